export const strings = {
  title: 'Statistik',
  intro:
    'For den, der har institutionens nøgle. Tallene rummer ingen personer, og at de er trukket, står i revisionssporet.',
  script: 'Siden skal bruge JavaScript. Uden det kan tallene hentes med kommandolinjen eller API’et.',
}
export type StatisticsPageStrings = typeof strings
