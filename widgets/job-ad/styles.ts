import { css } from 'lit'

export const styles = css`
  article {
    max-width: 72em;
  }

  .back,
  .from {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .from {
    margin-block-end: calc(var(--_space) * 0.5);
    color: var(--_color-text-muted);
  }

  #title {
    max-width: 30em;
    font-size: clamp(1.5em, 1.1em + 2.2cqi, 2.25em);
    line-height: 1.2;
    overflow-wrap: anywhere;
    hyphens: auto;
  }

  .message #title {
    font-size: 1.25em;
  }

  .message > * + * {
    margin-block-start: var(--_space);
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

  .term {
    display: block;
    color: var(--_color-text-muted);
  }

  time {
    display: inline-block;
  }

  .also {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
  }

  .also > a,
  .plain {
    min-height: 1.5em;
    padding-block: 0.25em;
  }

  .plain {
    border: 0;
    background: none;
    color: var(--_color-link);
    font: inherit;
    padding-inline: 0;
    text-decoration: underline;
    text-decoration-thickness: max(1px, 0.0625em);
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
    margin-block: calc(var(--_space) * 4);
  }

  .side,
  .how {
    display: grid;
    gap: calc(var(--_space) * 2);
    align-content: start;
  }

  .box {
    padding: calc(var(--_space) * 2.5);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
  }

  .box > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  .box > :first-child,
  .how > :first-child {
    font-size: 1.2em;
  }

  .facts > div + div {
    margin-block-start: calc(var(--_space) * 1.5);
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_color-divider);
  }

  dt {
    color: var(--_color-text-muted);
    font-size: 0.9em;
  }

  dd {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .contact > *,
  .how p > * {
    display: block;
  }

  .how .button {
    display: inline-flex;
  }

  .contact > a {
    width: fit-content;
    max-width: 100%;
    padding-block: 0.15em;
    overflow-wrap: anywhere;
  }

  .lines {
    white-space: pre-line;
  }

  .body,
  .how > p {
    max-width: var(--_text-max-width);
  }

  .body {
    overflow-wrap: anywhere;
  }

  .body > * + *,
  .body li + li {
    margin-block-start: 0.75em;
  }

  .body :is(h3, h4, h5, h6) {
    margin-block-start: 1.5em;
    font-size: 1.15em;
  }

  .body > :first-child {
    margin-block-start: 0;
  }

  .body :is(ul, ol) {
    padding-inline-start: 1.4em;
    list-style: disc;
  }

  .body ol {
    list-style: decimal;
  }

  .body table {
    border-collapse: collapse;
  }

  .body :is(td, th) {
    padding: 0.4em 0.75em 0.4em 0;
    border-block-end: 1px solid var(--_color-divider);
    text-align: start;
    vertical-align: top;
  }

  .body img {
    max-width: 100%;
    height: auto;
  }

  .body pre {
    white-space: pre-wrap;
  }

  .operator {
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_color-divider);
    color: var(--_color-text-muted);
    font-size: 0.9em;
  }

  .pending {
    color: var(--_color-text-muted);
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
    .back,
    .also,
    .button {
      display: none;
    }
  }
`
