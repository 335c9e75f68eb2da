export const strings = {
  intro: [
    'Alle tags har `institution`, linket mellem taggene og de fælles attributter. Sæt kun dem ind, I bruger; en attribut, der mangler, har sin standard.',
  ],
  heads: ['Attribut', 'Hvad den gør', 'Når den mangler'],
  shared: {
    title: 'Fælles attributter',
    rows: {
      institution: ['Hvis stillinger der vises: jeres kortnavn.', 'Linket står.'],
      lang: ['Sproget: `da` eller `en`.', 'Sidens eget, fra nærmeste `lang`.'],
      department: [
        'Kun denne afdeling og alt under den. Nøglerne står [under adresserne](#departments).',
        'Hele institutionen.',
      ],
      medium: ['Hvor den besøgende kommer fra. Sendes med ansøgningen, gemmes ikke.', '`?medium=` i sidens adresse.'],
      'heading-level': ['Niveauet for elementets første overskrift, 2 til 6. Vælg det, der følger sidens egne.', '2'],
      api: ['Serverens origin.', 'Scriptets.'],
    } as Record<string, [string, string]>,
  },
  list: {
    title: 'Listen',
    text: [
      'Alle ledige stillinger med søgning, filtre og sortering, som huskes i sidens adresse. En titel fører til opslaget: på samme side, når der står et opslag eller en jobside, ellers til `job-page`, ellers til portalen.',
    ],
    caption: 'Listen',
    rows: {
      'job-page': [
        'Siden, hvor opslaget står. Den får `?job=` efter sig, eller nummeret, hvor der står `{job}`.',
        'Opslaget på samme side, ellers portalen.',
      ],
      layout: ['Hvordan stillingerne står: `rows`, `cards` eller `table`; se [layout](#layouts).', 'Jeres temas.'],
      links: ['Links under listen: `agent`, `login`, begge eller `none`.', '`agent login`'],
    } as Record<string, [string, string]>,
  },
  ad: {
    title: 'Opslaget',
    text: [
      'Ét stillingsopslag med fakta, kontaktpersoner og vejen til at søge. Det viser intet, før der er valgt en stilling. Imens har det attributten `open`, så sidens eget layout kan følge med.',
    ],
    caption: 'Opslaget, på en side for sig',
    rows: {
      job: ['Stillingens nummer, hvis siden kun er til den.', '`?job=` i sidens adresse.'],
      template: [
        'Hvordan opslaget ser ud: `facts-aside` (fakta ved siden af), `hero` (billede øverst), `plain` (enkelt), `compact` (tæt, til intranet) eller navnet på en af institutionens egne skabeloner.',
        'Som opslaget eller institutionen har valgt.',
      ],
    } as Record<string, [string, string]>,
  },
  form: {
    title: 'Ansøgningsskemaet',
    text: [
      'Skemaet til én stilling: privatlivsteksten, felterne og kvitteringen. Det viser intet, før der er valgt en stilling. Ansøgninger tages kun imod fra sider, hvis origin er [registreret](#register).',
    ],
    caption: 'Skemaet, på en side for sig',
    rows: {
      job: ['Stillingens nummer, hvis siden kun er til den.', '`?apply=` i sidens adresse.'],
      layout: [
        '`steps`: ét emne ad gangen; `one-page`: alle emner under hinanden; se [layout](#layouts).',
        'Stillingens, ellers jeres temas.',
      ],
      isolated: [
        'Viser skemaet i en ramme fra vores server, så sidens andre scripts ikke kan læse det, der skrives.',
        'Skemaet er en del af siden.',
      ],
    } as Record<string, [string, string]>,
  },
  login: {
    title: 'Ansøgerens egen side',
    text: [
      'Ansøgeren logger ind med en kode, som vi sender på mail, og ser sine ansøgninger til institutionen: status, det, der er sendt, spørgsmål, kladder, jobagenter, emnebanker og profil. Her kan en ansøgning også rettes og trækkes tilbage. Det hele virker uden cookies fra andre steder; en cookie sættes først, når nogen har logget ind, og holder dem kun logget ind, hvis siden hentes igen.',
      'Listens link »Log ind som ansøger« fører hertil, når tagget står på samme side, og karrieresiden har den i sig selv med `?login=` i adressen. Ellers fører det til jobportalen.',
    ],
    caption: 'Ansøgerens egen side',
    rows: {
      isolated: [
        'Viser siden i en ramme fra vores server, så sidens andre scripts ikke kan læse det, der skrives og vises.',
        'Den er en del af siden.',
      ],
    } as Record<string, [string, string]>,
  },
  agent: {
    title: 'Jobagenten',
    text: [
      'Den, der vil have besked om nye stillinger, vælger, hvad de skal handle om, og hvor tit der skal komme mails, og bekræfter adressen med en kode fra mailen. Før det sendes der intet. Er man logget ind på siden, skal der ingen kode til.',
      'Listens link »Gem søgningen som jobagent« fører hertil med det, der er valgt i listen, når tagget står på samme side, og karrieresiden har det i sig selv med `?agent=new` i adressen. Ellers fører det til jobportalen. Slår I jobagenten fra i indstillingen `job-agent`, forsvinder linket, og tagget siger, at der ingen er.',
    ],
    caption: 'Jobagenten',
    rows: {
      layout: [
        '`steps`: alt under hinanden; `compact`: søgningen i ord og adressen, resten bag et tryk.',
        'Jeres indstilling `job-agent`.',
      ],
      department: ['Afdelingens nøgle: kun det, der er i den og under den.', 'Alle afdelinger.'],
      isolated: [
        'Viser jobagenten i en ramme fra vores server, så sidens andre scripts ikke kan læse det, der skrives.',
        'Den er en del af siden.',
      ],
    } as Record<string, [string, string]>,
  },
  pool: {
    title: 'Emnebankerne',
    text: [
      'Jeres emnebanker fra indstillingen `talent-pools`, eller én af dem. Man udfylder det, emnebanken spørger om, giver sit samtykke med et kryds, som kun personen selv kan sætte, og bekræfter med koden fra mailen. En uopfordret ansøgning er en emnebank, der tager imod motivation og dokumenter.',
      'Karrieresiden viser dem med `?pool=` i adressen. Står en emnebank i listen, fører dens titel hertil, når tagget står på samme side.',
    ],
    caption: 'Emnebankerne',
    rows: {
      pool: ['Emnebankens nøgle, hvis siden kun er til den.', '`?pool=` i sidens adresse; uden den vises alle.'],
      isolated: [
        'Viser emnebanken i en ramme fra vores server, så sidens andre scripts ikke kan læse det, der skrives.',
        'Den er en del af siden.',
      ],
    } as Record<string, [string, string]>,
  },
  isolated: {
    title: 'Isoleret ansøgningsskema',
    text: [
      'Et script på jeres side kan læse, hvad der skrives på siden. Har siden andres scripts – statistik, chat, en tag manager – så sæt `isolated` på skemaet. Det ser ud som ellers, men ingen andre scripts når det. Har siden en [sikkerhedspolitik](#csp), skal `frame-src` have vores server med.',
    ],
    caption: 'Skemaet, isoleret fra sidens andre scripts',
  },
  career: {
    title: 'Jobsiden',
    text: [
      'Det hele under ét tag: liste, opslag og skema, hver med sin adresse. Det er det letteste, og det rigtige, når jobsiden kun er til det. Tagget har de fælles attributter, listens `layout` og `links`, opslagets `template`, skemaets `layout` som `form-layout`, og `isolated`.',
    ],
    caption: 'Liste, opslag og skema under ét tag',
  },
  layouts: {
    title: 'Layout',
    text: [
      'Listen står i rækker, på kort eller i en tabel, og skemaet tager ét emne ad gangen eller alle på én side. Jeres tema bestemmer det med `layouts` i indstillingen `theme`, og et tag kan sige noget andet; det kan en stilling også om sit skema, med `form.layout`. En værdi, der ikke findes, er som ingen. I en smal spalte bliver tabellen til rækker med navne, og intet skal rulles til siden.',
      'Jobagentens layout står for sig i indstillingen `job-agent`, og taggets `layout` går forud for den.',
    ],
    caption: 'En liste som tabel',
    headText:
      'Koden bag kort og tabel hentes kun, hvor den bruges, og samtidig med stillingerne, når tagget siger det. Siger kun temaet det, så sæt linjen til layoutet ind i `<head>` på sider med en jobside eller med flere lister. I linjerne til en jobside under [opskrifterne](#recipes) og på [den hele side](#whole-page) står den allerede, og hver linje skal kun stå én gang. En liste for sig selv tegner serveren og skal ikke bruge den.',
    headCaption: (layout: string) => `I sidens <head>, til ${layout}`,
  },
  pages: {
    title: 'På én side eller på to',
    one: [
      'På én side åbner en titel opslaget under eller ved siden af listen. Reservér plads til listen; opslag og skema fylder intet, før der er valgt en stilling.',
    ],
    oneCaption: 'Liste, opslag og skema på én side',
    layoutText:
      'Med de næste linjer i sidens typografi, og `class="jobs"` på det element, der omgiver alle tre, står opslaget ved siden af listen, når der er plads.',
    layoutCaption: 'Opslaget ved siden af listen',
    two: [
      'På to sider står listen på den ene og opslaget med skemaet på den anden. Skriv siden med opslaget i `job-page`, og registrér den som `pages.job` med `?job={job}`, så mails, søgemaskiner og delte links fører dertil.',
    ],
    twoListCaption: 'Siden med listen',
    twoAdCaption: 'Siden med opslaget',
    many: ['Flere lister på én side får hver sit `id`, så de husker hver sin søgning i adressen.'],
    manyCaption: 'To lister på én side, hver med sin afdeling',
  },
  anchors: {
    title: 'Links og ankre',
    text: [
      'Et link kan pege på listen, på et opslag, på et skema eller på en søgning. Sæt et `id` på overskriften, hvis et menupunkt skal føre til listen midt på en side.',
    ],
    caption: 'Et anker til listen',
    heads: ['Adresse', 'Viser'],
    rows: {
      job: 'opslaget til stilling 1042',
      apply: 'skemaet til stilling 1042',
      search: 'listen, søgt',
      department: 'listen, filtreret til en afdeling',
      medium: 'siden; ansøgningen bærer mediet med sig',
      agent: 'jobagenten, med det, der ellers står i adressen',
      pools: 'alle emnebanker',
      pool: 'emnebanken ingenioerer',
    },
  },
  events: {
    title: 'Hændelser til statistik',
    text: ['Elementerne fortæller siden, hvad der sker. Hændelserne bobler og siger intet om personen.'],
    heads: ['Hændelse', 'Hvornår'],
    rows: {
      'job-selected': 'En titel er valgt. Kan standses med `preventDefault()`.',
      'application-started': 'Vejen til skemaet er valgt. Kan standses.',
      'application-submitted': 'En ansøgning er modtaget. `event.reference` er dens nummer.',
      'agent-created': 'En jobagent er oprettet og bekræftet.',
      'pool-joined': 'Nogen er kommet med i en emnebank. `event.pool` er dens nøgle.',
      'opslag-error': 'Noget kunne ikke hentes eller sendes. `event.code` siger hvad.',
    } as Record<string, string>,
  },
}
export type ElementStrings = typeof strings
