import type { AdBlock, AdPicture } from '../../../server/contract/ad-blocks.ts'
import type { AdLook, ShownPart } from '../../../server/contract/ad-template.ts'
import type { Job } from '../../../server/contract/job.ts'
import type { Language } from '../../../server/contract/language.ts'
import { readable } from './ad.ts'
import { sayIn } from './say.ts'

/** A bridge over a harbour, drawn for the showroom. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 1600 900"><rect width="1600" height="900" fill="#cfe3ee"/><circle cx="1180" cy="300" r="120" fill="#f5c84b"/><path d="M0 620q400-140 800-20t800-40v340H0z" fill="#2f6d8a"/><path d="M0 720q400-120 800-20t800-40v240H0z" fill="#174a63"/><path d="M200 640q600-440 1200 0zM440 640V520M640 640V445M800 640V425M960 640V445M1160 640V520" fill="none" stroke="#fff" stroke-width="14"/></svg>`

const picture: AdPicture = {
  url: `data:image/svg+xml,${encodeURIComponent(DRAWING)}`,
  srcset: '',
  width: 1600,
  height: 900,
}

/** One block of each kind. */
function blocksIn(lang: Language): AdBlock[] {
  const say = sayIn(lang)
  return [
    {
      place: 'above',
      block: {
        kind: 'picture',
        picture,
        alt: say('Tegning: en cykelbro over en havn', 'Drawing: a bicycle bridge over a harbour'),
        caption: say('Tegnet af styrelsen', 'Drawn by the agency'),
        lang,
      },
    },
    {
      place: 'above',
      block: {
        kind: 'quote',
        text: say('Her kan man mærke, at det nytter.', 'Here you can feel that it matters.'),
        who: 'Signe Saddel',
        role: say('kontorchef', 'head of division'),
        lang,
      },
    },
    {
      place: 'below',
      block: {
        kind: 'film',
        url: 'https://film.example.dk/1',
        title: say('En dag i værkstedet', 'A day in the workshop'),
        poster: picture,
        lang,
      },
    },
    {
      place: 'below',
      block: {
        kind: 'facts',
        heading: say('Styrelsen i tal', 'The agency in figures'),
        facts: [
          { term: say('Kolleger', 'Colleagues'), text: '412' },
          { term: say('Cykler i kælderen', 'Bicycles in the basement'), text: '390' },
        ],
        lang,
      },
    },
    {
      place: 'below',
      block: {
        kind: 'about',
        text: say('Vi er styrelsen for cykler, stier og broer.', 'We are the agency for bicycles, paths and bridges.'),
        lang,
      },
    },
  ]
}

/** An ad as a template of ours draws it, with all kinds of block. */
export const adLike =
  (look: AdLook) =>
  (language: Language): Job => ({
    ...readable(language),
    template: { key: look, look, parts: null, chosenBy: 'job' },
    blocks: blocksIn(language),
  })

/** An ad by a template that the institution has made. */
export function adByOwn(language: Language): Job {
  const say = sayIn(language)
  const parts: ShownPart[] = [
    { kind: 'title' },
    { kind: 'deadline' },
    {
      kind: 'html',
      html: say(
        '<h3>Kom med på holdet</h3><p>Vi er <strong>412 kolleger</strong>, og der er plads til en mere.</p>',
        '<h3>Join the team</h3><p>We are <strong>412 colleagues</strong>, and there is room for one more.</p>',
      ),
      lang: language,
    },
    { kind: 'body' },
    { kind: 'facts' },
    { kind: 'contacts' },
    {
      kind: 'how-we-hire',
      text: say('Vi læser alle ansøgninger og svarer alle.', 'We read every application and answer everyone.'),
      lang: language,
    },
    { kind: 'apply' },
  ]
  return { ...readable(language), template: { key: 'holdet', look: 'facts-aside', parts, chosenBy: 'job' } }
}
