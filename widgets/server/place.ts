import { createAddress, type PageAddress } from '../shared/address.ts'
import type { Surroundings } from '../shared/context.ts'
import type { Place } from '../shared/leads.ts'
import type { ServeBasis } from './request.ts'

/**
 * Where a page stands that does not say where it stands: what leads into it is written from there on, as `?job=1042`, and what
 * leads elsewhere on its site from the site's beginning.
 */
export const NOWHERE = 'https://page.invalid/-'

/** Is a page's address one that does not say where it stands, with or without a state behind it? */
export const isNowhere = (address: string): boolean =>
  /^https:\/\/page(?:-[\da-f-]+)?\.invalid\/-(?:\?|$)/.test(address)

/**
 * The same address at a host that nobody can have written into what is shown: only what is led from there on is what `fromHere`
 * takes it away from.
 */
export const somewhere = (address: string): string =>
  address.replace(/^https:\/\/page[^/]*/, `https://page-${crypto.randomUUID()}.invalid`)

/** Markup drawn at `somewhere`, with leads as a page has them that stands anywhere: none of them a way out of its site. */
export function fromHere(markup: string, address: string): string {
  const { origin } = new URL(address)
  return markup
    .replaceAll(new RegExp(`"${origin}/-(?=[?#"])`, 'g'), '"')
    .replaceAll(`"${origin}//`, '"/.//')
    .replaceAll(`"${origin}/`, '"/')
}

/** A page's address where there is no window: it is read and led from, and never moves. */
export function addressOf(text: string): PageAddress {
  const { href, search } = new URL(text)
  return createAddress({
    location: { href, search },
    history: { state: null, pushState() {}, replaceState() {} },
    addEventListener() {},
    removeEventListener() {},
  })
}

/** Where the element will stand, as the element itself finds it. */
export type Here = Omit<Surroundings, 'api' | 'now'>

export function hereOf({ attributes, address }: ServeBasis, institution: string): Here {
  const page = addressOf(address)
  return {
    institution,
    department: attributes.department ?? '',
    medium: attributes.medium || (page.get('medium')?.slice(0, 80) ?? ''),
    headingLevel: Math.min(6, Math.max(2, Number(attributes['heading-level']) || 2)),
    address: page,
    inCareerPage: false,
  }
}

/** What links are led by: a page on which the elements stand that are said to stand beside this one. */
export function placeOf({ address, beside = [] }: ServeBasis, institution: string): Place {
  const standing = beside.map((one) => (typeof one === 'string' ? { element: one } : one))
  const querySelectorAll = (selector: string) =>
    standing
      .filter(({ element }) => selector.split(',').includes(`opslag-${element}`))
      .map((one) => ({ ...one, institution, getAttribute: () => null }))
  const page = { querySelectorAll }
  return { baseURI: address, ownerDocument: page, getRootNode: () => page } as unknown as Place
}
