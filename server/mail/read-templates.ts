import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { LocalizedText } from '../contract/language.ts'
import { LANGUAGES } from '../contract/limits.ts'
import { MAIL_TEMPLATES, type MailTemplate, type MailTemplateName } from '../contract/mail.ts'
import { jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { settingOf } from '../settings/queries.ts'
import { labels as da } from './field-labels.da.ts'
import { labels as en } from './field-labels.en.ts'
import { linesOf } from './template.ts'
import { fieldsOf } from './template-fields.ts'
import { layerOf, standardText, type TemplateLayers, textOf } from './template-layers.ts'

type Said = { subject: string; text: string }
const inEach = (say: (language: (typeof LANGUAGES)[number]) => Said) => {
  const said = LANGUAGES.map((language) => [language, say(language)] as const)
  const part = (name: keyof Said) =>
    Object.fromEntries(said.map(([language, texts]) => [language, texts[name]])) as Required<LocalizedText>
  return { subject: part('subject'), text: part('text') }
}

/** Is there room in it for a text that was written for one person? */
const holdsMessage = (template: MailTemplateName, text: string) =>
  linesOf(template, text).some((line) => line.kind === 'block' && line.field === 'message')

/** A template as it stands, over what it stands on. */
export function templateAsItStands(name: MailTemplateName, layers: TemplateLayers): MailTemplate {
  const now = inEach((language) => textOf(name, language, layers))
  return {
    name,
    layer: layerOf(name, layers),
    ...now,
    standard: inEach((language) => standardText(name, language)),
    fields: fieldsOf(name).map((field) => ({ ...field, label: { da: da[field.name], en: en[field.name] } })),
    standardMessage: !LANGUAGES.some((language) => holdsMessage(name, now.text[language])),
  }
}

/**
 * Every template of an institution, or of a job of its, for its own people.
 * @throws ProblemError `forbidden`; `not-found` when there is no such job.
 */
export async function readTemplates(
  { deps, actor, institution }: Call,
  { job }: { job?: string | undefined },
): Promise<MailTemplate[]> {
  if (!can(actor, 'read-settings', institution)) throw new ProblemError('forbidden')
  const layers = await inInstitution(deps.db, institution.id, async (tx): Promise<TemplateLayers> => {
    const { value } = await settingOf(tx, institution.id, 'mail-templates')
    const { templates } = value as { templates: TemplateLayers['institution'] }
    if (job === undefined) return { institution: templates }
    const [row] = /^\d{1,15}$/.test(job)
      ? await tx
          .select({ mailTemplates: jobs.mailTemplates })
          .from(jobs)
          .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, Number(job))))
      : []
    if (!row) throw new ProblemError('not-found')
    return { institution: templates, job: row.mailTemplates }
  })
  return MAIL_TEMPLATES.map((name) => templateAsItStands(name, layers))
}
