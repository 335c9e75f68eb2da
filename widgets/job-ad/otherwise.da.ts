export const strings = {
  notFound: 'Opslaget findes ikke',
  notFoundText: 'Måske er det taget ned, eller adressen er skrevet forkert.',
  late: 'Fristen er overskredet',
  closed: 'Stillingen er lukket',
  closedText: 'Stillingen kan ikke længere søges.',
  toList: 'Se alle ledige stillinger',
  about: (institution: string) => `Om ${institution}`,
  howWeHire: 'Sådan ansætter vi',
  facts: 'Mere om stillingen',
  film: (title: string) => `Se filmen: ${title}`,
  elsewhere: (host: string) => `Åbner på ${host} i et nyt vindue`,
  quoted: (text: string) => `»${text}«`,
}
export type OtherwiseStrings = typeof strings
