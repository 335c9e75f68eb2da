/** What the guide adds to the look of our own pages, in the institution's tokens. */
export const STYLE = `
.guide { --mono: ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, monospace; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 clamp(2em, 5vw, 4.5em) }
.guide section, .guide h2[id], .guide h3[id] { scroll-margin-top: 1em }
.opening { margin-bottom: 2.5em }
.opening h1 { margin: 0 }
.whose { font: var(--opslag-heading-weight) 1.3em/1.3 var(--opslag-font-heading); color: var(--opslag-color-text-muted); margin: .15em 0 1em; overflow-wrap: anywhere }
.intro { font-size: 1.13em; max-width: 44em }
.state { display: grid; gap: .2em 1.4em; grid-template-columns: auto minmax(0, 1fr); align-items: baseline; max-width: 56em; padding: 1em 1.3em; margin: 1.6em 0;
  border-left: 6px solid var(--opslag-color-accent); background: var(--opslag-color-surface-subtle) }
.state strong { font: var(--opslag-heading-weight) 1.15em/1.3 var(--opslag-font-heading); white-space: nowrap }
.state.testing { background: var(--opslag-color-warning-surface); border-color: currentcolor } .state.live { background: var(--opslag-color-success-surface); border-color: var(--opslag-color-success) }
@media (max-width: 36em) { .state { grid-template-columns: minmax(0, 1fr) } }
.contents { background: var(--opslag-color-surface-subtle); border-radius: var(--opslag-radius); padding: 1.3em 1.5em; margin-bottom: 1em; align-self: start }
.contents h2 { font-size: 1em; margin: 0 0 .5em }
.contents ol { margin: 0; padding: 0; list-style: none; counter-reset: entry }
.contents li { counter-increment: entry } .contents a { display: flex; gap: .8em; padding: .45em 0; text-decoration: none; line-height: 1.3 } .contents a:hover { text-decoration: underline }
.contents a::before { content: counter(entry); flex: none; width: 1.4em; text-align: right; color: var(--opslag-color-text-muted); font-variant-numeric: tabular-nums }
@media (min-width: 68em) {
  .guide { grid-template-columns: 15.5em minmax(0, 1fr) }
  .opening { grid-column: 1 / -1 }
  .contents { position: sticky; top: 1em; max-height: calc(100vh - 2em); overflow-y: auto }
  .sections > section:first-child > h2 { margin-top: 0; border-top: 0; padding-top: 0 }
}
.sections { counter-reset: section; min-width: 0 }
.sections > section { counter-increment: section }
.sections h2 { font-size: 1.7em; margin: 2.4em 0 .8em; padding-top: 1em; border-top: 1px solid var(--opslag-color-divider) }
.sections h2::before { content: counter(section) ' '; color: var(--opslag-color-text-muted); font-weight: 400; margin-right: .35em }
.sections h3 { font-size: 1.2em; margin: 2.2em 0 .6em }
.sections ul, .sections ol { padding-left: 1.4em; margin: 0 0 1.2em; max-width: var(--opslag-text-max-width) } .sections li { margin-bottom: .45em; padding-left: .2em }
.steps { counter-reset: step; list-style: none; padding: 0 !important }
.steps > li { counter-increment: step; position: relative; padding: .1em 0 .1em 2.9em !important; margin-bottom: 1em !important; min-height: 2.1em }
.steps > li::before { content: counter(step); position: absolute; left: 0; top: 0; width: 2em; height: 2em; display: grid; place-items: center; border-radius: 50%;
  background: var(--opslag-color-accent); color: var(--opslag-color-on-accent); font-weight: 600; line-height: 1 }
.guide code { font-family: var(--mono); font-size: .9em; overflow-wrap: break-word }
p > code, li > code, td > code, th > code { background: var(--opslag-color-surface-subtle); border-radius: 3px; padding: .08em .3em }
.aside { border-left: 3px solid var(--opslag-color-divider); padding-left: 1em; color: var(--opslag-color-text-muted); margin: 0 0 1.4em } .aside strong { color: var(--opslag-color-text) }
.snippet { margin: 1.4em 0 1.8em; border: 1px solid var(--opslag-color-divider); border-radius: var(--opslag-radius); display: grid; grid-template-columns: minmax(0, 1fr) auto; overflow: hidden }
.snippet figcaption { padding: .65em 1em; font-weight: 600; font-size: .94em; align-self: center; overflow-wrap: anywhere }
.snippet pre { grid-column: 1 / -1; margin: 0; padding: 1em; background: var(--opslag-color-surface-subtle); border-top: 1px solid var(--opslag-color-divider); overflow-x: auto; tab-size: 2 }
.snippet pre:focus-visible { outline-offset: -3px } .snippet pre code { font-size: .86em; line-height: 1.6; overflow-wrap: normal }
.snippet .wraps { white-space: pre-wrap } .snippet pre.wraps code { overflow-wrap: anywhere }
.copy { font: inherit; font-size: .9em; font-weight: 600; min-height: 44px; padding: .2em 1.1em; border: 0; border-left: 1px solid var(--opslag-color-divider); background: none; color: var(--opslag-color-link); cursor: pointer }
.copy:hover { background: var(--opslag-color-surface-subtle); text-decoration: underline } .copy:focus-visible { outline-offset: -3px }
.table { container-type: inline-size; margin: 0 0 1.6em }
.table table { border-collapse: collapse; width: 100%; font-size: .96em }
.table caption, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.table th, .table td { text-align: left; vertical-align: top; padding: .6em 1.2em .6em 0; border-bottom: 1px solid var(--opslag-color-divider); min-width: 5.5em; overflow-wrap: anywhere }
.table thead th { font-size: .92em; color: var(--opslag-color-text-muted); font-weight: 600; border-bottom-width: 2px } .table tbody th { font-weight: 600 }
.table tbody th > code { font-weight: 400; white-space: nowrap } .column { display: none } .table td { min-width: 8em }
.guide code.value, .guide a.value { overflow-wrap: break-word } .table a.value { font-family: var(--mono); font-size: .88em }
@media (min-width: 48em) { .opening .table { max-width: 46em } }
@container (max-width: 42em) {
  .table :is(table, tbody, tr, tbody th, td) { display: block } .table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .table tr { padding: .7em 0; border-bottom: 1px solid var(--opslag-color-divider) } .table tr > * { padding: .15em 0; border: 0; min-width: 0 }
  .table tbody th > code { font-weight: 600; white-space: normal } td:not(:only-of-type) > .column { display: inline; color: var(--opslag-color-text-muted) }
}
.table q { font-weight: 400; quotes: none }
.values { list-style: none; padding: 0 !important; margin: 0 !important } .values li { padding: 0 }
.lacking { display: inline-block; padding-left: .8em; border-left: 3px solid var(--opslag-color-error) }
.table th > span { display: block } .depth-1 { padding-left: 1.2em } .depth-2 { padding-left: 2.4em } .depth-3 { padding-left: 3.6em }
@media print {
  @page { margin: 18mm 16mm }
  body { font-size: 10pt } .guide { display: block } .copy, .skip { display: none }
  .contents { break-after: page; max-height: none }
  .sections > section { break-before: auto } h2, h3, figcaption { break-after: avoid } .snippet, tr, .state { break-inside: avoid }
  .snippet { overflow: visible } .snippet pre { overflow: visible; white-space: pre-wrap; overflow-wrap: anywhere } .snippet pre code { overflow-wrap: anywhere }
  .table tr > * { min-width: 0 } .table tbody th > code { white-space: normal }
  .sections a[href^='http']:not(.value)::after, .sections a[href^='/']::after { content: ' (' attr(href) ')'; font-size: .9em; overflow-wrap: anywhere }
  main a { color: inherit }
}
`
