import { css } from 'lit'

/** First as labelled rows, and as a table where all columns have room. */
export const styles = css`
  .table,
  .table :is(tbody, tr, th) {
    display: block;
  }

  .table :is(th, td) {
    padding: 0;
    text-align: start;
    vertical-align: baseline;
  }

  .table [part='title'] {
    font-family: var(--_font-heading);
    font-size: 1.0625em;
    font-weight: var(--_heading-weight);
    line-height: 1.35;
  }

  .table .job {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(19em, 100%), 1fr));
    gap: calc(var(--_space) * 0.75) calc(var(--_space) * 3);
  }

  .table .job > th {
    grid-column: 1 / -1;
  }

  .table td {
    display: grid;
    grid-template-columns: minmax(0, 8em) minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 2);
  }

  .table .name {
    color: var(--_color-text-muted);
  }

  .table thead,
  .table .none {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .table :is(.by, .sorts) {
    display: none;
  }

  .table [part='deadline'] > div > * {
    display: block;
  }

  .table .words {
    font-weight: 600;
  }

  @container opslag (max-width: 20em) {
    .table td {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container opslag (min-width: 56em) {
    .table {
      display: table;
      width: 100%;
      border-collapse: collapse;
      font-size: 0.9375em;
    }

    .table th:first-child {
      width: 24%;
    }

    .table thead {
      position: static;
      display: table-header-group;
      clip-path: none;
    }

    .table tbody {
      display: table-row-group;
    }

    .table :is(tr, .job) {
      display: table-row;
    }

    .table :is(th, td) {
      position: static;
      display: table-cell;
      clip-path: none;
      padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2) calc(var(--_space) * 1.5) 0;
    }

    .table :is(th, td):last-child {
      padding-inline-end: 0;
    }

    .table thead th {
      padding-block: 0;
      border-block-end: 2px solid var(--_color-border);
    }

    .table td {
      color: var(--_color-text-muted);
    }

    .table td .words {
      color: var(--_color-text);
    }

    .table .job:hover {
      background: var(--_color-surface-subtle);
    }

    .table .sorts {
      display: inline;
    }

    .table td > .name,
    .table .name:has(+ .by),
    .top:has(+ div > .table) .sort {
      display: none;
    }

    .table .name {
      color: inherit;
    }

    .table .by {
      display: inline-flex;
      align-items: baseline;
      gap: 0.25em;
      min-height: 44px;
      margin: 0;
      padding: 0.5em 0;
      border: 0;
      background: none;
      color: var(--_color-link);
      font: inherit;
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 0.2em;
      cursor: pointer;
    }

    .by .chevron {
      visibility: hidden;
    }

    .by:hover .chevron,
    [aria-sort] .chevron {
      visibility: visible;
    }

    [aria-sort='ascending'] .chevron {
      transform: rotate(225deg);
    }
  }
`
