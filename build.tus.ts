type Rule = [found: string, instead: string]

// What browsers have themselves, and a second time would be half of what is loaded.
const RULES: Rule[] = [
  [
    "import { Base64 } from 'js-base64';",
    'const Base64 = { encode: (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))) };',
  ],
  ["import URL from 'url-parse';", ''],
]

/** The upload client without the two packages that it brings along for other places; undefined for every other file. */
export function withLessTus(file: string, codeOf: () => string): string | undefined {
  if (!/\/tus-js-client\/lib\.esm\/upload\.js$/.test(file)) return undefined
  let code = codeOf()
  for (const [found, instead] of RULES) {
    if (code.split(found).length !== 2) throw new Error(`${file} is written in another way than before: ${found}`)
    code = code.replace(found, () => instead)
  }
  return code
}

/** The same for the build. */
export const lessTus = () => ({
  name: 'less-tus',
  transform(code: string, id: string) {
    const less = withLessTus(id, () => code)
    return less === undefined ? undefined : { code: less, map: null }
  },
})
