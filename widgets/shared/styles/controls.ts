import { css } from 'lit'

/** Buttons, fields and messages, alike in every element. Targets are at least 44 px high where a finger meets them. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: max(44px, 2.75em);
    padding: 0.5em 1.25em;
    border: var(--_border-width) solid var(--_color-accent);
    border-radius: var(--_radius);
    background: var(--_color-accent);
    color: var(--_color-on-accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  .button:hover {
    border-color: var(--_color-accent-hover);
    background: var(--_color-accent-hover);
  }

  .button.quiet {
    background: transparent;
    color: var(--_color-accent);
  }

  .button.quiet:hover {
    color: var(--_color-accent-hover);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button:focus-visible,
  .field:focus-visible {
    border-radius: var(--_radius);
  }

  .label {
    display: block;
    margin-block-end: 0.25em;
    font-weight: 600;
  }

  .hint {
    margin-block-end: 0.25em;
    color: var(--_color-text-muted);
  }

  .field {
    display: block;
    width: 100%;
    min-height: max(44px, 2.75em);
    margin: 0;
    padding: 0.5em 0.75em;
    border: var(--_border-width) solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: var(--_color-text);
    font: inherit;
    line-height: 1.25;
  }

  .message {
    max-width: var(--_text-max-width);
    padding: calc(var(--_space) * 2);
    border-inline-start: 4px solid var(--_color-border);
    background: var(--_color-surface-subtle);
  }

  .message .hint {
    color: inherit;
  }

  .message.error {
    border-color: var(--_color-error);
    background: var(--_color-error-surface);
  }

  .message.warning {
    background: var(--_color-warning-surface);
  }

`
