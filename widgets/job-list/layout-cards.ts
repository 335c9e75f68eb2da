import { css } from 'lit'
import { layouts } from './layouts.ts'

/** Each job on a card, as many side by side as there is room for. The whole card leads where its title does. */
layouts.cards = {
  styles: css`
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(19em, 100%), 1fr));
      gap: calc(var(--_space) * 2);
    }

    .cards > .job {
      position: relative;
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) * 2);
      padding: clamp(var(--_space) * 1.5, 5cqi, var(--_space) * 2.5);
      border: 1px solid var(--_color-divider);
      border-radius: var(--_radius);
      background: var(--_color-surface);
    }

    .cards > .job:hover,
    .cards > .job:has([aria-current]) {
      border-color: var(--_color-accent);
      box-shadow: inset 0 0 0 1px var(--_color-accent);
    }

    .cards > .job:hover a {
      text-decoration-line: underline;
    }

    .cards a::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: var(--_radius);
    }

    .cards a:focus-visible {
      outline: none;
    }

    .cards a:focus-visible::after {
      outline: 3px solid var(--_color-focus);
      outline-offset: 2px;
    }

    .cards .facts {
      margin-block-start: 0.625em;
    }

    .cards .when {
      margin-block-start: auto;
      padding-block-start: calc(var(--_space) * 1.5);
      border-block-start: 1px solid var(--_color-divider);
    }

    @media (forced-colors: active) {
      .cards > .job:has([aria-current]) {
        border: 3px solid;
      }
    }
  `,
}
