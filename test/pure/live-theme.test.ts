import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isReady, type LiveFont, READY, readLive, writeLive } from '../../themes/live.ts'

const bytes = Uint8Array.from([...Buffer.from('wOF2'), 0, 1, 0, 0]).buffer
const FONT: LiveFont = { family: 'Opslag Husets Sans', weight: '400', style: 'normal', bytes }
const GOOD = {
  opslag: 1,
  type: 'theme',
  tokens: { '--opslag-color-link': '#004d99', '--opslag-font-text': '"Opslag Husets Sans", sans-serif' },
  dark: { '--opslag-color-link': '#9cc9ff' },
  fonts: [FONT, { ...FONT, weight: '300 700', style: 'italic' }],
}
const link = (value: unknown) => ({ ...GOOD, tokens: { '--opslag-color-link': value } })
const font = (change: object) => ({ ...GOOD, fonts: [{ ...FONT, ...change }] })

test('a theme that the bench sends is worn as a served one is', () => {
  const sent = writeLive({ tokens: GOOD.tokens, dark: GOOD.dark }, [FONT])
  assert.deepEqual(readLive(structuredClone(sent)), {
    tokens: GOOD.tokens,
    dark: { '--opslag-color-link': 'light-dark(#004d99, #9cc9ff)' },
    fonts: [FONT],
  })
  assert.equal(readLive(structuredClone(GOOD))?.fonts.length, 2)
  assert.equal(isReady(structuredClone(READY)), true)
})

test('what is half typed, and what is no font, the bench keeps to itself', () => {
  const tokens = {
    '--opslag-color-link': '#004',
    '--opslag-radius': '4p',
    '--opslag-space': '900px',
    '--opslag-no': 'x',
  }
  const broken = { ...FONT, bytes: new ArrayBuffer(8) }
  const sent = writeLive({ tokens, dark: { '--opslag-color-text': '' } }, [broken, FONT])
  assert.deepEqual([sent.tokens, sent.dark, sent.fonts], [{ '--opslag-color-link': '#004' }, {}, [FONT]])
  assert.ok(readLive(sent))
})

test('a message of which anything is more or other than tokens and fonts is no theme at all', () => {
  const wrong: Record<string, unknown> = {
    nothing: undefined,
    null: null,
    text: JSON.stringify(GOOD),
    list: [GOOD],
    'no type': { ...GOOD, type: 'html' },
    'another number': { ...GOOD, opslag: 2 },
    'a field more': { ...GOOD, html: '<img src=x onerror=alert(1)>' },
    'a field less': { opslag: 1, type: 'theme', tokens: {}, fonts: [] },
    'a layout': { ...GOOD, layouts: { list: 'cards' } },
    'an unknown token': { ...GOOD, tokens: { '--opslag-color-evil': '#004d99' } },
    'a property that is no token': { ...GOOD, tokens: { background: '#004d99' } },
    'a name of every object': { ...GOOD, tokens: { constructor: '#004d99' } },
    prototype: { ...GOOD, tokens: JSON.parse('{"__proto__":"#004d99"}') },
    'tokens as a list': { ...GOOD, tokens: ['#004d99'] },
    address: link('url(https://evil.example/x)'),
    'more than a value': link('#004d99;background:url(https://evil.example)'),
    'another rule': link('#004d99}body{display:none'),
    import: link('@import "https://evil.example"'),
    reference: link('var(--their-colour)'),
    'half a colour': link('#004d9'),
    'no colour': link('bluish'),
    'no text': link(4),
    object: link({ toString: () => '#004d99' }),
    'too long': { ...GOOD, tokens: { '--opslag-font-text': `${'"A", '.repeat(80)}serif` } },
    'a length that hides the page': { ...GOOD, tokens: { '--opslag-font-size': '900px' } },
    'a font without an end': { ...GOOD, tokens: { '--opslag-font-text': '"Husets"' } },
    'a dark length': { ...GOOD, dark: { '--opslag-space': '8px' } },
    'a dark address': { ...GOOD, dark: { '--opslag-color-link': 'url(//evil.example)' } },
    'dark as pairs': { ...GOOD, dark: { '--opslag-color-link': 'light-dark(#004d99, #9cc9ff)' } },
    'dark as text': { ...GOOD, dark: 'black' },
    'fonts as one': { ...GOOD, fonts: FONT },
    'too many fonts': { ...GOOD, fonts: Array.from({ length: 25 }, () => FONT) },
    'a font by its address': { ...GOOD, fonts: [{ ...FONT, bytes: undefined, url: 'https://evil.example/x.woff2' }] },
    'an address beside the bytes': font({ url: 'https://evil.example/x.woff2' }),
    'a font of the page': font({ family: 'Arial' }),
    'a family that ends its declaration': font({ family: 'Opslag X"; src: url(x)' }),
    'a weight that is none': font({ weight: 'bold; x' }),
    'a style that is none': font({ style: 'oblique' }),
    'bytes of something else': font({ bytes: new TextEncoder().encode('<svg onload=alert(1)>').buffer }),
    'too heavy': font({ bytes: new Uint8Array(2_000_001).fill(0).buffer }),
    'bytes as text': font({ bytes: 'wOF2' }),
  }
  for (const [what, data] of Object.entries(wrong)) assert.equal(readLive(data), null, what)
  for (const data of [null, 'theme-ready', { ...READY, more: 1 }, { opslag: 1, type: 'theme' }])
    assert.equal(isReady(data), false)
})
