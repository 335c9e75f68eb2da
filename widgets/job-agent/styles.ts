import { css } from 'lit'

export const styles = css`
  .filter {
    max-width: 24em;
    margin-block-start: calc(var(--_space) * 2);
  }

  .filter > summary {
    display: block;
    padding: 0;
    color: inherit;
    text-decoration: none;
  }

  .filter > summary::-webkit-details-marker {
    display: none;
  }

  .filter > summary .field {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
  }

  .filter > fieldset {
    margin-block-start: var(--_space);
    padding-inline-start: calc(var(--_space) * 1.5);
  }

  .chevron {
    flex: none;
    width: 0.5em;
    height: 0.5em;
    margin-inline-start: 0.25em;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    transform: translateY(-0.15em) rotate(45deg);
  }

  [open] > summary .chevron {
    transform: translateY(0.15em) rotate(225deg);
  }

  .depth-1 {
    margin-inline-start: 1.5em;
  }

  .depth-2 {
    margin-inline-start: 3em;
  }

  .depth-3 {
    margin-inline-start: 4.5em;
  }

  :not(.filter) > summary {
    margin-inline-start: 1.2em;
    list-style-position: outside;
  }

  .looks > * + * {
    margin-block-start: var(--_space);
  }

  .looks > :first-child {
    margin-block-start: 0;
    font-size: 1.1em;
  }
`
