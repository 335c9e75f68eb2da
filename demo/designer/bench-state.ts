import { render, type TemplateResult } from 'lit'
import { TOKENS, type TokenName } from '../../themes/tokens.ts'
import type { ThemeFault } from '../../themes/validate.ts'
import { check, type Finding, isOfDesign } from './check.ts'
import { type Change, type Design, LAYOUTS, type LayoutOf, type Layouts, type Scheme } from './design.ts'
import { type Difference, differences } from './differences.ts'
import { benchSentence } from './fault-sentence.ts'
import { begin, type History, redo, step, undo } from './history.ts'
import { FACES } from './shipped.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export type Language = 'da' | 'en'
export type Strings = typeof da
export const VIEWS = ['design', 'compare', 'deliver', 'publish'] as const
export type View = (typeof VIEWS)[number]

/** What is said of the check waits so long for the hand to rest. */
const SAY_CHECK_MS = 700

/** The bench: one design with its history, what the check says of it, and which part of the bench is open. */
export class Bench {
  history: History
  view: View = 'design'
  /** Which of the colours are edited, and in which the examples are shown. */
  scheme: Scheme = 'light'
  readonly language: Language
  readonly t: Strings
  /** Where the API is, as an origin. */
  readonly api: string
  /** As it was when it was last shared, fetched or kept. */
  saved: Design
  /** What was undone to at last; drawn by whoever draws the whole. */
  onChange: (() => void)[] = []
  private readonly place: HTMLElement
  private readonly draw: (bench: Bench) => TemplateResult
  private isAsked = false
  private checked: { design: Design; findings: Finding[] } | null = null
  private sayLater = 0

  constructor(settings: {
    place: HTMLElement
    language: Language
    api: string
    design: Design
    draw: (bench: Bench) => TemplateResult
  }) {
    this.place = settings.place
    this.language = settings.language
    this.t = settings.language === 'da' ? da : en
    this.api = settings.api
    this.history = begin(settings.design)
    this.saved = settings.design
    this.draw = settings.draw
  }

  get design(): Design {
    return this.history.now
  }

  get findings(): Finding[] {
    if (this.checked?.design !== this.design)
      this.checked = { design: this.design, findings: check(this.design, FACES) }
    return this.checked.findings
  }

  /** What must be mended before anybody can wear the design. */
  get wrong(): Finding[] {
    return this.findings.filter(isOfDesign)
  }

  get isUnsaved(): boolean {
    return this.design !== this.saved
  }

  change(change: Change): void {
    const before = this.history
    this.history = step(this.history, change, performance.now())
    if (this.history !== before) this.changed()
  }

  undo(): void {
    this.travel(undo, this.t.undone, this.t.nothingToUndo)
  }

  redo(): void {
    this.travel(redo, this.t.redone, this.t.nothingToRedo)
  }

  private travel(go: (history: History) => History, says: (what: string) => string, none: string): void {
    const before = this.design
    this.history = go(this.history)
    const isDone = before !== this.design
    this.say(isDone ? says(this.told(differences(before, this.design))) : none)
    if (isDone) this.changed()
  }

  private changed(): void {
    for (const hear of this.onChange) hear()
    this.redraw()
    clearTimeout(this.sayLater)
    this.sayLater = window.setTimeout(() => this.put('checked', this.summary()), SAY_CHECK_MS)
  }

  /** Draws what has changed, once for all that changes now. */
  redraw(): void {
    if (this.isAsked) return
    this.isAsked = true
    queueMicrotask(() => {
      this.isAsked = false
      render(this.draw(this), this.place)
    })
  }

  /** Has the hand follow to what comes in the place of what was pressed; of what a heading opens, as much is seen as can be. */
  follow(id: string): void {
    requestAnimationFrame(() => {
      const target = document.getElementById(id)
      target?.focus()
      if (target?.tabIndex === -1) target.closest('section')?.scrollIntoView({ block: 'nearest' })
    })
  }

  /** Says something aloud, politely, that is seen elsewhere or need not be seen. */
  say(text: string): void {
    this.put('said', '')
    // The same words again are said again only when something else stood there.
    setTimeout(() => this.put('said', text), 60)
  }

  private put(id: string, text: string): void {
    const region = document.getElementById(id)
    if (region && region.textContent !== text) region.textContent = text
  }

  /** What the check says, in one sentence. */
  summary(): string {
    const { check: t } = this.t
    return this.wrong.length === 0 ? t.good : t.many(this.wrong.length)
  }

  sentence(fault: ThemeFault): string {
    return benchSentence(fault, this.design, this.t, this.language)
  }

  /** What a token is for, as a label. */
  says(token: TokenName): string {
    return TOKENS[token].says[this.language].replace(/\.$/, '')
  }

  layoutSays(of: LayoutOf, value: string): string {
    const names: Record<string, string> = this.t.layouts.names[of]
    return names[value] ?? this.t.layouts.ownAd(value)
  }

  /** What two designs differ in, as the end of a sentence. */
  told(found: readonly Difference[]): string {
    const [first, ...more] = found
    if (!first) return ''
    const { changes } = this.t
    if (more.length > 0) return changes.many(found.length)
    if (first.of === 'token') return changes.token(this.says(first.token), first.other)
    if (first.of === 'layout')
      return changes.layout(this.t.layouts.of[first.layout], this.layoutSays(first.layout, first.other))
    return changes[first.of]
  }
}

export const isLayout = <Of extends LayoutOf>(of: Of, value: string): value is Layouts[Of] =>
  of === 'ad' || LAYOUTS[of].some((one) => one === value)

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Language, string>

/** A day, or a time of it, as the language writes it. */
export const dated = (date: Date, language: Language, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALE[language], how).format(date)

export const decimal = (number: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(number)
