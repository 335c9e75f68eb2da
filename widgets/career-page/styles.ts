import { css } from 'lit'

export const styles = css`
  .message {
    display: grid;
    gap: var(--_space);
  }
`
