import { css } from 'lit'

/** How the form of a pool looks. The element's own sheets come before it. */
export const joinStyles = css`
  .step :is(h3, h4, h5, h6) {
    margin-block-start: calc(var(--_space) * 1.5);
    font-size: 1.35em;
  }

  .step {
    margin-block-start: calc(var(--_space) * 4);
  }

  .bar {
    display: flex;
    gap: 4px;
  }

  .bar > i {
    flex: 1;
    height: 6px;
    border: 1px solid var(--_color-accent);
    border-radius: 3px;
  }

  .bar > .done {
    background: var(--_color-accent);
  }

  .choose {
    display: block;
    width: 100%;
    min-height: 44px;
    padding: calc(var(--_space) * 1.5);
    border: 1px dashed var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: inherit;
    font: inherit;
  }

  .choose::file-selector-button {
    min-height: 44px;
    margin-inline-end: 1em;
    padding: 0.5em 1em;
    border: var(--_border-width) solid var(--_color-accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_color-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .invalid .choose {
    border: 2px solid var(--_color-error);
  }

  .files {
    max-width: 40em;
    margin-block-start: calc(var(--_space) * 2);
  }

  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25em calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 1.25);
    border-block-end: 1px solid var(--_color-divider);
  }

  .file .about {
    flex: 1 1 14em;
    min-width: 0;
  }

  .file .about > * + * {
    margin-block-start: 0;
  }

  .file .button {
    flex: none;
    width: auto;
    padding-inline: 1em;
    gap: 0;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .stage {
    display: block;
    color: var(--_color-text-muted);
  }

  .stage.here {
    color: var(--_color-success);
  }

  .stage.stalled {
    color: var(--_color-error);
  }

  progress {
    display: block;
    width: 100%;
    height: 8px;
    margin-block-start: 0.4em;
    accent-color: var(--_color-accent);
  }

  @media (forced-colors: active) {
    .bar > .done {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`
