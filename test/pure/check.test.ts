import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { browserEnv } from '../../server/cli/check/check.ts'
import { judge } from '../../server/cli/check/examine.ts'
import { sentenceOf, stringsIn } from '../../server/cli/check/finding.ts'
import { progress, type SeenTag } from '../../server/cli/check/in-page.ts'
import { TAGS } from '../../server/cli/check/judge-elements.ts'
import { report } from '../../server/cli/check/report.ts'
import type { Facts, Keyboard, Seen, Tried } from '../../server/cli/check/seen.ts'
import { CHECKS, type Finding } from '../../server/contract/connection.ts'
import { Profile } from '../../server/contract/settings.ts'
import { LIST, MORE_TAGS } from '../../widgets/tags.ts'
import { frame, opened, PAGE, SERVER, tag } from './seen-tag.ts'

// What is made of a page as it was seen: plain data in, findings out. The seeing itself is test/pages/check.test.ts.
const SCRIPT = `${SERVER}/embed/1.2.3/opslag.js`
const HASH = 'sha384-right'
const begun = {
  id: 't',
  job: '9',
  title: 'Test',
  expiresAt: '2026-11-20T09:00:00.000Z',
  application: { name: 'n', email: 'e@opslag.invalid', phone: '1', text: 't' },
}
const script = { src: SCRIPT, type: 'module', integrity: HASH, isModule: true }
const adTag: SeenTag = { ...tag, name: 'opslag-job-ad', titles: ['Test'], link: null }
const keyboard: Keyboard = {
  presses: 7,
  reached: ['search', 'ours', 'title'],
  wanted: ['search', 'title'],
  withoutOutline: false,
  isCovered: false,
  isTrapped: false,
}
const still = { shift: 0, own: 0, width: { window: 412, page: 412, tooWide: null } }
const seen: Seen = {
  opened,
  scripts: [script],
  preloads: [],
  answers: { [SCRIPT]: { status: 200, type: 'text/javascript', failure: null } },
  tags: [tag],
  frame: null,
  version: '1.2.3',
  lang: 'da',
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
const profile = Profile.parse({
  name: { da: 'Styrelsen' },
  origins: ['https://www.styrelsen.example'],
  testPages: [PAGE],
})
const facts: Facts = {
  slug: 'styrelsen',
  profile,
  isLive: false,
  servers: [SERVER],
  known: { styrelsen: ['drift'], anden: [] },
  integrity: { '1.2.3': HASH },
  lists: [{ tag, total: 2, titles: ['Jurist', 'Ingeniør'] }],
  test: begun,
}
const SENT: Tried = { outcome: 'sent', address: `${PAGE}?apply=9` }
type Change = { seen?: Partial<Seen>; facts?: Partial<Facts>; tried?: Tried }

const told = new Set<string>()
function found({ seen: more, facts: other, tried = SENT }: Change = {}): Finding[] {
  const findings = judge({ ...seen, ...more }, { ...facts, ...other }, { tried, contrast: null })
  for (const one of findings) told.add(`${one.check}.${one.values.what}`)
  return findings
}
const oneTag = (change: Partial<SeenTag>): Change => ({
  seen: { tags: [{ ...tag, ...change }] },
  facts: { lists: [{ ...facts.lists[0]!, tag: { ...tag, ...change } }] },
})
const oneScript = (change: Partial<typeof script>): Change => ({ seen: { scripts: [{ ...script, ...change }] } })
const answered = (change: object): Change => ({
  seen: { answers: { [SCRIPT]: { status: 200, type: 'text/javascript', failure: null, ...change } } },
})
const refused = (change: object): Change => ({
  seen: {
    refused: [{ directive: 'connect-src', blocked: `${SERVER}/v1/x`, source: PAGE, isReport: false, ...change }],
  },
})
/** A page without tags, with a frame that holds a career page, or nothing of ours. */
const framed = (change: Partial<typeof frame> = {}, more: Change = {}): Change => ({
  ...more,
  seen: {
    scripts: [],
    frame: { ...frame, ...change },
    tags: change.isThere === false ? [] : [{ ...tag, name: 'opslag-career-page' }],
    ...more.seen,
  },
})
const preloaded = (href: string, isModule = false): Change => ({
  seen: { preloads: [{ href: SERVER + href, isModule }] },
})
const font = (status: string): Change => ({
  seen: { fonts: { families: 'Plex, Arial', fonts: [{ family: 'Plex', status, isOurs: true }] } },
})

const CASES: [what: string, expected: string, change: Change][] = [
  [
    'a page that redirects',
    'warning page.redirected',
    { seen: { opened: { ...opened, asked: 'https://styrelsen.example/job' } } },
  ],
  [
    'a page over http',
    'warning page.insecure',
    { seen: { opened: { ...opened, address: PAGE.replace('https', 'http'), asked: PAGE.replace('https', 'http') } } },
  ],
  [
    'a page that does not open',
    'failed page.unreachable',
    { seen: { opened: { isOpen: false, reason: 'net::ERR_NAME_NOT_RESOLVED' } } },
  ],
  ['a picture for a page', 'failed page.not-html', { seen: { opened: { ...opened, type: 'image/png' } } }],
  ['an error for a page', 'failed page.status', { seen: { opened: { ...opened, status: 500 } } }],
  [
    'a page not registered in test',
    'failed registered.unregistered-in-test',
    { facts: { profile: { ...profile, testPages: [] } } },
  ],
  [
    'a page not registered while live',
    'warning registered.unregistered',
    { facts: { profile: { ...profile, testPages: [] }, isLive: true } },
  ],
  [
    'the institution’s own page',
    'passed registered.page',
    { facts: { profile: { ...profile, testPages: [], pages: { list: `${PAGE}/` } }, isLive: true } },
  ],
  [
    'another spelling of a listed origin',
    'failed origin.similar',
    { facts: { profile: { ...profile, origins: ['https://styrelsen.example'] } } },
  ],
  ['an unlisted origin', 'failed origin.not-listed', { facts: { profile: { ...profile, origins: [] } } }],
  ['no script', 'failed script.missing', { seen: { scripts: [], version: null } }],
  [
    'another host’s script',
    'failed script.other-host',
    oneScript({ src: 'https://cdn.example/embed/1.2.3/opslag.js' }),
  ],
  ['a script that is no module', 'failed script.not-module', oneScript({ type: '', isModule: false })],
  ['a script over http', 'failed script.insecure', oneScript({ src: SCRIPT.replace('https', 'http') })],
  ['a script that is not there', 'failed script.status', answered({ status: 404 })],
  ['a script as text', 'failed script.mime', answered({ type: 'text/plain' })],
  [
    'a script that a policy stops',
    'failed script.not-loaded',
    { seen: { version: null, answers: { [SCRIPT]: { status: 0, type: '', failure: 'csp' } } } },
  ],
  ['our frame', 'passed script.in-frame', framed()],
  ['our frame, as to its elements', 'passed elements.well', framed()],
  ['a frame over http', 'failed script.frame-insecure', framed({ src: 'http://jobs.example.dk/frame/styrelsen' })],
  ['another server’s frame', 'failed script.frame-other-host', framed({ src: 'https://a.example/frame/styrelsen' })],
  ['the portal in a frame', 'failed script.frame-portal', framed({ src: `${SERVER}/portal/styrelsen` })],
  ['a frame that stays empty', 'failed script.frame-empty', framed({ isThere: false })],
  [
    'a frame on an unlisted origin',
    'skipped script.not-shown',
    framed({ isThere: false }, { facts: { profile: { ...profile, origins: [] } } }),
  ],
  [
    'a frame that the page’s policy keeps out',
    'skipped script.not-shown',
    framed({ isThere: false }, { seen: refused({ directive: 'frame-src', blocked: SERVER }).seen! }),
  ],
  ['another institution’s frame', 'failed institution.frame-other', framed({ src: `${SERVER}/frame/anden` })],
  ['a frame without a name', 'warning elements.frame-untitled', framed({ title: '' })],
  ['a frame that does not grow', 'warning elements.frame-scrolls', framed({ isScrolling: true })],
  ['a frame in another language', 'warning language.frame-differs', framed({}, { seen: { lang: 'en' } })],
  [
    'a line for another language',
    'warning script.preload-other',
    preloaded('/v1/institutions/styrelsen/fragment?element=job-list&lang=en'),
  ],
  ['a line for another version', 'warning script.preload-other', preloaded('/embed/1.2.2/opslag.js', true)],
  ['a department that there is not', 'failed jobs.no-department', oneTag({ department: 'drifft' })],
  [
    'a department where there are none',
    'failed jobs.no-department',
    { seen: { tags: [tag, { ...tag, institution: 'anden', department: 'drift' }] } },
  ],
  [
    'a colour that the elements do not wear',
    'warning contrast.unworn',
    { seen: { unworn: [{ token: '--opslag-color-text', on: '--opslag-color-surface' }] } },
  ],
  ['a version without a hash', 'warning integrity.absent', oneScript({ integrity: '' })],
  ['a wrong hash', 'failed integrity.mismatch', oneScript({ integrity: 'sha384-wrong' })],
  ['a hash on the newest', 'failed integrity.on-newest', oneScript({ src: `${SERVER}/embed/opslag.js` })],
  [
    'the newest without a hash',
    'passed integrity.newest',
    oneScript({ src: `${SERVER}/embed/opslag.js`, integrity: '' }),
  ],
  ['a version that the server has not', 'skipped integrity.unknown', { facts: { integrity: {} } }],
  ['one script tag twice', 'warning copies.twice', { seen: { scripts: [script, script] } }],
  [
    'two versions',
    'failed copies.two-copies',
    { seen: { scripts: [script, { ...script, src: `${SERVER}/embed/opslag.js`, integrity: '' }] } },
  ],
  ['no institution', 'failed institution.missing', oneTag({ institution: '' })],
  ['an unknown institution', 'failed institution.unknown', oneTag({ institution: 'styrelse' })],
  ['another institution only', 'failed institution.none-of-ours', oneTag({ institution: 'anden' })],
  ['another institution too', 'warning institution.other', { seen: { tags: [tag, { ...tag, institution: 'anden' }] } }],
  ['another server', 'failed institution.other-server', oneTag({ api: 'https://other.example' })],
  ['no tags', 'failed elements.none', { seen: { tags: [] } }],
  ['a misspelt tag', 'failed elements.unknown-tag', oneTag({ name: 'opslag-jobs-list', isDefined: false })],
  ['a tag that does not run', 'failed elements.not-defined', oneTag({ isDefined: false })],
  ['a tag that swallows the next', 'failed elements.nested', oneTag({ holds: ['opslag-job-ad'] })],
  ['a refusal of ours', 'failed policy.blocked', refused({})],
  [
    'a refusal of Lit’s policy',
    'failed policy.trusted-types',
    refused({ directive: 'trusted-types', blocked: 'trusted-types-policy' }),
  ],
  ['a report of ours', 'warning policy.reported', refused({ isReport: true })],
  ['a refusal of somebody else’s', 'passed policy.well', refused({ blocked: 'https://statistics.example/x' })],
  ['an error in the list', 'failed jobs.error', oneTag({ picture: 'error', titles: [], said: 'Prøv igen' })],
  ['a list that waits', 'failed jobs.pending', oneTag({ picture: 'pending', titles: [] })],
  ['a list that withholds', 'failed jobs.withheld', oneTag({ picture: 'other', titles: [] })],
  ['too few jobs', 'failed jobs.fewer', oneTag({ titles: ['Jurist'] })],
  ['other jobs', 'failed jobs.other', oneTag({ titles: ['Ingeniør', 'Jurist'] })],
  ['hidden jobs', 'failed jobs.hidden', oneTag({ isSeen: false })],
  [
    'no jobs',
    'passed jobs.none-yet',
    {
      ...oneTag({ picture: 'empty', titles: [] }),
      facts: { lists: [{ tag: { ...tag, picture: 'empty', titles: [] }, total: 0, titles: [] }] },
    },
  ],
  ['an ad', 'passed jobs.ad', { seen: { tags: [adTag] }, facts: { lists: [] } }],
  [
    'an ad that does not come',
    'failed jobs.no-ad',
    { seen: { tags: [{ ...adTag, titles: [] }] }, facts: { lists: [] } },
  ],
  [
    'a form alone',
    'passed jobs.form-only',
    { seen: { tags: [{ ...adTag, name: 'opslag-application-form' }] }, facts: { lists: [] } },
  ],
  ['no link between the tags', 'failed fallback.missing', oneTag({ link: null })],
  ['a link that leads nowhere', 'failed fallback.leads-nowhere', oneTag({ link: '#' })],
  [
    'no language',
    'warning language.missing',
    { ...oneTag({ lang: '' }), seen: { tags: [{ ...tag, lang: '' }], lang: '' } },
  ],
  ['another language', 'warning language.unsupported', oneTag({ lang: 'sv' })],
  [
    'a skipped heading',
    'failed headings.jump',
    { seen: { headings: [seen.headings[0]!, { level: 3, text: 'x', isOurs: true }] } },
  ],
  ['no heading before', 'warning headings.alone', { seen: { headings: seen.headings.slice(1) } }],
  [
    'a pale text',
    'failed contrast.low',
    {
      seen: {
        contrast: {
          count: 2,
          lowest: 1.9,
          low: [{ text: 'Frist', ratio: 1.92, least: 4.5, color: '#bbbbbb', ground: '#ffffff' }],
        },
      },
    },
  ],
  ['pictures behind everything', 'skipped contrast.unseen', { seen: { contrast: { count: 0, lowest: 21, low: [] } } }],
  ['a font that does not come', 'failed fonts.not-loaded', font('error')],
  ['a font that is late', 'warning fonts.late', font('loading')],
  ['a keyboard that is kept out', 'failed keyboard.not-reached', { seen: { keyboard: { ...keyboard, reached: [] } } }],
  [
    'an outline that nobody sees',
    'failed keyboard.no-outline',
    { seen: { keyboard: { ...keyboard, withoutOutline: true } } },
  ],
  ['a keyboard that is kept in', 'failed keyboard.trapped', { seen: { keyboard: { ...keyboard, isTrapped: true } } }],
  ['a header over the focus', 'warning keyboard.covered', { seen: { keyboard: { ...keyboard, isCovered: true } } }],
  [
    'no jobs to reach by keyboard',
    'skipped keyboard.none-yet',
    { seen: { keyboard: null, tags: [{ ...tag, picture: 'empty', titles: [] }] } },
  ],
  ['an ad by keyboard', 'passed keyboard.reached', { seen: { keyboard: { ...keyboard, wanted: ['ours'] } } }],
  ['a page that jumps', 'failed stillness.much', { seen: { narrow: { ...still, shift: 0.4 } } }],
  ['a page that moves', 'warning stillness.some', { seen: { wide: { ...still, shift: 0.05 } } }],
  ['a page that jumps by itself', 'warning stillness.own', { seen: { wide: { ...still, shift: 0.4, own: 0.4 } } }],
  [
    'a list that is too wide',
    'failed overflow.ours',
    { seen: { narrow: { ...still, width: { window: 412, page: 700, tooWide: 'opslag-job-list' } } } },
  ],
  [
    'a page that is too wide',
    'warning overflow.own',
    { seen: { narrow: { ...still, width: { window: 412, page: 700, tooWide: null } } } },
  ],
  ['an error of ours', 'failed errors.ours', { seen: { errors: [{ message: 'x', isOurs: true }] } }],
  ['an error of the page', 'warning errors.page', { seen: { errors: [{ message: 'x', isOurs: false }] } }],
  ['a cookie', 'failed storage.cookie', { seen: { cookies: ['sid'] } }],
  ['something stored', 'failed storage.stored', { seen: { stored: ['opslag-draft'] } }],
  ['no form', 'failed form.no-form', { tried: { outcome: 'no-form', address: PAGE, reason: '' } }],
  [
    'a form that says why not',
    'failed form.said',
    { tried: { outcome: 'no-form', address: PAGE, reason: 'Prøv igen' } },
  ],
  [
    'a form’s page that is gone',
    'failed form.unreachable',
    { tried: { outcome: 'unreachable', address: PAGE, reason: '404' } },
  ],
  ['a form that is refused', 'failed form.refused', { tried: { outcome: 'refused', address: PAGE, said: 'Nej' } }],
  ['a form without a receipt', 'failed form.silent', { tried: { outcome: 'refused', address: PAGE, said: '' } }],
  ['a form not tried', 'skipped form.not-tried', { tried: { outcome: 'not-tried' } }],
]

test('the connection test knows every element there is', () => {
  const all = [LIST, ...MORE_TAGS].sort()
  assert.deepEqual([...TAGS].sort(), all)
  assert.deepEqual(
    [...new Set(progress.toString().match(/opslag-[a-z-]+[a-z](?=[,'])/g))]
      .filter((name) => name !== 'opslag-script')
      .sort(),
    all,
  )
})

describe('a page as it was seen', () => {
  test('is well where all is well', () => {
    assert.deepEqual(
      found().filter(({ outcome }) => outcome !== 'passed'),
      [],
    )
  })

  for (const [what, expected, change] of CASES)
    test(`with ${what} is told so`, () => {
      const findings = found(change).map(({ check, outcome, values }) => `${outcome} ${check}.${values.what}`)
      assert.ok(findings.includes(expected), `${expected} among ${findings.join(', ')}`)
    })

  test('is told once what keeps a frame out, and nothing of what it would hold', () => {
    const faults = found(framed({ isThere: false }, { facts: { profile: { ...profile, origins: [] } } })).filter(
      ({ outcome }) => outcome === 'failed',
    )
    assert.deepEqual(
      faults.map(({ check, values }) => `${check}.${values.what}`),
      ['origin.not-listed'],
    )
  })

  test('is told once that the script is no module, not again by what that brings', () => {
    const message = "Cannot use 'import.meta' outside a module"
    const of = (scripts: Seen['scripts'], isOurs: boolean) =>
      found({ seen: { scripts, errors: [{ message, isOurs }] } }).find(({ check }) => check === 'errors')?.outcome
    const noModule = { ...script, type: '', isModule: false }
    assert.deepEqual(
      [of([noModule], true), of([noModule], false), of([script], true), of([script], false)],
      ['passed', 'passed', 'failed', 'warning'],
    )
  })

  test('is told of lines that are fetched beforehand only where no tag asks for them', () => {
    const well = [
      preloaded('/v1/institutions/styrelsen/fragment?element=job-list&lang=da'),
      preloaded('/embed/1.2.3/opslag.js', true),
    ]
    for (const change of well) assert.ok(!found(change).some(({ values }) => values.what === 'preload-other'))
  })

  test('is told in whole sentences, in both languages, with all that they name', () => {
    const server: Finding[] = [
      { check: 'application', outcome: 'passed', values: { what: 'received', count: 1 } },
      { check: 'waived', outcome: 'skipped', values: { what: 'waived', reason: 'Kun intranet.' } },
    ]
    for (const one of [...CASES.flatMap(([, , change]) => found(change)), ...found(), ...server])
      for (const language of ['da', 'en'] as const) {
        const sentence = sentenceOf(one, language)
        assert.match(sentence, /^[<"\p{L}\d].*[.?"]$/u, `${one.check}.${one.values.what}`)
        assert.doesNotMatch(sentence, /undefined|NaN|\[object/, sentence)
      }
  })

  test('has no sentence that nothing leads to', () => {
    for (const [, , change] of CASES) found(change)
    // Of what the server finds, and of what ends a test before anything is judged.
    const others = /^(?:application|waived)\.|^page\.(?:broken|busy)$/
    const unused = CHECKS.flatMap((check) =>
      Object.keys(stringsIn('da').checks[check]).map((what) => `${check}.${what}`),
    )
      .filter((name) => !others.test(name))
      .filter((name) => !told.has(name))
    assert.deepEqual(unused, [])
  })

  test('says nothing that could steer a terminal', () => {
    const [error] = found({ seen: { errors: [{ message: 'a\u001b[2Jb\u0007\nc', isOurs: true }] } }).filter(
      ({ check }) => check === 'errors',
    )
    assert.equal(error?.values.message, 'a [2Jb c')
  })
})

test('the browser is told nothing of ours by its environment', () => {
  const env = {
    PATH: '/bin',
    HOME: '/root',
    OPSLAG_ADMIN_KEY: 'k',
    OPSLAG_KEYS: 'k',
    DATABASE_URL: 'postgres://u:p@h/d',
  }
  assert.deepEqual(browserEnv(env), { PATH: '/bin', HOME: '/root' })
})

test('a report says once what could not be looked at for one reason, and what came of it', () => {
  const findings = found({ seen: { tags: [], version: null, scripts: [] }, tried: { outcome: 'not-tried' } })
  const ended = {
    liveSince: null,
    test: {
      id: 't',
      address: PAGE,
      startedAt: '2026-11-20T08:00:00.000Z',
      endedAt: '2026-11-20T08:01:00.000Z',
      version: null,
      passed: false,
      findings,
      actor: 'admin',
    },
  }
  const text = report(ended, 'da')
  assert.equal(text.match(/elementerne vises ikke endnu/g)?.length, 2, text)
  assert.match(text, /Ikke bestået 20\.\snovember 2026 kl\.\s09\.01: 2 fejl skal rettes\.\nInstitutionen er i test/)
  assert.match(
    report(ended, 'en'),
    /Not passed 20\sNovember 2026 at\s09:01: 2 faults to mend\.\nThe institution is in test/,
  )
})
