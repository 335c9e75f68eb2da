import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { strings as faultsDa } from '../../server/contract/order-faults.da.ts'
import { strings as faultsEn } from '../../server/contract/order-faults.en.ts'
import type { OrderForm } from '../../server/contract/order-form.ts'
import {
  countUsers,
  type OrderFault,
  orderFaults,
  PACKAGE_NAMES,
  PACKAGES,
  ROLES,
} from '../../server/contract/order-rules.ts'
import type { Bench } from './bench-state.ts'
import { newEntry, newOrder, type OrderDraft, type OrderList, orderForm, pathIn, slugOf } from './order-state.ts'
import { plainName } from './plain-name.ts'
import { printedOrder } from './printed-order.ts'
import { saveFile } from './save-file.ts'
import { FACES } from './shipped.ts'

type More = { hint?: string; inputmode?: 'numeric' | 'email' | 'tel' | 'url'; autocomplete?: string; area?: boolean }
type Loose = Record<string, unknown>

const FAMILIES = FACES.map(({ family }) => family)

/** The order form: filled in here, and kept nowhere but in this page. */
export class OrderPart {
  draft: OrderDraft = newOrder()
  private readonly bench: Bench
  /** Fields that have been left once; what is wrong with them is said from then on. */
  private readonly left = new Set<string>()
  private isAsked = false
  private kept = JSON.stringify(this.draft)

  constructor(bench: Bench) {
    this.bench = bench
  }

  get isUnsaved(): boolean {
    return JSON.stringify(this.draft) !== this.kept
  }

  private get form(): OrderForm {
    return orderForm(this.draft, this.bench.design, FAMILIES)
  }

  private sentence(fault: OrderFault): string {
    const strings = this.bench.language === 'da' ? faultsDa : faultsEn
    // The table's type says that each code has its own sentence; the compiler cannot follow that through an index.
    return (strings[fault.code] as (fault: OrderFault) => string)(fault)
  }

  private get(field: string): string {
    const found = field.split('.').reduce<unknown>((value, key) => (value as Loose | undefined)?.[key], this.draft)
    return typeof found === 'string' ? found : ''
  }

  private put(field: string, value: string | boolean): void {
    const keys = field.split('.')
    const last = keys.pop() as string
    const place = keys.reduce<unknown>((inner, key) => (inner as Loose)[key], this.draft) as Loose
    place[last] = value
    this.bench.redraw()
  }

  render(): TemplateResult {
    const { order: t } = this.bench.t
    const faults = orderFaults(this.form)
    const field = (name: string, label: string, more: More = {}) => this.field(name, label, faults, more)
    const address = { autocomplete: 'off' } as const
    return html`
      <p>${t.lead}</p>
      <form novalidate @submit=${(event: Event) => event.preventDefault()}>
        <fieldset class="group">
          <legend>${t.institution}</legend>
          ${this.name(faults)} ${field('nameEn', t.nameEn)} ${this.slug(faults)}
          <div class="pair">
            ${field('cvr', t.cvr, { inputmode: 'numeric' })}
            ${field('ean', t.ean, { inputmode: 'numeric', hint: t.eanHint })}
          </div>
          ${field('street', t.street, address)}
          <div class="pair">
            ${field('postalCode', t.postalCode, { inputmode: 'numeric', ...address })} ${field('city', t.city, address)}
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>${t.contact}</legend>
          ${this.person('contact', t.phone, faults)}
        </fieldset>
        ${this.packages(faults)}
        ${this.list(
          'users',
          t.users,
          t.user,
          t.addUser,
          (at) => html`
          ${this.person(at, t.phoneMaybe, faults)} ${this.role(at)}
        `,
        )}
        ${this.list('support', t.support, t.supportOne, t.addSupport, (at) => this.person(at, t.phoneMaybe, faults), t.supportLead)}
        ${this.list(
          'units',
          t.jobnet,
          t.unit,
          t.addUnit,
          (at) => html`
          <div class="pair">
            ${field(`${at}.pNumber`, t.pNumber, { inputmode: 'numeric' })} ${field(`${at}.name`, t.unitName)}
          </div>
          ${field(`${at}.street`, t.street, address)}
          <div class="pair">
            ${field(`${at}.postalCode`, t.postalCode, { inputmode: 'numeric', ...address })}
            ${field(`${at}.municipality`, t.municipality, { inputmode: 'numeric' })}
          </div>
        `,
          t.jobnetLead,
        )}
        <fieldset class="group">
          <legend>${t.pages}</legend>
          ${field('origin', t.origin, { inputmode: 'url' })} ${field('list', t.list, { inputmode: 'url' })}
          ${field('testPage', t.testPage, { inputmode: 'url' })}
        </fieldset>
        ${this.list('services', t.services, t.service, t.addService, (at) => field(`${at}.what`, t.what), t.servicesLead)}
        ${field('remarks', t.remarks, { area: true })}
        ${this.isAsked ? html`<p class=${faults.length > 0 ? 'faults' : 'good'}>${faults.length > 0 ? t.faults(faults.length) : t.good}</p>` : nothing}
        <p class="buttons">
          <button type="button" @click=${() => this.save()}>${t.save}</button>
          <button type="button" class="second" @click=${() => this.check() && print()}>${t.print}</button>
          <button type="button" class="second" @click=${() => this.check()}>${t.check}</button>
        </p>
      </form>
    `
  }

  /** The order as it is printed; seen on paper only. */
  renderPrinted(): TemplateResult {
    return printedOrder(this.bench, this.form, new Date())
  }

  private name(faults: readonly OrderFault[]): TemplateResult {
    const { bench } = this
    return this.drawn('order-name', 'name', bench.t.order.nameDa, bench.design.name, faults, (name) =>
      bench.change({ kind: 'name', name }),
    )
  }

  private slug(faults: readonly OrderFault[]): TemplateResult {
    const { slug: label, slugHint: hint } = this.bench.t.order
    const value = slugOf(this.draft, this.bench.design)
    return this.drawn('order-slug', 'slug', label, value, faults, (slug) => this.put('slug', slug), { hint })
  }

  private field(name: string, label: string, faults: readonly OrderFault[], more: More = {}): TemplateResult {
    return this.drawn(`order-${name}`, name, label, this.get(name), faults, (value) => this.put(name, value), more)
  }

  private drawn(
    id: string,
    name: string,
    label: string,
    value: string,
    faults: readonly OrderFault[],
    put: (value: string) => void,
    { hint, inputmode, autocomplete = 'off', area = false }: More = {},
  ): TemplateResult {
    const fault = this.saidOf(name, faults)
    const described = `${hint ? `${id}-hint` : ''} ${fault ? `${id}-fault` : ''}`
    const hear = (event: Event) => put((event.target as HTMLInputElement).value)
    const leave = () => {
      this.left.add(name)
      this.bench.redraw()
    }
    return html`<div class="row ${fault ? 'wrong' : ''}">
      <label for=${id}>${label}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      ${fault ? html`<p class="faults" id="${id}-fault">${this.sentence(fault)}</p>` : nothing}
      ${
        area
          ? html`<textarea id=${id} rows="3" maxlength="5000" aria-describedby=${described} .value=${live(value)} @input=${hear}></textarea>`
          : html`<input
              id=${id}
              maxlength="300"
              autocomplete=${autocomplete}
              inputmode=${inputmode ?? 'text'}
              aria-describedby=${described}
              aria-invalid=${fault !== undefined}
              .value=${live(value)}
              @input=${hear}
              @change=${leave}
            />`
      }
    </div>`
  }

  private saidOf(name: string, faults: readonly OrderFault[]): OrderFault | undefined {
    return this.isAsked || this.left.has(name) ? faults.find(({ path }) => path === pathIn(name)) : undefined
  }

  private person(at: string, phone: string, faults: readonly OrderFault[]): TemplateResult {
    const { order: t } = this.bench.t
    return html`${this.field(`${at}.name`, t.personName, faults)}
      <div class="pair">
        ${this.field(`${at}.email`, t.email, faults, { inputmode: 'email' })}
        ${this.field(`${at}.phone`, phone, faults, { inputmode: 'tel' })}
      </div>`
  }

  private role(at: string): TemplateResult {
    const { order: t } = this.bench.t
    const index = Number(at.split('.')[1])
    const user = this.draft.users[index]
    if (!user) return html``
    return html`<div class="row">
        <label for="order-${at}.role">${t.role}</label>
        <select
          id="order-${at}.role"
          @change=${(event: Event) => this.put(`${at}.role`, (event.target as HTMLSelectElement).value)}
        >
          ${ROLES.map((role) => html`<option value=${role} .selected=${live(role === user.role)}>${t.roles[role]}</option>`)}
        </select>
      </div>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${live(user.isOccasional)}
          @change=${(event: Event) => this.put(`${at}.isOccasional`, (event.target as HTMLInputElement).checked)}
        />
        ${t.occasional}
      </label>`
  }

  private packages(faults: readonly OrderFault[]): TemplateResult {
    const { order: t } = this.bench.t
    const has = countUsers(this.draft.users)
    const isSaid = this.isAsked || this.draft.package !== ''
    const said = isSaid ? faults.filter(({ path }) => path === 'order.package' || path === 'order.users') : []
    return html`<fieldset class="group choice ${said.length > 0 ? 'wrong' : ''}" aria-describedby="package-now ${said.length > 0 ? 'package-faults' : ''}">
      <legend>${t.package}</legend>
      <p class="hint" id="package-now">${t.packageNow(has.users, has.administrators)}</p>
      ${said.length > 0 ? html`<ul class="faults" id="package-faults">${said.map((fault) => html`<li>${this.sentence(fault)}</li>`)}</ul>` : nothing}
      ${PACKAGE_NAMES.map(
        (name) => html`<label>
          <input
            type="radio"
            name="package"
            id="order-package-${name}"
            .checked=${live(this.draft.package === name)}
            @change=${() => this.put('package', name)}
          />
          ${t.packages[name]}: ${t.packageSays(PACKAGES[name].users, PACKAGES[name].administrators)}
        </label>`,
      )}
    </fieldset>`
  }

  private list(
    name: OrderList,
    title: string,
    label: (n: number) => string,
    addLabel: string,
    entry: (at: string) => TemplateResult,
    lead = '',
  ): TemplateResult {
    const { order: t } = this.bench.t
    const entries: unknown[] = this.draft[name]
    const add = () => {
      entries.push(newEntry[name]())
      this.bench.say(t.added(label(entries.length)))
      this.bench.redraw()
      this.goTo(`input[id^="order-${name}.${entries.length - 1}."]`)
    }
    const remove = (index: number) => {
      entries.splice(index, 1)
      for (const one of this.left) if (one.startsWith(`${name}.`)) this.left.delete(one)
      this.bench.say(t.removed(label(index + 1)))
      this.bench.redraw()
      this.goTo(`#order-add-${name}`)
    }
    return html`<fieldset class="group">
      <legend>${title}</legend>
      ${lead ? html`<p class="hint">${lead}</p>` : nothing}
      ${entries.map(
        (_, index) => html`<fieldset class="entry">
          <legend>${label(index + 1)}</legend>
          ${entry(`${name}.${index}`)}
          ${
            name === 'users' && entries.length === 1
              ? nothing
              : html`<button type="button" class="quiet" aria-label=${t.remove(label(index + 1))} @click=${() => remove(index)}>
                  ${t.remove(label(index + 1))}
                </button>`
          }
        </fieldset>`,
      )}
      <button type="button" class="second" id="order-add-${name}" @click=${add}>${addLabel}</button>
    </fieldset>`
  }

  private goTo(selector: string): void {
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
  }

  /** Says what is wrong and goes to the first of it; true when nothing is. */
  private check(): boolean {
    const faults = orderFaults(this.form)
    const { order: t } = this.bench.t
    this.isAsked = true
    this.bench.say(faults.length > 0 ? t.faults(faults.length) : t.good)
    this.bench.redraw()
    if (faults.length > 0) this.goTo('form [aria-invalid=true], fieldset.wrong input')
    return faults.length === 0
  }

  private save(): void {
    if (!this.check()) return
    const { form } = this
    const name = `${plainName(form.institution.slug)}-${this.bench.language === 'da' ? 'bestilling' : 'order'}.json`
    saveFile(name, 'application/json', `${JSON.stringify(form, null, 2)}\n`)
    this.kept = JSON.stringify(this.draft)
    this.bench.say(this.bench.t.order.saved(name))
  }
}
