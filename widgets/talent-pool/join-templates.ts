import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import type { TalentPool as Pool, PoolMembership } from '../../server/contract/talent-pool.ts'
import { checkbox } from '../shared/form/field.ts'
import { formatDay } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { linesOf } from '../shared/sign-up/answers.ts'
import {
  cprPicture,
  type FieldsView,
  filesPicture,
  linesPicture,
  personPicture,
  questionsPicture,
} from '../shared/sign-up/fields.ts'
import type { Sheet } from '../shared/sign-up/sheet.ts'
import type { JoinStrings } from './join.da.ts'
import { CONSENT, type StepId, stepsOf } from './steps.ts'
import type { TalentPoolStrings } from './strings.da.ts'
import { type Basis, backToPools, link, paragraphs, poolTitle, title } from './templates.ts'

export type JoinWords = TalentPoolStrings & JoinStrings
export type JoinBasis = Basis & { t: JoinWords }

export type PoolView = JoinBasis & {
  pool: Pool
  form: NonNullable<Pool['form']>
  fields: FieldsView
  sheet: Sheet
  /** The step that is shown; undefined where all stand on one page. */
  step: StepId | undefined
  consented: boolean
  wrongPicture: unknown
  /** The pool became another while it was filled in. */
  hasChanged: boolean
  isBusy: boolean
  on: PoolHandlers
}

/** What a person can do. */
export type PoolHandlers = {
  consent: (checked: boolean) => void
  submit: (event: Event) => void
  back: () => void
  mend: () => void
}

const langOf = (lang: string, language: Language) => (lang === language ? nothing : lang)

function aboutPicture(view: PoolView) {
  const { t, language, level, pool, form } = view
  const asked = form.fields.map(({ label, required }) => (required ? label : `${label} ${t.optional}`))
  if (form.documents.max) asked.push(form.documents.min ? t.files : `${t.files} ${t.optional}`)
  if (form.questions.length) asked.push(t.answers(form.questions.length))
  const rows: [string, string][] = [
    ...(pool.staffGroup ? [[t.for, pool.staffGroup] as [string, string]] : []),
    [t.time, t.minutes(form.minutes)],
    [t.needed, new Intl.ListFormat(language).format(asked)],
    [t.kept, t.keptFor(form.consent.months)],
  ]
  return html`<div class="about">${paragraphs(pool.text)}</div>
    <div class="box safe">
      ${heading(level + 1, t.before)}
      ${linesPicture(rows.map(([label, text]) => ({ label, text })))}
    </div>`
}

function stepHeading(step: StepId, { t, level, step: shown, form }: PoolView) {
  if (!shown) return heading(level + 1, step === 'consent' ? t.consentHeading : t.steps[step])
  const steps = stepsOf(form)
  const at = steps.indexOf(step) + 1
  return html`<div class="step">
    <div class="bar" aria-hidden="true">${steps.map((_, index) => html`<i class=${index < at ? 'done' : ''}></i>`)}</div>
    ${heading(
      level + 1,
      html`<span class="eyebrow">${t.step(at, steps.length)}<span class="hidden">: </span></span>${t.steps[step]}`,
      { id: `step-${step}`, focusable: true },
    )}
  </div>`
}

function consentPicture(view: PoolView) {
  const { t, language, form, fields, step, consented, on } = view
  const { consent, privacyNotice } = form
  const wrong = fields.wrong.get(CONSENT) ?? null
  const [first = '', ...rest] = privacyNotice.text.split(/\n\s*\n/)
  return html`
    ${step ? html`<div part="review">${linesPicture(linesOf(form, fields.answers, t))}</div>` : nothing}
    <div class="box safe" part="privacy-notice" lang=${langOf(privacyNotice.lang, language)}>
      <p class="lines">${first}</p>
      ${
        rest.length
          ? html`<details><summary lang=${language}>${t.privacy}</summary>${rest.map((one) => html`<p class="lines">${one}</p>`)}</details>`
          : nothing
      }
    </div>
    <div class="box safe" part="consent" id="consent-text" lang=${langOf(consent.lang, language)}>
      ${paragraphs(consent.text)}
    </div>
    ${checkbox(
      {
        id: CONSENT,
        name: 'consent',
        label: t.iConsent,
        hint: t.consentHint(consent.months),
        error: wrong,
        checked: consented,
        onChange: on.consent,
      },
      t,
    )}
  `
}

function sectionPicture(step: StepId, view: PoolView) {
  const { fields } = view
  return html`<div data-step=${step} ?hidden=${view.step !== undefined && view.step !== step}>
    ${stepHeading(step, view)}
    ${
      step === 'you'
        ? personPicture(fields)
        : step === 'documents'
          ? filesPicture(fields)
          : step === 'questions'
            ? questionsPicture(fields)
            : consentPicture(view)
    }
  </div>`
}

function buttons(view: PoolView) {
  const { t, step, sheet, isBusy, fields, form, on } = view
  const back =
    step && step !== stepsOf(form)[0]
      ? html`<button type="button" class="button quiet" part="previous" @click=${on.back}>${t.previous}</button>`
      : nothing
  if (step && step !== 'consent')
    return html`<p class="actions"><button class="button" part="next">${t.next}</button> ${back}</p>`
  return html`
    ${sheet.findings.length ? cprPicture(sheet.findings, fields, { mend: on.mend, clear: () => sheet.clear() }) : nothing}
    ${sheet.waits ? html`<p class="message safe">${t.documents.wait}</p>` : nothing}
    ${fields.email === null ? html`<p>${t.mailFirst}</p>` : nothing}
    <p class="actions">
      <button class="button" part="submit" aria-disabled=${isBusy ? 'true' : nothing}>${isBusy ? t.sending : t.join}</button>
      ${back}
    </p>
  `
}

/**
 * Its method is one by which a browser sends nothing, should a page keep `submit` from being heard. All steps stand in one form
 * in one root, those that are not at hand hidden: nothing typed is lost on the way, and a browser fills in all it knows at once.
 */
export function formPicture(view: PoolView): TemplateResult {
  const { t, level, pool, form, step, on } = view
  const steps = stepsOf(form)
  const parts: readonly StepId[] = steps.length ? steps : ['you', 'consent']
  return html`<div class="page">
    ${backToPools(view)} ${poolTitle(view, pool)}
    <p class="from">${pool.institution.name}</p>
    ${
      view.hasChanged
        ? html`<div id="changed" class="message safe warning" part="notice" tabindex="-1">
            ${heading(level + 1, t.changed)}
            <p>${t.changedText}</p>
          </div>`
        : nothing
    }
    ${view.wrongPicture}
    <div ?hidden=${step !== undefined && step !== 'you'}>${aboutPicture(view)}</div>
    <form part="form" method="dialog" novalidate @submit=${on.submit}>
      ${parts.map((part) => sectionPicture(part, view))} ${buttons(view)}
    </form>
  </div>`
}

/** It has been confirmed: what one is in, until when, and what happens now. */
export function donePicture(view: JoinBasis, membership: PoolMembership): TemplateResult {
  const { t, language, level } = view
  const { pool, joinedAt, expiresAt } = membership
  return html`<div class="page" part="receipt">
    <div class="message success">
      ${title(level, t.done)}
      ${linesPicture([
        { label: t.pool, text: pool.name },
        { label: t.joined, text: formatDay(joinedAt, language) },
        { label: t.until, text: formatDay(expiresAt, language) },
      ])}
    </div>
    ${heading(level + 1, t.next2)}
    <ul class="bullets">
      <li>${t.nextContact(pool.institution.name)}</li>
      <li>${t.nextEnd}</li>
      <li>${t.nextChange}</li>
    </ul>
    <p class="actions">${link(view.pools, t.all)} ${view.list}</p>
  </div>`
}
