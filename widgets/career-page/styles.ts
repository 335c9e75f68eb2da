import { css } from 'lit'

export const styles = css`
  :host {
    scroll-margin-block-start: calc(var(--_space) * 2);
  }

  .message {
    display: grid;
    gap: var(--_space);
  }
`
