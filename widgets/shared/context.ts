import { createContext } from '@lit/context'
import type { PageAddress } from './address.ts'
import type { Api } from './api.ts'

/**
 * What an element needs to know of where it stands. A career page hands it to what it holds; an element on its own finds
 * each part itself (`OpslagElement.here`). Language and theme are not in it: they follow from the place on the page
 * (`Strings`) and from the institution's answer (`wearTheme`).
 */
export interface Surroundings {
  /** The institution's slug. */
  institution: string
  api: Api
  /** A department's key, or empty: only what is in it and below it. */
  department: string
  /** Where the visitor came from, as the institution's media list knows it; empty when unknown. */
  medium: string
  /** The level of the element's own headings, 2 to 6. */
  headingLevel: number
  /** The page's address, which is how the elements navigate. */
  address: PageAddress
  /** The visitor's clock, in milliseconds. It only decides what is said about a deadline, never what is allowed. */
  now: () => number
  /** Whether a career page stands around the element, so that ads and form open in it. */
  inCareerPage: boolean
}

export const surroundings = createContext<Surroundings>(Symbol('opslag-surroundings'))
