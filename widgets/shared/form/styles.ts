import { type CSSResult, css, unsafeCSS } from 'lit'
import { each } from '../styles/base.ts'

/**
 * `--_safe-color-text`, which no rule of the page reaches once it is important, for what must stay legible
 * (below). The institution's own take its place there (`../theme.ts`).
 */
const safeDefaults = each((_own, _token, safe, value) => `${safe}:${value};`)

/** Makes the rules of a place read what no rule of the page reaches. */
const safeTokens = each((own, _token, safe) => `${own}:var(${safe});`)

// The last line of a rule may have no semicolon; where it has one, what is said once more says nothing.
const important = ({ cssText }: CSSResult) => unsafeCSS(cssText.replace(/[;}]/g, '!important$&'))

/**
 * What a person agrees to, and what is wrong with an answer, is there to be read whatever the page's rules say of parts,
 * tokens and inherited styles (T9): an important rule in a shadow root wins over the page's, and `.safe`, errors and the label
 * of a box to tick wear the institution's own tokens, or the defaults. Whether the element shows at all is the page's affair.
 */
const safe = important(css`
  :host {
    ${safeDefaults}
    opacity: 1;
    filter: none;
    transform: none;
  }

  .opslag {
    --_space: max(0px, var(--opslag-space, var(--_safe-space)));
  }

  form {
    font-size: inherit;
  }

  .safe,
  .problem,
  .tick > label {
    ${safeTokens}
    all: initial;
    color-scheme: inherit;
    display: grid;
    max-width: var(--_text-max-width);
    background: var(--_color-surface);
    color: var(--_color-text);
    font: var(--_font-size) / var(--_line-height) var(--_font-text);
    overflow-wrap: anywhere;
  }

  .safe {
    margin-block-start: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2.5);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
    scroll-margin-block: 144px 64px;
  }

  .safe.message {
    border-inline-start: 4px solid var(--_color-border);
  }

  .safe.error {
    border-color: var(--_color-error);
    background: var(--_color-error-surface);
  }

  .safe.warning {
    background: var(--_color-warning-surface);
  }

  .safe:focus {
    outline: 3px solid var(--_color-focus);
    outline-offset: 2px;
  }

  [part]::before,
  [part]::after {
    content: none;
  }

  .problem {
    clear: both;
    margin-block-end: 0.25em;
    color: var(--_color-error);
    font-weight: 600;
  }

  .tick > label {
    box-sizing: border-box;
    min-height: 44px;
    padding-block: 0.6em;
    cursor: pointer;
  }
`)

/** Fields as they stand under each other. The sheets `base` and `controls` come before it. */
export const formStyles = css`
  .message.success {
    border-color: var(--_color-success);
    background: var(--_color-success-surface);
  }

  ${safe}

  .entry {
    max-width: 40em;
    margin-block-start: calc(var(--_space) * 3);
  }

  .invalid {
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 4px solid var(--_color-error);
  }

  .invalid .field {
    border-color: var(--_color-error);
    border-width: max(2px, var(--_border-width));
  }

  .optional {
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  input.field {
    max-width: 24em;
  }

  input.short {
    max-width: 14em;
  }

  textarea.field {
    line-height: var(--_line-height);
    resize: vertical;
  }

  .counter {
    margin-block-start: 0.25em;
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
  }

  .counter.over {
    color: var(--_color-error);
    font-weight: 600;
  }

  .tick {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: 0.25em;
  }

  .tick > input {
    width: 1.5em;
    height: 1.5em;
    min-width: 24px;
    min-height: 24px;
    /* Beside the first line of its text, however high a line is. */
    margin: calc(0.6em + (1lh - max(1.5em, 24px)) / 2) 0.35em 0.6em 0;
    font: inherit;
  }

`
