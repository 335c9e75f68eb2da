import { css } from 'lit'

export const styles = css`
  .page {
    max-width: 48em;
    font-size: max(12px, 1em);
  }

  .message dt {
    color: inherit;
  }

  #title {
    font-size: clamp(1.4em, 1.1em + 1.6cqi, 2em);
  }

  .message #title {
    font-size: 1.35em;
  }

  .eyebrow {
    display: block;
    margin-block-end: 0.25em;
    color: var(--_color-accent);
    font-size: 0.6em;
  }

  .page > .message {
    margin-block-start: calc(var(--_space) * 3);
  }

  .message > div > * + *,
  details > p,
  .send > * + *,
  .contact + .contact {
    margin-block-start: calc(var(--_space) * 2);
  }

  .message li + li,
  .next > li + li {
    margin-block-start: var(--_space);
  }

  :is(h3, h4, h5, h6) {
    font-size: 1.2em;
  }

  [data-step] > :is(h3, h4, h5, h6),
  .page > :is(h3, h4, h5, h6) {
    margin-block: calc(var(--_space) * 5) calc(var(--_space) * 2);
    font-size: 1.35em;
  }

  .step {
    margin-block: calc(var(--_space) * 4) calc(var(--_space) * 2);
  }

  .step > :is(h3, h4, h5, h6) {
    font-size: 1.35em;
  }

  .step .eyebrow {
    margin-block-start: calc(var(--_space) * 1.5);
    font-size: 0.7em;
  }

  .sign-in {
    max-width: 40em;
    margin-block: calc(var(--_space) * 2);
  }

  .bar {
    display: flex;
    gap: 4px;
    max-width: 40em;
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
      border-width: 3px;
    }
  }

  .facts > div + div,
  dd + dt {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .next,
  dl[part] {
    max-width: var(--_text-max-width);
  }

  .lines {
    white-space: pre-line;
  }

  summary {
    padding-block: 0.6em;
    color: var(--_color-link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .send,
  .page > .actions,
  .operator {
    margin-block-start: calc(var(--_space) * 4);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  .page > :is(h3, h4, h5, h6) + .actions {
    margin-block: 0 calc(var(--_space) * 2);
  }

  .reference {
    font-size: 1.5em;
    font-weight: 600;
  }

  .next {
    padding-inline-start: 1.4em;
    list-style: disc;
  }

  @container opslag (max-width: 30em) {
    form .button {
      width: 100%;
    }
  }

  @container opslag (min-width: 36em) {
    .facts > div {
      display: grid;
      grid-template-columns: 1fr 2.2fr;
      gap: calc(var(--_space) * 2);
      align-items: baseline;
    }
  }
`
