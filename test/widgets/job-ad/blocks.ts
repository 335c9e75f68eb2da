import type { AdBlock, ShownBlock } from '../../../server/contract/ad-blocks.ts'
import type { ShownPart, WornAdTemplate } from '../../../server/contract/ad-template.ts'
import type { Job } from '../../../server/contract/job.ts'
import { fullJob } from './examples.ts'

/** A picture of 1600 x 900 that no line is needed for. */
export const picture = {
  url: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1600' height='900'%3E%3Crect width='1600' height='900' fill='%23456'/%3E%3C/svg%3E",
  srcset: '',
  width: 1600,
  height: 900,
}
const lang = 'da'
export const pictureBlock: ShownBlock = {
  kind: 'picture',
  picture,
  alt: 'En bro over havnen',
  caption: 'Foto: Styrelsen',
  lang,
}

/** One of each kind. */
export const blocks: AdBlock[] = [
  { place: 'above', block: pictureBlock },
  {
    place: 'above',
    block: { kind: 'quote', text: 'Her kan man mærke, at det nytter.', who: 'Signe Saddel', role: 'kontorchef', lang },
  },
  {
    place: 'below',
    block: { kind: 'film', url: 'https://www.film.example.dk/1', title: 'En dag i værkstedet', poster: picture, lang },
  },
  {
    place: 'below',
    block: {
      kind: 'facts',
      heading: 'Kort om os',
      facts: [
        { term: 'Kolleger', text: '412' },
        { term: 'Cykler', text: '390' },
      ],
      lang,
    },
  },
  { place: 'below', block: { kind: 'about', text: 'Vi er styrelsen for cykler.\n\nVi er 412.', lang } },
  { place: 'below', block: { kind: 'how-we-hire', text: 'First you talk to us.', lang: 'en' } },
]

const worn = (look: WornAdTemplate['look'], parts: ShownPart[] | null = null): WornAdTemplate => ({
  key: parts ? 'kampagne' : look,
  look,
  parts,
  chosenBy: 'job',
})

/** The job drawn by a template, with all kinds of block around its body. */
export const drawnBy = (look: WornAdTemplate['look'], parts?: ShownPart[]): Job => ({
  ...fullJob,
  template: worn(look, parts),
  blocks,
})

/** An institution's own: everything in another order, and no place for the contact persons. */
export const ownParts: ShownPart[] = [
  { kind: 'title' },
  { kind: 'html', html: '<h3>Kom med</h3><p>Vi har <strong>plads</strong>.</p>', lang },
  { kind: 'facts' },
  { kind: 'deadline' },
  { kind: 'body' },
  { kind: 'apply' },
  { kind: 'about', text: 'Vi er styrelsen for cykler.', lang },
]
