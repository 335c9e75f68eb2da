import {
  type AdTemplate,
  type AdTemplates,
  JOB_PARTS,
  NEEDED_PARTS,
  type TemplateBlock,
} from '../contract/ad-template.ts'
import { AD_LIMITS, AD_LOOKS, LANGUAGES } from '../contract/limits.ts'
import type { Problem } from '../contract/problem.ts'
import { htmlFaults } from './html.ts'

type Fault = NonNullable<Problem['fields']>[number]

const isLook = (key: string) => (AD_LOOKS as readonly string[]).includes(key)

/** Is it made of the job, so that a template has it once? */
const isJobPart = ({ kind }: TemplateBlock) => (JOB_PARTS as readonly string[]).includes(kind)

const blockFaults = (block: TemplateBlock, path: string): Fault[] =>
  block.kind === 'html'
    ? LANGUAGES.flatMap((language) => {
        const html = block.html[language]
        const found = html === undefined ? [] : htmlFaults(html)
        return found.map(({ what, code }) => ({ path: `${path}.html.${language}${what && `.${what}`}`, code }))
      })
    : []

/** All HTML of a template in a language: each ad that is drawn by it is made of that anew. */
const htmlLength = (blocks: readonly TemplateBlock[], language: 'da' | 'en') =>
  blocks.reduce((sum, block) => sum + (block.kind === 'html' ? (block.html[language]?.length ?? 0) : 0), 0)

function oneFaults({ blocks }: AdTemplate, path: string): Fault[] {
  const kinds = blocks.map(({ kind }) => kind)
  const title = kinds.indexOf('title')
  const isTooLong = LANGUAGES.some((language) => htmlLength(blocks, language) > AD_LIMITS.html)
  return [
    ...(isTooLong ? [{ path: `${path}.blocks`, code: 'too-long' } as const] : []),
    ...NEEDED_PARTS.filter((kind) => !kinds.includes(kind)).map(
      (kind) => ({ path: `${path}.blocks.${kind}`, code: 'required' }) as const,
    ),
    ...blocks.flatMap((block, index) => {
      const at = `${path}.blocks.${index}`
      const faults: Fault[] = blockFaults(block, at)
      if (isJobPart(block) && kinds.indexOf(block.kind) < index) faults.push({ path: `${at}.kind`, code: 'duplicate' })
      // The title is the heading of all that follows.
      if (index < title && block.kind !== 'picture') faults.push({ path: `${at}.kind`, code: 'not-allowed' })
      return faults
    }),
  ]
}

/** What is wrong with an institution's templates, by path, e.g. `templates.0.blocks.3.html.da.<script>` `not-allowed`. */
export function adTemplateFaults({ templates }: Pick<AdTemplates, 'templates'>): Fault[] {
  const keys = templates.map(({ key }) => key)
  return templates.flatMap((template, index) => {
    const path = `templates.${index}`
    const isTaken = isLook(template.key) || keys.indexOf(template.key) < index
    return [...(isTaken ? [{ path: `${path}.key`, code: 'duplicate' } as const] : []), ...oneFaults(template, path)]
  })
}
