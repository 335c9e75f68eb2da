import { html, nothing, type TemplateResult } from 'lit'
import type { Candidate } from '../../server/contract/candidate.ts'
import { LIMITS } from '../../server/contract/limits.ts'
import { ApiError } from '../shared/api.ts'
import { errorSummary } from '../shared/form/error-summary.ts'
import { field } from '../shared/form/field.ts'
import { heading } from '../shared/heading.ts'
import { sayWhyNot } from '../shared/reading.ts'
import type { AccountWords } from './account-words.ts'
import type { Link } from './leads.ts'
import type { LoginHost } from './view.ts'

type Name = 'name' | 'phone'

const PHONE = /^$|^\+?\d[\d \-()]{5,}$/

/** Name and phone, by which the next form is filled in ahead. */
export class Profile {
  readonly #host: LoginHost
  readonly #t: () => AccountWords
  #typed: Partial<Record<Name, string>> = {}
  #errors: Partial<Record<Name, string>> = {}
  #trouble = ''
  #said = ''

  constructor(host: LoginHost, t: () => AccountWords) {
    this.#host = host
    this.#t = t
  }

  /** The page is opened anew. */
  begin(): void {
    this.#typed = {}
    this.#errors = {}
    this.#trouble = this.#said = ''
  }

  picture(me: Candidate, back: Link, saved: (me: Candidate) => void): TemplateResult {
    const t = this.#t()
    const level = this.#host.here.headingLevel
    const lines = (['name', 'phone'] as const).flatMap((id) => {
      const text = this.#errors[id]
      return text ? [{ id, text }] : []
    })
    const entry = (id: Name, kind: 'text' | 'tel', autocomplete: string) =>
      field(
        {
          id,
          name: id,
          kind,
          label: t[id],
          value: this.#typed[id] ?? me[id] ?? '',
          error: this.#errors[id] ?? null,
          optional: id === 'phone',
          maxLength: id === 'name' ? LIMITS.name : LIMITS.phone,
          autocomplete,
          onInput: (value) => {
            this.#typed[id] = value
          },
        },
        t,
      )
    return html`<div class="page">
      <p class="back"><a href=${back.href} @click=${back.follow}>${t.back}</a></p>
      ${heading(level, t.profile, { part: 'title', id: 'title', focusable: true })}
      ${this.#said ? html`<p class="message success" id="said" tabindex="-1">${this.#said}</p>` : nothing}
      ${
        this.#trouble
          ? html`<div class="message error" id="trouble" tabindex="-1" role="alert">
              <p><strong>${t.notSaved}</strong></p>
              <p>${this.#trouble}</p>
            </div>`
          : nothing
      }
      <p>${t.profileText}</p>
      <form novalidate @submit=${(event: Event) => void this.#save(event, me, saved)}>
        ${lines.length ? errorSummary(lines, t, (text) => heading(level + 1, text), this.#jump) : nothing}
        ${entry('name', 'text', 'name')} ${entry('phone', 'tel', 'tel')}
        <div class="entry">
          <p class="label">${t.email}</p>
          <p>${me.email}</p>
          <p class="hint"><a href=${me.account}>${t.emailFixed}</a></p>
        </div>
        <p class="actions"><button class="button">${t.save}</button></p>
      </form>
    </div>`
  }

  #jump = (id: string): void => this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus()

  async #save(event: Event, me: Candidate, saved: (me: Candidate) => void): Promise<void> {
    event.preventDefault()
    const t = this.#t()
    const host = this.#host
    const name = (this.#typed.name ?? me.name ?? '').trim()
    const phone = (this.#typed.phone ?? me.phone ?? '').trim()
    this.#said = this.#trouble = ''
    this.#errors = { ...(!name && { name: t.enterName }), ...(!PHONE.test(phone) && { phone: t.enterPhone }) }
    host.requestUpdate()
    if (Object.keys(this.#errors).length) return host.moveFocus('#summary')
    try {
      const body = { name, phone: phone || null }
      saved((await host.session.call('/v1/candidate/profile', { method: 'PUT', body })) as Candidate)
      this.#typed = {}
      this.#said = t.saved
      host.announce(t.saved)
      host.moveFocus('#said')
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === 'invalid') {
        for (const { path } of error.problem.fields ?? [])
          if (path === 'name' || path === 'phone') this.#errors[path] = path === 'name' ? t.enterName : t.enterPhone
        return host.moveFocus('#summary')
      }
      host.report(error)
      this.#trouble = sayWhyNot(error, host.language).sentence
      host.moveFocus('#trouble')
    }
  }
}
