import { css } from 'lit'

/** What an ad and its form look alike in. The sheets `base` and `controls` come before it. */
export const jobStyles = css`
  .back {
    margin-block: calc(var(--_space) * 3) calc(var(--_space) * 1.5);
  }

  .from,
  dt {
    color: var(--_color-text-muted);
  }

  #title {
    hyphens: auto;
  }

  article,
  .page {
    overflow-wrap: anywhere;
  }

  .box {
    padding: calc(var(--_space) * 2.5);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
  }

  .box > * + *,
  .message > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  .contact > * {
    display: block;
    width: fit-content;
  }

  .contact > a {
    padding-block: 0.25em;
  }

  .operator {
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_color-divider);
    font-size: 0.9em;
  }

  @media print {
    .back,
    .actions {
      display: none !important;
    }
  }
`
