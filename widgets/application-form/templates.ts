import { html, nothing, type TemplateResult } from 'lit'
import type { ApplicationForm, FormField } from '../../server/contract/form.ts'
import type { Institution } from '../../server/contract/institution.ts'
import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import { contactPicture } from '../shared/contact.ts'
import { errorSummary } from '../shared/form/error-summary.ts'
import { checkbox, type FieldView, field } from '../shared/form/field.ts'
import type { FieldStrings } from '../shared/form/strings.da.ts'
import { formatDate, formatDeadline } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { ACKNOWLEDGEMENT, type Answers, type CprFinding, type Errors } from './answers.ts'
import { masked } from './cpr.ts'
import { errorSentence, inputId, summaryOf } from './sentences.ts'
import type { ApplicationFormStrings } from './strings.da.ts'

/** A link and what a click on it does, where a script is there to do it. */
export type FormLink = { href: string; onClick?: (event: MouseEvent) => void }

/** Something the applicant must know: a heading and what follows from it. */
export type Notice = { heading: string; lines: string[] }

/** What the form is doing, and what there is to say about it. */
export type FormState = {
  answers: Answers
  errors: Errors
  /** A refusal, at the top, where focus goes. */
  notice: Notice | null
  /** `asking`: no answer came, and the element asks by itself; `unknown`: it has given up asking. */
  sending: 'no' | 'yes' | 'asking' | 'unknown'
  findings: CprFinding[]
  /** Whole minutes to the deadline when it is less than an hour away; negative once it has passed. */
  minutesLeft: number | null
}

/** All that the form's pictures depend on beside the job, the state and the words. `now` in milliseconds. */
export type FormSettings = {
  language: Language
  headingLevel: number
  now: number
  ad: FormLink
  on: {
    answer: (id: string, value: string) => void
    acknowledge: (checked: boolean) => void
    submit: (event: Event) => void
    jump: (id: string) => void
    mend: () => void
    cleared: () => void
  }
}

/** Both sets of words a form needs. */
export type Words = { t: ApplicationFormStrings; f: FieldStrings }

const FIELD_KINDS: Record<FormField['kind'], FieldView['kind']> = {
  name: 'text',
  email: 'email',
  phone: 'tel',
  motivation: 'long-text',
  text: 'text',
  'long-text': 'long-text',
}

/** Text of one's own lines; blank lines part paragraphs. */
const paragraphs = (texts: string[]) => texts.map((text) => html`<p class="lines">${text}</p>`)

/** A notice longer than this, in characters, is folded after its first paragraphs. */
const NOTICE_AT_ONCE = 1_200

function privacyNotice({ privacyNotice: { text, lang } }: ApplicationForm, language: Language, { t }: Words) {
  const all = text.split(/\n\s*\n/)
  let shown = all.length
  if (text.length > NOTICE_AT_ONCE)
    for (let length = all[0]?.length ?? 0, at = (shown = 1); at < all.length; at++) {
      length += all[at]?.length ?? 0
      if (length > NOTICE_AT_ONCE) break
      shown = at + 1
    }
  return html`<div class="notice" part="privacy-notice" lang=${lang === language ? nothing : lang}>
    ${paragraphs(all.slice(0, shown))}
    ${
      shown < all.length
        ? html`<details><summary lang=${language}>${t.privacyMore}</summary>${paragraphs(all.slice(shown))}</details>`
        : nothing
    }
  </div>`
}

function beforeYouStart(job: Job, form: ApplicationForm, { t, f }: Words, s: FormSettings) {
  const asked = form.fields.map(({ label, required }) => (required ? label : `${label} ${f.optional}`))
  const facts: [string, unknown][] = [
    [t.deadline, job.deadline ? formatDeadline(job.deadline, s.now, s.language) : t.noDeadline],
    [t.time, t.minutes(form.minutes)],
    [t.needed, t.neededFields(asked)],
    [t.readers, t.readersText(job.institution.name)],
    [t.answer, job.answerExpected ? t.answerBy(formatDate(job.answerExpected, s.language)) : t.answerAlways],
    ...(job.contacts.length ? [[t.questions, job.contacts.map(contactPicture)] as [string, unknown]] : []),
  ]
  return html`<div class="box">
    ${heading(s.headingLevel + 1, t.before)}
    <dl class="facts">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
  </div>`
}

function fieldOf(one: FormField, state: FormState, { t, f }: Words, s: FormSettings) {
  const code = state.errors.get(one.id)
  return field(
    {
      id: inputId(one.id),
      name: one.id,
      kind: FIELD_KINDS[one.kind],
      label: one.label,
      hint: one.hint,
      error: code ? errorSentence(one, code, t) : null,
      value: state.answers.values[one.id] ?? '',
      optional: !one.required,
      maxLength: one.maxLength,
      autocomplete: one.autocomplete,
      readonly: state.sending === 'yes' || state.sending === 'asking',
      onInput: (value) => s.on.answer(one.id, value),
    },
    f,
  )
}

function atTop(form: ApplicationForm, state: FormState, { t, f }: Words, s: FormSettings) {
  const { notice, errors } = state
  const level = s.headingLevel + 1
  return html`
    ${
      notice
        ? html`<div id="notice" class="message error" part="notice" tabindex="-1">
            <div role="alert">
              ${heading(level, notice.heading)} ${notice.lines.map((line) => html`<p>${line}</p>`)}
            </div>
          </div>`
        : nothing
    }
    ${errors.size ? errorSummary(summaryOf(form, errors, t), f, (text) => heading(level, text), s.on.jump) : nothing}
  `
}

function cprWarning(findings: CprFinding[], { t }: Words, s: FormSettings) {
  return html`<div id="cpr" class="message warning" part="cpr" tabindex="-1">
    ${heading(s.headingLevel + 1, t.cpr)}
    ${findings.map(({ field: { label }, number }) => html`<p>${t.cprText(label, masked(number))}</p>`)}
    <p>${t.cprAdvice}</p>
    <p class="actions">
      <button type="button" class="button" @click=${s.on.mend}>${t.cprMend}</button>
      <button type="button" class="button quiet" @click=${s.on.cleared}>${t.cprSend}</button>
    </p>
  </div>`
}

function sendPart(state: FormState, { t }: Words, s: FormSettings) {
  const { sending, minutesLeft } = state
  const busy = sending === 'yes' || sending === 'asking'
  const unsure =
    sending === 'asking' ? [t.asking, t.askingText] : sending === 'unknown' ? [t.unknown, t.unknownText] : null
  return html`<div class="send">
    ${
      minutesLeft === null
        ? nothing
        : html`<p class="message warning">${minutesLeft < 0 ? t.closesNow : t.closesIn(minutesLeft)}</p>`
    }
    ${
      unsure
        ? html`<div id="unsure" class="message warning" part="unsure" tabindex="-1">
            ${heading(s.headingLevel + 1, unsure[0])}
            <p>${unsure[1]}</p>
          </div>`
        : nothing
    }
    ${state.findings.length ? cprWarning(state.findings, { t } as Words, s) : nothing}
    <p>${t.receiptMail}</p>
    <p>
      <button class="button" part="submit" aria-disabled=${busy ? 'true' : nothing}>
        ${busy ? t.sending : sending === 'unknown' ? t.askAgain : t.send}
      </button>
    </p>
  </div>`
}

/** The eyebrow and the job's title as one heading, which takes focus when the form opens. */
function title(job: Job, { t }: Words, s: FormSettings) {
  const lang = job.language === s.language ? nothing : job.language
  return heading(
    s.headingLevel,
    html`<span class="eyebrow">${t.apply}<span class="hidden">: </span></span><span lang=${lang}>${job.title}</span>`,
    { id: 'title', part: 'title', focusable: true },
  )
}

/** The link back to the ad. */
export const backToAd = ({ t }: Words, s: FormSettings) =>
  html`<p class="back"><a href=${s.ad.href} @click=${s.ad.onClick}>${t.toAd}</a></p>`

/**
 * The form: first what happens to the data, then the questions, then the button. Documents and screening questions have
 * their place between fields and button.
 */
export function formPicture(
  { job, form, institution }: { job: Job; form: ApplicationForm; institution: Institution },
  state: FormState,
  words: Words,
  s: FormSettings,
): TemplateResult {
  const { t, f } = words
  return html`<div class="page">
    ${backToAd(words, s)} ${title(job, words, s)}
    <p class="from">${institution.name}</p>
    ${atTop(form, state, words, s)} ${beforeYouStart(job, form, words, s)}
    <form part="form" novalidate @submit=${s.on.submit}>
      ${heading(s.headingLevel + 1, t.privacy)} ${privacyNotice(form, s.language, words)}
      ${checkbox(
        {
          id: inputId(ACKNOWLEDGEMENT),
          name: ACKNOWLEDGEMENT,
          label: t.acknowledge,
          error: state.errors.has(ACKNOWLEDGEMENT) ? t.acknowledgeFirst : null,
          checked: state.answers.acknowledged === form.privacyNotice.version,
          onChange: s.on.acknowledge,
        },
        f,
      )}
      ${heading(s.headingLevel + 1, t.application)}
      <p class="hint">${t.keeping}</p>
      ${form.fields.map((one) => fieldOf(one, state, words, s))}
      ${sendPart(state, words, s)}
    </form>
    <p class="operator">${t.operator(job.operator)}</p>
  </div>`
}
