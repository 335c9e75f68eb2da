import { css } from 'lit'

export const styles = css`
  .page {
    max-width: 48em;
  }

  .back {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .from,
  .operator,
  dt {
    color: var(--_color-text-muted);
  }

  .message dt {
    color: inherit;
  }

  #title {
    font-size: clamp(1.4em, 1.1em + 1.6cqi, 2em);
    line-height: 1.2;
    overflow-wrap: anywhere;
    hyphens: auto;
  }

  .message #title {
    font-size: 1.35em;
  }

  .eyebrow {
    display: block;
    margin-block-end: 0.25em;
    color: var(--_color-accent);
    font-family: var(--_font-text);
    font-size: 0.6em;
    font-weight: 600;
  }

  .from {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .box,
  .page > .message {
    margin-block-start: calc(var(--_space) * 3);
  }

  .box,
  .notice {
    padding: calc(var(--_space) * 2.5);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
  }

  .box > * + *,
  .message > * + *,
  .message > div > * + *,
  .notice > * + *,
  details > p,
  .send > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  .message li + li {
    margin-block-start: var(--_space);
  }

  .message.error a {
    font-weight: 600;
  }

  :is(h3, h4, h5, h6) {
    font-size: 1.2em;
  }

  form > :is(h3, h4, h5, h6),
  .page > :is(h3, h4, h5, h6) {
    margin-block: calc(var(--_space) * 5) calc(var(--_space) * 2);
    font-size: 1.35em;
  }

  .facts {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  .notice {
    max-width: var(--_text-max-width);
  }

  .lines {
    white-space: pre-line;
  }

  summary {
    width: fit-content;
    min-height: 44px;
    align-content: center;
    color: var(--_color-link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .send {
    margin-block-start: calc(var(--_space) * 5);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  .contact > * {
    display: block;
    width: fit-content;
    max-width: 100%;
    overflow-wrap: anywhere;
  }

  .contact > a {
    padding-block: 0.15em;
  }

  .contact + .contact {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .reference {
    font-size: 1.5em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .next {
    max-width: var(--_text-max-width);
    padding-inline-start: 1.4em;
    list-style: disc;
  }

  .next > li + li {
    margin-block-start: var(--_space);
  }

  .page > .actions,
  .operator {
    margin-block-start: calc(var(--_space) * 4);
  }

  .operator {
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_color-divider);
    font-size: 0.9em;
  }

  .typed {
    max-width: var(--_text-max-width);
    margin-block-start: calc(var(--_space) * 2);
  }

  .typed dd {
    margin-block-end: calc(var(--_space) * 2);
    overflow-wrap: anywhere;
  }

  @container opslag (min-width: 36em) {
    .facts > div {
      display: grid;
      grid-template-columns: minmax(10em, 1fr) 2.2fr;
      gap: calc(var(--_space) * 2);
    }

    .message .facts > div {
      align-items: baseline;
    }
  }

  @media print {
    .back,
    .actions {
      display: none;
    }
  }
`
