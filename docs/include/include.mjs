// Node: puts an element of {institution} into a page, e.g. `await opslag('job-list', address, { links: 'none' })`.
// `page` is the page's whole address, with its query.
const kept = new Map()

export async function opslag(element, page, attributes = {}) {
  const query = new URLSearchParams({ element, page, ...attributes }).toString()
  const known = kept.get(query)
  if (known?.until > Date.now()) return known.markup
  const said = Object.entries({ institution: '{institution}', ...attributes }).map(
    ([name, value]) => ` ${name}="${value}"`,
  )
  const markup = await fetch(`{origin}/v1/institutions/{institution}/fragment?${query}`, {
    signal: AbortSignal.timeout(2000),
  })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .catch(
      () =>
        `<opslag-${element}${said.join('')}><a href="{origin}/portal/{institution}">Ledige stillinger</a></opslag-${element}>`,
    )
  if (kept.size > 500) kept.clear()
  kept.set(query, { markup, until: Date.now() + 60_000 })
  return markup
}
