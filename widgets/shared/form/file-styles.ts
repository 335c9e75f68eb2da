import { css } from 'lit'

/** How files look that are chosen. The sheet of the fields comes before it. */
export const fileStyles = css`
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
    min-height: 44px;
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
`
