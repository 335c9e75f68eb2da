import assert from 'node:assert/strict'
import { findAll, innerText, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'

export type Guide = Awaited<ReturnType<typeof openGuide>>

/** The webmaster's guide of an institution, as it is read and copied from. */
export async function openGuide(
  from: { request(path: string): Response | Promise<Response> },
  slug: string,
  language = 'da',
) {
  const response = await from.request(`/webmaster/${slug}?lang=${language}`)
  const page = await response.text()
  const tree = parseDocument(page)
  const all = (name: string) => findAll((node) => node.name === name, tree.children)
  const pres = findAll((node) => node.attribs['data-snippet'] !== undefined, tree.children)
  const snippets = new Map(pres.map((node) => [node.attribs['data-snippet'] as string, innerText(node)]))
  return {
    status: response.status,
    headers: response.headers,
    page,
    all,
    text: textContent(tree).replace(/\s+/g, ' '),
    snippets,
    tree,
  }
}
export const snippetOf = ({ snippets }: Guide, id: string) => {
  const code = snippets.get(id)
  assert.ok(code !== undefined, `there is no snippet ${id}`)
  return code
}
