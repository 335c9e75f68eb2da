import type { Language } from '../contract/language.ts'
import type { MailTemplateName, MailTemplates, MailTemplateText } from '../contract/mail.ts'
import { standard as da } from './standard-texts.da.ts'
import { standard as en } from './standard-texts.en.ts'
import { subjectFaults, textFaults } from './template-faults.ts'

const TEXTS: Record<Language, Record<MailTemplateName, { subject: string; text: string[] }>> = { da, en }

/** The templates that an institution and a job have changed. */
export type TemplateLayers = {
  institution: MailTemplates['templates']
  job?: MailTemplates['templates'] | null | undefined
}

/** The text that ships, whole in every language. */
export const standardText = (template: MailTemplateName, language: Language) => {
  const { subject, text } = TEXTS[language][template]
  return { subject, text: text.join('\n\n') }
}

const sound = (faults: Iterable<unknown>): boolean => [...faults].length === 0

/**
 * Subject and text of a mail in one language: the job's, else the institution's, else the standard, each by itself. A mail
 * is in one language all through: a layer that says it in the other one only is passed over, since the standard is whole in
 * both. So is one that was stored when a template had other fields.
 */
export function textOf(
  template: MailTemplateName,
  language: Language,
  { institution, job }: TemplateLayers,
): { subject: string; text: string } {
  const layers: (MailTemplateText | undefined)[] = [job?.[template], institution[template]]
  const standard = standardText(template, language)
  const subjects = layers.map((layer) => layer?.subject?.[language])
  const texts = layers.map((layer) => layer?.text?.[language])
  return {
    subject: subjects.find((said) => said !== undefined && sound(subjectFaults(template, said))) ?? standard.subject,
    text: texts.find((said) => said !== undefined && sound(textFaults(template, said))) ?? standard.text,
  }
}

/** The highest layer that says anything of a template. */
export const layerOf = (
  template: MailTemplateName,
  { institution, job }: TemplateLayers,
): 'standard' | 'institution' | 'job' =>
  says(job?.[template]) ? 'job' : says(institution[template]) ? 'institution' : 'standard'

const says = (layer: MailTemplateText | undefined): boolean => layer?.subject !== undefined || layer?.text !== undefined
