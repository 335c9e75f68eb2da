import type { MediumKind } from '../contract/media.ts'

export const strings = {
  settingCaption: (thing: string) => `Indstillingen ${thing}; hentes med pull og sendes med push, som profilen`,
  media: {
    text: [
      'Et medie er et sted, stillinger slås op: jeres hjemmeside, intranettet, en jobbank. Medierne står i indstillingen `media`, med navn, slags og standardpris. Hver stilling kan stå i flere medier, hvert med sin egen periode og pris; siger ingen andet, står den i det første af slagsen `page`.',
      'Mediets nøgle følger den besøgende fra tag, link eller feed til ansøgningen, så statistikken kan sige, hvad hvert medie gav. Sæt den på, hvor I har den; uden den er mediet ukendt.',
    ],
    listTitle: 'Jeres medier, og hvor nøglen sættes på',
    heads: ['Medie', 'Nøgle', 'Slags', 'Det, der sættes ind'],
    kinds: {
      page: 'Offentlig side',
      intranet: 'Side på intranettet',
      'board-feed': 'Jobbank, der læser et feed',
      'board-mail': 'Jobbank, der får mail',
      jobnet: 'Statens Jobnet',
    } satisfies Record<MediumKind, string>,
    byMail: 'Opslaget mailes, når perioden begynder',
    seeJobnet: 'Se afsnittet om [Jobnet](#jobnet)',
    settingCaption: 'Et medie til: føj det til listen i indstillingen media, som pull henter og push sender',
    tagCaption: 'Tagget på en side, der er et medie',
    linkCaption:
      'Et link i et nyhedsbrev eller på et socialt medie; står ordet ikke på listen, tælles det for sig i 13 måneder',
    link: 'nyhedsbrev',
    example: 'Jobbanken',
    publishTitle: 'Slå en stilling op i et medie',
    publishText: [
      'Kilden kan sige det med `publishing`, når den sender stillingen; ellers gør I det selv, og det står ved magt, så længe kilden ikke siger noget om medier. Kommer en stilling tilbage til et medie, er det en ny periode med sin egen pris.',
    ],
    publishCaption: 'På kommandolinjen',
    callCaption: 'Det samme som kald',
  },
  statistics: {
    text: [
      'Visninger, begyndte og modtagne ansøgninger, tilbagetrukne og udgift, fordelt på medie, stilling, periode og afdeling. Uden datoer er det de sidste tolv måneder. Siden beder om institutionens nøgle, som ikke gemmes.',
      'Der tælles uden cookies og uden at gemme noget om den besøgende. Programmer og browsere, der styres af et program, tælles ikke med, heller ikke jeres egne prøver, og der tælles først, når institutionen er i drift.',
    ],
    pageHeads: ['Side', 'Adresse'],
    page: 'Statistiksiden',
    commandCaption: 'Som fil, på kommandolinjen',
    callCaption: 'Som CSV; format=json og format=xlsx er der også',
  },
  webhooks: {
    text: [
      'En webhook er en adresse hos jer, der får at vide, at en stilling er kommet, ændret eller lukket, eller at en ansøgning er modtaget. Svar 2xx inden for 15 sekunder; ellers prøves igen i 72 timer. Samme besked kan komme to gange, med samme `webhook-id`.',
      'Beskeden er underskrevet efter Standard Webhooks: headeren `webhook-signature` indeholder `v1,` og HMAC-SHA256 i base64 af `<webhook-id>.<webhook-timestamp>.<krop>`. Tro den først, når det stemmer, og brug kroppen, som den kom.',
    ],
    commandCaption: 'Hent hemmeligheden, send en prøve, se hvad der blev af beskederne',
    code: (server: string) => `Kontrol af underskriften, i ${server}`,
  },
  jobnet: {
    text: [
      'En stilling sendes til Jobnet, når den slås op i et medie af slagsen `jobnet`, eller alle offentlige stillinger gør det med `automatic`. Den skal have CVR- og P-nummer, kommune, erhverv (`occupation`), kontaktperson med mail og en frist, og kan stå i højst otte uger.',
      'Jobnet godkender hvert opslag. Afvises et, får stillingens kontaktperson en mail med grunden; rettes stillingen, sendes den igen. Hvad en stilling mangler, og hvordan den står, siger kommandoerne her.',
    ],
    commandCaption: 'Hvad der mangler, hvordan det står, og én stillings forløb',
    unit: 'Hovedkontoret',
    street: 'Vejnavn 1',
  },
}
export type OutsideGuideStrings = typeof strings
