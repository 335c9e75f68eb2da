import { formatCount, formatNumber } from '../format.ts'

/** The words around files that are chosen and sent. */
export const strings = {
  intro: 'Vedlæg for eksempel dit CV og dine eksamenspapirer.',
  label: 'Vælg filer',
  hint: (types: string, max: number, size: string) =>
    `${types}. Højst ${formatCount(max, 'da', 'fil', 'filer')} på hver højst ${size}.`,
  least: (min: number) => `Vedlæg mindst ${formatCount(min, 'da', 'fil', 'filer')}.`,
  list: 'Dine filer',
  sent: (percent: number) => `${percent} % er sendt`,
  waiting: 'Venter på at blive sendt',
  stalled: 'Forbindelsen er afbrudt. Vi sender resten, så snart den er tilbage.',
  checking: 'Bliver kontrolleret …',
  here: 'Vedlagt',
  earlier: 'Vedlagt fra en tidligere ansøgning',
  remove: 'Fjern',
  begun: (name: string) => `Sender ${name}`,
  done: (name: string) => `${name} er vedlagt.`,
  removed: (name: string) => `${name} er fjernet.`,
  lostLine: (name: string) =>
    `Forbindelsen er afbrudt, mens ${name} blev sendt. Vi fortsætter, så snart den er tilbage.`,
  wait: 'Vi sender din ansøgning, så snart alle filer er kommet frem.',
  reuse: 'Filer, du har sendt os før',
  sentOn: (date: string) => `sendt ${date}`,
  tooMany: (max: number) => `Fjern filer, så der højst er ${formatNumber(max, 'da')}`,
  notTaken: (count: number) =>
    `Der er ikke plads til ${formatCount(count, 'da', 'fil mere', 'filer mere')}. Fjern en fil, før du vælger en ny.`,
  wrong: 'Fjern filer, som vi ikke har modtaget, og vælg dem igen',
  trouble: {
    'file-type': (name: string, types: string) =>
      `»${name}« er ikke en fil, vi kan tage imod. Gem den som ${types}, og vælg den igen`,
    'name-differs': (name: string) =>
      `»${name}« er en anden slags fil, end navnet siger. Gem den på ny, og vælg den igen`,
    macros: (name: string) =>
      `»${name}« indeholder makroer. Gem den uden makroer, for eksempel som PDF, og vælg den igen`,
    password: (name: string) => `»${name}« er låst med en adgangskode. Gem den uden adgangskode, og vælg den igen`,
    damaged: (name: string) => `»${name}« er beskadiget. Gem den på ny, og vælg den igen`,
    empty: (name: string) => `»${name}« er tom. Vælg en fil med indhold`,
    bomb: (name: string) => `»${name}« fylder for meget, når den pakkes ud. Gem den som PDF, og vælg den igen`,
    infected: (name: string) => `Der er fundet virus i »${name}«. Vælg en anden fil`,
    'too-large': (name: string, _types: string, size: string) =>
      `»${name}« fylder for meget. Vælg en fil på højst ${size}`,
    lost: (name: string) => `»${name}« kunne ikke sendes. Fjern den, og vælg den igen`,
    twice: (name: string) => `»${name}« er allerede vedlagt`,
  },
}
export type DocumentStrings = typeof strings
