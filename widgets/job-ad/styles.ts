import { css } from 'lit'

export const styles = css`
  article {
    max-width: 72em;
  }

  .term {
    color: var(--_color-text-muted);
  }

  #title {
    max-width: 30em;
    font-size: clamp(1.5em, 1.1em + 2.2cqi, 2.25em);
  }

  .message #title {
    font-size: 1.25em;
  }

  article > .message,
  .start {
    margin-block-start: calc(var(--_space) * 2.5);
  }

  .start > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  .deadline {
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 4px solid var(--_color-accent);
  }

  .term,
  .how p > * {
    display: block;
  }

  time,
  .how .button {
    display: inline-block;
  }

  .also {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
  }

  .also > * {
    padding: 0.25em 0;
  }

  button:not(.button) {
    border: 0;
    background: none;
    color: var(--_color-link);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .columns,
  .side,
  .how {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(var(--_space) * 2);
  }

  .columns {
    gap: calc(var(--_space) * 4);
    margin-block: calc(var(--_space) * 4);
  }

  .box > :first-child,
  .how > :first-child {
    font-size: 1.2em;
  }

  .operator {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  dl > div + div {
    margin-block-start: calc(var(--_space) * 1.5);
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_color-divider);
  }

  dt {
    font-size: 0.9em;
  }

  dd,
  .how span {
    white-space: pre-line;
  }

  .body,
  .how > p {
    max-width: var(--_text-max-width);
  }

  .body > * + *,
  .body li + li {
    margin-block-start: 0.75em;
  }

  .body :is(h3, h4, h5, h6) {
    font-size: 1.15em;
  }

  .body * + :is(h3, h4, h5, h6) {
    margin-block-start: 1.5em;
  }

  .body :is(ul, ol) {
    padding-inline-start: 1.4em;
    list-style: disc;
  }

  .body ol {
    list-style: decimal;
  }

  .body :is(td, th) {
    padding: 0.4em 0.75em 0.4em 0;
    border-block-end: 1px solid var(--_color-divider);
    text-align: start;
    vertical-align: top;
  }

  .body pre {
    white-space: pre-wrap;
  }

  @container opslag (min-width: 48em) {
    .columns {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(16em, 20em);
    }

    .side {
      grid-area: 1 / 2 / span 2;
    }
  }

  @media print {
    .also,
    .button {
      display: none;
    }
  }
`
