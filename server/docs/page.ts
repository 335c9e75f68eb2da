import { html, raw } from 'hono/html'
import { PROBLEM_STATUS, type ProblemCode } from '../contract/problem.ts'
import { FIELDS, PROBLEMS } from './problems.ts'

/** As much of an OpenAPI 3.1 document as the page shows. */
export type ApiDocument = {
  paths?: Record<string, Record<string, unknown> | undefined>
  components?: { schemas?: Record<string, unknown> }
}

type Schema = { $ref?: string; type?: string | string[]; enum?: unknown[]; items?: Schema; anyOf?: Schema[] }
type Content = Record<string, { schema?: Schema }>
type Operation = {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[]
  requestBody?: { content?: Content }
  responses?: Record<string, { description?: string; content?: Content }>
  'x-caller'?: string
}

type Html = ReturnType<typeof html>

const METHODS = ['get', 'put', 'post', 'patch', 'delete']
const CALLERS: Record<string, string> = {
  anyone: 'anyone',
  'public-read': 'any page, without credentials',
  embed: 'pages on origins that the institution has listed',
  'portal-form': 'forms on this server’s own pages',
  key: 'an institution’s system with its key',
  'one-click': 'mail programs',
  upload: 'uploads',
  loopback: 'this machine only',
}

const STYLE = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent) }
  body { font: 16px/1.55 system-ui, sans-serif; max-width: 60em; margin: 0 auto; padding: 2em 1.2em 5em }
  code, pre { font: .92em/1.5 ui-monospace, Consolas, monospace; overflow-wrap: anywhere }
  pre { overflow: auto; padding: 1em; border: 1px solid var(--line); border-radius: 6px; max-height: 40em }
  h1 { line-height: 1.2 } h2 { margin: 2.6em 0 .6em; padding-top: .6em; border-top: 1px solid var(--line); text-transform: capitalize }
  h3 { margin: 2em 0 .3em; font-size: 1.05em; font-weight: 600 } h3 b { display: inline-block; min-width: 4.2em }
  p { margin: .3em 0 .8em } dl { margin: 0 } dt { float: left; clear: left; min-width: 10em; margin-right: 1em } dd { margin: 0 0 .3em 11em }
  details { margin: .6em 0 } summary { cursor: pointer; padding: .4em 0 } .quiet { opacity: .75 }
  @media (max-width: 40em) { dt { float: none } dd { margin-left: 1em } }`

const SLASH = /^#\/components\/schemas\//

function typeOf(schema: Schema | undefined): Html {
  if (!schema) return html``
  if (schema.$ref) {
    const name = schema.$ref.replace(SLASH, '')
    return html`<a href="#${name}">${name}</a>`
  }
  if (schema.enum) return html`${schema.enum.map((value) => JSON.stringify(value)).join(' | ')}`
  if (schema.anyOf) return html`${schema.anyOf.map((one, at) => html`${at ? ' | ' : ''}${typeOf(one)}`)}`
  if (schema.items) return html`${typeOf(schema.items)}[]`
  return html`${[schema.type ?? 'any'].flat().join(' | ')}`
}

const bodies = (content: Content | undefined): Html[] =>
  Object.entries(content ?? {}).map(([type, { schema }]) => html`<code>${type}</code> ${typeOf(schema)}`)

/** A refusal's description is its codes; each leads to its own page. */
const described = (status: string, text: string): Html =>
  Number(status) >= 400 && text.split(', ').every((code) => Object.hasOwn(PROBLEM_STATUS, code))
    ? html`${text.split(', ').map((code, at) => html`${at ? ', ' : ''}<a href="/docs/problems/${code}">${code}</a>`)}`
    : html`${text}`

function operation(path: string, method: string, it: Operation): Html {
  const parameters = it.parameters ?? []
  return html`<h3><b>${method.toUpperCase()}</b><code>${path}</code></h3>
<p>${it.summary ? `${it.summary}.` : ''} ${it['x-caller'] ? html`<span class="quiet">For ${CALLERS[it['x-caller']] ?? it['x-caller']}.</span>` : ''}</p>
<details><summary>What it takes and answers</summary><dl>
${parameters.map(
  (one) =>
    html`<dt><code>${one.name}</code></dt><dd>${one.in}, ${typeOf(one.schema)}${one.required ? ', required' : ''}. ${one.description ?? ''}</dd>`,
)}
${it.requestBody ? html`<dt>body</dt>${bodies(it.requestBody.content).map((body) => html`<dd>${body}</dd>`)}` : ''}
${Object.entries(it.responses ?? {}).map(
  ([status, response]) =>
    html`<dt>${status}</dt><dd>${described(status, response.description ?? '')} ${bodies(response.content)}</dd>`,
)}
</dl></details>`
}

const whole = (title: string, nonce: string, main: Html): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style nonce="${nonce}">${raw(STYLE)}</style></head><body><main>${main}</main></body></html>`

/** The API as a page to read, made from its OpenAPI document. Loads nothing. */
export function apiPage(api: ApiDocument, nonce: string): Html {
  const operations = Object.entries(api.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item?.[method] ? [{ path, method, it: item[method] as Operation }] : [])),
  )
  const byTag = Map.groupBy(operations, ({ it }) => it.tags?.[0] ?? 'server')
  const schemas = Object.entries(api.components?.schemas ?? {}).sort(([a], [b]) => a.localeCompare(b))
  return whole(
    'Opslag’s API',
    nonce,
    html`<h1>Opslag’s API</h1>
<p>The elements that pages are made with have <a href="/docs/elements?lang=en" hreflang="en">pages of their own</a>.
Everything speaks JSON over HTTPS; instants are ISO 8601 in UTC. The machine-readable description is
<a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Every refusal is <code>application/problem+json</code> (RFC 9457)
with one of <a href="#problems">these codes</a>.</p>
${[...byTag].map(([tag, list]) => html`<h2 id="tag-${tag}">${tag}</h2>${list.map(({ path, method, it }) => operation(path, method, it))}`)}
<h2 id="problems">Refusals</h2>
<dl>${Object.entries(PROBLEM_STATUS).map(
      ([code, status]) =>
        html`<dt><a href="/docs/problems/${code}">${code}</a> <span class="quiet">${status}</span></dt><dd>${PROBLEMS[code as ProblemCode]}</dd>`,
    )}</dl>
<h2 id="fields">What is wrong with a field</h2>
<dl>${Object.entries(FIELDS).map(([code, text]) => html`<dt><code>${code}</code></dt><dd>${text}</dd>`)}</dl>
<h2 id="schemas">Schemas</h2>
${schemas.map(([name, schema]) => html`<details id="${name}"><summary><code>${name}</code></summary><pre>${JSON.stringify(schema, null, 2)}</pre></details>`)}`,
  )
}

/** One refusal: what a Problem's `type` leads to. */
export const problemPage = (code: ProblemCode, nonce: string): Html =>
  whole(
    `${code} – Opslag’s API`,
    nonce,
    html`<h1><code>${code}</code></h1><p>Status ${PROBLEM_STATUS[code]}</p><p>${PROBLEMS[code]}</p>
${code === 'invalid' ? html`<dl>${Object.entries(FIELDS).map(([field, text]) => html`<dt><code>${field}</code></dt><dd>${text}</dd>`)}</dl>` : ''}
<p><a href="/docs#problems">All refusals</a></p>`,
  )
