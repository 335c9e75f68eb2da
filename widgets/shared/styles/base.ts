import { css, unsafeCSS } from 'lit'
import { DEFAULTS } from '../../../themes/defaults.ts'

/** Lines for every token. */
export const each = (line: (own: string, token: string, safe: string, value: string) => string) =>
  unsafeCSS(
    Object.entries(DEFAULTS)
      .map(([token, value]) => line(`--_${token.slice(9)}`, token, token.replace('opslag', '_safe'), value))
      .join(''),
  )

/** `--_color-text: var(--opslag-color-text, #1a1a1a);` and so on. */
const tokens = each((own, token, _safe, value) => `${own}:var(${token},${value});`)

/**
 * What every element begins with. Public tokens become private ones here and nowhere else: `--opslag-color-text` is
 * `--_color-text` in the rules below. The page's inherited styles end at `.opslag`, since a page's reset reaches the tag
 * itself. Sizes are px and em: the page owns rem. What is scrolled to or focused keeps clear of a page's sticky header.
 */
export const base = css`
  :host {
    display: block;
    scroll-margin-block: 144px 64px;
    ${tokens}
  }

  :host([hidden]) {
    display: none;
  }

  .opslag {
    all: initial;
    direction: ltr;
    display: block;
    min-width: 240px;
    container: opslag / inline-size;
    color: var(--_color-text);
    background: var(--_color-surface);
    font-family: var(--_font-text);
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
    accent-color: var(--_color-accent);
  }

  * {
    box-sizing: border-box;
    scroll-margin-block: 144px 64px;
  }

  [hidden] {
    display: none !important;
  }

  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  h2,
  h3,
  h4,
  h5,
  h6 {
    margin: 0;
    font-family: var(--_font-heading);
    font-weight: var(--_heading-weight);
    line-height: 1.25;
    text-wrap: balance;
  }

  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  a,
  ::slotted(a) {
    color: var(--_color-link);
    text-underline-offset: 0.2em;
  }

  a:hover {
    text-decoration-thickness: 2px;
  }

  :focus-visible {
    outline: 3px solid var(--_color-focus);
    outline-offset: 2px;
    border-radius: 2px;
  }

  [tabindex='-1']:focus {
    outline: none;
  }
`
