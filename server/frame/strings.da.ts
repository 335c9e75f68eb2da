export const strings = {
  jobs: 'Ledige stillinger',
  apply: (title: string) => `Søg stillingen: ${title}`,
  login: 'Log ind',
  agent: 'Jobagent',
  pools: 'Emnebanker',
  toPools: 'Se emnebankerne på jobportalen',
  toAccount: 'Log ind på jobportalen',
  toPortal: 'Se ledige stillinger på jobportalen',
  toAd: 'Læs opslaget og søg stillingen på jobportalen',
  notFound: 'Siden findes ikke',
  notFoundText: 'Måske er opslaget taget ned, eller adressen er skrevet forkert.',
  failed: 'Noget gik galt hos os',
  failedText: 'Siden kunne ikke vises. Prøv igen om lidt.',
  requestId: (id: string) => `Fejlnummer: ${id}`,
}
export type FrameStrings = typeof strings
