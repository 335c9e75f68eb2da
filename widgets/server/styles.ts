import { css } from 'lit'

/** What of the pictures only a script could serve is not shown where there is none, and what it would open stands open. */
export const withoutScript = css`
  .also > button {
    visibility: hidden;
  }

  .instead {
    display: none;
  }

  @media (scripting: none) {
    .toggle,
    .also > button,
    form[method='dialog'] {
      display: none;
    }

    .filters {
      display: grid;
    }

    .instead {
      display: block;
    }
  }
`
