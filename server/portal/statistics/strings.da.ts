export const strings = {
  title: 'Statistik',
  intro:
    'For den, der har institutionens nøgle. Tallene rummer ingen personer, og at de er trukket, står i revisionssporet.',
  counted:
    'Der tælles uden cookies. Programmer, browsere, der styres af et program, og institutionens prøver tælles ikke med, og intet tælles, før institutionen er i drift.',
  script: 'Siden skal bruge JavaScript. Uden det kan tallene hentes med kommandolinjen eller API’et.',
}
export type StatisticsPageStrings = typeof strings
