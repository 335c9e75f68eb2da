import { ContextEvent } from '@lit/context'
import { html, LitElement, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { bareAddress } from '../../server/contract/bare-address.ts'
import type { Institution } from '../../server/contract/institution.ts'
import type { ProblemCode } from '../../server/contract/problem.ts'
import { type PageAddress, pageAddress } from './address.ts'
import { type Api, ApiError, apiAt, LostLineError } from './api.ts'
import { loadElement } from './chunks.ts'
import { type Surroundings, surroundings } from './context.ts'
import { framePicture } from './frame.ts'
import type { Strings, Words } from './strings.ts'
import { wearTheme } from './theme.ts'
import { warn } from './warn.ts'

/** An element could not do its work. `code` is the refusal's, or `offline`, `timeout`, `gateway`, `internal`. */
export class OpslagErrorEvent extends Event {
  /** What was thrown. */
  readonly error: unknown
  /** What it is called: the refusal's code, or `offline`, `timeout`, `gateway`, `internal`. */
  readonly code: ProblemCode | LostLineError['reason']
  constructor(error: unknown) {
    super('opslag-error', { bubbles: true, composed: true })
    this.error = error
    this.code =
      error instanceof ApiError ? error.problem.code : error instanceof LostLineError ? error.reason : 'internal'
  }
}

/** What a page needs that is opened with the signed parameter of a preview (`preview.ts`). */
export const PREVIEW = 'preview'
type Preview = typeof import('./preview.ts')

let scriptOrigin = ''

/** Says where the script came from: the server of every element whose tag names no other. */
export function serverIs(origin: string): void {
  scriptOrigin = origin
}

let mediumOfVisit: string | undefined

/** `?medium=` as it was when the page was opened, in memory only. */
const mediumAtStart = () => (mediumOfVisit ??= pageAddress().get('medium')?.slice(0, 80) ?? '')

/** Around an element that stands alone: not what a page may have put on every object either. */
const NOWHERE: Partial<Surroundings> = Object.create(null)

/**
 * What every element has: the shared attributes, where it stands, its live regions and its institution's theme. An element
 * adds `strings` and wraps its picture in `frame`.
 *
 * @attr {'da' | 'en'} lang - The language of the screen; the nearest `lang` around the tag when left out.
 * @csspart heading - A heading that is no other part.
 */
export abstract class OpslagElement extends LitElement {
  /** The institution's slug. */
  @property() institution = ''

  /** Where the server is; the script's origin when left out. */
  @property({ attribute: 'api' }) apiUrl = ''

  /** A department's key: only what is in it and below it. */
  @property() department = ''

  /** Where the visitor came from; `?medium=` in the page's address when left out. */
  @property() medium = ''

  /** The level of the element's own headings, 2 to 6; 2 when left out. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number

  /** How the server is reached; tests and demos hand in their own. */
  @property({ attribute: false }) api?: Api

  /** The page's address; tests and demos hand in their own. */
  @property({ attribute: false }) address?: PageAddress

  /** The clock that deadlines are told by; tests and demos hand in their own. */
  @property({ attribute: false }) now?: () => number

  /** The element's words. */
  protected abstract readonly strings: Strings<unknown>

  @state() private politely = ''
  @state() private assertively = ''
  /** The institution's connection has not been tested yet, and this is none of its test pages. */
  @state() private inTest = false

  #around: Surroundings | undefined
  #leaveAround: (() => void) | undefined

  /**
   * A page may have broken what a shadow root or a picture is made with, or given the tag a root that nobody can reach. Then
   * there is none, and what the webmaster put between the tags is all there is to see. Whatever a root that is here already
   * holds goes, unless `served/` sees to it first.
   */
  protected override createRenderRoot() {
    try {
      const root = super.createRenderRoot()
      root.replaceChildren()
      return root
    } catch (error) {
      return this.#standBack(error)
    }
  }

  protected override scheduleUpdate() {
    try {
      super.scheduleUpdate()
    } catch (error) {
      this.#standBack(error)
    }
  }

  #standBack(error: unknown): DocumentFragment {
    warn(`<${this.localName}> is not shown: ${error}`)
    this.shadowRoot?.replaceChildren(document.createElement('slot'))
    return document.createDocumentFragment()
  }

  override connectedCallback() {
    super.connectedCallback()
    // What the picture depends on may have changed while the element was away.
    this.requestUpdate()
    this.dispatchEvent(
      new ContextEvent(
        surroundings,
        this,
        (around, leave) => {
          this.#around = around
          this.#leaveAround = leave
          this.requestUpdate()
        },
        true,
      ),
    )
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#leaveAround?.()
    this.#around = undefined
  }

  /** What holds here: the tag's own attributes first, then the career page's around it, then the page's. */
  protected get here(): Surroundings {
    const around = this.#around ?? NOWHERE
    return {
      institution: this.institution || around.institution || '',
      api: this.api ?? (!this.apiUrl && around.api ? around.api : apiAt(this.apiUrl || scriptOrigin)),
      department: this.department || around.department || '',
      medium: this.medium || around.medium || mediumAtStart(),
      headingLevel: Math.min(6, Math.max(2, this.headingLevel || around.headingLevel || 2)),
      address: this.address ?? around.address ?? pageAddress(),
      now: this.now ?? around.now ?? Date.now,
      inCareerPage: !!around.inCareerPage,
    }
  }

  /**
   * The institution in the language of the screen; the element wears its theme when it is there. Where it is in test it
   * never comes, and what the webmaster put between the tags is all there is to see. Our own pages say so themselves.
   */
  protected async askInstitution(): Promise<Institution> {
    const { here } = this
    const { api, institution } = here
    const answer = await api.institution(institution, this.strings.language)
    const { testPages } = answer
    this.inTest =
      !!testPages &&
      location.origin !== api.base &&
      !testPages.some((page) => bareAddress(page) === bareAddress(location.href))
    if (this.inTest) {
      warn(`${institution} is in test and shows its jobs on its test pages only.`)
      return new Promise(() => {})
    }
    const theme = here.address.get('opslag-theme')
      ? await loadElement<Preview>(PREVIEW)
          .then(({ previewed }) => previewed(here, answer.theme, this.shadowRoot))
          .catch(() => answer.theme)
      : answer.theme
    if (this.shadowRoot) wearTheme(this.shadowRoot, theme, api.base)
    return { ...answer, theme }
  }

  /** The element's picture in what all elements share. */
  protected frame(picture: unknown): TemplateResult {
    if (this.inTest) return html`<slot></slot>`
    return framePicture(this.strings.language, picture, this.politely, this.assertively)
  }

  /** Says a sentence through the element's live region. */
  protected announce(sentence: string, how: 'polite' | 'assertive' = 'polite'): void {
    if (how === 'polite') this.politely = sentence
    else this.assertively = sentence
  }

  /** Tells the page that something did not work. */
  protected report(error: unknown): void {
    this.dispatchEvent(new OpslagErrorEvent(error))
  }
}

/** Registers an element where it is not registered yet, with its words in a language. */
export function define<S>(tag: string, element: CustomElementConstructor & { words: Words<S> }, words: Words<S>): void {
  Object.assign(element.words, words)
  if (!customElements.get(tag)) customElements.define(tag, element)
}

declare global {
  interface HTMLElementEventMap {
    'opslag-error': OpslagErrorEvent
  }
}
