import type { ConnectionTestStarted } from '../../contract/connection.ts'
import type { Profile } from '../../contract/settings.ts'
import type { Recorded, SeenFrame, SeenPreload, SeenScript, SeenTag } from './in-page.ts'
import type { SeenCut, SeenFont, SeenHeading, SeenText } from './in-picture.ts'

/** How a request of the page ended. */
export type Answered = { status: number; type: string; failure: string | null }

/** How the page opened. */
export type Opened =
  | { isOpen: false; reason: string }
  | { isOpen: true; status: number; type: string; address: string; asked: string }

/** What was seen of a page at one width, as plain data: what is judged is a function of it. */
export type Seen = {
  opened: Opened
  scripts: SeenScript[]
  preloads: SeenPreload[]
  /** By address, without what follows `#`. */
  answers: Record<string, Answered>
  /** Those of the page, or of the frame where that was looked into. */
  tags: SeenTag[]
  /** What shows the jobs where no tag of the page does. */
  frame: SeenFrame | null
  /** Links to the institution's portal. */
  portalLinks: string[]
  version: string | null
  lang: string
  /** What the page says of the width of a phone's window; empty where it says nothing. */
  viewport: string
  /** What the page's own addresses are read from. */
  base: string
  headings: SeenHeading[]
  contrast: { count: number; lowest: number; low: SeenText[] }
  /** Colours that the page sets and our elements do not wear, by token. */
  unworn: string[]
  fonts: { fonts: SeenFont[]; families: string }
  errors: { message: string; isOurs: boolean }[]
  stored: string[]
  cookies: string[]
  refused: Recorded['refused']
  keyboard: Keyboard | null
  wide: Still
  narrow: Still
}

/**
 * How still the page stood, how wide it was, and what it cut. `own` is what it moves without our script, where that was looked
 * at; `rest` by how much the content of a frame is taller than it.
 */
export type Still = {
  shift: number
  own: number
  width: { window: number; page: number; tooWide: string | null }
  cut: SeenCut | null
  rest: number
}

export type Keyboard = {
  presses: number
  reached: ('search' | 'title' | 'ours')[]
  wanted: ('search' | 'title' | 'ours')[]
  withoutOutline: boolean
  isCovered: boolean
  isTrapped: boolean
}

/** What came of the trial application. */
export type Tried =
  | { outcome: 'sent'; address: string }
  | { outcome: 'no-form' | 'unreachable'; address: string; reason: string }
  | { outcome: 'refused'; address: string; said: string }
  | { outcome: 'broken'; address: string; reason: string }
  | { outcome: 'not-tried' }

/** What the server says of the institution. */
export type Facts = {
  slug: string
  profile: Profile
  isLive: boolean
  /** Origins under which the server is known: as it was called, and as it calls itself. */
  servers: string[]
  /** Of the institutions that the tags name, those that the server knows, with the keys of their departments. */
  known: ReadonlyMap<string, readonly string[]>
  /** Integrity of the entry script by version; a version that the server does not have is not in it. */
  integrity: Record<string, string>
  /** What each list should show, in the order of the tags. */
  lists: { tag: SeenTag; total: number; titles: string[] }[]
  test: ConnectionTestStarted
}

/** How long to wait for what, in milliseconds. */
export type Waits = {
  /** For the page to come. */
  open: number
  /** For the elements to show something. */
  settle: number
  /** For a script that another script puts in after the page has loaded. */
  late: number
  /** For what still moves. */
  quiet: number
  /** For the form, and for the receipt. */
  send: number
  /** For all of it: a page that keeps the browser busy is given up. */
  whole: number
  /** For the browser to end, before it is made to. */
  close: number
}
export const WAITS: Waits = {
  open: 20_000,
  settle: 15_000,
  late: 3_000,
  quiet: 500,
  send: 20_000,
  whole: 110_000,
  close: 5_000,
}
