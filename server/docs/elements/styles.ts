/** The look of the elements' documentation, in the standard theme's tokens. */
export const STYLE = `
:root { --mono: ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, monospace; color-scheme: light; scroll-padding-top: 1em }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; color: var(--opslag-color-text); background: var(--opslag-color-surface); font: var(--opslag-font-size)/1.55 var(--opslag-font-text); overflow-wrap: break-word }
a { color: var(--opslag-color-link); text-underline-offset: .2em } a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--opslag-color-focus); outline-offset: 2px; border-radius: 2px } main:focus, h2:focus { outline: none }
code, pre { font-family: var(--mono); font-size: .9em }
.wrap { max-width: 76em; margin: 0 auto; padding: 0 clamp(1em, 4vw, 2.5em) }
.skip { position: absolute; left: -99em } .skip:focus { left: 1em; top: .6em; padding: .5em 1em; background: var(--opslag-color-surface); z-index: 1 }
header { border-bottom: 1px solid var(--opslag-color-divider) }
header .wrap { display: flex; justify-content: space-between; align-items: center; gap: 1em; min-height: 4em }
.name { font: var(--opslag-heading-weight) 1.1em/1.3 var(--opslag-font-heading); color: inherit; text-decoration: none } .name, .other { padding: .5em 0 }
.columns { display: grid; gap: 0 clamp(2em, 5vw, 5em); padding-bottom: 6em }
.all ul, .contents ul, .cards { list-style: none; margin: 0; padding: 0 }
.all { padding: 1.2em 0; border-bottom: 1px solid var(--opslag-color-divider) } .all ul { columns: 2 12em; column-gap: 2em }
.all a { display: block; padding: .35em .7em; border-left: 3px solid transparent; text-decoration: none; color: inherit; break-inside: avoid }
.all a:hover { text-decoration: underline } .all [aria-current] { border-left-color: var(--opslag-color-accent); background: var(--opslag-color-surface-subtle); font-weight: 600 }
main { min-width: 0 }
h1, h2, h3 { font-family: var(--opslag-font-heading); font-weight: var(--opslag-heading-weight); line-height: 1.25; text-wrap: balance }
h1 { font-size: clamp(1.6em, 5vw, 2.3em); margin: 1.1em 0 .4em } h1 code { font-size: .92em; letter-spacing: -.02em }
h2 { font-size: 1.5em; margin: 0 0 .7em } h3 { font-size: 1.12em; margin: 1.8em 0 .5em } section > h3:first-of-type { margin-top: 0 }
p { margin: 0 0 1em; max-width: 44em } .lead { font-size: 1.2em; line-height: 1.45; color: var(--opslag-color-text-muted) }
section { margin-top: 3em; padding-top: 2em; border-top: 1px solid var(--opslag-color-divider) }
dd > code { white-space: nowrap }
p > code, li > code, dd > code, span > code, dd span > code { background: var(--opslag-color-surface-subtle); border-radius: 3px; padding: .1em .3em }
.contents { margin: 2em 0 0; padding: 1.1em 1.3em; background: var(--opslag-color-surface-subtle); border-radius: var(--opslag-radius) }
.contents h2 { font-size: 1em; margin: 0 0 .4em } .contents ul { display: flex; flex-wrap: wrap; gap: 0 1.6em } .contents a { display: inline-block; padding: .3em 0 }
.snippet { margin: 1.2em 0; padding: 1.1em 1.3em; background: var(--opslag-color-surface-subtle); border: 1px solid var(--opslag-color-divider); border-radius: var(--opslag-radius); overflow-x: auto; line-height: 1.6; tab-size: 2 }
.snippet code { -webkit-user-select: all; user-select: all }
.terms { margin: 0 } .terms > div { padding: .75em 0; border-bottom: 1px solid var(--opslag-color-divider) } .terms > div:first-child { border-top: 1px solid var(--opslag-color-divider) }
dt { font-weight: 600 } dt code { font-weight: 600; overflow-wrap: anywhere } dd { margin: .2em 0 0; max-width: 44em }
.more { display: flex; flex-wrap: wrap; gap: .2em 1.1em; align-items: center; margin-top: .3em; font-size: .92em; color: var(--opslag-color-text-muted) } td .more { display: block; margin-top: .2em }
.more ul { flex-basis: 100%; margin: .2em 0 0; padding-left: 1.2em } .more code { overflow-wrap: anywhere } .type { color: var(--opslag-color-text-muted); background: none !important; padding: 0 !important; overflow-wrap: anywhere }
.swatch { border: 1px solid var(--opslag-color-border); border-radius: 3px }
.stage { border: 1px solid var(--opslag-color-divider); border-radius: var(--opslag-radius); padding: clamp(1em, 3vw, 2em); min-height: 12em; max-width: 100% !important }
.shown { margin-bottom: .6em } .shown[hidden] { display: block; visibility: hidden }
.terms [aria-current]::after { content: ' ●'; color: var(--opslag-color-accent) }
table { border-collapse: collapse; width: 100% } caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
th, td { text-align: left; vertical-align: top; padding: .7em 1em .7em 0; border-bottom: 1px solid var(--opslag-color-divider) } tbody th { font-weight: 600; width: 32%; min-width: 8em }
thead th { color: var(--opslag-color-text-muted); font-size: .92em; font-weight: 600 } th.group { padding-top: 1.8em; font: var(--opslag-heading-weight) 1.1em/1.3 var(--opslag-font-heading); border-bottom: 2px solid var(--opslag-color-border) }
td .more code { overflow-wrap: anywhere }
.cards { display: grid; gap: 1em; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr)) }
.cards li { border: 1px solid var(--opslag-color-divider); border-radius: var(--opslag-radius); padding: 1.1em 1.3em } .cards h3 { margin: 0 0 .4em; font-size: 1em } .cards p { margin: 0 }
@media (min-width: 62em) {
  .columns { grid-template-columns: 15.5em minmax(0, 1fr) }
  .all { border: 0; padding-top: 3em } .all ul { columns: 1; position: sticky; top: 1em }
  .terms > div { display: grid; grid-template-columns: minmax(0, 15em) minmax(0, 1fr); gap: 0 2em } dd { margin: 0 }
}
@media (forced-colors: active) { .all [aria-current] { border-left-color: Highlight } }
@media print {
  @page { margin: 18mm 16mm }
  body { font-size: 10pt } .all, .contents, .skip, .other, #example { display: none } .columns { display: block; padding: 0 }
  section { margin-top: 1.5em; padding-top: 1em } h2, h3, th.group { break-after: avoid } .terms > div, tr, .snippet { break-inside: avoid }
  .snippet { white-space: pre-wrap; overflow-wrap: anywhere } main a { color: inherit }
}
`
