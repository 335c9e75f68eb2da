import { css } from 'lit'

/** How blocks look, and what our templates do otherwise than the one with the facts at the side. */
export const otherwiseStyles = css`
  .flow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
  }

  article > .flow {
    margin-block: calc(var(--_space) * 4);
  }

  .columns > .flow {
    grid-column: 1;
  }

  figure {
    margin: 0;
  }

  article > figure {
    margin-block: calc(var(--_space) * 2.5);
  }

  article > figure:first-child {
    margin-block-start: var(--_space);
  }

  img {
    display: block;
    max-width: 100%;
    height: auto;
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
    color: var(--_color-text-muted);
    font-style: italic;
  }

  .picture > img,
  .film img {
    width: 100%;
  }

  .picture,
  .film,
  .quote,
  .words {
    max-width: var(--_text-max-width);
  }

  figcaption {
    margin-block-start: calc(var(--_space) * 0.75);
    color: var(--_color-text-muted);
    font-size: 0.9em;
  }

  .quote {
    padding-inline-start: calc(var(--_space) * 2.5);
    border-inline-start: 4px solid var(--_color-accent);
  }

  blockquote {
    margin: 0;
    font-size: 1.2em;
    line-height: 1.4;
    text-wrap: pretty;
  }

  .quote > figcaption {
    color: var(--_color-text);
    font-weight: 600;
  }

  .role {
    display: block;
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  .film > a {
    display: block;
    text-decoration: none;
    border: var(--_border-width) solid var(--_color-border);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  .film img {
    border-radius: 0;
    aspect-ratio: 16 / 9;
    object-fit: cover;
  }

  .play {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-height: 44px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
  }

  .play strong {
    text-decoration: underline;
    text-decoration-thickness: from-font;
    text-underline-offset: 0.2em;
  }

  .film > a:hover strong {
    text-decoration-thickness: 2px;
  }

  svg {
    flex: none;
  }

  .at {
    display: block;
    color: var(--_color-text-muted);
    font-size: 0.9em;
  }

  .words > :first-child {
    margin-block-end: calc(var(--_space) * 1);
    font-size: 1.2em;
  }

  .lines {
    white-space: pre-line;
  }

  .hero #title {
    font-size: clamp(1.75em, 1.1em + 3.4cqi, 3em);
  }

  .lead > img {
    width: 100%;
    aspect-ratio: 16 / 9;
    object-fit: cover;
  }

  .hero dl,
  .compact dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14em), 1fr));
    gap: calc(var(--_space) * 2.5) calc(var(--_space) * 4);
  }

  .hero dl > div + div,
  .compact dl > div + div {
    margin: 0;
    padding: 0;
    border: 0;
  }

  .hero .pairs {
    grid-template-columns: repeat(auto-fill, minmax(9em, 1fr));
  }

  .hero > .box {
    margin-block-start: calc(var(--_space) * 4);
  }

  .plain {
    max-width: var(--_text-max-width);
  }

  .plain dl > div {
    align-items: baseline;
  }

  .plain .box {
    padding: calc(var(--_space) * 3) 0 0;
    border-block-start: 1px solid var(--_color-divider);
    border-radius: 0;
    background: none;
  }

  .plain .deadline {
    padding: 0;
    border: 0;
  }

  .compact {
    max-width: 60em;
    font-size: 0.9375em;
  }

  .compact #title {
    font-size: 1.35em;
  }

  .compact > .start,
  .compact > .flow {
    margin-block: calc(var(--_space) * 1.5);
  }

  .compact .flow {
    gap: calc(var(--_space) * 2);
  }

  .compact .box {
    padding: calc(var(--_space) * 1.5);
  }

  .compact .box > * + *,
  .compact .start > * + * {
    margin-block-start: calc(var(--_space) * 1);
  }

  .compact .box > :first-child,
  .compact .how > :first-child,
  .compact .words > :first-child {
    font-size: 1.05em;
  }

  .compact .body :is(h3, h4, h5, h6) {
    font-size: 1.05em;
  }

  .compact .how {
    gap: calc(var(--_space) * 1);
  }

  .compact dl {
    grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr));
    gap: calc(var(--_space) * 1) calc(var(--_space) * 2);
  }

  .compact blockquote {
    font-size: 1.05em;
  }

  @container opslag (min-width: 40em) {
    .lead > img {
      aspect-ratio: 21 / 9;
    }

    .plain dl > div {
      display: grid;
      grid-template-columns: 12em minmax(0, 1fr);
      column-gap: calc(var(--_space) * 2);
    }

    .plain dd {
      grid-column: 2;
    }

    .hero .start,
    .compact .start {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    }

    .hero .start > *,
    .compact .start > * {
      margin: 0;
    }

    .compact dl {
      grid-template-columns: repeat(auto-fill, minmax(17em, 1fr));
      column-gap: calc(var(--_space) * 3);
    }

    .compact [part='contacts'] {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(14em, 1fr));
      gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
    }

    .compact [part='contacts'] > :first-child {
      grid-column: 1 / -1;
    }

    .compact [part='contacts'] > * {
      margin: 0;
    }
  }

  @container opslag (min-width: 48em) {
    .facts-aside .flow {
      align-content: start;
    }
  }

  @media (forced-colors: active) {
    .box {
      border: 1px solid;
    }
  }

  @media print {
    .play > svg,
    .at {
      display: none;
    }

    .film > a::after {
      content: attr(href);
      display: block;
      padding: 0.5em 1em;
    }

    figure,
    .film {
      break-inside: avoid;
    }

    img {
      max-height: 8cm;
      width: auto;
    }
  }
`
