/** Without what no database takes and nobody can type: half characters, and controls other than line breaks and tabs. */
export const clean = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
