import { html, nothing, type TemplateResult } from 'lit'
import type { AdPicture, ShownBlock } from '../../server/contract/ad-blocks.ts'
import type { ShownPart } from '../../server/contract/ad-template.ts'
import type { Language } from '../../server/contract/language.ts'
import { heading } from '../shared/heading.ts'
import { markup } from './markup.ts'
import { strings as da } from './otherwise.da.ts'
import { strings as en } from './otherwise.en.ts'

/** What stands in an ad beside what is made of the job. */
export type Block = ShownBlock | Extract<ShownPart, { lang: string }>

export type BlockView = { language: Language; level: number; institution: string }

const host = (address: string) => new URL(address).hostname.replace(/^www\./, '')

/** The picture keeps its place before it is there: it has its size. `isLead`: it is what one sees first. */
const picture = ({ url, srcset, width, height }: AdPicture, alt: string, isLead = false) => html`<img
  src=${url}
  srcset=${srcset || nothing}
  sizes=${isLead ? '(min-width: 72em) 72em, 100vw' : '(min-width: 42em) 42em, 100vw'}
  width=${width}
  height=${height}
  alt=${alt}
  loading=${isLead ? 'eager' : 'lazy'}
  decoding="async"
/>`

const words = (title: string, level: number, text: unknown, lang: string | typeof nothing) => html`<div
  class="words"
  part="block"
>
  ${heading(level, title)}
  <p class="lines" lang=${lang}>${text}</p>
</div>`

/** One block. Nothing in it is loaded from elsewhere: a film is a link to where it is shown. */
export function blockPicture(block: Block, view: BlockView, isLead = false): TemplateResult {
  const { language, level, institution } = view
  const t = { da, en }[language]
  const lang = block.lang === language ? nothing : block.lang
  switch (block.kind) {
    case 'picture':
      return html`<figure class=${isLead ? 'lead' : 'picture'} part="picture" lang=${lang}>
        ${picture(block.picture, block.alt, isLead)}
        ${block.caption ? html`<figcaption>${block.caption}</figcaption>` : nothing}
      </figure>`
    case 'film':
      return html`<p class="film" part="film">
        <a href=${block.url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
          ${block.poster ? picture(block.poster, '') : nothing}
          <span class="play"
            ><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M7 4v16l13-8z" fill="currentColor" /></svg
            ><span><strong lang=${lang}>${t.film(block.title)}</strong> <span class="at">${t.elsewhere(host(block.url))}</span></span></span
          >
        </a>
      </p>`
    case 'quote':
      return html`<figure class="quote" part="quote">
        <blockquote lang=${lang}>${t.quoted(block.text)}</blockquote>
        <figcaption>${block.who}${block.role ? html`<span class="role" lang=${lang}>${block.role}</span>` : nothing}</figcaption>
      </figure>`
    case 'facts':
      return html`<div class="words" part="block">
        ${heading(level, block.heading ? html`<span lang=${lang}>${block.heading}</span>` : t.facts)}
        <dl class="pairs" lang=${lang}>
          ${block.facts.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}
        </dl>
      </div>`
    case 'html':
      return html`<div class="body" part="block" lang=${lang}>${markup(block.html)}</div>`
    case 'about':
      return words(t.about(institution), level, block.text, lang)
    default:
      return words(t.howWeHire, level, block.text, lang)
  }
}
