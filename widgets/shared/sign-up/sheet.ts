import type { ApplicationForm, FormField } from '../../../server/contract/form.ts'
import type { Choice } from '../form/choices.ts'
import { isNearLimit, roomLeft } from '../form/counter.ts'
import type { CprFinding } from '../form/cpr.ts'
import { FileList, type FilesOwner } from '../form/file-list.ts'
import { isUnderWay } from '../form/files.ts'
import type { FieldStrings } from '../form/strings.da.ts'
import type { Language } from '../strings.ts'
import type { AnswerStrings } from './answers.da.ts'
import { cprIn, wrongIn } from './answers.ts'
import type { FieldsView } from './fields.ts'
import type { Held } from './held.ts'

const PAUSE_MS = 1_000

/** What a sheet needs of the element it stands in. */
export interface SheetHost {
  readonly renderRoot: ParentNode
  readonly language: Language
  requestUpdate(): void
  announce(sentence: string): void
  report(error: unknown): void
  moveFocus(selector: string): void
}

/** What it needs to know, and what is done with it. */
export interface SheetWork extends Pick<FilesOwner, 'place' | 'loadUploads' | 'uploads' | 'askEarlier'> {
  form(): ApplicationForm | null
  words(): AnswerStrings & FieldStrings
  /** Who is signed in. */
  email(): string | null
  /** What must be mended beside the answers. */
  more?(): ReadonlyMap<string, string>
  /** Sends what is filled in: it holds, and all files are there. */
  send(): void
  /** Something must be mended, of which the first is at `id`. */
  mend(id: string): void
}

/** What a talent pool asks, as it is filled in: fields, documents and questions, checked before they are sent. */
export class Sheet {
  wrong: ReadonlyMap<string, string> = new Map()
  findings: readonly CprFinding[] = []
  /** It goes as soon as all files have arrived. */
  waits = false
  readonly files: FileList
  #held!: Held
  #pause: ReturnType<typeof setTimeout> | undefined
  readonly #host: SheetHost
  readonly #work: SheetWork

  constructor(host: SheetHost, work: SheetWork) {
    this.#host = host
    this.#work = work
    this.files = new FileList({
      get t() {
        return work.words().documents
      },
      get language() {
        return host.language
      },
      get documents() {
        return work.form()?.documents
      },
      get uploads() {
        return work.uploads
      },
      place: work.place,
      loadUploads: work.loadUploads,
      askEarlier: work.askEarlier,
      announce: (sentence) => host.announce(sentence),
      report: (error) => host.report(error),
      moveFocus: (selector) => host.moveFocus(selector),
      update: () => host.requestUpdate(),
      mended: () => {
        this.wrong = new Map()
      },
      settled: () => this.#settled(),
    })
  }

  get held(): Held {
    return this.#held
  }

  /** Another form is at hand, or the first. */
  follow(held: Held): void {
    if (held === this.#held) return
    this.leave()
    this.#held = held
    held.addEventListener('change', this.#onChange)
    this.wrong = new Map()
    this.findings = []
    this.waits = false
    this.files.follow(held)
  }

  leave(): void {
    clearTimeout(this.#pause)
    this.#held?.removeEventListener('change', this.#onChange)
  }

  #onChange = (): void => this.#host.requestUpdate()

  view(form: ApplicationForm, level: number, isBusy: boolean): FieldsView {
    const { files } = this
    const held = this.#held
    return {
      t: this.#work.words(),
      language: this.#host.language,
      level,
      form,
      get answers() {
        return held.answers
      },
      wrong: this.wrong,
      email: this.#work.email(),
      isBusy,
      files: {
        earlier: files.earlier,
        overflow: files.overflow,
        onChoose: (chosen) => files.add(chosen),
        onRemove: (file) => files.remove(file),
        onReuse: (file, on) => files.reuse(file, on),
      },
      onAnswer: (field, text) => this.#answer(field, text),
      onChoose: (question, choice) => this.#choose(question, choice),
      onSay: (sentence) => this.#host.announce(sentence),
    }
  }

  #answer({ id, kind, maxLength }: FormField, text: string) {
    this.#held.change({ values: { ...this.#held.answers.values, [id]: text } })
    this.findings = []
    clearTimeout(this.#pause)
    if (kind === 'motivation' && isNearLimit(text.length, maxLength))
      this.#pause = setTimeout(
        () => this.#host.announce(roomLeft(text.length, maxLength, this.#work.words())),
        PAUSE_MS,
      )
  }

  #choose(question: string, choice: Choice) {
    this.#held.change({ choices: { ...this.#held.answers.choices, [question]: choice } })
    this.findings = []
  }

  /** All that must be mended. */
  check(): Map<string, string> {
    const form = this.#work.form()
    if (!form) return new Map()
    const { language } = this.#host
    const wrong = wrongIn(form, this.#held.answers, { t: this.#work.words(), language, email: this.#work.email() })
    return new Map([...wrong, ...(this.#work.more?.() ?? [])])
  }

  /** Says what must be mended; false where nothing must. */
  say(wrong: ReadonlyMap<string, string>): boolean {
    this.wrong = wrong
    const [first] = wrong.keys()
    if (first !== undefined) this.#work.mend(first)
    this.#host.requestUpdate()
    return first !== undefined
  }

  /** Sends what is filled in and holds, once all files have arrived and no CPR number is in it. */
  submit(): void {
    const form = this.#work.form()
    if (!form || this.say(this.check())) return
    this.findings = cprIn(form, this.#held.answers, this.#held.cleared)
    this.waits = !this.findings.length && this.#held.answers.files.some(isUnderWay)
    if (this.findings.length) this.#host.moveFocus('#cpr')
    else if (this.waits) this.#host.announce(this.#work.words().documents.wait)
    else this.#work.send()
    this.#host.requestUpdate()
  }

  #settled() {
    if (!this.waits) return
    this.waits = false
    this.submit()
  }

  /** The person says that what was found is no CPR number. */
  clear(): void {
    for (const { number } of this.findings) this.#held.cleared.add(number)
    this.submit()
  }

  /** The person goes to mend what was found. */
  mendCpr(): void {
    const [finding] = this.findings
    this.findings = []
    if (!finding) return
    this.#work.mend(finding.id)
    this.#host.moveFocus(`#${CSS.escape(finding.id)}`)
  }
}
