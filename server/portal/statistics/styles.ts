/** What the page of statistics adds to the look of our own pages. */
export const STATISTICS_STYLES = `
.ask { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr)); gap: 1.1em 1.6em; align-items: end; margin: 0 0 1.5em;
  padding: 1.4em; background: var(--opslag-color-surface-subtle); border-radius: var(--opslag-radius) }
.ask .go { grid-column: 1 / -1 }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5em), 1fr)); gap: 1em }
.pair { align-items: end } .field, .days { min-width: 0 } .field .error { margin: 0 0 .4em; font-size: .94em } .hint { margin: 0 0 .4em; font-size: .88em; color: var(--opslag-color-text-muted) }
.error:empty, .said:empty { display: none }
.error { color: var(--opslag-color-error); font-weight: 600 }
.facts { display: flex; flex-wrap: wrap; gap: .3em 2em; margin: 0 0 1.5em } dt { color: var(--opslag-color-text-muted); font-size: .88em } dd { margin: 0 }
.sums { display: grid; grid-template-columns: repeat(auto-fill, minmax(8em, 1fr)); gap: .8em; margin: 0 0 2em }
.sums div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .7em .9em; border: 1px solid var(--opslag-color-divider); border-radius: min(var(--opslag-radius), 8px) }
.sums dd { font: var(--opslag-heading-weight) 1.6em/1.2 var(--opslag-font-heading); font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
.choice { max-width: 22em; margin-bottom: 1.2em }
figure { margin: 0 0 2em } figcaption { margin-top: .6em; font-size: .88em; color: var(--opslag-color-text-muted) }
figure svg { display: block; overflow: hidden }
figure text { fill: var(--opslag-color-text); font-size: .88em } figure .value { font-weight: 600 } figure .middle { text-anchor: middle } figure .end { text-anchor: end }
figure .words { height: 19px } figure .words.two { height: 38px; display: flex; align-items: end } figure .words p { margin: 0; font-size: 14px; line-height: 19px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; overflow-wrap: anywhere } figure .two p { -webkit-line-clamp: 2 }
figure .bar { fill: var(--opslag-color-accent) } figure .ground { fill: var(--opslag-color-surface-subtle) }
figure .axis { stroke: var(--opslag-color-border) } figure .mark { stroke: var(--opslag-color-divider); stroke-dasharray: 3 4 }
.scroll { overflow-x: auto; margin-bottom: 1em } .cue { display: flex; gap: .5em; margin: 0 0 .6em; max-width: none } .cue[hidden] { display: none }
.scroll tr > th:first-child { position: sticky; left: 0; background: var(--opslag-color-surface) }
table { border-collapse: collapse; width: 100%; font-size: .94em } caption { text-align: left; font-weight: 600; padding: .4em 0 }
th, td { padding: .5em .8em .5em 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--opslag-color-divider) }
thead th { vertical-align: bottom; border-bottom-color: var(--opslag-color-border) } tbody th { font-weight: 400; min-width: 9em }
tfoot :is(th, td) { font-weight: 600; border-bottom: 0 }
.number { text-align: right; padding: .5em 0 .5em .8em; font-variant-numeric: tabular-nums } td.number { white-space: nowrap }
.files { display: flex; flex-wrap: wrap; gap: .8em; margin-top: 1.5em; max-width: none }
.second { background: var(--opslag-color-surface); color: var(--opslag-color-accent) } .second:hover { color: var(--opslag-color-on-accent) }
.ask .button:disabled { opacity: .6; cursor: default }
@media (forced-colors: active) {
  figure text { fill: CanvasText } figure .bar { fill: CanvasText } figure .ground { fill: Canvas; stroke: GrayText } figure :is(.axis, .mark) { stroke: CanvasText }
}
@media print {
  .ask, .choice, .files, .said, .cue { display: none } .scroll { overflow: visible } .number { padding-left: .4em }
  figure, tr, .sums div { break-inside: avoid } figure .bar, figure .ground { print-color-adjust: exact }
  table { font-size: .76em }
}
`
