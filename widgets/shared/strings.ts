import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import { loadElement } from './chunks.ts'
import { languageAt } from './language-at.ts'

export type { Language } from '../../server/contract/language.ts'

/** An element's words, in the languages that are there. */
export type Words<S> = Partial<Record<Language, S>>

/**
 * An element's words in the language of the nearest `[lang]`, which it follows when it changes. The words of one language
 * are there before the element is, so it never waits: until another language has come, and if it never comes, the element
 * speaks the one it has.
 */
export class Strings<S> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #in: Words<S>
  #observer: MutationObserver | undefined
  /** The language of the screen. */
  language: Language = 'da'

  constructor(host: ReactiveControllerHost & Element, inLanguages: Words<S>) {
    this.#host = host
    this.#in = inLanguages
    host.addController(this)
  }

  /** The words. */
  get t(): S {
    return this.#in[this.language] as S
  }

  hostConnected() {
    this.#read()
    this.#observer = new MutationObserver(() => this.#read())
    for (let root: Node = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] })
      if (!(root instanceof ShadowRoot)) break
    }
  }

  hostDisconnected() {
    this.#observer?.disconnect()
  }

  #read() {
    let language = languageAt(this.#host)
    if (!this.#in[language]) {
      // Where they do not come, whoever looks for tags says so in the console.
      loadElement(this.#host.localName, language).then(
        () => this.#read(),
        () => {},
      )
      language = language === 'da' ? 'en' : 'da'
    }
    if (language === this.language) return
    this.language = language
    this.#host.requestUpdate()
  }
}
