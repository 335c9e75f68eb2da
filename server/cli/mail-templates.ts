import { LANGUAGES } from '../contract/limits.ts'
import { type MailTemplate, MailTemplateList, type MailTemplateName } from '../contract/mail.ts'
import { pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'

const LAYERS: Record<MailTemplate['layer'], string> = {
  standard: 'the standard',
  institution: 'the institution’s own',
  job: 'the job’s own',
}

/** A template as it stands, with what can be put into it. */
function* linesOf({ name, layer, standardMessage, fields, subject, text }: MailTemplate): Generator<string> {
  yield `${name}: ${LAYERS[layer]}${standardMessage ? '' : '; leads to a message written for one applicant'}`
  const width = Math.max(...fields.map((field) => field.name.length))
  for (const { name, label, alone, required } of fields) {
    const rules = [...(required ? ['required'] : []), ...(alone ? ['alone on its line'] : [])]
    yield `  {{${name}}}${' '.repeat(width - name.length)}  ${label.en}${rules.length > 0 ? ` (${rules.join(', ')})` : ''}`
  }
  for (const language of LANGUAGES) {
    yield ''
    yield `  [${language}] ${subject[language] ?? ''}`
    for (const line of (text[language] ?? '').split('\n')) yield line === '' ? '' : `  ${line}`
  }
}

/** Shows the mails' texts of an institution or of a job: all by name, or one whole. */
export async function showTemplates(
  world: World,
  {
    institution,
    job,
    template,
  }: { institution: string; job: string | undefined; template: MailTemplateName | undefined },
): Promise<number> {
  const query = job === undefined ? '' : `?${new URLSearchParams({ job })}`
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'mail-templates') + query, MailTemplateList)
  const widest = (words: string[]) => Math.max(...words.map((word) => word.length))
  const [names, layers] = [widest(items.map(({ name }) => name)), widest(Object.values(LAYERS))]
  if (template === undefined)
    for (const { name, layer, subject } of items)
      world.out(`${name.padEnd(names)}  ${LAYERS[layer].padEnd(layers)}  ${subject.da ?? subject.en}`)
  else for (const item of items) if (item.name === template) for (const line of linesOf(item)) world.out(line)
  return 0
}
