import { css } from 'lit'

/** How every sign-up looks. The sheets `base`, `controls` and the form's come before it. */
export const signUpStyles = css`
  .page {
    max-width: 48em;
    font-size: max(12px, 1em);
  }

  .page > * + *,
  .message > * + *,
  form > * + *,
  .box > * + *,
  [role='alert'] > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  #title {
    font-size: clamp(1.4em, 1.1em + 1.6cqi, 2em);
    hyphens: auto;
    overflow-wrap: anywhere;
  }

  .message #title {
    font-size: 1.35em;
  }

  form :is(h3, h4, h5, h6) {
    margin-block-start: calc(var(--_space) * 4);
    font-size: 1.25em;
  }

  .box {
    padding: calc(var(--_space) * 2.5);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
  }

  fieldset {
    min-width: 0;
    margin: 0;
    margin-block-start: calc(var(--_space) * 3);
    padding: 0;
    border: 0;
  }

  fieldset:focus-visible {
    outline-offset: 6px;
  }

  legend {
    float: inline-start;
    width: 100%;
    padding: 0;
  }

  legend + * {
    clear: both;
  }

  summary {
    padding-block: 0.6em;
    color: var(--_color-link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .lines {
    white-space: pre-line;
  }

  .facts > div + div {
    margin-block-start: var(--_space);
  }

  dt {
    color: var(--_color-text-muted);
  }

  .message dt {
    color: inherit;
  }

  dd {
    overflow-wrap: anywhere;
  }

  .bullets {
    padding-inline-start: 1.2em;
    list-style: disc;
  }

  .bullets > * + * {
    margin-block-start: 0.4em;
  }

  #code {
    font-size: 1.25em;
    letter-spacing: 0.08em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  [aria-disabled] {
    opacity: 0.7;
  }

  @container opslag (max-width: 30em) {
    form .button,
    .message .button {
      width: 100%;
    }
  }

  @container opslag (min-width: 36em) {
    .facts > div {
      display: grid;
      grid-template-columns: 1fr 2.2fr;
      gap: calc(var(--_space) * 2);
      align-items: baseline;
    }
  }

  @media print {
    .actions,
    .back {
      display: none;
    }
  }
`
