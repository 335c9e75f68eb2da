import { DEFAULTS } from '../../themes/defaults.ts'

const FORM = 'opslag-application-form'

/** What a rule can do to text, with and without shouting. */
const SPOILS = [
  'color: #fff',
  'color: transparent',
  '-webkit-text-fill-color: #fff',
  'font-size: 0',
  'font: 1px/0 serif',
  'line-height: 0',
  'letter-spacing: -2em',
  'word-spacing: -9em',
  'text-indent: -9999px',
  'visibility: hidden',
  'opacity: 0',
  'filter: opacity(0)',
  'filter: contrast(0)',
  'transform: scale(0)',
  'background: #1a1a1a',
  'text-transform: full-width',
  'white-space: nowrap',
  'direction: rtl',
  'writing-mode: vertical-rl',
  'cursor: none',
  'user-select: none',
  'pointer-events: none',
  'float: left',
  'text-shadow: 0 0 20px #000',
  'word-break: break-all',
  'text-align: end',
  'list-style: square inside',
  'quotes: none',
  'zoom: 0.9',
  'hyphens: none',
]

/** What a rule can do to a box of ours that it can name. */
const HIDES = [
  'display: none',
  'display: contents; font-size: 0',
  'position: absolute; left: -9999px',
  'position: fixed; inset: 200% auto auto 200%',
  'clip-path: inset(50%)',
  'clip: rect(0 0 0 0); position: absolute',
  'height: 0; overflow: hidden; padding: 0; border: 0',
  'max-height: 1px; overflow: hidden',
  'width: 0; overflow: hidden; white-space: nowrap',
  'content-visibility: hidden',
  'mask: linear-gradient(transparent, transparent)',
  'margin-top: -9999px',
  'scale: 0',
  'animation: spoil 1s infinite',
  'color: #fff; background: #fff',
  'mix-blend-mode: difference',
]

const PARTS = ['privacy-notice', 'summary']

/** A value for each token that no theme would be let through with. */
const spoilt = (name: string) =>
  name.includes('color-surface') || name.endsWith('-surface')
    ? '#1a1a1a'
    : name.includes('color')
      ? '#fff'
      : name.includes('font-size') || name.includes('width')
        ? '0'
        : name.includes('space')
          ? '-200px'
          : name.includes('line-height')
            ? '0.01'
            : 'x'

/** Rules of pages that spoil all they reach: resets, inherited styles, parts and tokens, documented or not. */
export const RULES: string[] = [
  // The page's own root is not ours to mend.
  ...SPOILS.filter((one) => !/^(?:opacity|filter|transform|writing-mode|zoom)/.test(one)).map(
    (one) => `* { ${one} !important }`,
  ),
  ...SPOILS.filter((one) => !/^(?:opacity|filter|transform|writing-mode|zoom)/.test(one)).map(
    (one) => `body { ${one} }`,
  ),
  ...SPOILS.map((one) => `${FORM} { ${one} !important }`),
  ...SPOILS.slice(0, 12).map((one) =>
    `${FORM}::part(form) { ${one} }`.replace(/opacity: 0|filter.*\)|visibility: hidden/, 'color: #fff'),
  ),
  ...SPOILS.slice(0, 10).map((one) => `${FORM}::part(base) { ${one} !important }`),
  ...PARTS.flatMap((part) => HIDES.map((one) => `${FORM}::part(${part}) { ${one} !important }`)),
  ...PARTS.flatMap((part) => [
    `${FORM}::part(${part})::after { content: ''; position: absolute; inset: 0; background: #fff; z-index: 9 }`,
    `${FORM}::part(${part})::first-line { color: #fff; font-size: 0 }`,
    `:where(${FORM})::part(${part}) { all: revert-layer !important; color: #fff !important }`,
    `${FORM}::part(${part}) { --_color-text: #fff !important; --opslag-color-text: #fff !important }`,
  ]),
  ...Object.keys(DEFAULTS).flatMap((name) => [
    `${FORM} { ${name}: ${spoilt(name)} !important }`,
    `html { ${name}: ${spoilt(name)}; ${name.replace('opslag', '_safe')}: ${spoilt(name)} }`,
    `${FORM} { ${name.replace('opslag-', '_')}: ${spoilt(name)} !important; ${name.replace('opslag', '_safe')}: ${spoilt(name)} !important }`,
  ]),
  '* { all: revert-layer !important }',
  '* { all: unset !important; display: block !important }',
  '*, *::before, *::after { all: initial !important; display: block !important }',
  `${FORM} { all: initial; display: block }`,
  `${FORM} { all: unset !important; display: inline !important }`,
  'body * { color: inherit !important; background: none !important; border: 0 !important }',
  'html { font-size: 4px; color: #fff; background: #1a1a1a }',
  ':not(:defined) { display: none !important }',
  ':where(div, p, label, span, a, ul, li) { display: none !important }',
  'div, p, label, dl, dt, dd, details, summary { display: none !important; opacity: 0 !important }',
  '.box, .message, .problem, .safe, .tick, .entry, .page { display: none !important }',
  '[class], [id], [part] { visibility: hidden; font-size: 0 }',
  '#summary, #notice, #title { display: none !important }',
  ':host { display: none !important } :host * { display: none !important }',
  '::slotted(*) { display: none !important }',
  '::part(*) { display: none !important }',
  `${FORM} > * { display: none !important }`,
  `${FORM} * { color: #fff !important }`,
  `@layer reset { * { color: #fff !important; font-size: 0 !important } }`,
  `@scope (body) { :scope * { color: #fff !important; letter-spacing: -1em !important } }`,
  `@media all { @supports (display: grid) { ${FORM} { color: #fff; font: 0/0 a } } }`,
  '@keyframes spoil { from, to { color: #fff; letter-spacing: -2em; text-indent: -99em } } * { animation: spoil 1s infinite !important }',
  `@keyframes spoil { from, to { opacity: 0; filter: opacity(0); transform: scale(0) } } ${FORM} { animation: spoil 1s infinite }`,
  `${FORM} { transition: all 60s 60s }`,
  'fieldset, form, input, textarea, button { all: unset !important; display: none !important }',
  '@media (prefers-color-scheme: light) { * { color-scheme: dark !important; color: canvastext !important } }',
  '* { text-wrap: nowrap !important; overflow: hidden !important; text-overflow: clip !important }',
  '* { max-width: 100% !important; min-width: 0 !important; float: left !important; clear: both !important }',
  '* { font-family: "Wingdings", fantasy !important; font-variant: small-caps !important }',
  '* { box-sizing: content-box !important; padding: 0 !important; margin: 0 !important }',
]

/** Rules by which a page takes the whole element away, which is its right: then there is nothing to answer either. */
export const RIGHTS: string[] = [
  `${FORM} { display: none !important }`,
  `${FORM} { position: absolute !important; left: -9999px }`,
  `${FORM} { clip-path: inset(100%) }`,
  `${FORM} { height: 0; overflow: hidden }`,
  `${FORM} { content-visibility: hidden }`,
  `${FORM} { scale: 0 }`,
  `${FORM}::part(base) { display: none }`,
  `${FORM}::part(base) { opacity: 0 }`,
  `${FORM}::part(form) { display: none }`,
]
