import { sizeIn } from './size.ts'

/** Why an uploaded font or picture is not taken, or cannot go. `found` is what the bytes are instead. */
export type UploadFault =
  | { code: 'not-a-font-file'; found: string | null }
  | { code: 'font-for-desktop'; found: string }
  | { code: 'font-damaged' }
  | { code: 'font-swells'; most: number }
  | { code: 'font-file-too-heavy'; bytes: number; most: number }
  | { code: 'font-restricted' }
  | { code: 'font-bitmaps-only' }
  | { code: 'missing-glyphs'; glyphs: string }
  | { code: 'font-without-licence' }
  | { code: 'font-there'; family: string; weight: string; style: string }
  | { code: 'too-many-fonts'; most: number }
  | { code: 'not-a-picture'; found: string | null }
  | { code: 'picture-damaged' }
  | { code: 'picture-too-large'; width: number; height: number; most: number }
  | { code: 'logo-too-heavy'; bytes: number; most: number }
  | { code: 'logo-with-letters' }
  | { code: 'drawing-not-a-logo' }
  | { code: 'too-many-pictures'; most: number }
  | { code: 'took-too-long'; seconds: number }
  | { code: 'used-by-theme'; version: number; isLive: boolean }
  | { code: 'used-by-job'; job: string; title: string }
  | { code: 'used-by-template'; template: string }

/** What should be known of what was taken all the same. */
export type UploadNote =
  | { code: 'font-preview-print' }
  | { code: 'font-whole'; bytes: number }
  | { code: 'font-heavy'; bytes: number; most: number }

type Said = UploadFault | UploadNote
type Sentences = { [C in Said['code']]: (fault: Extract<Said, { code: C }>) => string }

const millions = (count: number, language: 'da' | 'en') =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(count / 1_000_000)

const da: Sentences = {
  'not-a-font-file': ({ found }) =>
    `Filen er ikke en skrift${found ? `, men ${found}` : ''}. Vælg skriftens .woff2- eller .woff-fil.`,
  'font-for-desktop': ({ found }) =>
    `Filen er en skrift til computere (${found}). Sider skal have den som .woff2: hent den udgave, hvor I fik skriften.`,
  'font-damaged': () => 'Skriften kan ikke læses: filen er beskadiget eller ikke kommet helt frem. Hent den igen.',
  'font-swells': ({ most }) =>
    `Skriften fylder mere end ${sizeIn(most, 'da')} eller andet, end den siger, når den pakkes ud. Hent den, hvor den er lavet.`,
  'font-file-too-heavy': ({ bytes, most }) =>
    `Skriften fylder ${sizeIn(bytes, 'da')}. Der er plads til ${sizeIn(most, 'da')}: vælg en udgave med latinske bogstaver og én vægt.`,
  'font-restricted': () =>
    'Skriften siger selv, at den ikke må indlejres (fsType »restricted«). Få en webudgave af den, eller vælg en anden.',
  'font-bitmaps-only': () =>
    'Skriften siger selv, at kun dens punktbilleder må indlejres, og dem kan sider ikke bruge. Vælg en anden.',
  'missing-glyphs': ({ glyphs }) => `Skriften mangler ${glyphs}. Vælg en udgave med danske bogstaver, é og eurotegn.`,
  'font-without-licence': () =>
    'Der står ikke, hvem der ejer skriften, og på hvilke vilkår I bruger den på jeres sider. Skriv det som licens.',
  'font-there': ({ family, weight, style }) =>
    `»${family}« er her allerede i vægt ${weight}${style === 'italic' ? ', kursiv' : ''}. Slet den først, hvis den skal skiftes ud.`,
  'too-many-fonts': ({ most }) => `Der er plads til ${most} skrifter. Slet en, som intet tema bruger.`,
  'not-a-picture': ({ found }) =>
    `Filen er ikke et billede, som sider kan vise${found ? `, men ${found}` : ''}. Gem det som JPEG, PNG eller WebP.`,
  'picture-damaged': () => 'Billedet kan ikke læses: filen er beskadiget eller ikke kommet helt frem. Gem det igen.',
  'picture-too-large': ({ width, height, most }) =>
    `Billedet er ${width} × ${height} punkter. Der er plads til ${millions(most, 'da')} millioner: gem det mindre. Sider viser det højst 1920 punkter bredt.`,
  'logo-too-heavy': ({ bytes, most }) =>
    `Logoet fylder ${sizeIn(bytes, 'da')}. Der er plads til ${sizeIn(most, 'da')}: gem det som SVG, eller som PNG på højst 1000 punkter i bredden.`,
  'logo-with-letters': () =>
    'Logoet indeholder tekst, som kun ser rigtig ud på en maskine med skriften. Lav teksten om til kurver, og gem igen.',
  'drawing-not-a-logo': () => 'En SVG-tegning kan kun være logo. Gem billedet som JPEG, PNG eller WebP.',
  'too-many-pictures': ({ most }) => `Der er plads til ${most} billeder. Slet nogle, som intet opslag bruger.`,
  'took-too-long': ({ seconds }) =>
    `Filen var ikke læst efter ${seconds} sekunder, og så blev den lagt fra sig. Gem den enklere, og prøv igen.`,
  'used-by-theme': ({ version, isLive }) =>
    isLive
      ? `Det bruges af temaet, som siderne har på nu (version ${version}). Udgiv først et tema uden.`
      : `Kladden til et tema, version ${version}, bruger det. Slet først kladden.`,
  'used-by-job': ({ job, title }) => `Opslaget »${title}« (${job}) viser billedet. Tag det først ud af opslaget.`,
  'used-by-template': ({ template }) =>
    `Opslagsskabelonen »${template}« viser billedet. Tag det først ud af skabelonen.`,
  'font-preview-print': () =>
    'Skriften er af den, der har lavet den, kun mærket til visning og udskrift. Se efter, at licensen også gælder websider.',
  'font-whole': ({ bytes }) =>
    `Skriften siger selv, at der ikke må tages tegn ud. Den sendes derfor hel: ${sizeIn(bytes, 'da')}.`,
  'font-heavy': ({ bytes, most }) =>
    `Skriften fylder ${sizeIn(bytes, 'da')}. Over ${sizeIn(most, 'da')} mærkes det på en langsom linje: en enklere udgave er hurtigere fremme.`,
}

const en: Sentences = {
  'not-a-font-file': ({ found }) =>
    `The file is not a font${found ? `, but ${found}` : ''}. Choose the font’s .woff2 or .woff file.`,
  'font-for-desktop': ({ found }) =>
    `The file is a font for computers (${found}). Pages need it as .woff2: fetch that version where you got the font.`,
  'font-damaged': () => 'The font cannot be read: the file is damaged or did not arrive whole. Fetch it again.',
  'font-swells': ({ most }) =>
    `Unpacked, the font is more than ${sizeIn(most, 'en')}, or other than it says. Fetch it where it is made.`,
  'font-file-too-heavy': ({ bytes, most }) =>
    `The font is ${sizeIn(bytes, 'en')}. There is room for ${sizeIn(most, 'en')}: choose a version with Latin letters and one weight.`,
  'font-restricted': () =>
    'The font itself says that it may not be embedded (fsType “restricted”). Get a web version of it, or choose another.',
  'font-bitmaps-only': () =>
    'The font itself says that only its bitmaps may be embedded, which pages cannot use. Choose another.',
  'missing-glyphs': ({ glyphs }) =>
    `The font lacks ${glyphs}. Choose a version with Danish letters, é and the euro sign.`,
  'font-without-licence': () =>
    'Nothing says who owns the font and on what terms you use it on your pages. Write it as the licence.',
  'font-there': ({ family, weight, style }) =>
    `“${family}” is here already in weight ${weight}${style === 'italic' ? ', italic' : ''}. Delete it first if it is to be replaced.`,
  'too-many-fonts': ({ most }) => `There is room for ${most} fonts. Delete one that no theme uses.`,
  'not-a-picture': ({ found }) =>
    `The file is not a picture that pages can show${found ? `, but ${found}` : ''}. Save it as JPEG, PNG or WebP.`,
  'picture-damaged': () => 'The picture cannot be read: the file is damaged or did not arrive whole. Save it again.',
  'picture-too-large': ({ width, height, most }) =>
    `The picture is ${width} × ${height} pixels. There is room for ${millions(most, 'en')} million: save it smaller. Pages show it at most 1920 pixels wide.`,
  'logo-too-heavy': ({ bytes, most }) =>
    `The logo is ${sizeIn(bytes, 'en')}. There is room for ${sizeIn(most, 'en')}: save it as SVG, or as a PNG at most 1000 pixels wide.`,
  'logo-with-letters': () =>
    'The logo holds text that looks right only on a machine with its font. Turn the text into outlines and save it again.',
  'drawing-not-a-logo': () => 'An SVG drawing can be a logo only. Save the picture as JPEG, PNG or WebP.',
  'too-many-pictures': ({ most }) => `There is room for ${most} pictures. Delete some that no ad uses.`,
  'took-too-long': ({ seconds }) =>
    `The file had not been read after ${seconds} seconds and was put aside. Save it simpler and try again.`,
  'used-by-theme': ({ version, isLive }) =>
    isLive
      ? `The theme that the pages wear now (version ${version}) uses it. Publish one that does not first.`
      : `The draft of a theme, version ${version}, uses it. Delete the draft first.`,
  'used-by-job': ({ job, title }) => `The ad “${title}” (${job}) shows the picture. Take it out of the ad first.`,
  'used-by-template': ({ template }) =>
    `The ad template “${template}” shows the picture. Take it out of the template first.`,
  'font-preview-print': () =>
    'Its maker has marked the font for preview and print only. Make sure that the licence covers web pages too.',
  'font-whole': ({ bytes }) =>
    `The font itself says that no letters may be taken out. It is sent whole: ${sizeIn(bytes, 'en')}.`,
  'font-heavy': ({ bytes, most }) =>
    `The font is ${sizeIn(bytes, 'en')}. More than ${sizeIn(most, 'en')} is felt on a slow line: a simpler version arrives sooner.`,
}

/** Is this one of an upload, and not of a theme? */
export const isUploadFault = (fault: { code: string }): fault is Said => Object.hasOwn(da, fault.code)

/** What is wrong with an upload, or worth knowing of it, saying what to do. */
export function uploadSentence(fault: Said, language: 'da' | 'en'): string {
  const sentences = language === 'da' ? da : en
  // The table's type says that each code has its own sentence; the compiler cannot follow that through an index.
  return (sentences[fault.code] as (fault: Said) => string)(fault)
}
