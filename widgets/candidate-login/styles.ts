import { css } from 'lit'

export const styles = css`
  .page {
    max-width: var(--_text-max-width);
  }

  .page > * + *,
  .message > * + *,
  form > * + *,
  .card > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  #title {
    hyphens: auto;
    overflow-wrap: anywhere;
    font-size: 1.6em;
  }

  .problem {
    margin-block-end: 0.25em;
    color: var(--_color-error);
    font-weight: 600;
  }

  .field[aria-invalid] {
    border-color: var(--_color-error);
    border-width: 2px;
  }

  #code {
    max-width: 14em;
    font-size: 1.25em;
    letter-spacing: 0.08em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  [aria-disabled] {
    opacity: 0.7;
  }

  @container opslag (max-width: 30em) {
    form .button,
    dialog .button {
      width: 100%;
    }
  }

  @media print {
    .actions,
    .back {
      display: none;
    }
  }
`
