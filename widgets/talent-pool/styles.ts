import { css } from 'lit'

export const styles = css`
  .from {
    color: var(--_color-text-muted);
  }

  .cards {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .card {
    padding: calc(var(--_space) * 2.5);
    border: var(--_border-width) solid var(--_color-divider);
    border-radius: var(--_radius);
  }

  .card > * + *,
  .about > * + * {
    margin-block-start: var(--_space);
  }

  .card > :is(h3, h4, h5, h6) {
    font-size: 1.2em;
    overflow-wrap: anywhere;
  }

  .eyebrow {
    display: block;
    margin-block-end: 0.25em;
    color: var(--_color-accent);
    font-size: 0.6em;
  }
`
