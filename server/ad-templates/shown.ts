import type { AdBlock, AdPicture, JobBlock, JobBlocks, ShownBlock } from '../contract/ad-blocks.ts'
import {
  AdTemplate,
  type AdTemplates,
  type ShownPart,
  type TemplateBlock,
  type WornAdTemplate,
} from '../contract/ad-template.ts'
import { inLanguage, type Language, type LocalizedText } from '../contract/language.ts'
import { AD_LOOKS } from '../contract/limits.ts'
import { type FieldSource, fieldValues } from './fields.ts'
import { filledHtml } from './html.ts'

/** What of an institution reaches into how an ad is drawn; `templates`: at least those that are named. */
export type AdBasis = Pick<AdTemplates, 'about' | 'howWeHire'> & {
  /** The template that its theme names. */
  worn: string | null
  templates: unknown[] | null
  /** Its pictures by id; at least those that are named. */
  pictures: ReadonlyMap<string, AdPicture>
}

/** `isBrief`: what is told of an ad elsewhere, which shows no HTML of its template. */
type Reading = { basis: AdBasis; language: Language; isBrief?: boolean }
type Said = { text: string; lang: string }

const ownText = (kind: 'about' | 'how-we-hire', { about, howWeHire }: AdBasis): LocalizedText | null =>
  (kind === 'about' ? about : howWeHire) ?? null

/** A block as readers see it; null where what it is made of is not there. `say`: words as they are said in it. */
function shownBlock<T>(
  block: Extract<JobBlock, { kind: 'picture' | 'film' | 'quote' | 'about' | 'how-we-hire' }> | WithWords<T>,
  say: (words: T) => Said,
  { basis, language }: Reading,
): Exclude<ShownBlock, { kind: 'facts' }> | null {
  const words = (said: unknown) => (said === null || said === undefined ? null : say(said as T))
  switch (block.kind) {
    case 'picture': {
      const picture = basis.pictures.get(block.picture)
      if (!picture) return null
      const [alt, caption] = [words(block.alt), words(block.caption)]
      const lang = (alt ?? caption)?.lang ?? language
      return { kind: block.kind, picture, alt: alt?.text ?? '', caption: caption?.text ?? null, lang }
    }
    case 'film': {
      const { text: title, lang } = say(block.title as T)
      return { kind: block.kind, url: block.url, title, poster: basis.pictures.get(block.poster ?? '') ?? null, lang }
    }
    case 'quote': {
      const { text, lang } = say(block.text as T)
      return { kind: block.kind, text, who: block.who, role: words(block.role)?.text ?? null, lang }
    }
    default: {
      const own = ownText(block.kind, basis)
      return own && { kind: block.kind, ...inLanguage(own, language) }
    }
  }
}
/** The kinds of block that jobs and templates share, whatever their words are. */
type WithWords<T> =
  | { kind: 'picture'; picture: string; alt?: T | null | undefined; caption?: T | null | undefined }
  | { kind: 'film'; url: string; title: T; poster?: string | null | undefined }
  | { kind: 'quote'; text: T; who: string; role?: T | null | undefined }
  | { kind: 'about' | 'how-we-hire' }

/** The job's own blocks. What its template brings already is not said twice. */
export function shownBlocks(
  blocks: JobBlocks,
  { parts }: Pick<WornAdTemplate, 'parts'>,
  jobLanguage: Language,
  reading: Reading,
): AdBlock[] {
  const inTemplate = new Set(parts?.map(({ kind }) => kind))
  return blocks.flatMap((block): AdBlock[] => {
    const { place } = block
    if (block.kind === 'facts') {
      const { kind, heading = null, facts } = block
      return [{ place, block: { kind, heading, facts, lang: jobLanguage } }]
    }
    const isOwnText = block.kind === 'about' || block.kind === 'how-we-hire'
    if (isOwnText && inTemplate.has(block.kind)) return []
    const shown = shownBlock(block, (text: string) => ({ text, lang: jobLanguage }), reading)
    return shown ? [{ place, block: shown }] : []
  })
}

function shownPart(block: TemplateBlock, job: FieldSource, reading: Reading): ShownPart | null {
  const { language } = reading
  switch (block.kind) {
    case 'html': {
      if (reading.isBrief) return null
      const { text, lang } = inLanguage(block.html, language)
      const html = filledHtml(text, fieldValues(job, lang))
      return html === '' ? null : { kind: block.kind, html, lang }
    }
    case 'picture':
    case 'film':
    case 'quote':
    case 'about':
    case 'how-we-hire':
      return shownBlock(block, (words: LocalizedText) => inLanguage(words, language), reading)
    default:
      return { kind: block.kind }
  }
}

const isLook = (key: string): key is (typeof AD_LOOKS)[number] => (AD_LOOKS as readonly string[]).includes(key)

/**
 * The template that an ad is drawn by: the page's that asks, else the job's, else the institution's. One that is not there
 * (any longer) is passed over.
 */
export function wornTemplate(
  wanted: { page?: string | null | undefined; job: string | null },
  job: FieldSource,
  reading: Reading,
): WornAdTemplate {
  const { basis } = reading
  const own = (key: string) => {
    const found = basis.templates?.find((one) => (one as { key?: unknown }).key === key)
    return found === undefined ? undefined : AdTemplate.safeParse(found).data
  }
  for (const [chosenBy, key] of [
    ['page', wanted.page],
    ['job', wanted.job],
    ['institution', basis.worn],
  ] as const) {
    if (!key) continue
    if (isLook(key)) return { key, look: key, parts: null, chosenBy }
    const template = own(key)
    if (!template) continue
    const parts = template.blocks.flatMap((block) => shownPart(block, job, reading) ?? [])
    return { key, look: template.look, parts, chosenBy }
  }
  return { key: AD_LOOKS[0], look: AD_LOOKS[0], parts: null, chosenBy: 'institution' }
}

/** The picture that stands for the ad where one is shown of it: its own first, else its template's. */
export function leadPicture(template: WornAdTemplate, blocks: readonly AdBlock[]) {
  const own = blocks.map(({ block }) => block).find((block) => block.kind === 'picture')
  return own ?? template.parts?.find((part) => part.kind === 'picture') ?? null
}
