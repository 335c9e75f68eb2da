const TEXT: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
const plain = (markup: string) => markup.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => TEXT[name]!)

/** The words of a mail's HTML, as a reader meets them: without what a list of mails shows of it. */
export const wordsOf = (html: string): string[] =>
  plain(
    html
      .replace(/<style>.*?<\/style>|<title>.*?<\/title>|<div style="display:none.*?<\/div>/gs, ' ')
      .replace(/<[^>]*>/g, ' '),
  )
    .split(/\s+/)
    .filter(Boolean)

/** Where a mail's HTML leads. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => plain(href!))
