import type { strings as danish } from './strings.da.ts'
import { deliver, order } from './strings.deliver.en.ts'
import { faults } from './strings.faults.en.ts'
import { livePage } from './strings.live.en.ts'
import { publish } from './strings.publish.en.ts'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const strings: typeof danish = {
  name: 'The designer’s bench',
  otherLanguage: 'Dansk',
  skip: 'Skip to content',
  views: {
    label: 'Parts of the bench',
    design: 'The design',
    compare: 'Compare',
    deliver: 'Deliver',
    publish: 'Publish',
  },
  undo: 'Undo',
  redo: 'Redo',
  undoTitle: 'Undo (Ctrl+Z)',
  redoTitle: 'Redo (Ctrl+Shift+Z)',
  undone: (what) => `Undone: ${what}.`,
  redone: (what) => `Redone: ${what}.`,
  nothingToUndo: 'There is nothing more to undo.',
  nothingToRedo: 'There is nothing to redo.',
  share: 'Share',
  shareTitle: 'Share by a link',
  shareLead:
    'The link carries the whole design in itself. Nothing is kept with us, and whoever opens it gets a copy of their own.',
  shareFiles: 'Fonts and a logo that you have added do not go with the link. They go with the folder under “Deliver”.',
  shareAddress: 'The link',
  shareCopy: 'Copy the link',
  shareCopied: 'The link is copied.',
  shareSelect: 'Mark the link and copy it yourself: the browser did not allow it.',
  close: 'Close',
  opened: 'The link’s design is open. What you had before comes back with “Undo”.',
  openedFiles: 'The link names fonts or a logo but does not carry the files. Add them again.',
  linkSpoiled:
    'The link was damaged on its way, so the design in it cannot be opened. Ask for it again. Your own design is still here.',
  linkOther:
    'The link was made by another version of the bench and cannot be opened here. Your own design is still here.',

  check: {
    title: 'Check',
    good: 'Everything can be read, and nothing is wrong.',
    goodShort: 'Nothing to mend',
    many: (n) => `${count(n, 'thing', 'things')} must be mended.`,
    folderOnly: (n) => `Before the folder can be delivered, ${count(n, 'thing is', 'things are')} missing:`,
    manyShort: (n) => `${n} to mend`,
    go: (what) => `Go to: ${what}`,
    use: (value) => `Use ${value}, which can be read`,
    useFor: (value, what) => `Use ${value}, which can be read, for: ${what}`,
    examples: 'Skip to the examples',
    none: 'One colour alone cannot mend it. Change both.',
    used: (what, value) => `${what} is ${value} now.`,
  },

  start: {
    title: 'Begin',
    institution: 'The institution’s name',
    institutionHint: 'Stands in the folder and the order that you deliver.',
    themes: 'Begin with a theme',
    themesHint: 'Colours and fonts become the theme’s. Name, layouts, logo and your own fonts stay.',
    standard: 'The standard',
  },

  colours: {
    title: 'Colours',
    scheme: 'Colours where the page is',
    schemes: { light: 'light', dark: 'dark' },
    dark: 'Colours of its own where the page is dark',
    darkHint:
      'Without them the institution is light everywhere. With them our own pages follow the reader’s choice, and the elements the page that they stand on.',
    darkMissing: 'Choose first that the design has colours for dark pages.',
    groups: {
      surfaces: 'Surfaces',
      text: 'Text',
      accent: 'Buttons and choices',
      lines: 'Lines',
      states: 'Errors, success and haste',
    },
    pick: (what) => `Choose colour: ${what}`,
    worn: (value) => `Until then the examples show ${value}.`,
    reset: 'Use the theme’s',
    resetTitle: (what, value) => `${what}: Use the theme’s ${value}`,
    least: (ratio, needed) => `Least contrast ${ratio} to 1 (${needed} is needed)`,
    ratio: (ratio) => `${ratio} to 1`,
  },

  fonts: {
    title: 'Fonts',
    groups: { own: 'Your own fonts', open: 'Open fonts that come along', system: 'Fonts that machines have' },
    other: 'As written below',
    stack: (what) => `${what}: the list of fonts`,
    stackHint: 'The first that the reader has is used.',
    ownTitle: 'Your own fonts',
    ownLead: 'The file stays in your browser. It is shown in the examples and goes with the folder.',
    add: 'Add a font (.woff2)',
    family: 'Name',
    weight: 'Weight',
    varies: (weights) => `${weights}, all of them`,
    style: 'Style',
    styles: { normal: 'Upright', italic: 'Italic' },
    licence: 'Who owns the font, and on what terms is it used?',
    remove: (what) => `Take ${what} out`,
    added: (what) => `${what} is added. Choose it under Fonts.`,
    removed: (what) => `${what} is taken out.`,
    size: (kb) => `${kb} kB`,
    embeddingUnknown:
      'Whether the font may be used on web pages stands in itself and in its licence; the server reads it when it is uploaded.',
    lost: 'The file does not go with a link. Add it again.',
    faults: {
      'not-a-font': 'The file is no font. Ask for the font as .woff2.',
      desktop: 'The file is a font for a word processor (.otf or .ttf). Ask its supplier for it as .woff2.',
      woff: 'The file is a .woff. The folder takes .woff2, which is smaller; with a key you can upload .woff under “Publish”.',
      collection: 'The file holds several fonts. Ask for one at a time as .woff2.',
      damaged: 'The font is damaged: the browser cannot use it. Fetch it again.',
      'too-heavy': 'The file is more than 2 MB. Ask for the font as .woff2 with the Latin letters alone.',
      glyphs: (letters) => `The font cannot write ${letters}. Choose one that has the Danish letters.`,
    },
  },

  unit: (what) => `Unit: ${what}`,
  measures: {
    title: 'Sizes and shape',
    hint: (least, most, unit) => `From ${least} to ${most} ${unit}`.trim(),
  },

  layouts: {
    title: 'Layouts',
    of: { list: 'The job list', form: 'The application form', ad: 'The job ad', agent: 'The job agent' },
    names: {
      list: { rows: 'Rows', cards: 'Cards', table: 'Table' },
      form: { steps: 'Step by step', 'one-page': 'All on one page' },
      ad: {
        'facts-aside': 'Facts at the side',
        hero: 'Large picture first',
        plain: 'Plain',
        compact: 'Compact, for an intranet',
      },
      agent: { steps: 'Step by step', compact: 'Compact' },
    },
    agentNote:
      'The layout of the job agent is a setting of its own and no part of the theme: it goes with the order, but not with a draft. Choose it in the setting job-agent, or on the tag.',
    ownAd: (key) => `Own template: ${key}`,
  },

  logo: {
    title: 'The logo',
    lead: 'The logo stands at the top of the portal’s pages and in mails, not in the elements, so the examples do not show it. The drawing stays in your browser and goes with the folder. It must be an SVG of 50 kB at most.',
    add: 'Choose a logo (.svg)',
    text: 'What the logo says to those who do not see it',
    textHint: 'The institution’s name, as a rule.',
    licence: 'Who owns the logo, and who may use it?',
    remove: 'Take the logo out',
    picture: (text) => `The logo: ${text}`,
    none: 'No logo is chosen.',
    lost: 'The file does not go with a link. Choose it again.',
    notSvg: 'The file is no SVG drawing. Save the logo as SVG, or upload it as a picture with a key under “Publish”.',
    tooHeavy: (kb) => `The file is ${kb} kB. A drawing is 50 kB at most: save it simpler.`,
    added: 'The logo is added.',
    removed: 'The logo is taken out.',
  },

  preview: {
    title: 'What it becomes',
    label: 'What is shown',
    elements: 'All elements',
    own: 'A page of your own',
    width: 'Width',
    widths: { full: 'All there is', phone: 'A telephone, 360', tablet: 'A tablet, 768' },
    dark: 'Show it on a dark page',
    darkNone: 'The design has no colours for dark pages, so it looks as on a light one.',
    failed: 'An example could not be shown.',
  },

  ownPage: {
    lead: 'Paste the HTML of a page, and it is shown here with the design on. It is shown in a closed frame: it cannot see your design, your session or your key, its scripts do not run, and it fetches only from the address that you write.',
    html: 'The page’s HTML',
    site: 'Fetch pictures, styles and fonts from (may be left out)',
    siteHint: 'The beginning of the page’s address, such as https://www.institution.dk',
    siteWrong: 'Write the beginning of the page’s address and nothing more, such as https://www.institution.dk.',
    show: 'Show the page',
    empty: 'Paste the page’s HTML first.',
    frame: 'Your page with the design on',
    shown: 'The page is shown.',
    noTag: 'There was no Opslag tag on the page, so a job list has been put at the end of its content.',
    unknown: (slugs) =>
      `The server has no institution called ${slugs}. The page is shown with the example’s positions instead.`,
    example: 'Use an example',
    registered:
      'If the institution has a test page, the real page can follow the design while you work: save a draft under “Publish” with a key, and open the page from there.',
  },

  compare: {
    title: 'Compare two designs',
    lead: 'First what you compare with, then your own.',
    with: 'Compare with',
    begun: 'As it was in the beginning',
    kept: (at) => `As it was at ${at}`,
    theme: (name) => `The theme ${name}`,
    version: (n, note) => `Version no. ${n}${note ? `: ${note}` : ''}`,
    keep: 'Remember the design as it is now',
    isKept: 'Remembered. Choose it under “Compare with”.',
    same: 'The two are alike.',
    many: (n) => `${count(n, 'difference', 'differences')}.`,
    table: 'The differences',
    what: 'What',
    one: 'The other',
    other: 'Your own',
    dark: 'Colours for dark pages',
    yes: 'Yes',
    no: 'No',
    fonts: 'Your own fonts',
    logo: 'The logo',
    name: 'The institution’s name',
    nothing: '–',
    inDark: (what) => `${what}, on dark pages`,
    take: 'Take the other instead',
    taken: 'The other design is your own now. “Undo” gives you back what you had.',
  },

  deliver,

  order,

  livePage,
  publish,

  faults,

  changes: {
    token: (what, value) => `${what}: ${value}`,
    dark: 'colours for dark pages',
    layout: (what, value) => `${what}: ${value}`,
    fonts: 'your own fonts',
    logo: 'the logo',
    name: 'the institution’s name',
    many: (n) => `${n} things at once`,
  },
}
