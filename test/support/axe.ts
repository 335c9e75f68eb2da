import 'axe-core'
import type axeCore from 'axe-core'
import { AssertionError } from './assert.ts'

declare const axe: typeof axeCore

/** WCAG 2.2 AA and everything below it, and what axe calls best practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/**
 * Fails with a readable list when axe finds something wrong with the element or what is inside it, shadow roots
 * included. `except` names rules that the test explains in its own words.
 */
export async function accessible(element: Element, { except = [] }: { except?: string[] } = {}): Promise<void> {
  // The page around the element is the institution's: its landmarks and its one h1 are not ours to have.
  const off = ['region', 'page-has-heading-one', 'landmark-one-main', ...except]
  const { violations } = await axe.run(element, {
    runOnly: { type: 'tag', values: TAGS },
    rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
  })
  if (violations.length === 0) return
  const lines = violations.flatMap(({ id, help, helpUrl, nodes }) => [
    `${id}: ${help} (${helpUrl})`,
    ...nodes.flatMap((node) => [
      `  ${node.target.flat().join(' >> ')}`,
      `    ${node.html.slice(0, 300)}`,
      ...(node.failureSummary ?? '')
        .split('\n')
        .slice(1)
        .map((line) => `    - ${line.trim()}`),
    ]),
  ])
  throw new AssertionError(
    `axe found ${violations.length} kinds of fault in <${element.localName}>:\n${lines.join('\n')}`,
  )
}
