import { html, raw } from 'hono/html'
import type { MailShown, ThemeShown } from './demo/showroom/built.ts'
import { ad, readable } from './demo/showroom/data/ad.ts'
import { institution, MIDDAY } from './demo/showroom/data/institution.ts'
import { jobs } from './demo/showroom/data/jobs.ts'
import type { Language } from './server/contract/language.ts'
import { LANGUAGES } from './server/contract/limits.ts'
import { MAIL_TEMPLATES, type MailTemplateName } from './server/contract/mail.ts'
import { Profile, ThemeSettings } from './server/contract/settings.ts'
import { elements } from './server/fragments/elements.ts'
import { writeFromTemplate } from './server/mail/write.ts'
import { stringsIn } from './server/portal/language.ts'
import { layout } from './server/portal/layout.ts'
import { freshForm } from './server/portal/plain-form.ts'
import { exampleDeps, exampleSender, exampleTo, mailExamples } from './test/support/mail-examples.ts'

/** Whose theme it is, as the institution's name. */
const nameOf = ({ name, title }: Pick<ThemeShown, 'name' | 'title'>, language: Language) =>
  name === 'standard' ? institution(language).name : title

const SERVER = 'https://jobs.eksempel.dk'

type Sends = Pick<ThemeShown, 'name' | 'title'> & { theme: Pick<ThemeShown['theme'], 'logo'>; settings: ThemeSettings }

/** A theme's logo stands beside what carries it: nothing is fetched from a server. */
const withLogoBeside = (page: string, name: string) =>
  page.replaceAll(/"(?:https:\/\/jobs\.eksempel\.dk)?\/portal\/[\w-]+\/logo\.\w+"/g, `"/themes/${name}/logo.svg"`)

const { config } = exampleDeps('Statens Rekruttering')

const written = (theme: Sends, language: Language, template: MailTemplateName) =>
  writeFromTemplate(
    { config: { ...config, origin: SERVER } },
    {
      ...exampleSender(),
      theme: theme.settings,
      logo: theme.theme.logo,
      profile: Profile.parse({ name: { da: nameOf(theme, 'da'), en: nameOf(theme, 'en') } }),
    },
    { ...mailExamples(language)[template], ...exampleTo(language, 'Frida Fri') },
  )

/** Every mail with its subject in both languages. */
export function mailsShown(): MailShown[] {
  const standard = { name: 'standard', title: '', theme: {}, settings: ThemeSettings.parse({ tokens: {} }) }
  const subject = (language: Language, template: MailTemplateName) => written(standard, language, template).subject
  return MAIL_TEMPLATES.map((template) => ({
    template,
    subject: { da: subject('da', template), en: subject('en', template) },
  }))
}

/** Every mail in a theme, by language and template. */
export function* mailsIn(theme: Sends): Generator<[name: string, html: string]> {
  for (const language of LANGUAGES)
    for (const template of MAIL_TEMPLATES) {
      const { html: letter = '' } = written(theme, language, template)
      yield [`${language}/${template}`, withLogoBeside(letter, theme.name)]
    }
}

/** Pages of the portal in a theme, as they stand before any script: the list, an ad, and a form. By language and page. */
export async function* portalIn(shown: ThemeShown): AsyncGenerator<[name: string, html: string]> {
  const { serve } = await elements()
  const { name, theme } = shown
  for (const language of LANGUAGES) {
    const t = stringsIn(language)
    const office = {
      ...institution(language, { theme, name: nameOf(shown, language) }),
      ...(name !== 'standard' && { slug: name }),
    }
    const basis = {
      language,
      address: `${SERVER}/portal/${office.slug}`,
      now: MIDDAY,
      api: SERVER,
      version: 'showroom',
      attributes: {},
      fallback: '',
    }
    const job = readable(language)
    const data = { institution: office, job }
    const list = { items: jobs(5, language), total: 5, next: null }
    const top = html`<h1 class="kind">${t.job}</h1>`
    const mains = {
      list: html`<h1>${t.jobs}</h1>${raw(serve({ ...basis, element: 'job-list', data: { institution: office, jobs: [list] } }))}`,
      ad: html`${top}${raw(serve({ ...basis, element: 'job-ad', attributes: { job: job.id }, data }))}`,
      form: html`${top}${raw(
        serve({
          ...basis,
          element: 'application-form',
          attributes: { job: job.id },
          data: { institution: office, job: ad(language) },
          plain: freshForm('#', ''),
        }),
      )}`,
    }
    for (const [page, main] of Object.entries(mains)) {
      const title = page === 'list' ? t.jobs : job.title
      const laid = await layout({ title, main, institution: office, language, path: null }, '')
      yield [`${language}/${page}`, withLogoBeside(String(laid), name)]
    }
  }
}
