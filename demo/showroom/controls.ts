import { html, nothing, type TemplateResult } from 'lit'
import { AD_LOOKS, FORM_LAYOUTS, LIST_LAYOUTS } from '../../server/contract/limits.ts'
import { DEFAULTS, type TokenName } from '../../themes/defaults.ts'
import type { ThemeShown } from './built.ts'
import { type Choices, SCHEMES, SHOWS, WIDTHS } from './choices.ts'
import { EXAMPLES } from './examples.ts'
import type { ShowroomStrings } from './strings.da.ts'

type ControlsView = {
  t: ShowroomStrings
  /** The language of the page. */
  language: 'da' | 'en'
  choices: Choices
  themes: readonly ThemeShown[]
  choose: (part: Partial<Choices>) => void
}

/** On a telephone the examples come first, and the choices at a press. */
const isWide = matchMedia('(min-width: 64em)').matches

const SWATCHES: TokenName[] = ['--opslag-color-accent', '--opslag-color-surface-subtle', '--opslag-color-text']

function select(
  { choices, choose }: ControlsView,
  name: 'show' | 'state' | 'list' | 'form' | 'ad',
  label: string,
  options: unknown,
) {
  return html`<div class="control">
    <label for=${name}>${label}</label>
    <select
      id=${name}
      name=${name}
      .value=${choices[name]}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement
        choose(name === 'show' ? { show: value, state: '' } : { [name]: value })
      }}
    >
      ${options}
    </select>
  </div>`
}

const option = (value: string, chosen: string, text: string) =>
  html`<option value=${value} ?selected=${value === chosen}>${text}</option>`

function radios<N extends 'theme' | 'width' | 'scheme' | 'lang' | 'pictures'>(
  { choices, choose }: ControlsView,
  name: N,
  legend: string,
  all: readonly (readonly [value: Choices[N] & string, text: unknown])[],
  kind = '',
) {
  return html`<fieldset class="control ${kind}">
    <legend>${legend}</legend>
    <div class="radios">
      ${all.map(
        ([value, text]) => html`<label
          ><input
            type="radio"
            name=${name}
            value=${value}
            .checked=${choices[name] === value}
            @change=${() => choose({ [name]: value } as Partial<Choices>)}
          /><span>${text}</span></label
        >`,
      )}
    </div>
  </fieldset>`
}

const swatches = ({ theme }: ThemeShown) =>
  html`<svg class="swatches" viewBox="0 0 36 12" aria-hidden="true" focusable="false">
    ${SWATCHES.map((token, index) => html`<svg x=${index * 12} width="12" height="12"><rect width="12" height="12" fill=${theme.tokens[token] ?? DEFAULTS[token]}></rect></svg>`)}
  </svg>`

/** The form by which one chooses. Every part of it is a native control, and what is chosen stands in the address. */
export function controls(view: ControlsView): TemplateResult {
  const { t, language, choices, themes } = view
  const { show, state } = choices
  const states = EXAMPLES.filter(({ id }) => id.startsWith(`${show}/`))
  const group = (label: string, all: readonly string[]) =>
    html`<optgroup label=${label}>${all.map((one) => option(one, show, t.shows[one] ?? one))}</optgroup>`
  const theme = themes.find(({ name }) => name === choices.theme)
  return html`<details class="choosing" ?open=${isWide}>
    <summary>${t.choices}</summary>
    <form class="controls" aria-label=${t.choices} @submit=${(event: Event) => event.preventDefault()}>
    ${select(
      view,
      'show',
      t.show,
      html`${group(t.groups.all, ['each', 'all'])}
      ${group(
        t.groups.elements,
        SHOWS.filter((one) => !['each', 'all', 'mails', 'portal'].includes(one)),
      )}
      ${group(t.groups.more, ['mails', 'portal'])}`,
    )}
    ${
      states.length
        ? select(
            view,
            'state',
            t.state,
            html`${option('', state, t.allStates)} ${states.map((one) => option(one.state, state, one.says[language]))}`,
          )
        : nothing
    }
    ${radios(
      view,
      'theme',
      t.theme,
      themes.map((one) => [one.name, html`${swatches(one)}${one.title}`] as const),
      'themes',
    )}
    ${radios(
      view,
      'width',
      t.width,
      WIDTHS.map((one) => [one, t.widths[one] ?? `${one} px`] as const),
    )}
    ${radios(
      view,
      'scheme',
      t.scheme,
      SCHEMES.map((one) => [one, t.schemes[one]] as const),
    )}
    ${choices.scheme === 'dark' && theme && !theme.theme.dark ? html`<p class="note">${t.lightOnly}</p>` : nothing}
    ${radios(
      view,
      'lang',
      t.lang,
      (['da', 'en'] as const).map((one) => [one, t.languages[one]] as const),
    )}
    ${
      show === 'mails'
        ? radios(view, 'pictures', t.pictures, [
            ['on', t.picturesOn],
            ['off', t.picturesOff],
          ])
        : show === 'portal'
          ? nothing
          : html`${select(
              view,
              'list',
              t.list,
              ['', ...LIST_LAYOUTS].map((one) => option(one, choices.list, t.lists[one] ?? one)),
            )}
            ${select(
              view,
              'form',
              t.form,
              ['', ...FORM_LAYOUTS].map((one) => option(one, choices.form, t.forms[one] ?? one)),
            )}
            ${select(
              view,
              'ad',
              t.ad,
              ['', ...AD_LOOKS].map((one) => option(one, choices.ad, t.ads[one] ?? one)),
            )}`
    }
  </form>
  </details>`
}
