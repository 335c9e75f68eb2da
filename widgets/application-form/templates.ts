import { html, nothing, type TemplateResult } from 'lit'
import type { FormField } from '../../server/contract/form.ts'
import { contactPicture } from '../shared/contact.ts'
import { errorSummary } from '../shared/form/error-summary.ts'
import { checkbox, type FieldView, field } from '../shared/form/field.ts'
import { formatDate, formatDeadline } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { ACKNOWLEDGEMENT } from './answers.ts'
import { masked } from './cpr.ts'
import { errorSentence, inputId, summaryOf } from './sentences.ts'
import type { FormView, JobView, Notice } from './view.ts'

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

const paragraphs = (texts: string[]) => texts.map((text) => html`<p class="lines">${text}</p>`)

/** A message that focus goes to. What is wrong is said at once, too (A2). */
function message(id: string, { heading: what, lines }: Notice, level: number, more: unknown = nothing) {
  const isWrong = id === 'notice'
  return html`<div id=${id} class="message safe ${isWrong ? 'error' : 'warning'}" part=${id} tabindex="-1">
    <div role=${isWrong ? 'alert' : nothing}>${heading(level, what)} ${paragraphs(lines)}</div>
    ${more}
  </div>`
}

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
  const asked = form.fields.map(({ label, required }) => (required ? label : `${label} ${t.optional}`))
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

const isBusy = ({ stage }: FormView) => stage === 'sending' || stage === 'asking'

function fieldPicture(one: FormField, view: FormView) {
  const { id, label, hint, maxLength, autocomplete } = one
  const code = view.errors.get(id)
  return field(
    {
      id: inputId(id),
      name: id,
      kind: FIELD_KINDS[one.kind],
      label,
      hint,
      error: code && errorSentence(one, code, view.t),
      value: view.answers.values[id] ?? '',
      optional: !one.required,
      maxLength,
      autocomplete,
      readonly: isBusy(view),
      onInput: (value) => view.on.answer(id, value),
    },
    view.t,
  )
}

function sendPart(view: FormView) {
  const { t, level, stage, minutesLeft, findings, on } = view
  const buttons = html`<p class="actions">
    <button type="button" class="button" @click=${on.mend}>${t.cprMend}</button>
    <button type="button" class="button quiet" @click=${on.clear}>${t.cprSend}</button>
  </p>`
  const found = findings.map(({ field: { label }, number }) => t.cprText(label, masked(number)))
  return html`<div class="send">
    ${
      minutesLeft === null
        ? nothing
        : html`<p class="message safe warning">${minutesLeft < 0 ? t.closesNow : t.closesIn(minutesLeft)}</p>`
    }
    ${
      stage === 'asking' || stage === 'unknown'
        ? message('unsure', { heading: t[stage], lines: [t[`${stage}Text`]] }, level + 1)
        : nothing
    }
    ${found.length ? message('cpr', { heading: t.cpr, lines: [...found, t.cprAdvice] }, level + 1, buttons) : nothing}
    <p>${t.receiptMail}</p>
    <p>
      <button class="button" part="submit" aria-disabled=${isBusy(view) ? 'true' : nothing}>
        ${isBusy(view) ? t.sending : stage === 'unknown' ? t.askAgain : t.send}
      </button>
    </p>
  </div>`
}

/**
 * Its method is one by which a browser sends nothing, should a page keep `submit` from being heard: what is typed must not end
 * up in an address. The form: first what happens to the data, then the questions, then the button. Documents and screening questions have
 * their place between fields and button.
 */
export function formPicture(view: FormView): TemplateResult {
  const { t, level, job, form, errors, notice, answers, on } = view
  return html`<div class="page">
    ${backToAd(view)}
    ${title(
      level,
      html`<span class="eyebrow">${t.apply}<span class="hidden">: </span></span><span lang=${langOf(view)}>${job.title}</span>`,
    )}
    <p class="from">${job.institution.name}</p>
    ${notice ? message('notice', notice, level + 1) : nothing}
    ${errors.size ? errorSummary(summaryOf(form, errors, t), t, (text) => heading(level + 1, text), on.jump) : nothing}
    ${beforeYouStart(view)}
    <form part="form" method="dialog" novalidate @submit=${on.submit}>
      ${heading(level + 1, t.privacy)} ${privacyNotice(view)}
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
      )}
      ${heading(level + 1, t.application)}
      <p class="hint">${t.keeping}</p>
      ${form.fields.map((one) => fieldPicture(one, view))} ${sendPart(view)}
    </form>
    <p class="from operator" part="operator">${t.operator(job.operator)}</p>
  </div>`
}
