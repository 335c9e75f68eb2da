import { css } from 'lit'

/** Fields as they stand under each other. The sheets `base` and `controls` come before it. */
export const formStyles = css`
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

  .problem {
    margin-block-end: 0.25em;
    color: var(--_color-error);
    font-weight: 600;
  }

  .optional {
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  .field,
  .tick > input,
  .message[tabindex] {
    scroll-margin-block: 10em 6em;
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
    margin: 0.6em 0.35em 0.6em 0;
  }

  .tick > label {
    min-height: 44px;
    padding-block: 0.6em;
    cursor: pointer;
  }

  .message[tabindex]:focus {
    outline: 3px solid var(--_color-focus);
    outline-offset: 2px;
  }
`
