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

  .step + * {
    margin-block-start: calc(var(--_space) * 2);
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

  @media (forced-colors: active) {
    .bar > .done {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`
