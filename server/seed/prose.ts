const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const inline = (text: string) =>
  escaped(text)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\[(.+?)\]\((https?:[^)\s]+|mailto:[^)\s]+)\)/g, '<a href="$2">$1</a>')

const items = (tag: 'ul' | 'ol', lines: string[], marker: RegExp) =>
  `<${tag}>${lines.map((line) => `<li>${inline(line.replace(marker, ''))}</li>`).join('')}</${tag}>`

function table(lines: string[]): string {
  const [head = [], ...body] = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => inline(cell.trim())),
  )
  const row = (cells: string[]) =>
    `<tr>${cells.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('')
  return `<table><thead><tr>${heads}</tr></thead><tbody>${body.map(row).join('')}</tbody></table>`
}

function block(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const first = lines[0] ?? ''
  if (first.startsWith('## ')) return `<h2>${inline(first.slice(3))}</h2>`
  if (first.startsWith('### ')) return `<h3>${inline(first.slice(4))}</h3>`
  if (first.startsWith('- ')) return items('ul', lines, /^- /)
  if (/^\d+\. /.test(first)) return items('ol', lines, /^\d+\. /)
  if (first.startsWith('|')) return table(lines)
  return `<p>${inline(lines.join(' '))}</p>`
}

/**
 * An ad's HTML from plain text. Blank lines part the blocks: `## ` and `### ` are headings, `- ` and `1. ` lists, `| a | b |`
 * rows of a table whose first row is its head, everything else a paragraph. `**bold**` and `[text](address)` inside.
 */
export const prose = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map(block)
    .join('\n')
