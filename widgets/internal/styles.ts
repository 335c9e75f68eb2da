import { css } from 'lit'

/** What asks for a proof, and the mark on what is internal. */
export const styles = css`
  .inside {
    margin-block-end: calc(var(--_space) * 2);
  }

  .inside p {
    margin-block: 0 0.5em;
  }

  .inside form {
    width: 100%;
    max-width: 24em;
  }

  .inside .ends {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }

  .inside .error {
    color: var(--_color-error);
    font-weight: 600;
  }

  .inside .part {
    margin-block-start: 1em;
  }

  .inside [tabindex='-1'] {
    outline: none;
  }

  .internal {
    display: inline-block;
    margin-inline-start: 0.5em;
    padding: 0.1em 0.5em;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
    color: var(--_color-text);
    font-size: max(14px, 0.8em);
    font-weight: 600;
    line-height: 1.4;
    vertical-align: middle;
  }
`
