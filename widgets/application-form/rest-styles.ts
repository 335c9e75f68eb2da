import { css } from 'lit'
import { fileStyles } from '../shared/form/file-styles.ts'
import { questionStyles } from '../shared/form/question-styles.ts'

/** How the later steps, and what comes after the form has opened, look. The form's own sheets come before it. */
export const restStyles = css`
  ${questionStyles}
  ${fileStyles}

  [part='review'] {
    margin-block-start: calc(var(--_space) * 2);
  }

  .reviewed {
    padding-block: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_color-divider);
  }

  :is(.reviewed, .later) > * + * {
    margin-block-start: var(--_space);
  }

  .over .button {
    flex: none;
    width: auto;
    min-height: 44px;
    padding-inline: 1em;
    gap: 0;
  }

  .over {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_space);
  }

  .reviewed dt {
    color: inherit;
    font-weight: 600;
  }

  .message > .entry > * {
    margin-block-start: 0;
  }

  .asked {
    max-width: 40em;
    margin-block: calc(var(--_space) * 2);
  }

  .later {
    max-width: 40em;
    margin-block-start: calc(var(--_space) * 5);
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_color-divider);
  }

  :is(.later, .sign-in) :is(h4, h5, h6) {
    font-size: 1.1em;
  }

  dialog {
    max-width: min(30em, calc(100vw - 32px));
    padding: calc(var(--_space) * 3);
    border: 2px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: var(--_color-text);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }

  dialog > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  @container opslag (max-width: 30em) {
    .message .button {
      width: 100%;
    }
  }
`
