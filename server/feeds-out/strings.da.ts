export const strings = {
  title: (institution: string | null) => `Ledige stillinger${institution === null ? '' : ` – ${institution}`}`,
  description: (institution: string | null) =>
    institution === null
      ? 'Ledige stillinger hos alle institutioner: læs opslagene, og send din ansøgning.'
      : `Ledige stillinger hos ${institution}: læs opslagene, og send din ansøgning.`,
  licence:
    'Opslagene må gengives uændret og gratis, når institutionen nævnes, og der linkes til opslaget. Et opslag tages ned, når det er slut.',
  deadline: (when: string) => `Ansøgningsfrist: ${when}.`,
  noDeadline: 'Ingen frist.',
  readAd: 'Læs opslaget og søg stillingen',
}
export type FeedStrings = typeof strings
