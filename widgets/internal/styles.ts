import { css } from 'lit'

/** What asks for a proof. */
export const styles = css`
  .inside {
    margin-block-end: calc(var(--_space) * 2);
  }

  .inside p {
    margin-block: 0 0.5em;
  }

  .inside .field {
    max-width: 24em;
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
`
