import { html, raw } from 'hono/html'
import type { QuestionRound } from '../../contract/candidate.ts'
import type { Question } from '../../contract/form.ts'
import type { Language } from '../../contract/language.ts'
import type { Answer, AnswerValue } from '../../contract/question.ts'
import { elements } from '../../fragments/elements.ts'
import type { Html } from '../language.ts'
import { type Faults, words } from './parts.ts'

const nameOf = ({ id }: Question) => `question.${id}`

/** The options in the order that the ranks give them; the same rank twice is no order. */
function inOrder({ id, options }: Question, fields: URLSearchParams): string[] | null {
  const ranked = options
    .map((option) => ({ id: option.id, rank: fields.get(`question.${id}.${option.id}`) ?? '' }))
    .filter(({ rank }) => rank !== '')
  if (new Set(ranked.map(({ rank }) => rank)).size < ranked.length) return null
  return ranked.sort((a, b) => Number(a.rank) - Number(b.rank)).map((option) => option.id)
}

function givenTo(question: Question, fields: URLSearchParams): AnswerValue | 'none' | 'duplicate' {
  const name = nameOf(question)
  const one = fields.get(name) ?? ''
  switch (question.kind) {
    case 'yes-no':
      return one === 'yes' || one === 'no' ? one === 'yes' : 'none'
    case 'multiple-choice':
      return fields.getAll(name)
    case 'prioritised':
      return inOrder(question, fields) ?? 'duplicate'
    case 'classified':
      return Object.fromEntries(
        question.options.map((option) => [option.id, fields.get(`${name}.${option.id}`) ?? '']).filter(([, id]) => id),
      )
    default:
      return one
  }
}

/** The answers of a form without script, by the names that its fields have; and the questions whose ranks are no order. */
export function readAnswers(
  questions: readonly Question[],
  fields: URLSearchParams,
): { answers: Answer[]; duplicates: string[] } {
  const answers: Answer[] = []
  const duplicates: string[] = []
  for (const question of questions) {
    const value = givenTo(question, fields)
    if (value === 'duplicate') duplicates.push(question.id)
    else if (value !== 'none') answers.push({ question: question.id, value })
  }
  return { answers, duplicates }
}

type Given = Map<string, AnswerValue>
const select = (
  name: string,
  label: string,
  options: readonly { id: string; label: string }[],
  chosen: string,
  none: string,
) =>
  html`<div class="row"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${none}</option>${options.map(
    (option) =>
      html`<option value="${option.id}"${option.id === chosen ? raw(' selected') : ''}>${option.label}</option>`,
  )}</select></div>`

function control(question: Question, given: Given, language: Language, described: Html, isWrong: boolean): Html {
  const t = words(language).rounds
  const name = nameOf(question)
  const value = given.get(question.id)
  const invalid = isWrong ? html` aria-invalid="true"` : ''
  const choice = (type: 'radio' | 'checkbox', id: string, label: string, isChosen: boolean) =>
    html`<label class="choice"><input type="${type}" name="${name}" value="${id}"${isChosen ? raw(' checked') : ''}${invalid}> <span>${label}</span></label>`
  switch (question.kind) {
    case 'yes-no':
      return html`${choice('radio', 'yes', t.yes, value === true)}${choice('radio', 'no', t.no, value === false)}`
    case 'single-choice':
      return html`${question.options.map(({ id, label }) => choice('radio', id, label, value === id))}`
    case 'multiple-choice':
      return html`${question.options.map(({ id, label }) =>
        choice('checkbox', id, label, Array.isArray(value) && value.includes(id)),
      )}`
    case 'prioritised': {
      const ranks = Array.from({ length: question.maxChoices ?? question.options.length }, (_, n) => String(n + 1))
      return html`${question.options.map(({ id, label }) => {
        const place = Array.isArray(value) ? value.indexOf(id) + 1 : 0
        return select(
          `${name}.${id}`,
          label,
          ranks.map((rank) => ({ id: rank, label: rank })),
          String(place),
          t.noRank,
        )
      })}`
    }
    case 'classified':
      return html`${question.options.map(({ id, label }) => {
        const chosen = typeof value === 'object' && !Array.isArray(value) ? (value[id] ?? '') : ''
        return select(`${name}.${id}`, label, question.classes, chosen, t.noClass)
      })}`
    default:
      return html`<textarea id="${name}" name="${name}" rows="6" maxlength="${question.maxLength ?? ''}"${described}${invalid}>${typeof value === 'string' ? value : ''}</textarea>`
  }
}

function hintOf({ kind, maxLength, maxChoices, options }: Question, language: Language): string {
  const t = words(language).rounds
  if (kind === 'free-text' && maxLength !== null) return t.characters(maxLength)
  if (kind === 'multiple-choice' && maxChoices !== null) return t.upTo(maxChoices)
  if (kind === 'prioritised') return t.order(maxChoices ?? options.length)
  return ''
}

/** The questions of a round as fields, with what was answered before or has just been typed. */
export const questionFields = (
  { questions }: Pick<QuestionRound, 'questions'>,
  given: Given,
  faults: Faults,
  language: Language,
): Html =>
  html`${questions.map((question) => {
    const t = words(language)
    const name = nameOf(question)
    const [hint, fault] = [hintOf(question, language), faults[name]]
    const ids = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ')
    const described = ids ? html` aria-describedby="${ids}"` : html``
    const label = html`${question.text}${question.required ? '' : html` <span class="muted">(${t.rounds.optional})</span>`}`
    const rest = html`${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}${
      fault ? html`<p class="wrong" id="${name}-error"><span class="unseen">${t.error}</span> ${fault}</p>` : ''
    }${control(question, given, language, described, fault !== undefined)}`
    return question.kind === 'free-text'
      ? html`<div><label for="${name}">${label}</label>${rest}</div>`
      : html`<fieldset id="${name}"${described} tabindex="-1"><legend>${label}</legend>${rest}</fieldset>`
  })}`

/** The button that says that what looks like a CPR number is none. */
export const NOT_CPR = '_cleared'

/** What looks like a CPR number in a free text, as others may see it on the screen. */
export type CprFound = { id: string; label: string; number: string }

/** What looks like CPR numbers in the answers (the same rule as the elements'). */
export async function cprIn(questions: readonly Question[], answers: readonly Answer[]): Promise<CprFound[]> {
  const { cprNumbers, masked } = await elements()
  return questions
    .filter(({ kind }) => kind === 'free-text')
    .flatMap((question) => {
      const { value } = answers.find((answer) => answer.question === question.id) ?? {}
      const numbers = typeof value === 'string' ? cprNumbers(value) : []
      return numbers.map((number) => ({ id: nameOf(question), label: question.text, number: masked(number) }))
    })
}

/** Asks about a number before it goes. The first button of the form, which the Enter key presses, never says that it is none. */
export function cprQuestion(found: readonly CprFound[], language: Language): Html {
  if (found.length === 0) return html``
  const t = words(language).rounds.cpr
  return html`<div class="problems" id="cpr" role="alert" tabindex="-1" autofocus><h3>${t.title}</h3>${found.map(
    ({ id, label, number }) => html`<p><a href="#${id}">${t.text(label, number)}</a></p>`,
  )}<p>${t.advice}</p></div>`
}
