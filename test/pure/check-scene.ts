import type { SeenTag } from '../../server/cli/check/in-page.ts'
import type { Facts, Keyboard, Seen, Tried } from '../../server/cli/check/seen.ts'
import { Profile } from '../../server/contract/settings.ts'
import { frame, opened, PAGE, SERVER, tag } from './seen-tag.ts'

// What is made of a page as it was seen: plain data in, findings out. The seeing itself is test/pages/check.test.ts.
export const SCRIPT = `${SERVER}/embed/1.2.3/opslag.js`
export const HASH = 'sha384-right'
export const begun = {
  id: 't',
  job: '9',
  title: 'Test',
  expiresAt: '2026-11-20T09:00:00.000Z',
  application: { name: 'n', email: 'e@opslag.invalid', phone: '1', text: 't' },
}
export const script = { src: SCRIPT, type: 'module', integrity: HASH, isModule: true }
export const adTag: SeenTag = { ...tag, name: 'opslag-job-ad', titles: ['Test'], link: null }
export const keyboard: Keyboard = {
  presses: 7,
  reached: ['search', 'ours', 'title'],
  wanted: ['search', 'title'],
  withoutOutline: false,
  isCovered: false,
  isTrapped: false,
}
export const still = { shift: 0, own: 0, width: { window: 360, page: 360, tooWide: null }, cut: null, rest: 0 }
export const seen: Seen = {
  opened,
  scripts: [script],
  preloads: [],
  answers: { [SCRIPT]: { status: 200, type: 'text/javascript', failure: null } },
  tags: [tag],
  frame: null,
  portalLinks: [],
  version: '1.2.3',
  lang: 'da',
  viewport: 'width=device-width, initial-scale=1',
  base: PAGE,
  headings: [
    { level: 1, text: 'Job', isOurs: false },
    { level: 2, text: '2 ledige stillinger', isOurs: true },
    { level: 3, text: 'Jurist', isOurs: true },
  ],
  contrast: { count: 40, lowest: 5.5, low: [] },
  unworn: [],
  fonts: { fonts: [], families: 'Arial' },
  errors: [],
  stored: [],
  cookies: [],
  refused: [],
  keyboard,
  wide: still,
  narrow: still,
}
export const profile = Profile.parse({
  name: { da: 'Styrelsen' },
  origins: ['https://www.styrelsen.example'],
  testPages: [PAGE],
})
export const facts: Facts = {
  slug: 'styrelsen',
  profile,
  isLive: false,
  servers: [SERVER],
  known: new Map([
    ['styrelsen', ['drift']],
    ['anden', []],
  ]),
  integrity: { '1.2.3': HASH },
  lists: [{ tag, total: 2, titles: ['Jurist', 'Ingeniør'] }],
  test: begun,
}
export const SENT: Tried = { outcome: 'sent', address: `${PAGE}?apply=9` }
export type Change = { seen?: Partial<Seen>; facts?: Partial<Facts>; tried?: Tried }

export const oneTag = (change: Partial<SeenTag>): Change => ({
  seen: { tags: [{ ...tag, ...change }] },
  facts: { lists: [{ ...facts.lists[0]!, tag: { ...tag, ...change } }] },
})
export const oneScript = (change: Partial<typeof script>): Change => ({ seen: { scripts: [{ ...script, ...change }] } })
export const answered = (change: object): Change => ({
  seen: { answers: { [SCRIPT]: { status: 200, type: 'text/javascript', failure: null, ...change } } },
})
export const refused = (change: object): Change => ({
  seen: {
    refused: [
      {
        directive: 'connect-src',
        blocked: `${SERVER}/v1/x`,
        source: PAGE,
        isReport: false,
        rule: '',
        tag: '',
        ...change,
      },
    ],
  },
})
/** A page on which `div` hides so much of the list, or of the frame, in a large window. */
export const cut = (change: Change = {}): Change => ({
  ...change,
  seen: {
    ...change.seen,
    wide: { ...still, ...change.seen?.wide, cut: { tag: 'opslag-job-list', by: 'div', hidden: 560 } },
  },
})
/** A page whose `main` fades these texts. */
export const faded = (texts: string[]): Change => ({
  seen: {
    contrast: {
      count: 40,
      lowest: 1.9,
      low: texts.map((text, at) => ({
        text,
        ratio: 1.9,
        least: 4.5,
        color: `#bbbbb${at}`,
        ground: '#ffffff',
        faded: { by: 'main', opacity: 0.3 },
      })),
    },
  },
})
/** A style on a tag of ours that the page's policy refuses. */
export const refusedStyle = (change: object = {}): Change =>
  refused({
    directive: 'style-src-attr',
    blocked: 'inline',
    rule: "style-src 'self'",
    tag: 'opslag-job-list',
    ...change,
  })
/** A page without tags, with a frame that holds a career page. */
export const framed = (change: Partial<typeof frame> = {}, more: Change = {}): Change => ({
  ...more,
  seen: {
    scripts: [],
    frame: { ...frame, ...change },
    tags: [{ ...tag, name: 'opslag-career-page' }],
    ...more.seen,
  },
})
/** The same with nothing of ours in the frame. */
export const empty = (change: Partial<typeof frame> = {}, more: Change = {}): Change =>
  framed(change, { ...more, seen: { tags: [], ...more.seen } })
export const preloaded = (href: string, isModule = false): Change => ({
  seen: { preloads: [{ href: SERVER + href, isModule }] },
})
export const font = (status: string): Change => ({
  seen: { fonts: { families: 'Plex, Arial', fonts: [{ family: 'Plex', status, isOurs: true }] } },
})
