import { css } from 'lit'

/** What the sheets `base`, `controls` and that of the first picture leave to be said of what comes after signing in. */
export const accountStyles = css`
  .who {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding-block-end: calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_color-divider);
  }

  .cards {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .card {
    padding: calc(var(--_space) * 2.5);
    border: var(--_border-width) solid var(--_color-divider);
    border-radius: var(--_radius);
  }

  .page > :is(h3, h4, h5, h6),
  .sent > :is(h3, h4, h5, h6),
  .rounds > :is(h3, h4, h5, h6) {
    margin-block: calc(var(--_space) * 4) calc(var(--_space) * 1.5);
    font-size: 1.35em;
  }

  .card > :is(h3, h4, h5, h6),
  dialog > :is(h3, h4, h5, h6) {
    font-size: 1.2em;
    overflow-wrap: anywhere;
  }

  .rounds > .card + .card,
  .sent > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  .wanted {
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 4px solid var(--_color-accent);
  }

  .facts > div + div {
    margin-block-start: var(--_space);
  }

  dt {
    color: var(--_color-text-muted);
  }

  dd {
    overflow-wrap: anywhere;
  }

  .status {
    font-weight: 600;
  }

  .lines {
    white-space: pre-line;
  }

  .card .button {
    gap: 0;
  }

  .often {
    display: grid;
    gap: var(--_space);
    justify-items: start;
  }

  .often .field {
    max-width: 20em;
  }

  .reference {
    font-weight: 600;
  }

  .shown {
    display: grid;
    gap: calc(var(--_space) / 2);
  }

  ol.shown {
    padding-inline-start: 1.6em;
    list-style: decimal;
  }

  summary {
    padding-block: 0.6em;
    color: var(--_color-link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .apart {
    margin-block-start: calc(var(--_space) * 4);
  }

  dialog {
    max-width: min(34em, calc(100vw - 32px));
    padding: calc(var(--_space) * 3);
    border: var(--_border-width) solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: var(--_color-text);
  }

  dialog > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
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
    .who,
    .rounds form,
    dialog {
      display: none;
    }
  }
`
