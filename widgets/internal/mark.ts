import { css, html, type TemplateResult } from 'lit'

const { styleSheet } = css`
  :host {
    display: inline-block;
    margin-inline-start: 0.5em;
    padding: 0.1em 0.5em;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-subtle);
    color: var(--_color-text);
    font-size: max(14px, 0.8em);
    font-weight: 600;
    line-height: 1.4;
    vertical-align: middle;
  }
`

/** Brings its own style along: it stands in whichever element shows the job, a career page's inner ones too. */
class Mark extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot || !styleSheet) return
    const root = this.attachShadow({ mode: 'open' })
    root.append(document.createElement('slot'))
    root.adoptedStyleSheets = [styleSheet]
  }
}

if (!customElements.get('opslag-internal-mark')) customElements.define('opslag-internal-mark', Mark)

/** Put behind the title of an internal job, or the institution's name above its ad. */
export const markPicture = (text: string): TemplateResult =>
  html`<span class="hidden">, </span><opslag-internal-mark part="internal-mark">${text}</opslag-internal-mark>`
