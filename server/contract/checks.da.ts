import type { Check } from './connection.ts'

/** What each check of the connection test asks of a page, as a line of a list. */
export const strings: Record<Check, string> = {
  page: 'Siden kan åbnes, helst over https',
  registered: 'Siden står i profilen som testside eller som institutionens egen side',
  origin: 'Sidens websted står på listen over websteder, som ansøgninger må komme fra',
  script: 'Scriptet er på siden, kommer fra serveren og er et modul',
  integrity: 'Scriptets integritetshash passer, når adressen har en version',
  copies: 'Scriptet er på siden én gang, i én version',
  institution: 'Taggene nævner institutionens korte navn',
  elements: 'Taggene er stavet rigtigt, og elementerne er i gang',
  policy: 'Sidens sikkerhedspolitik (CSP) afviser ikke noget, der er vores',
  jobs: 'Stillingerne vises, lige så mange som serveren har',
  fallback: 'Der står et link mellem taggene til den, der ikke får scriptet',
  language: 'Siden siger, hvilket sprog den er på',
  headings: 'Overskrifterne følger sidens uden at springe et niveau over',
  contrast: 'Al tekst kan læses på sin baggrund',
  fonts: 'Skrifttyperne bliver hentet',
  keyboard: 'Søgning og stillinger kan nås med tastaturet, og man kan se, hvor man er',
  stillness: 'Siden står stille, mens stillingerne kommer',
  overflow: 'Siden kan læses på en telefon uden at rulle til siden',
  errors: 'Der sker ingen fejl i scriptet',
  storage: 'Der bliver ikke gemt noget hos den besøgende',
  form: 'Formularen kan findes, udfyldes og sendes',
  application: 'Prøveansøgningen kom frem og er slettet igen',
  waived: 'Institutionen er erklæret i drift uden test',
}
