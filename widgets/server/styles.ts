import { css } from 'lit'

/** What of the pictures only a script could serve is not shown where there is none, and what it would open stands open. */
export const withoutScript = css`
  .also > button {
    visibility: hidden;
  }

  .instead {
    display: none;
  }

  #summary label {
    color: var(--_color-link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  @media (scripting: none) {
    .toggle,
    .also > button,
    .keeping,
    form[method='dialog'] {
      display: none;
    }

    .filters {
      display: grid;
    }

    .counter {
      display: none;
    }

    .counter + .hidden {
      position: static;
      width: auto;
      height: auto;
      margin: 0.25em 0 0;
      clip-path: none;
      white-space: normal;
      color: var(--_color-text-muted);
    }

    .instead {
      display: block;
    }

    .sort {
      flex-wrap: wrap;
    }

    #sort {
      flex: 1;
      width: auto;
    }

    p.instead {
      margin-block-start: calc(var(--_space) * 3);
    }
  }
`
