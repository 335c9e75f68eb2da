import { css } from 'lit'

/** How questions of more than one input look. The sheet of the fields comes before it. */
export const questionStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    margin-block-start: calc(var(--_space) * 4);
    padding: 0;
    border: 0;
  }

  fieldset.invalid {
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 4px solid var(--_color-error);
  }

  fieldset:focus-visible {
    outline-offset: 6px;
  }

  /* Out of the border, which then runs beside it too. */
  legend {
    float: inline-start;
    width: 100%;
    padding: 0;
  }

  legend + * {
    clear: both;
  }

  legend.label {
    margin-block-end: 0.25em;
  }

  .row {
    display: grid;
    gap: 0.25em calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .row > label {
    align-self: center;
  }

  @container opslag (min-width: 30em) {
    .row {
      grid-template-columns: 1fr 14em;
    }
  }
`
