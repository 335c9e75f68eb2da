import { html, nothing, svg, type TemplateResult } from 'lit'

/** A figure of one group. */
export type Point = { label: string; value: number; said: string }

/** Heights of a bar with its words, and of a line of those. Words that no line on a small screen holds have room for two. */
const ROW = 46
const LINE = 19
const IN_A_LINE = 30
const linesOf = (points: readonly Point[]) => (points.some(({ label }) => label.length > IN_A_LINE) ? 2 : 1)
const rowOf = (lines: number) => ROW + (lines - 1) * LINE

const COLUMNS = { height: 190, top: 24, foot: 24 }

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`

/**
 * One bar below the other, each under its own words. Lengths are shares of the width, so that letters keep their size on a small
 * screen; what the picture says is in the table too.
 */
function bars(points: readonly Point[], most: number): TemplateResult {
  const lines = linesOf(points)
  const under = lines * LINE + 4
  return svg`${points.map(
    ({ label, value, said }, at) => svg`<g transform=${`translate(0 ${at * rowOf(lines)})`}>
      <foreignObject width="100%" height=${under}>${words(said, label, lines)}</foreignObject>
      <rect class="ground" y=${under} width="100%" height="14"></rect>
      <rect class="bar" y=${under} width=${percent(value / most)} height="14"></rect>
    </g>`,
  )}`
}

/** What stands over a bar, from the bottom up; what has no room there at all is whole in its title. */
const words = (said: string, label: string, lines: number) =>
  html`<div class=${lines === 2 ? 'words two' : 'words'} title=${label}><p><span class="value">${said}</span> ${label}</p></div>`

/** Columns beside each other, as time goes. Where there are many, some are named and none is written on. */
function columns(points: readonly Point[], most: number): TemplateResult {
  const { height, top, foot } = COLUMNS
  const room = height - top - foot
  const isFew = points.length <= 8
  const step = Math.ceil(points.length / 4)
  return svg`${points.map(({ label, value, said }, at) => {
    const tall = Math.round((value / most) * room)
    const middle = percent((at + 0.5) / points.length)
    return svg`<rect class="bar" x=${percent((at + 0.12) / points.length)} y=${height - foot - tall} width=${percent(0.76 / points.length)} height=${tall}></rect>
      ${isFew ? svg`<text class="value middle" x=${middle} y=${height - foot - tall - 6}>${said}</text>` : nothing}
      ${isFew && points.length <= 4 ? svg`<text class="middle" x=${middle} y=${height - 6}>${label}</text>` : at % step === 0 ? inTurn(at, points.length, label) : nothing}`
  })}
  <line class="axis" x1="0" x2="100%" y1=${height - foot} y2=${height - foot}></line>
  ${isFew ? nothing : svg`<text class="value" y="14">${points.find(({ value }) => value === most)?.said}</text><line class="mark" x1="0" x2="100%" y1=${top} y2=${top}></line>`}`
}

/** A column's name, from its left edge; the last ones end at their right, where there is no more room. */
function inTurn(at: number, all: number, label: string): TemplateResult {
  const isLast = at / all > 0.75
  const x = percent((at + (isLast ? 0.88 : 0.12)) / all)
  return svg`<text class=${isLast ? 'end' : ''} x=${x} y=${COLUMNS.height - 6}>${label}</text>`
}

/** A chart as one picture with a name; `inTime`: the groups follow each other in time. */
export function chart(
  points: readonly Point[],
  { title, text, inTime }: { title: string; text: string; inTime: boolean },
): TemplateResult {
  const most = Math.max(1e-9, ...points.map(({ value }) => value))
  const height = inTime ? COLUMNS.height : points.length * rowOf(linesOf(points))
  return svg`<svg role="img" aria-labelledby="chart-title chart-text" width="100%" height=${height}>
    <title id="chart-title">${title}</title>
    <desc id="chart-text">${text}</desc>
    ${inTime ? columns(points, most) : bars(points, most)}
  </svg>`
}
