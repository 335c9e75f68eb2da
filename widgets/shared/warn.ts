const said = new Set<string>()

/** Tells the webmaster something in the console, each sentence once on a page. */
export function warn(sentence: string): void {
  if (said.has(sentence)) return
  said.add(sentence)
  console.warn(`Opslag: ${sentence}`)
}
