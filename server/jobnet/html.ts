import sanitizeHtml from 'sanitize-html'

/** What published ads on Jobnet hold, and nothing else. */
export const SUBSET = ['p', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'br']

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'caption']

/**
 * An ad's sanitised body in the subset of HTML that Jobnet takes: headings become paragraphs in strong, the rows of a table
 * paragraphs, a link keeps its address.
 */
export const jobnetHtml = (html: string): string =>
  sanitizeHtml(
    // A strong in a heading's would be one in another.
    html
      .replace(/<(h[1-6]|caption)>([\s\S]*?)<\/\1>/g, (_, __, inner: string) => {
        return `<p><strong>${inner.replace(/<\/?(?:strong|b)>/g, '')}</strong></p>`
      })
      .replace(/<\/t[dh]>\s*<t[dh](?: [^>]*)?>/g, ' – ')
      .replace(/<\/?t[dh](?: [^>]*)?>/g, ''),
    {
      allowedTags: SUBSET,
      allowedAttributes: { a: ['href'] },
      transformTags: {
        ...Object.fromEntries(HEADINGS.map((name) => [name, 'strong'])),
        b: 'strong',
        i: 'em',
        tr: 'p',
        blockquote: 'p',
        hr: 'br',
      },
    },
  )
    .replace(/<p>\s*(<p>)/g, '$1')
    .replace(/(<\/p>)\s*<\/p>/g, '$1')
    .replace(/<p>\s*<\/p>/g, '')
    .replace(/\s{2,}/g, ' ')
    .trim()
