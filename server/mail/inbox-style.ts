import { raw } from 'hono/html'

/** How the development inbox looks: quiet, so that the mails are what is seen. */
export const STYLE = raw(`<style>
:root { color-scheme: light dark; --ground: #f4f5f7; --paper: #fff; --ink: #1c1f24; --soft: #5a6270; --line: #d9dde3; --mark: #0b57b0; --chosen: #e6effa; }
@media (prefers-color-scheme: dark) { :root { --ground: #15171b; --paper: #1f2227; --ink: #eceef1; --soft: #a9b0bb; --line: #363b43; --mark: #8fc1ff; --chosen: #25354a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: var(--ground); color: var(--ink); }
a { color: var(--mark); }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible, iframe:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
header, main { max-width: 78rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; justify-content: space-between; padding-bottom: 0; }
header p { margin: 0; font-weight: 600; }
h1 { margin: .25rem 0 .5rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 .75rem; font-size: 1.05rem; }
.soft { color: var(--soft); } .what { max-width: 44rem; margin: 0 0 1rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0 0 1rem; }
label { display: grid; gap: .25rem; flex: 1 1 16rem; max-width: 32rem; }
input, button { font: inherit; padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: inherit; width: 100%; min-height: 2.75rem; }
button { width: auto; background: var(--mark); border-color: var(--mark); color: var(--paper); font-weight: 600; cursor: pointer; }
ul { list-style: none; margin: 0; padding: 0; }
.list { border: 1px solid var(--line); border-radius: 8px; background: var(--paper); overflow: hidden; }
.list li + li { border-top: 1px solid var(--line); }
.list a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: .75rem 1rem; color: inherit; text-decoration: none; }
.list a:hover { background: var(--chosen); } .list a:focus-visible { outline-offset: -3px; }
.list strong, .list span { overflow-wrap: anywhere; } .list span { grid-column: 1 / -1; } .list time { white-space: nowrap; font-size: .9rem; }
.words { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.ways { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0 0 1rem; }
.parts { display: grid; gap: 1rem; align-items: start; }
.parts > section { min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; }
.choices { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: 0 0 .75rem; }
.choices a { display: inline-block; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 999px; text-decoration: none; }
.choices a[aria-current] { background: var(--chosen); border-color: var(--mark); font-weight: 600; }
.choices ul { display: contents; } .choices li + li.apart { margin-left: .75rem; }
iframe { display: block; width: 100%; max-width: 100%; height: 46rem; margin: 0 auto; border: 1px solid var(--line); background: #fff; }
iframe.w320 { width: 322px; } iframe.w360 { width: 362px; } iframe.w600 { width: 602px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font-size: .8rem; line-height: 1.5; }
details { margin-top: 1rem; } summary { cursor: pointer; padding: .25rem 0; font-weight: 600; }
details dl { margin-top: .5rem; font-size: .875rem; }
@media (min-width: 70rem) { .parts.both { grid-template-columns: minmax(0, 1fr) 37rem; } }
@media (max-width: 36rem) { .list a, dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: .5rem; } }
</style>`)
