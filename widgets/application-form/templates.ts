import { html, nothing, type TemplateResult } from 'lit'
import type { FormField } from '../../server/contract/form.ts'
import { contactPicture } from '../shared/contact.ts'
import { errorSummary } from '../shared/form/error-summary.ts'
import { checkbox, type FieldView, field } from '../shared/form/field.ts'
import { formatDate, formatDeadline } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { ACKNOWLEDGEMENT } from './answers.ts'
import { errorSentence, inputId, summaryOf } from './sentences.ts'
import type { StepId } from './steps.ts'
import type { FormView, JobView } from './view.ts'

const FIELD_KINDS: Record<FormField['kind'], FieldView['kind']> = {
  name: 'text',
  email: 'email',
  phone: 'tel',
  motivation: 'long-text',
  text: 'text',
  'long-text': 'long-text',
}

/** A notice longer than this, in characters, is folded after its first paragraphs. */
const NOTICE_AT_ONCE = 1_200

/** The job's own language where the screen has another. */
export const langOf = ({ job, language }: JobView) => (job.language === language ? nothing : job.language)

/** The heading that takes focus when a picture comes up. */
export const title = (level: number, content: unknown) =>
  heading(level, content, { id: 'title', part: 'title', focusable: true })

/** The link back to the ad. */
export const backToAd = ({ t, ad }: JobView) =>
  html`<p class="back"><a href=${ad.href} @click=${ad.follow}>${t.toAd}</a></p>`

/** Terms and what is said of them. */
export const factList = (facts: [term: string, text: unknown][]) =>
  html`<dl class="facts">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`

export const paragraphs = (texts: string[]) => texts.map((text) => html`<p class="lines">${text}</p>`)

function privacyNotice({ t, language, form }: FormView) {
  const { text, lang } = form.privacyNotice
  const all = text.split(/\n\s*\n/)
  let length = 0
  const end = text.length > NOTICE_AT_ONCE ? all.findIndex((one) => (length += one.length) > NOTICE_AT_ONCE) : -1
  const shown = end < 0 ? all.length : end || 1
  return html`<div class="box safe" part="privacy-notice" lang=${lang === language ? nothing : lang}>
    ${paragraphs(all.slice(0, shown))}
    ${
      shown < all.length
        ? html`<details><summary lang=${language}>${t.privacyMore}</summary>${paragraphs(all.slice(shown))}</details>`
        : nothing
    }
  </div>`
}

function beforeYouStart({ t, language, level, now, job, form }: FormView) {
  const { fields, documents, questions } = form
  const asked = fields.map(({ label, required }) => (required ? label : `${label} ${t.optional}`))
  if (documents.max) asked.push(documents.min ? t.documents : `${t.documents} ${t.optional}`)
  if (questions.length) asked.push(t.answers(questions.length))
  return html`<div class="box safe">
    ${heading(level + 1, t.before)}
    ${factList([
      [t.deadline, job.deadline ? formatDeadline(job.deadline, now, language) : t.noDeadline],
      [t.time, t.minutes(form.minutes)],
      [t.needed, new Intl.ListFormat(language).format(asked)],
      [t.readers, t.readersText(job.institution.name)],
      [t.answer, job.answerExpected ? t.answerBy(formatDate(job.answerExpected, language)) : t.answerAlways],
      ...(job.contacts.length ? [[t.questions, job.contacts.map(contactPicture)] as [string, unknown]] : []),
    ])}
  </div>`
}

export const isBusy = ({ stage }: FormView) => stage === 'sending' || stage === 'asking'

function fieldPicture(one: FormField, view: FormView) {
  const { id, kind, label, hint, maxLength, autocomplete } = one
  const code = view.errors.get(id)
  const email = kind === 'email' && typeof view.rest === 'object' && view.rest.email
  return field(
    {
      id: inputId(id),
      name: id,
      kind: FIELD_KINDS[kind],
      label,
      hint: email ? view.t.fixed : hint,
      error: code && errorSentence(one, code, view.t),
      value: view.answers.values[id] ?? '',
      optional: !one.required,
      maxLength,
      autocomplete,
      readonly: !!email || isBusy(view),
      onInput: (value) => view.on.answer(id, value),
    },
    view.t,
  )
}

/** The heading of a step, which takes focus when one comes to it. */
function stepHeading(step: StepId, { t, level, steps, step: shown, onOnePage }: FormView) {
  const settings = { id: `step-${step}`, focusable: true }
  if (!shown || onOnePage) return heading(level + 1, !shown && step === 'you' ? t.application : t.steps[step], settings)
  const at = steps.indexOf(step) + 1
  return html`<div class="step">
    <div class="bar" aria-hidden="true">${steps.map((_, index) => html`<i class=${index < at ? 'done' : ''}></i>`)}</div>
    ${heading(
      level + 1,
      html`<span class="eyebrow">${t.step(at, steps.length)}<span class="hidden">: </span></span>${t.steps[step]}`,
      settings,
    )}
  </div>`
}

function firstSteps(step: StepId, view: FormView) {
  const { t, form, errors, answers, on } = view
  if (step === 'notice')
    return html`${privacyNotice(view)}
    ${checkbox(
      {
        id: inputId(ACKNOWLEDGEMENT),
        name: ACKNOWLEDGEMENT,
        label: t.acknowledge,
        error: errors.has(ACKNOWLEDGEMENT) ? t.acknowledgeFirst : null,
        checked: answers.acknowledged === form.privacyNotice.version,
        onChange: on.acknowledge,
      },
      t,
    )}`
  return html`<p class="hint">${t.keeping}</p>
    ${
      typeof view.rest === 'object'
        ? view.rest.signIn(view)
        : html`<p class="sign-in"><button type="button" class="button quiet" @click=${on.signIn}>${t.signIn}</button></p>`
    }
    ${form.fields.map((one) => fieldPicture(one, view))}`
}

/** Whether a part is at hand. */
const isShown = (part: StepId, { step }: FormView) => !step || step === part || (step === 'all' && part !== 'review')

function sectionPicture(step: StepId, view: FormView) {
  const { rest } = view
  const isFirst = step === 'notice' || step === 'you'
  return html`<div data-step=${step} ?hidden=${!isShown(step, view)}>
    ${stepHeading(step, view)}
    ${isFirst ? firstSteps(step, view) : typeof rest === 'object' ? rest.section(step, view) : waiting(view)}
  </div>`
}

/** What a step needs is on its way, or could not be had. */
const waiting = ({ t, rest }: FormView) => (rest ? nothing : html`<p class="hint">${t.loading}</p>`)

function buttons(view: FormView) {
  const { t, stage, steps, step, rest, returns, on } = view
  const isLast = !step || step === 'review'
  const busy = isBusy(view)
  return html`<div class="send">
    ${
      rest === 'lost'
        ? html`<div id="lost" class="message safe error" tabindex="-1" role="alert">
            <p><strong>${t.lost}</strong></p>
            <p>${t.lostText}</p>
            <p><button type="button" class="button quiet" @click=${on.again}>${t.retry}</button></p>
          </div>`
        : rest?.sending(view)
    }
    ${
      isLast
        ? html`<p>${t.receiptMail}</p>
            <p class="actions">
              <button class="button" part="submit" aria-disabled=${busy ? 'true' : nothing}>
                ${busy ? t.sending : stage === 'unknown' ? t.askAgain : t.send}
              </button>
              ${step ? back(view) : nothing}
            </p>`
        : html`<p class="actions">
            <button class="button" part="next">${returns ? t.toReview : step === 'all' ? t.steps.review : t.next}</button>
            ${step === steps[0] || step === 'all' ? nothing : back(view)}
          </p>`
    }
    ${typeof rest === 'object' ? rest.later(view) : nothing}
  </div>`
}

const back = ({ t, on }: FormView) =>
  html`<button type="button" class="button quiet" part="previous" @click=${on.back}>${t.previous}</button>`

/**
 * Its method is one by which a browser sends nothing, should a page keep `submit` from being heard: what is typed must not end
 * up in an address. All steps stand in one form in one root, those that are not at hand hidden: nothing typed is lost on the way,
 * and a browser fills in all that it knows at once (A9).
 */
export function formPicture(view: FormView): TemplateResult {
  const { t, level, job, form, errors, rest, steps, on } = view
  const more = typeof rest === 'object' ? rest : undefined
  const lines = errors.size ? [...summaryOf(form, errors, t), ...(more?.summary(view) ?? [])] : []
  return html`<div class="page">
    ${backToAd(view)}
    ${title(
      level,
      html`<span class="eyebrow">${t.apply}<span class="hidden">: </span></span><span lang=${langOf(view)}>${job.title}</span>`,
    )}
    <p class="from">${job.institution.name}</p>
    ${more?.top(view)}
    ${lines.length ? errorSummary(lines, t, (text) => heading(level + 1, text), on.jump) : nothing}
    <div ?hidden=${!isShown('notice', view)}>${beforeYouStart(view)}</div>
    <form part="form" method="dialog" novalidate @submit=${on.submit} @reveal=${on.reveal}>
      ${steps.map((step) => sectionPicture(step, view))} ${buttons(view)}
    </form>
    <p class="from operator" part="operator">${t.operator(job.operator)}</p>
  </div>`
}
