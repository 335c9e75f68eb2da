import type { PageAddress } from '../shared/address.ts'

/** What a career page shows: the list, an ad, a job's form, the applicant's own page, a job agent's, or the talent pools. */
export type View = { name: 'list' | 'login' | 'job' | 'apply' | 'agent' | 'pool'; id: string }

/** The view that the address asks for. A form goes before an ad, and an ad before what has no job. */
export function viewOf(address: PageAddress): View {
  for (const name of ['apply', 'job'] as const) {
    const id = address.get(name)
    if (id) return { name, id }
  }
  const name = (['login', 'agent', 'pool'] as const).find((one) => address.get(one) !== undefined)
  return { name: name ?? 'list', id: '' }
}

export const isSameView = (one: View, other: View): boolean => one.name === other.name && one.id === other.id

/** The title of the page while a job is open; the page's own again afterwards, unless the page has changed it itself. */
export class PageTitle {
  #own: string | undefined
  #set: string | undefined

  show(title: string | undefined): void {
    if (this.#set !== undefined && document.title !== this.#set) this.#own = this.#set = undefined
    if (title === undefined) {
      if (this.#own !== undefined) document.title = this.#own
      this.#own = this.#set = undefined
      return
    }
    this.#own ??= document.title
    document.title = this.#set = this.#own ? `${title} – ${this.#own}` : title
  }
}
