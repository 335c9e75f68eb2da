let codes: Map<string, string> | undefined

/** The two letters of a country by them or by its Danish or English name; null when it is none. */
export function countryCode(name: string | null): string | null {
  if (codes === undefined) {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const pairs = letters.flatMap((a) => letters.map((b) => a + b))
    codes = new Map(
      ['en', 'da'].flatMap((language) => {
        const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
        return pairs.flatMap((pair) => {
          const called = names.of(pair)
          return called ? [[called.toLowerCase(), pair] as const, [pair.toLowerCase(), pair] as const] : []
        })
      }),
    )
    // Retired codes share a name with their successors and would win by coming later.
    for (const denmark of ['danmark', 'denmark', 'dnk']) codes.set(denmark, 'DK')
  }
  return name === null ? null : (codes.get(name.toLowerCase()) ?? null)
}
