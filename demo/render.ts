import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** What `{{name}}` stands for in a page. Values come from configuration, never from a request. */
export type Values = Readonly<Record<string, string>>

const INCLUDE = /\{\{include ([\w./-]+)((?: [\w-]+=[^\s}]+)*)\}\}/g
const PLACEHOLDER = /\{\{([\w-]+)\}\}/g

/**
 * A page's HTML: `{{include <file> <name>=<value> …}}` is replaced by that file, sought from the page's own folder, with
 * its values; `{{<name>}}` by its value. In an included file the link to the page itself gets `aria-current`.
 * @throws when a file or a value is missing, so that no page is sent half-made.
 */
export function renderPage(file: string, address: string, values: Values): string {
  const html = readFileSync(file, 'utf8').replace(INCLUDE, (_, part: string, settings: string) => {
    const own = Object.fromEntries(
      settings
        .trim()
        .split(' ')
        .filter((setting) => setting !== '')
        .map((setting) => setting.split(/=(.*)/s, 2) as [string, string]),
    )
    const included = readFileSync(resolve(dirname(file), part), 'utf8').trimEnd()
    return fill(included, { ...values, ...own }, part).replaceAll(
      `<a href="${address}"`,
      `<a aria-current="page" href="${address}"`,
    )
  })
  return fill(html, values, file)
}

function fill(html: string, values: Values, file: string): string {
  return html.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`${file} asks for {{${name}}}, which has no value`)
    return value
  })
}
