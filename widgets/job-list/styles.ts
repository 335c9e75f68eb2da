import { css } from 'lit'

export const styles = css`
  .search {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
  }

  .line {
    display: flex;
    gap: var(--_space);
  }

  .line .field {
    flex: 1;
    min-width: 0;
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

  [aria-expanded='true'] > .chevron,
  [open] > summary .chevron {
    transform: translateY(0.15em) rotate(225deg);
  }

  .filters {
    display: none;
    gap: calc(var(--_space) * 2);
  }

  .filters.open {
    display: grid;
  }

  .filter {
    position: relative;
    min-width: 0;
  }

  summary {
    list-style: none;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary .field {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .field:hover {
    border-color: var(--_color-text);
  }

  .chosen {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .options {
    min-width: 0;
    max-height: 22em;
    margin: 0.25em 0 0;
    padding: calc(var(--_space) / 2) 0;
    overflow: auto;
    border: var(--_border-width) solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
  }

  .option {
    display: flex;
    gap: 0.75em;
    min-height: 2.75em;
    padding: 0.5em 0.75em;
    line-height: 1.4;
    cursor: pointer;
  }

  .option input {
    flex: none;
    width: 1.375em;
    height: 1.375em;
    margin: 0;
  }

  .depth-1 {
    padding-inline-start: 2.5em;
  }

  .depth-2 {
    padding-inline-start: 4.25em;
  }

  .depth-3 {
    padding-inline-start: 6em;
  }

  .clear {
    justify-self: start;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * 4) calc(var(--_space) * 2);
  }

  .top > :first-child {
    font-size: 1.5em;
  }

  .sort {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }

  .sort label {
    color: var(--_color-text-muted);
    white-space: nowrap;
  }

  [aria-busy='true'] {
    opacity: 0.6;
  }

  .job {
    display: grid;
    border-block-start: 1px solid var(--_color-divider);
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 2.5);
  }

  [part='title'] {
    font-size: 1.1875em;
    text-wrap: pretty;
    overflow-wrap: anywhere;
    hyphens: auto;
  }

  [part='title'] a {
    text-decoration-line: none;
  }

  [part='title'] a:hover,
  [part='title'] a:focus-visible,
  [part='title'] a[aria-current] {
    text-decoration-line: underline;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    margin: 0.375em 0 0 -1.25em;
    color: var(--_color-text-muted);
    clip-path: inset(0 0 0 1.25em);
  }

  .facts li {
    padding-inline-start: 1.25em;
    background: radial-gradient(circle at 0.625em 0.75em, currentcolor 1.5px, transparent 2px);
  }

  .when > * {
    display: block;
  }

  .caption {
    color: var(--_color-text-muted);
  }

  .when .words {
    font-weight: 600;
  }

  .soon {
    width: fit-content;
    margin-inline-start: -0.375em;
    padding-inline: 0.375em;
    border-radius: var(--_radius);
    background: var(--_color-warning-surface);
  }

  .more {
    display: grid;
    justify-items: center;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * 2);
    color: var(--_color-text-muted);
  }

  .empty,
  .message {
    display: grid;
    justify-items: start;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * 2);
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 4);
  }

  .links a {
    display: inline-block;
    padding-block: 0.5em;
  }

  .bones {
    height: 48em;
    margin-block-start: calc(var(--_space) * 2);
    background: repeating-linear-gradient(
      var(--_color-surface-subtle) 0 1.5em,
      transparent 0 2em,
      var(--_color-surface-subtle) 0 3em,
      transparent 0 6em
    );
  }

  @media print {
    .search,
    .sort,
    .more,
    .links {
      display: none;
    }

    .job {
      break-inside: avoid;
    }
  }

  @container opslag (min-width: 44em) {
    .search {
      padding: calc(var(--_space) * 3);
    }

    .toggle {
      display: none;
    }

    .filters {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(10em, 1fr));
    }

    .options {
      position: absolute;
      z-index: 2;
      inset-inline-start: 0;
      width: max-content;
      min-width: 100%;
      max-width: min(28em, 90cqi);
      box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
    }

    .filter:last-child:not(:first-child) .options {
      inset-inline: auto 0;
    }

    .job {
      grid-template-columns: minmax(0, 1fr) 15em;
    }
  }
`
