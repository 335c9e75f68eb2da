import type { SeenTag } from '../../server/cli/check/in-page.ts'
import { adTag, type Change, cut, empty, framed, profile, refused, seen, still } from './check-scene.ts'
import { frame, PAGE, SERVER, tag } from './seen-tag.ts'

const inFrame = (change: Partial<SeenTag>): Change =>
  framed({}, { seen: { tags: [{ ...tag, name: 'opslag-career-page', ...change }] } })
const status = (code: number): Change =>
  empty({}, { seen: { answers: { [frame.src]: { status: code, type: 'text/html', failure: null } } } })
const unlisted = { facts: { profile: { ...profile, origins: [] } } }
/** What is in the frame is so much taller than it, as a large window has it. */
export const taller: Change = { seen: { wide: { ...still, rest: 400 } } }
const inNoTest = { facts: { profile: { ...profile, testPages: [] } } }

/** Pages that show the jobs in a frame of ours, or are meant to, and what is told of each. */
export const FRAME_CASES: [what: string, expected: string, change: Change][] = [
  ['our frame', 'passed script.in-frame', framed()],
  ['our frame, as to its elements', 'passed elements.well', framed()],
  ['a frame over http', 'failed script.frame-insecure', framed({ src: 'http://jobs.example.dk/frame/styrelsen' })],
  ['another server’s frame', 'failed script.frame-other-host', framed({ src: 'https://a.example/frame/styrelsen' })],
  ['the portal in a frame', 'failed script.frame-portal', framed({ src: `${SERVER}/portal/styrelsen` })],
  ['a frame of nobody’s', 'failed script.frame-portal', framed({ src: `${SERVER}/frame/` })],
  ['a frame that stays empty', 'failed script.frame-empty', empty()],
  ['a frame at whose address there is nothing', 'failed script.frame-status', status(404)],
  [
    'a frame that another’s refusal has nothing to do with',
    'failed script.frame-empty',
    {
      ...empty({}, { seen: refused({ directive: 'frame-src', blocked: 'https://films.example' }).seen! }),
    },
  ],
  ['a frame on an unlisted origin', 'skipped script.not-shown', empty({}, unlisted)],
  ['a frame on a page that is none of the test pages', 'skipped script.not-shown', empty({}, inNoTest)],
  [
    'a frame that the page’s policy keeps out',
    'skipped script.not-shown',
    empty({}, { seen: refused({ directive: 'frame-src', blocked: SERVER }).seen! }),
  ],
  ['another institution’s frame', 'failed institution.frame-other', framed({ src: `${SERVER}/frame/anden` })],
  [
    'a frame of a department that there is not',
    'failed institution.frame-department',
    framed({ src: `${frame.src}?department=Drift` }),
  ],
  [
    'a frame of a department',
    'passed institution.well',
    framed(
      { src: `${frame.src}?department=drift` },
      { seen: { tags: [{ ...tag, name: 'opslag-career-page', department: 'drift' }] } },
    ),
  ],
  ['a frame without a name', 'warning elements.frame-untitled', framed({ title: '' })],
  ['a frame that does not grow', 'warning elements.frame-scrolls', framed({}, taller)],
  ['a frame that nobody can scroll in', 'failed elements.frame-locked', framed({ isLocked: true }, taller)],
  [
    'a frame that nobody can scroll in on a phone',
    'failed elements.frame-locked',
    framed({ isLocked: true, isGrowing: false }, { seen: { narrow: { ...still, rest: 90 } } }),
  ],
  ['a frame that nobody need scroll in', 'passed elements.well', framed({ isLocked: true })],
  [
    'a frame that ends above the first job',
    'warning elements.frame-low',
    framed({ isGrowing: false, size: { ...frame.size, height: 200, asked: 200 } }, taller),
  ],
  ['a frame that its box cuts', 'failed elements.frame-cut', cut(framed())],
  [
    'a frame that the page’s style makes less tall',
    'warning elements.frame-shrunk',
    framed({ size: { ...frame.size, height: 400 } }, taller),
  ],
  ['a frame that got no width', 'warning elements.frame-narrow', framed({ size: { ...frame.size, width: 304 } })],
  [
    'a frame that is too narrow for what is in it',
    'failed overflow.in-frame',
    framed({}, { seen: { narrow: { ...still, width: { window: 412, page: 412, tooWide: 'opslag-career-page' } } } }),
  ],
  ['a frame in a sandbox', 'failed elements.frame-sandbox', framed({ withheld: ['allow-forms'] })],
  ['an empty frame in a sandbox', 'failed elements.frame-sandbox', empty({ withheld: ['allow-scripts'] })],
  ['a frame in another language', 'warning language.frame-differs', framed({ lang: 'en' })],
  ['a frame in a language that we have not', 'warning language.unsupported', framed({ lang: 'de' })],
  ['a frame on a page that says no language', 'warning language.missing', framed({ lang: '' })],
  [
    'a frame where the ads are said to stand',
    'failed registered.frame-job',
    framed({}, { facts: { profile: { ...profile, pages: { job: `${PAGE}?job={job}` } } } }),
  ],
  [
    'an ad in a frame',
    'passed jobs.ad',
    framed({}, { seen: { tags: [{ ...adTag, titles: ['Jurist'] }] }, facts: { lists: [] } }),
  ],
  [
    'an ad in a frame that does not come',
    'failed jobs.no-ad',
    framed({}, { seen: { tags: [{ ...adTag, titles: [] }] }, facts: { lists: [] } }),
  ],
  [
    'a frame that jumps',
    'failed stillness.much',
    framed({ size: { ...frame.size, asked: 300 } }, { seen: { narrow: { ...still, shift: 0.4 } } }),
  ],
  [
    'a frame that jumps with its height kept',
    'failed stillness.reserved',
    framed({}, { seen: { narrow: { ...still, shift: 0.4 } } }),
  ],
  [
    'a frame that skips a heading',
    'failed headings.jump',
    framed({}, { seen: { headings: [seen.headings[0]!, { level: 3, text: 'x', isOurs: true }] } }),
  ],
  ['a frame that is seen', 'passed jobs.well', inFrame({})],
]

/** What a sentence about a frame may not speak of. */
export const OF_TAGS = /taggene|the tags|<opslag-|min-height|attribut/i
