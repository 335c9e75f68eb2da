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

  summary:hover .field,
  input.field:hover,
  select.field:hover {
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

  .option:hover {
    background: var(--_color-surface-subtle);
  }

  .option input {
    flex: none;
    width: 1.375em;
    height: 1.375em;
    margin: 0;
    font: inherit;
    cursor: pointer;
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

  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }

  .chip,
  .clear {
    min-height: 2.25em;
    margin: 0;
    padding: 0.25em 0.75em;
    border: 1px solid var(--_color-border);
    border-radius: 2em;
    background: var(--_color-surface);
    color: var(--_color-text);
    font: inherit;
    line-height: 1.4;
    text-align: start;
    cursor: pointer;
  }

  .chip:hover {
    border-color: var(--_color-text);
  }

  .chip:focus-visible {
    border-radius: 2em;
  }

  .cross {
    display: inline-block;
    width: 0.625em;
    height: 0.625em;
    margin-inline-start: 0.625em;
    background:
      linear-gradient(45deg, transparent 43%, currentcolor 43% 57%, transparent 57%),
      linear-gradient(135deg, transparent 43%, currentcolor 43% 57%, transparent 57%);
  }

  .clear {
    border-color: transparent;
    background: none;
    color: var(--_color-link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
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

  .list {
    border-block-start: 1px solid var(--_color-divider);
    transition: opacity 0.15s 0.15s;
  }

  .list[aria-busy='true'] {
    opacity: 0.6;
  }

  .job {
    display: grid;
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 2.5);
    border-block-end: 1px solid var(--_color-divider);
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
    margin-block-start: 0.375em;
    color: var(--_color-text-muted);
  }

  .facts div:not(:last-child)::after {
    content: '·' / '';
    margin-inline: 0.5em;
  }

  .facts dd,
  .facts dt:not(.hidden) {
    display: inline;
  }

  .when {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
  }

  .caption {
    color: var(--_color-text-muted);
  }

  .when .words {
    font-weight: 600;
  }

  .soon {
    margin-inline: -0.375em;
    padding-inline: 0.375em;
    border-radius: min(var(--_radius), 0.5em);
    background: var(--_color-warning-surface);
  }

  .more {
    display: grid;
    justify-items: center;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * 3);
    color: var(--_color-text-muted);
  }

  .empty {
    display: grid;
    justify-items: start;
    gap: var(--_space);
    padding-block: calc(var(--_space) * 3);
    border-block: 1px solid var(--_color-divider);
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

  .message {
    display: grid;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * 2);
  }

  .bone {
    height: 1.25em;
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
  }

  .bone.wide {
    height: 10em;
    margin-block: calc(var(--_space) * 2) calc(var(--_space) * 4);
  }

  .bones {
    display: grid;
    gap: var(--_space);
    padding-block: calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_color-divider);
  }

  .bones .bone {
    width: 70%;
  }

  .bones .short {
    width: 40%;
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

    .when {
      flex-direction: column;
      align-items: start;
    }
  }

  @media (forced-colors: active) {
    .cross,
    .soon {
      forced-color-adjust: none;
    }
  }
`
