import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Link } from '../../widgets/frame/link.ts'
import { fromFrame } from '../../widgets/shared/framing.ts'

const SERVER = 'https://jobs.example.dk'
const PAGE = 'https://www.styrelsen.example'
const NONCE = '1-2-3-4567'
const frame = {}

const right = { opslag: 1, nonce: NONCE }
const from = (data: unknown, settings: { origin?: string; source?: unknown } = {}) =>
  fromFrame({ data, origin: SERVER, source: frame, ...settings }, frame, SERVER, NONCE)

/** Whatever can be sent from one window to another, and much that is nearly right. */
const anything = fc.oneof(
  fc.anything({
    maxDepth: 1,
    maxKeys: 4,
    withNullPrototype: true,
    withDate: true,
    withMap: true,
    withTypedArray: true,
    withBigInt: true,
  }),
  fc.record(
    {
      opslag: fc.constantFrom(1, '1', true, 2),
      nonce: fc.oneof(fc.constant(NONCE), fc.string(), fc.anything({ maxDepth: 1, maxKeys: 3 })),
      type: fc.oneof(
        fc.constantFrom(
          'hello',
          'height',
          'scroll-to',
          'application-submitted',
          'opslag-error',
          'leave',
          'focus',
          '__proto__',
        ),
        fc.anything({ maxDepth: 1, maxKeys: 3 }),
      ),
      height: fc.oneof(fc.double(), fc.integer(), fc.anything({ maxDepth: 1, maxKeys: 3 })),
      top: fc.oneof(fc.double(), fc.anything({ maxDepth: 1, maxKeys: 3 })),
      reference: fc.oneof(fc.string(), fc.anything({ maxDepth: 1, maxKeys: 3 })),
      job: fc.oneof(fc.string(), fc.anything({ maxDepth: 1, maxKeys: 3 })),
      code: fc.oneof(fc.string(), fc.anything({ maxDepth: 1, maxKeys: 3 })),
      to: fc.oneof(fc.constantFrom('job', 'list', 'https://evil.example'), fc.anything({ maxDepth: 1, maxKeys: 3 })),
      here: fc.anything({ maxDepth: 1, maxKeys: 3 }),
    },
    { requiredKeys: [] },
  ),
)

describe('what a frame says', () => {
  for (const [what, message, heard] of [
    ['its height', { type: 'height', height: 812.5 }, { type: 'height', height: 812.5 }],
    ['what got focus', { type: 'scroll-to', top: 0 }, { type: 'scroll-to', top: 0 }],
    [
      'that an application came in',
      { type: 'application-submitted', reference: 'CYK-0001', job: '1042', name: 'Frida' },
      { type: 'application-submitted', reference: 'CYK-0001', job: '1042' },
    ],
    [
      'the code of an error',
      { type: 'opslag-error', code: 'offline', text: 'x' },
      { type: 'opslag-error', code: 'offline' },
    ],
    ['that the visitor goes back', { type: 'leave', to: 'list' }, { type: 'leave', to: 'list' }],
  ] as const)
    test(`${what} is heard, and nothing beside it`, () => assert.deepEqual(from({ ...right, ...message }), heard))

  test('that it is there is heard before it knows its nonce, and nothing else is', () => {
    assert.deepEqual(from({ opslag: 1, type: 'hello' }), { type: 'hello' })
    assert.equal(from({ opslag: 1, type: 'height', height: 9 }), undefined)
  })

  for (const [what, message] of [
    ['a height of nothing', { type: 'height', height: 0 }],
    ['a height below nothing', { type: 'height', height: -1 }],
    ['a height that is no number', { type: 'height', height: Number.NaN }],
    ['a height in words', { type: 'height', height: '900' }],
    ['a height without end', { type: 'height', height: Number.POSITIVE_INFINITY }],
    ['a height beyond all pages', { type: 'height', height: 100_001 }],
    ['a place above the page', { type: 'scroll-to', top: -5 }],
    ['a reference with markup', { type: 'application-submitted', reference: '<b>', job: '1' }],
    ['a job that is none', { type: 'application-submitted', reference: 'A', job: 'x' }],
    ['a code with a sentence', { type: 'opslag-error', code: 'Hello there' }],
    ['an address to go to', { type: 'leave', to: 'https://evil.example' }],
    ['a type of nobody’s', { type: 'navigate', to: 'list' }],
  ] as const)
    test(`${what} is not heard`, () => assert.equal(from({ ...right, ...message }), undefined))

  test('another origin, window or nonce is not heard, however alike', () => {
    const message = { ...right, type: 'height', height: 900 }
    for (const origin of [
      'null',
      '',
      `${SERVER}/`,
      `${SERVER}:443`,
      'http://jobs.example.dk',
      `${SERVER}.evil.example`,
    ])
      assert.equal(from(message, { origin }), undefined, origin)
    for (const source of [null, undefined, {}, globalThis]) assert.equal(from(message, { source }), undefined)
    for (const nonce of ['', 'x', undefined, null, [NONCE], { toString: () => NONCE }])
      assert.equal(from({ ...message, nonce }), undefined)
    assert.equal(fromFrame({ data: message, origin: SERVER, source: null }, null, SERVER, NONCE), undefined)
  })

  test('10,000 messages that are not ours change nothing and throw nothing', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(SERVER, PAGE, 'null'), fc.boolean(), (data, origin, isFrame) => {
        const heard = from(data, { origin, source: isFrame ? frame : {} })
        if (heard === undefined) return
        const { opslag, nonce, type } = data as { opslag: unknown; nonce: unknown; type: string }
        assert.ok(isFrame && origin === SERVER && opslag === 1 && (type === 'hello' || nonce === NONCE))
        if (heard.type === 'height') assert.ok(heard.height >= 1 && heard.height <= 100_000)
      }),
      { numRuns: 10_000, seed: 20261126 },
    )
  })
})

describe('the line of a page in a frame', () => {
  function line(origins = [PAGE, 'https://intranet.styrelsen.example']) {
    const told: { message: Record<string, unknown>; origin: string }[] = []
    const around = {
      postMessage: (message: unknown, origin: string) =>
        void told.push({ message: message as Record<string, unknown>, origin }),
    }
    return { link: new Link(around, origins), around, told }
  }
  const hello = { opslag: 1, type: 'hello', nonce: NONCE }

  test('is up when a listed page says hello, and everything goes to that origin with its nonce', () => {
    const { link, around, told } = line()
    link.tell({ type: 'height', height: 5 })
    assert.equal(link.hear({ data: { ...hello, here: ['list', 'portal', 7] }, origin: PAGE, source: around }), 'hello')
    link.tell({ type: 'height', height: 900 })
    assert.deepEqual(told, [{ message: { opslag: 1, nonce: NONCE, type: 'height', height: 900 }, origin: PAGE }])
    assert.deepEqual(link.here, ['list'])
  })

  test('asks for a hello only at an origin that is listed, never at any', () => {
    const { link, told } = line()
    for (const guess of [undefined, '*', '', 'null', 'https://evil.example', `${PAGE}/`, PAGE.toUpperCase()])
      link.ask(guess)
    assert.deepEqual(told, [])
    link.ask(PAGE)
    assert.deepEqual(told, [{ message: { opslag: 1, type: 'hello' }, origin: PAGE }])
  })

  test('takes no hello from another window or an unlisted origin', () => {
    const { link, around } = line()
    for (const event of [
      { data: hello, origin: PAGE, source: {} },
      { data: hello, origin: PAGE, source: null },
      { data: hello, origin: 'https://evil.example', source: around },
      { data: hello, origin: 'null', source: around },
      { data: { ...hello, nonce: 'short' }, origin: PAGE, source: around },
      { data: { ...hello, nonce: undefined }, origin: PAGE, source: around },
    ])
      assert.equal(link.hear(event), undefined)
    assert.equal(link.isUp, false)
  })

  test('moves focus only for whom it is up with', () => {
    const { link, around } = line()
    const focus = { opslag: 1, type: 'focus', nonce: NONCE }
    assert.equal(link.hear({ data: focus, origin: PAGE, source: around }), undefined)
    link.hear({ data: hello, origin: PAGE, source: around })
    assert.equal(link.hear({ data: focus, origin: PAGE, source: around }), 'focus')
    assert.equal(link.hear({ data: { ...focus, nonce: '9-9-9-9999' }, origin: PAGE, source: around }), undefined)
    assert.equal(link.hear({ data: focus, origin: 'https://intranet.styrelsen.example', source: around }), undefined)
  })

  test('10,000 messages from elsewhere leave it down and throw nothing', () => {
    const { link, around, told } = line()
    fc.assert(
      fc.property(anything, fc.constantFrom(SERVER, PAGE, 'null'), fc.boolean(), (data, origin, isAround) => {
        if (isAround && origin === PAGE) return
        assert.equal(link.hear({ data, origin, source: isAround ? around : {} }), undefined)
      }),
      { numRuns: 10_000, seed: 20261126 },
    )
    assert.equal(link.isUp, false)
    link.tell({ type: 'height', height: 1 })
    assert.deepEqual(told, [])
  })
})
