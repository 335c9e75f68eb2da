import { html, nothing, type TemplateResult } from 'lit'
import type { CandidateApplication, QuestionRound } from '../../server/contract/candidate.ts'
import type { FieldCode } from '../../server/contract/problem.ts'
import { answersFrom, type Choice, type Choices, checkChoices, choicesFrom } from '../shared/form/choices.ts'
import { type CprFinding, cprInChoices, masked } from '../shared/form/cpr.ts'
import { errorSummary } from '../shared/form/error-summary.ts'
import { questionId, questionPicture, questionSentence } from '../shared/form/question.ts'
import { formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { AccountWords } from './account-words.ts'
import { answersPicture } from './application.ts'
import type { LoginHost } from './view.ts'

type Send = (round: string, answers: ReturnType<typeof answersFrom>) => Promise<boolean>

/** Further questions after receipt (R080): one set of them is open at a time. */
export class Rounds {
  readonly #host: LoginHost
  readonly #t: () => AccountWords
  readonly #send: Send
  #open = ''
  #choices: Choices = {}
  #errors = new Map<string, FieldCode>()
  /** What is asked about before the answers go. */
  #findings: CprFinding[] = []
  /** What looked like a CPR number and is none, says the person. */
  #cleared = new Set<string>()
  #isBusy = false

  constructor(host: LoginHost, t: () => AccountWords, send: Send) {
    this.#host = host
    this.#t = t
    this.#send = send
  }

  /** Opens the first set that waits for an answer; what has been typed into it stays. */
  follow({ rounds }: CandidateApplication): void {
    if (rounds.some(({ id, isOpen }) => isOpen && id === this.#open)) return
    const waiting = rounds.find(({ isOpen, answeredAt }) => isOpen && answeredAt === null)
    this.#begin(waiting)
  }

  #begin(round: QuestionRound | undefined) {
    this.#open = round?.id ?? ''
    this.#choices = round ? choicesFrom(round.questions, round.answers) : {}
    this.#errors = new Map()
    this.#findings = []
  }

  picture({ rounds }: CandidateApplication): unknown {
    const t = this.#t()
    const level = this.#host.here.headingLevel + 1
    return rounds.length
      ? html`<div class="rounds">
          ${heading(level, t.questionsHeading, { id: 'questions', focusable: true })} ${rounds.map((round) => this.#round(round))}
        </div>`
      : nothing
  }

  #round(round: QuestionRound): TemplateResult {
    const t = this.#t()
    const { language } = this.#host
    const { isOpen, answeredAt, replyBy } = round
    const when = (instant: string) => formatInstant(instant, language)
    if (isOpen && round.id === this.#open)
      return html`<div class="card">
        <p>${t.replyBy(when(replyBy))}</p>
        ${this.#form(round)}
      </div>`
    const reopen = () => {
      this.#begin(round)
      this.#host.moveFocus('#questions')
    }
    return html`<div class="card">
      <p>${answeredAt ? t.answered(when(answeredAt)) : isOpen ? t.replyBy(when(replyBy)) : t.notAnswered}</p>
      ${round.answers.length ? answersPicture(round.answers, t) : nothing}
      ${
        isOpen
          ? html`<p class="actions">
              <button type="button" class="button quiet" @click=${reopen}>${t.changeAnswers}</button>
            </p>`
          : nothing
      }
    </div>`
  }

  #form(round: QuestionRound): TemplateResult {
    const t = this.#t()
    const { questions } = round
    const lines = questions.flatMap((question) => {
      const code = this.#errors.get(question.id)
      return code ? [{ id: questionId(question.id), text: questionSentence(question, code, t) }] : []
    })
    const level = this.#host.here.headingLevel + 2
    return html`<form novalidate @submit=${(event: Event) => this.#onSubmit(event, round)}>
      ${lines.length ? errorSummary(lines, t, (text) => heading(level, text), this.#jump) : nothing}
      ${questions.map((question) => {
        const code = this.#errors.get(question.id)
        return questionPicture(
          {
            question,
            choice: this.#choices[question.id],
            error: code && questionSentence(question, code, t),
            onChoose: (choice) => this.#choose(question.id, choice),
            onSay: (sentence) => this.#host.announce(sentence),
          },
          t,
        )
      })}
      ${this.#findings.length ? this.#asksCpr(round) : nothing}
      <p class="actions">
        <button class="button" aria-disabled=${this.#isBusy ? 'true' : nothing}>${t.sendAnswers}</button>
      </p>
    </form>`
  }

  /** A CPR number is pointed out before it is sent: it can be mended, or be said to be none. */
  #asksCpr(round: QuestionRound): TemplateResult {
    const t = this.#t()
    const level = this.#host.here.headingLevel + 2
    return html`<div id="cpr" class="message safe warning" tabindex="-1">
      ${heading(level, t.cpr)}
      ${this.#findings.map(({ label, number }) => html`<p>${t.cprText(label, masked(number))}</p>`)}
      <p>${t.cprAdvice}</p>
      <p class="actions">
        <button type="button" class="button" @click=${() => this.#mend()}>${t.cprMend}</button>
        <button type="button" class="button quiet" @click=${() => this.#clear(round)}>${t.cprSend}</button>
      </p>
    </div>`
  }

  #mend(): void {
    const [finding] = this.#findings
    this.#findings = []
    this.#host.requestUpdate()
    if (!finding) return
    const name = CSS.escape(finding.id)
    const input = this.#host.renderRoot.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
    input?.focus()
    const at = input?.value.indexOf(finding.number) ?? -1
    if (at >= 0) input?.setSelectionRange(at, at + finding.number.length)
  }

  #clear(round: QuestionRound): void {
    for (const { number } of this.#findings) this.#cleared.add(number)
    void this.#submit(round)
  }

  #choose(id: string, choice: Choice) {
    this.#choices = { ...this.#choices, [id]: choice }
    this.#findings = []
    this.#host.requestUpdate()
  }

  #jump = (id: string): void => {
    const target = this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
    ;(target?.querySelector<HTMLElement>('input, select') ?? target)?.focus()
  }

  #onSubmit(event: Event, round: QuestionRound): void {
    event.preventDefault()
    void this.#submit(round)
  }

  async #submit({ id, questions }: QuestionRound): Promise<void> {
    if (this.#isBusy) return
    this.#errors = checkChoices(questions, this.#choices)
    this.#findings = this.#errors.size
      ? []
      : cprInChoices(questions, this.#choices).filter(({ number }) => !this.#cleared.has(number))
    if (this.#findings.length) return this.#host.moveFocus('#cpr')
    if (this.#errors.size) return this.#host.moveFocus('#summary')
    this.#isBusy = true
    this.#host.requestUpdate()
    if (await this.#send(id, answersFrom(questions, this.#choices))) this.#begin(undefined)
    this.#isBusy = false
    this.#host.requestUpdate()
  }
}
