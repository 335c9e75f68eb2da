import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { browserEnv, checkConnection } from '../../server/cli/check/check.ts'
import { judge, judgeGivenUp } from '../../server/cli/check/examine.ts'
import { sentenceOf, stringsIn } from '../../server/cli/check/finding.ts'
import { progress } from '../../server/cli/check/in-page.ts'
import { TAGS } from '../../server/cli/check/judge-elements.ts'
import { report } from '../../server/cli/check/report.ts'
import type { Seen } from '../../server/cli/check/seen.ts'
import { inTime, newWatch, type Step } from '../../server/cli/check/watch.ts'
import { CHECKS, type Finding } from '../../server/contract/connection.ts'
import { PROBLEM_STATUS, type ProblemCode } from '../../server/contract/problem.ts'
import { LIST, MORE_TAGS } from '../../widgets/tags.ts'
import { CASES } from './check-cases.ts'
import { FRAME_CASES, OF_TAGS, taller } from './check-frame-cases.ts'
import {
  adTag,
  type Change,
  cut,
  empty,
  facts,
  faded,
  font,
  framed,
  oneTag,
  preloaded,
  profile,
  refused,
  refusedStyle,
  SENT,
  script,
  seen,
  still,
} from './check-scene.ts'
import { frame, PAGE, SERVER, tag } from './seen-tag.ts'

// What is made of a page as it was seen: plain data in, findings out. The seeing itself is test/pages/check.test.ts.
const told = new Set<string>()
function found({ seen: more, facts: other, tried = SENT }: Change = {}): Finding[] {
  const findings = judge({ ...seen, ...more }, { ...facts, ...other }, { tried, contrast: null })
  for (const one of findings) told.add(`${one.check}.${one.values.what}`)
  return findings
}
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

  for (const [what, expected, change] of [...CASES, ...FRAME_CASES])
    test(`with ${what} is told so`, () => {
      const findings = found(change).map(({ check, outcome, values }) => `${outcome} ${check}.${values.what}`)
      assert.ok(findings.includes(expected), `${expected} among ${findings.join(', ')}`)
    })

  test('is told once what keeps a frame out, and nothing of what it would hold', () => {
    const faultsOf = (change: Change) =>
      found(change).flatMap(({ outcome, check, values }) => (outcome === 'failed' ? [`${check}.${values.what}`] : []))
    assert.deepEqual(faultsOf(empty({}, { facts: { profile: { ...profile, origins: [] } } })), ['origin.not-listed'])
    assert.deepEqual(faultsOf(empty({}, { facts: { profile: { ...profile, testPages: [] } } })), [
      'registered.unregistered-in-test',
    ])
    assert.deepEqual(faultsOf(empty({ src: `${SERVER}/frame/anden` })), ['institution.frame-other'])
    assert.deepEqual(faultsOf(empty({ withheld: ['allow-scripts'] })), ['elements.frame-sandbox'])
  })

  test('is told of its frame in words about frames, with an address that is right as it stands', () => {
    for (const [what, , change] of FRAME_CASES)
      for (const one of found(change))
        if (one.outcome === 'failed' || one.outcome === 'warning')
          for (const language of ['da', 'en'] as const) assert.doesNotMatch(sentenceOf(one, language), OF_TAGS, what)
    const differs = found(framed({ lang: 'en', src: `${frame.src}?layout=cards` }))
    assert.equal(differs.find(({ check }) => check === 'language')?.values.meant, `${frame.src}?layout=cards&lang=en`)
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

  test('is told a mistake by its cause, and not by what follows from it', () => {
    const faultsOf = (...changes: Change[]) =>
      found({
        seen: Object.assign({}, ...changes.map((one) => one.seen)),
        facts: Object.assign({}, ...changes.map((one) => one.facts)),
        tried: changes.find((one) => one.tried)?.tried ?? SENT,
      }).flatMap(({ outcome, check, values }) => (outcome === 'failed' ? [`${check}.${values.what}`] : []))
    const refusedForm: Change = { tried: { outcome: 'refused', address: PAGE, said: 'Nej' } }
    const said: Change = { tried: { outcome: 'no-form', address: PAGE, reason: 'Prøv igen' } }
    const unregistered: Change = { facts: { profile: { ...profile, testPages: [] } } }
    const unlisted: Change = { facts: { profile: { ...profile, origins: [] } } }
    const idle = { seen: { version: null, tags: [{ ...tag, isDefined: false, picture: 'none' as const }] } }
    const notLoaded = { seen: { ...idle.seen, answers: { [script.src]: { status: 0, type: '', failure: 'csp' } } } }
    const blocked = (directive: string) => refused({ directive })
    assert.deepEqual(faultsOf(notLoaded, blocked('script-src-elem')), ['policy.blocked'])
    assert.deepEqual(faultsOf(oneTag({ picture: 'error', titles: [] }), said, blocked('connect-src')), [
      'policy.blocked',
    ])
    assert.deepEqual(faultsOf(font('error'), blocked('font-src')), ['policy.blocked'])
    assert.deepEqual(faultsOf(font('error'), refused({ directive: 'font-src', rule: "default-src 'self'" })), [
      'policy.blocked-by-default',
    ])
    const trusted = refused({ directive: 'trusted-types', blocked: 'trusted-types-policy' })
    assert.deepEqual(faultsOf(idle, trusted), ['policy.trusted-types'])
    const withheld = oneTag({ picture: 'other', titles: [] })
    assert.deepEqual(faultsOf(withheld, { facts: { ...withheld.facts, ...unregistered.facts } }), [
      'registered.unregistered-in-test',
    ])
    assert.deepEqual(faultsOf(unlisted, refusedForm), ['origin.not-listed'])
    const nested = oneTag({ holds: ['opslag-job-ad'], link: null })
    assert.deepEqual(faultsOf(nested, { tried: { outcome: 'no-form', address: PAGE, reason: '' } }), [
      'elements.nested',
    ])
    const hidden = oneTag({ holds: ['opslag-job-list'], isSeen: false })
    assert.deepEqual(faultsOf(hidden), ['elements.nested'])
    const noForm: Change = { tried: { outcome: 'no-form', address: PAGE, reason: '' } }
    assert.deepEqual(faultsOf(oneTag({ isSeen: false }), noForm), ['jobs.hidden'])
    // Nothing runs in a frame that may run no scripts, and nothing is sent from one without an origin.
    const inSandbox = (withheld: string[], more: object = {}) =>
      framed({ withheld }, { seen: { tags: [{ ...tag, name: 'opslag-career-page', ...more }] } })
    const bare = inSandbox(['allow-scripts', 'allow-forms'], { isDefined: false, picture: 'none', titles: [] })
    assert.deepEqual(faultsOf(bare, { tried: { outcome: 'not-tried' } }), ['elements.frame-sandbox'])
    assert.deepEqual(faultsOf(inSandbox(['allow-same-origin']), refusedForm), ['elements.frame-sandbox'])
    const tooWide = { ...seen.narrow, width: { window: 412, page: 412, tooWide: 'opslag-career-page' } }
    const narrow = framed({ size: { ...frame.size, width: 200 } }, { seen: { narrow: tooWide } })
    assert.deepEqual(faultsOf(narrow), ['elements.frame-narrow'])
    // One mistake in all of the tags is one.
    const named = (institution: string): Change => ({
      seen: { tags: [tag, adTag].map((one) => ({ ...one, institution })) },
    })
    assert.deepEqual(faultsOf(named('styrelse')), ['institution.unknown'])
    assert.deepEqual(faultsOf(named('anden')), ['institution.none-of-ours'])
    // What has another cause stays.
    assert.deepEqual(faultsOf(refusedForm, blocked('font-src')), ['policy.blocked', 'form.refused'])
    assert.deepEqual(faultsOf(refused({ isReport: true }), refusedForm), ['form.refused'])
  })

  test('is told what a list says in one line, with a stop after its heading', () => {
    const said = 'Stillingerne kom ikke\nPrøv igen om lidt.'
    const [told] = found(oneTag({ picture: 'error', titles: [], said })).filter(({ check }) => check === 'jobs')
    assert.equal(told?.values.said, 'Stillingerne kom ikke. Prøv igen om lidt.')
  })

  test('is told once what makes its texts pale', () => {
    const pale = found(faded(['Frist', 'Jurist'])).filter(({ check }) => check === 'contrast')
    assert.deepEqual(
      pale.map(({ values }) => [values.what, values.by]),
      [['faded', 'main']],
    )
  })

  test('is told to add to the directive that it has, or to write one with what it goes by', () => {
    const of = (rule: string, directive = 'script-src-elem') =>
      found(refused({ directive, rule, blocked: `${SERVER}/embed/opslag.js` })).find(({ check }) => check === 'policy')
        ?.values
    assert.equal(of("script-src 'self'")?.directive, 'script-src')
    assert.equal(of("Script-Src-Elem 'self'")?.directive, 'script-src-elem')
    assert.equal(of("child-src 'self'", 'frame-src')?.directive, 'child-src')
    assert.equal(of("default-src 'self' https://a.example")?.whole, `script-src 'self' https://a.example ${SERVER}`)
    assert.equal(of("default-src 'none'", 'connect-src')?.whole, `connect-src ${SERVER}`)
  })

  test('is told once that it moves, where that is worst', () => {
    const of = (wide: number, narrow: number, own = 0) =>
      found({ seen: { wide: { ...seen.wide, shift: wide, own }, narrow: { ...seen.narrow, shift: narrow, own } } })
        .filter(({ check }) => check === 'stillness')
        .map(({ outcome, values }) => [outcome, values.what, values.shift, values.width])
    assert.deepEqual(of(0.369, 0.428), [['failed', 'much', 0.428, 412]])
    assert.deepEqual(of(0.05, 0.01), [['warning', 'some', 0.05, 1350]])
    assert.deepEqual(of(0.3, 0.4, 0.3), [['warning', 'some', 0.1, 412]])
    assert.deepEqual(of(0.3, 0.3, 0.3), [['warning', 'own', 0.3, 1350]])
  })

  test('is told that its policy refuses the reserve, and not to write it where it stands', () => {
    const of = (shift: number, change = refusedStyle()) =>
      found({ seen: { ...change.seen, narrow: { ...seen.narrow, shift } } }).flatMap(({ check, outcome, values }) =>
        check === 'policy' || check === 'stillness' ? [`${outcome} ${check}.${values.what}`] : [],
      )
    assert.deepEqual(of(0.4), ['failed policy.style', 'skipped stillness.not-tried'])
    assert.deepEqual(of(0.05), ['warning policy.style', 'skipped stillness.not-tried'])
    // The style sheet keeps the room.
    assert.deepEqual(of(0), ['warning policy.style', 'passed stillness.well'])
    assert.deepEqual(of(0.4, refusedStyle({ isReport: true })), [
      'warning policy.style-reported',
      'failed stillness.much',
    ])
  })

  test('is told once what makes its frame too small', () => {
    const of = (change: Change) =>
      found(change).flatMap(({ check, outcome, values }) =>
        check === 'elements' && outcome !== 'passed' ? [values.what] : [],
      )
    const size = { ...frame.size, height: 400 }
    assert.deepEqual(of(framed({ size }, taller)), ['frame-shrunk'])
    assert.deepEqual(of(cut(framed({ size }, taller))), ['frame-cut'])
    const low = { ...frame.size, height: 200, asked: 200 }
    assert.deepEqual(of(framed({ size: low, isLocked: true }, taller)), ['frame-locked'])
    assert.deepEqual(of(framed({ size: low }, taller)), ['frame-scrolls'])
    // Nobody scrolls to where there is nothing.
    assert.deepEqual(of(framed({ isLocked: true }, { seen: { wide: { ...still, rest: 1 } } })), [])
    // In a narrow column that is its width, and a hidden one has its own fault.
    assert.deepEqual(of(framed({ size: { ...frame.size, width: 300, room: 300 } })), [])
    assert.deepEqual(of(cut(framed({ isSeen: false }))), [])
  })

  test('may say its language by other letters, in part or not at all where its tags stand in theirs', () => {
    const of = (lang: string, around: string, page: string) =>
      found({ ...oneTag({ lang, around }), seen: { tags: [{ ...tag, lang, around }], lang: page } }).find(
        ({ check }) => check === 'language',
      )?.values.what
    assert.equal(of('en', 'en-GB', 'en-GB'), 'well')
    assert.equal(of('DA', 'da-DK', 'da-DK'), 'well')
    // A part of the page says it, and the tag goes by that.
    assert.equal(of('da', 'da', 'en'), 'well')
    assert.equal(of('da', 'da', ''), 'well')
    // English on a page in a language that we do not have is what the test itself asks for.
    assert.equal(of('en', 'sv', 'sv'), 'well')
    assert.equal(of('en', 'da', 'da'), 'differs')
  })

  test('is told which language to write by its elements, not by the report', () => {
    const of = (change: Change, language: 'da' | 'en') =>
      found(change).flatMap((one) => (one.check === 'language' ? [sentenceOf(one, language)] : []))
    const silent = (lang: string): Change => ({ seen: { tags: [{ ...tag, lang, around: '' }], lang: '' } })
    for (const language of ['da', 'en'] as const) {
      for (const change of [silent(''), silent('da'), framed({ lang: '' })])
        assert.match(of(change, language).join(), /<html lang="da">/)
      assert.match(of(silent('en'), language).join(), /<html lang="en">/)
      // A page in Danish may be marked as German by a template.
      const german: Change = { seen: { tags: [{ ...tag, lang: 'de', around: 'de' }], lang: 'de' } }
      for (const change of [german, framed({ lang: 'de' })])
        assert.match(of(change, language).join(), /"de".*<html lang="da">/)
      assert.match(of(oneTag({ lang: 'sv' }), language).join(), /^<opslag-job-list> .*lang="sv"/)
    }
  })

  test('is told of lines that are fetched beforehand only where no tag asks for them', () => {
    const well = [
      preloaded('/v1/institutions/styrelsen/fragment?element=job-list&lang=da'),
      preloaded('/embed/1.2.3/opslag.js', true),
    ]
    for (const change of well) assert.ok(!found(change).some(({ values }) => values.what === 'preload-other'))
    const broken = found(preloaded('/v1/institutions/%E0%A4%A/x'))
    assert.ok(broken.some(({ values }) => values.what === 'preload-other'))
    // Where the tags name nobody, that is what is to be mended.
    const nobody = found({
      seen: { ...well[0]?.seen, tags: seen.tags.map((one) => ({ ...one, institution: 'styrelse' })) },
    })
    assert.ok(!nobody.some(({ values }) => values.what === 'preload-other'))
  })

  test('is told in whole sentences, in both languages, with all that they name', () => {
    const server: Finding[] = [
      { check: 'application', outcome: 'passed', values: { what: 'received', count: 1 } },
      { check: 'waived', outcome: 'skipped', values: { what: 'waived', reason: 'Kun intranet.' } },
    ]
    for (const one of [...[...CASES, ...FRAME_CASES].flatMap(([, , change]) => found(change)), ...found(), ...server])
      for (const language of ['da', 'en'] as const) {
        const sentence = sentenceOf(one, language)
        assert.match(sentence, /^[<"\p{L}\d].*[.?"]$/u, `${one.check}.${one.values.what}`)
        assert.doesNotMatch(sentence, /undefined|NaN|\[object/, sentence)
      }
  })

  test('has no sentence that nothing leads to', () => {
    for (const [, , change] of [...CASES, ...FRAME_CASES]) found(change)
    // Of what the server finds, and of what ends a test before anything is judged.
    const others = /^(?:application|waived)\.|^page\.(?:broken|busy|moving|dialogs)$/
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
    // Nor what is no number, which no server takes.
    const [still] = found({ seen: { wide: { ...seen.wide, shift: Number.NaN } } }).filter(
      ({ check }) => check === 'stillness',
    )
    assert.equal(still?.values.wide, 0)
  })
})

describe('a page that is not done in time', () => {
  const of = (change: Partial<ReturnType<typeof newWatch>>) => judgeGivenUp({ ...newWatch(), ...change }, 110_000)

  test('is told what was waited for at last, in words', () => {
    const steps: Step[] = ['page', 'picture', 'elements', 'keyboard', 'stillness', 'form', 'server']
    const told = steps.map((step) => sentenceOf(of({ waiting: new Set(['picture', step]) }), 'da'))
    assert.equal(new Set(told).size, steps.length)
    for (const one of told) assert.match(one, /efter 110 sekunder; testen ventede på, at .*\. Se, om/)
    assert.match(sentenceOf(of({}), 'en'), /after 110 seconds\. See whether a script/)
    assert.match(told.at(-1) ?? '', /serveren svarer langsomt/)
  })

  test('is told that it opens dialogs or goes elsewhere, where it does nothing else', () => {
    const waiting = new Set<Step>(['picture', 'elements'])
    assert.match(sentenceOf(of({ waiting, dialogs: 400 }), 'da'), /åbnede 400 dialogbokse.*alert/)
    assert.match(sentenceOf(of({ waiting, moves: { count: 90, to: PAGE } }), 'en'), /itself 90 times.*last to https/)
    assert.equal(of({ waiting, dialogs: 2, moves: { count: 3, to: PAGE } }).values.what, 'busy')
  })

  test('leaves no clock behind where the test is refused meanwhile, and none where all is well', async () => {
    const clocks = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = clocks()
    await assert.rejects(inTime(60_000, Promise.reject(new Error('refused')), null), /refused/)
    assert.equal(clocks(), before)
    assert.equal(await inTime(60_000, Promise.resolve(1), null), 1)
    assert.equal(clocks(), before)
    assert.equal(await inTime(1, new Promise(() => {}), 'late'), 'late')
  })
})

test('what the server refuses is told in the language of the report', async () => {
  const told = (code: ProblemCode, language: 'da' | 'en') => {
    const problem = { type: 'about:blank', title: code, status: PROBLEM_STATUS[code], code, requestId: 'r' }
    const world = {
      env: { OPSLAG_ORIGIN: SERVER, OPSLAG_ADMIN_KEY: 'k' },
      fetch: () => Response.json(problem, { status: problem.status }),
      out: () => {},
      err: () => {},
      terminal: null,
      now: () => new Date(0),
      wait: async () => {},
    }
    const options = { address: PAGE, institution: 'styrelse', language, asJson: false }
    return checkConnection(world, options, { browser: {} as never }).then(
      () => '',
      (error: Error) => error.message,
    )
  }
  const unknown = 'unknown-institution'
  assert.equal(await told(unknown, 'da'), 'Afvist: Der er ingen institution med det navn på serveren.')
  assert.equal(await told(unknown, 'en'), 'Refused: There is no institution of that name on the server.')
  assert.match(await told('sign-in', 'da'), /^Afvist: Nøglen mangler/)
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
