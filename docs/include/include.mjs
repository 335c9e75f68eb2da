// Node: puts an element of {institution} into a page, e.g. `await opslag('job-list', address, { links: 'none' })`.
// `page` is the page's whole address, with its query. What was answered is kept for a minute.
const kept = new Map()
export async function opslag(element, page, attributes = {}) {
  const query = new URLSearchParams({ element, ...attributes, page }).toString()
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join('')
  const plain = `<opslag-${element} institution="{institution}"${said}><a href="{origin}/portal/{institution}">Ledige stillinger</a></opslag-${element}>`
  const ask = () => fetch(`{origin}/v1/institutions/{institution}/fragment?${query}`, { signal: AbortSignal.timeout(2000) }).then((answer) => (answer.ok ? answer.text() : plain)).catch(() => plain)
  if (kept.size > 500) kept.clear()
  if (!(kept.get(query)?.until > Date.now())) kept.set(query, { until: Date.now() + 60_000, markup: ask() })
  return kept.get(query).markup
}
