export const strings = {
  text: [
    'Til den, der passer jeres hjemmesides sikkerhed, jeres netværk og jeres mail. Hver del kan gives videre for sig.',
  ],
  csp: {
    title: 'Sidens sikkerhedspolitik (Content-Security-Policy)',
    text: [
      'Sender jeres hjemmeside ingen politik, skal intet ændres. Ellers skal vores server med dér, hvor tabellen siger det. Føj til de direktiver, I har. Mangler et af dem, gælder `default-src` i dets sted: skriv det med det, der står dér, og vores server til, ellers mister siden det, den havde. Linjerne under tabellen er hele eksempler.',
    ],
    heads: ['Direktiv', 'Tilføj', 'Hvorfor'],
    rows: {
      'script-src': 'Scriptet og de dele, det henter.',
      'connect-src': 'Stillinger, opslag og ansøgninger.',
      'img-src': 'Billeder i opslag.',
      'font-src': 'Temaets skrifter.',
      'frame-src': 'Kun til rammen og til `isolated`.',
    } as Record<string, string>,
    styleRow: 'Intet',
    styleWhy:
      'Elementerne har deres typografi i sig. Forbyder politikken `style` på et tag, så flyt højden til [sidens typografi](#height). [Markup fra serveren](#fragment) har en `<style>`, der skal bære sidens nonce. [Rammen](#frame) har også sine mål i attributter, som ingen politik afviser.',
    hosts: 'Politik med værtsnavne',
    nonceText:
      'Stoler politikken på en nonce og `strict-dynamic`, tæller værtsnavne i `script-src` ikke. Så skal scriptet og linjen med `modulepreload` bære svarets nonce; det, scriptet henter, følger med. Linjerne med nonce står i stedet for dem under [scriptet](#script), ikke ved siden af dem.',
    nonce: 'Politik med nonce og strict-dynamic',
    nonceHead: 'Linjerne i <head>, med nonce',
    trustedText:
      "Kræver politikken Trusted Types, så tillad `lit-html`. Bruger siden selv Lit, så skriv `'allow-duplicates'` efter. Uden den kan elementerne ikke begynde, og linket står.",
    trusted: 'Trusted Types, ved siden af en af de andre',
  },
  firewall: {
    title: 'Firewall',
    text: [
      'Der er én adresse og én port. Trafikken går udad: fra besøgendes browsere, fra jeres webserver, hvis den henter markup, og fra den maskine, testen køres på. Intet skal åbnes indad.',
      'Port 80 bruges kun af den, der skriver adressen uden `https`; den sendes videre.',
    ],
    caption: 'Tillad udgående trafik til',
    heads: ['Hvad', 'Værdi'],
    host: 'Værtsnavn',
    port: 'Port',
    protocol: 'Protokol',
    feedText:
      'Henter vi stillinger fra jeres eget system, kommer vi derimod udefra: så skal dets adresse kunne nås fra internettet.',
  },
  mail: {
    title: 'Mail',
    text: [
      'Kvitteringer og koder sendes fra én adresse. Bed jeres mailadministrator om at tage imod fra den, så også kolleger, der søger internt, får deres kvittering. Stol på domænet, når DKIM og DMARC består, ikke på en IP-adresse: den kan skifte.',
    ],
    heads: ['Hvad', 'Værdi'],
    sender: 'Afsenderadresse',
    domain: 'Domæne, der skal tillades',
    name: 'Afsendernavn',
    replies: 'Svar går til',
    repliesTo: 'Institutionens kontakt, ellers opslagets kontaktperson',
    askTitle: 'Hvad I beder om',
    ask: [
      'Tillad afsenderdomænet i spamfilteret, på betingelse af at DMARC består.',
      'Omskriv ikke links i mailene: et filter, der åbner links, ændrer intet hos os, men forsinker mailen.',
      'Tag imod over TLS. Vi sender ikke uden.',
    ],
    publishText:
      'Den, der driver serveren, offentliggør disse poster i DNS for domænet. Det med store bogstaver er driftens eget.',
    publish: 'Poster, som driften offentliggør (SPF, DKIM, DMARC)',
    lookText: 'Sådan ser I, om de er der:',
    look: 'Slå posterne op',
  },
  trusted: {
    title: 'Websteder, der er tillid til, og browsere',
    text: [
      'Er arbejdspladsens browsere låst, så skal serveren på listen over websteder, der er tillid til, sammen med jeres egne. JavaScript skal være slået til; cookies behøves ikke.',
      'Elementerne virker i den nyeste og de to foregående udgaver af Chrome, Edge, Firefox og Safari. I ældre browsere står linket, og portalen virker uden JavaScript.',
    ],
    caption: 'Til listen over websteder, der er tillid til',
  },
  privacy: {
    title: 'Privatliv',
    points: [
      'Der gemmes intet på den besøgendes enhed, når siden åbnes: ingen cookies, intet lager. En kladde gemmes kun, når ansøgeren trykker på en knap, der siger det.',
      'Ingen tredjepart kaldes. Alt kommer fra vores server.',
      'Der er derfor intet at spørge om i cookieboksen, og scriptet skal ikke vente på den.',
      'Serveren ser den besøgendes IP-adresse og sidens origin, som enhver server gør.',
      'Det, ansøgeren skriver, sendes til serveren og til ingen andre. Privatlivsteksten er jeres egen og vises, før skemaet begynder.',
    ],
  },
}
export type SecurityStrings = typeof strings
