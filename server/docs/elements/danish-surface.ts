/** In Danish what the manifest says of elements, attributes, properties, events and slots. */
export const SURFACE: Readonly<Record<string, string>> = {
  // What each element is.
  'The application form of one job': 'Ansøgningsskemaet til én stilling',
  "The application form of one job: the privacy notice, the questions step by step, and the receipt. It shows nothing until a job is chosen, by the attribute or by `?apply=` in the page's address. What is typed is kept in memory only, unless the person asks for more, and with `isolated` where no script of the page can reach.":
    'Ansøgningsskemaet til én stilling: oplysningen om persondata, spørgsmålene trin for trin og kvitteringen. Det viser intet, før en stilling er valgt, med attributten eller med `?apply=` i sidens adresse. Det skrevne står kun i hukommelsen, medmindre personen beder om andet, og med `isolated` dér, hvor intet script på siden når det.',
  "Sign in and see one's own applications": 'Log ind, og se sine egne ansøgninger',
  "The applicant's own page at one institution: signing in by a code, and then the applications with what was sent, their questions and documents, drafts, job agents, talent pools and profile. What is shown of it follows `?login=` in the page's address. Nothing is kept on the device but the cookie that carries the session over a reload, and that only once somebody has signed in.":
    'Ansøgerens egen side hos én institution: log ind med en kode, og så ansøgningerne med det, der blev sendt, deres spørgsmål og dokumenter, kladder, jobagenter, emnebanker og profil. Hvad der vises af den, følger `?login=` i sidens adresse. Intet gemmes på enheden ud over den cookie, der bærer sessionen over en genindlæsning, og den først, når nogen har logget ind.',
  "List, ads, application forms, the applicant's own page, job agent and talent pools.":
    'Liste, opslag, ansøgningsskemaer, ansøgerens egen side, jobagent og emnebanker.',
  "A whole career page under one tag: the list, the ads, the forms, the applicant's own page, signing up for a job agent and the talent pools, each with an address of its own (`?job=`, `?apply=`, `?login=`, `?agent=`, `?pool=`). While a job is open, its title stands before the page's own in the browser's tab and history.":
    'En hel jobside under ét tag: listen, opslagene, skemaerne, ansøgerens egen side, tilmelding til en jobagent og emnebankerne, hver med sin adresse (`?job=`, `?apply=`, `?login=`, `?agent=`, `?pool=`). Mens en stilling er åben, står dens titel foran sidens egen i browserens faneblad og historik.',
  'One job ad': 'Ét stillingsopslag',
  "One job ad, with its facts, its contact persons and the way to apply. It shows nothing until a job is chosen, by the attribute or by `?job=` in the page's address.":
    'Ét stillingsopslag med fakta, kontaktpersoner og vejen til at søge. Det viser intet, før en stilling er valgt, med attributten eller med `?job=` i sidens adresse.',
  'Sign up for mails about new positions': 'Tilmelding til mails om nye stillinger',
  "Signing up for a job agent: mails about new positions that match a search. It begins with the list's filters as they stand in the page's address. Nothing is sent before the address has been confirmed by the code that comes by mail; whoever is signed in on the page needs none.":
    'Tilmelding til en jobagent: mails om nye stillinger, der passer til en søgning. Den begynder med listens filtre, som de står i sidens adresse. Intet sendes, før adressen er bekræftet med koden fra mailen; den, der er logget ind på siden, behøver ingen.',
  'The list of positions.': 'Listen over stillinger.',
  "An institution's positions with search, filters and sorting, which are kept in the page's address.":
    'En institutions stillinger med søgning, filtre og sortering, som står i sidens adresse.',
  'The talent pools, and joining one': 'Emnebankerne og tilmelding til en af dem',
  "The institution's talent pools, or one of them: joining it with a consent that can be withdrawn at any time. Which one follows the attribute or `?pool=` in the page's address. One is in when the code that comes by mail has been typed; whoever is signed in on the page needs none. What is typed is kept in memory only.":
    'Institutionens emnebanker eller én af dem: tilmelding med et samtykke, der kan trækkes tilbage når som helst. Hvilken følger attributten eller `?pool=` i sidens adresse. Man er med, når koden fra mailen er skrevet; den, der er logget ind på siden, behøver ingen. Det skrevne står kun i hukommelsen.',

  // Attributes.
  'Puts the form in a frame from the server, where no script of the page can read what is typed.':
    'Viser skemaet i en ramme fra serveren, hvor intet script på siden kan læse det, der skrives.',
  "Set by the element while it has a job to show, for the page's own layout to follow.":
    'Sættes af elementet, mens det har en stilling at vise, så sidens eget layout kan følge med.',
  "The job's id; the page's address names it (`?job=` for an ad, `?apply=` for a form) when left out.":
    'Stillingens nummer; uden den står det i sidens adresse (`?job=` for et opslag, `?apply=` for et skema).',
  'The language of the screen; the nearest `lang` around the tag when left out.':
    'Skærmens sprog; uden den nærmeste `lang` omkring tagget.',
  "What the intranet's server has signed, so that internal postings are shown too.":
    'Det, intranettets server har underskrevet, så interne opslag også vises.',
  "Lets the institution's own people prove that they are, and shows them internal postings too.":
    'Lader institutionens egne folk vise, at de er ansat, og viser dem også interne opslag.',
  'Gives a new `token` when the one on the tag has grown old; the page must be loaded anew where there is none.':
    'Giver et nyt `token`, når det på tagget er blevet for gammelt; uden den må siden genindlæses.',
  "The institution's slug.": 'Institutionens kortnavn.',
  "Where the server is; the script's origin when left out.": 'Hvor serveren er; uden den scriptets egen.',
  "A department's key: only what is in it and below it.": 'En afdelings nøgle: kun det, der er i den og under den.',
  "Where the visitor came from; `?medium=` in the page's address when left out.":
    'Hvor den besøgende kom fra; uden den `?medium=` i sidens adresse.',
  "The level of the element's own headings, 2 to 6; 2 when left out.":
    'Niveauet for elementets egne overskrifter, 2 til 6; uden den 2.',
  'Puts everything in a frame from the server, where no script of the page can read what is typed or shown.':
    'Viser det hele i en ramme fra serveren, hvor intet script på siden kan læse det, der skrives eller vises.',
  'Which links stand below the list: `agent`, `login`, both, or `none`.':
    'Hvilke links der står under listen: `agent`, `login`, begge eller `none`.',
  'Puts whatever a person types or sees of their own in frames from the server, where no script of the page can read what is typed.':
    'Viser alt, hvad en person skriver eller ser af sit eget, i rammer fra serveren, hvor intet script på siden kan læse det.',
  "`steps`: one thing below the other; `compact`: the search and the address. The institution's own when left out.":
    '`steps`: det ene under det andet; `compact`: søgningen og adressen. Uden den institutionens eget valg.',
  'Puts everything in a frame from the server, where no script of the page can read what is typed.':
    'Viser det hele i en ramme fra serveren, hvor intet script på siden kan læse det, der skrives.',
  'How the jobs are laid out: `rows`, `cards` or `table`; as the institution has decided when left out.':
    'Hvordan stillingerne er stillet op: `rows`, `cards` eller `table`; uden den som institutionen har valgt.',
  "The page that shows an ad, when it is another than this one: with `{job}` in place of the job's id, or given `?job=`.":
    'Siden, der viser et opslag, når det er en anden end denne: med `{job}` på stillingsnummerets plads, ellers føjes `?job=` til.',
  "The pool's key; the page's address (`?pool=`) says it when left out.":
    'Emnebankens nøgle; uden den står den i sidens adresse (`?pool=`).',

  '`steps`: one topic at a time; `one-page`: all topics below each other. As the job or the institution says when left out.':
    '`steps`: ét emne ad gangen; `one-page`: alle emner under hinanden. Uden den som stillingen eller institutionen har valgt.',
  'How the form is: `steps` or `one-page`; as the institution has decided when left out.':
    'Hvordan skemaet er: `steps` eller `one-page`; uden den som institutionen har valgt.',
  'How ads are drawn, as on the tag of an ad.': 'Hvordan opslag er stillet op, som på et opslags tag.',
  "How the ad is drawn: `facts-aside`, `hero`, `plain`, `compact`, or the key of one of the institution's own templates. Left out, or where there is no such template: as the job or the institution has it.":
    'Hvordan opslaget er stillet op: `facts-aside`, `hero`, `plain`, `compact` eller nøglen til en af institutionens egne skabeloner. Uden den, eller hvor der ingen sådan skabelon er: som stillingen eller institutionen har valgt.',

  // Properties.
  'What to show without asking the server.': 'Hvad der vises uden at spørge serveren.',
  'How the receipt is printed.': 'Hvordan kvitteringen udskrives.',
  'How an application is printed.': 'Hvordan en ansøgning udskrives.',
  'Makes the key of an application, which must never come twice.':
    'Laver nøglen til en ansøgning, som aldrig må komme to gange.',
  'Makes the key of a sign-up, which must never come twice.':
    'Laver nøglen til en tilmelding, som aldrig må komme to gange.',
  'How long to wait before a lost answer is asked for again, in milliseconds, once for each time.':
    'Hvor længe der ventes, før et tabt svar efterspørges igen, i millisekunder, ét tal for hver gang.',
  'How long to wait before a new code may be asked for, in milliseconds.':
    'Hvor længe der går, før man kan bede om en ny kode, i millisekunder.',
  'How long to wait before a new mail may be asked for, in milliseconds.':
    'Hvor længe der går, før man kan bede om en ny mail, i millisekunder.',
  'How files are sent; tests and demos hand in their own.':
    'Hvordan filer sendes; test og demoer giver deres egen måde med.',
  'How a text is put on the clipboard; false when that did not work.':
    'Hvordan en tekst lægges på udklipsholderen; false, hvis det ikke lykkedes.',
  "How an address is handed to another app; the browser's own way where there is one.":
    'Hvordan en adresse gives videre til en anden app; browserens egen måde, hvor den har en.',
  'How the server is reached; tests and demos hand in their own.':
    'Hvordan serveren nås; test og demoer giver deres egen måde med.',
  "The page's address; tests and demos hand in their own.": 'Sidens adresse; test og demoer giver deres egen med.',
  'The clock that deadlines are told by; tests and demos hand in their own.':
    'Uret, som frister vises efter; test og demoer giver deres eget med.',

  // Events and their fields.
  'An application was received.': 'En ansøgning er modtaget.',
  'The reference number on the receipt.': 'Kvitteringens nummer.',
  "The job's id.": 'Stillingens nummer.',
  'A person signed in.': 'En person er logget ind.',
  'A person signed in. It says nothing of the person.': 'En person er logget ind. Hændelsen siger intet om personen.',
  'A person signed out, or the session ended.': 'En person er logget ud, eller sessionen er slut.',
  'The form could not be loaded, or an application not be sent.':
    'Skemaet kunne ikke hentes, eller en ansøgning ikke sendes.',
  'What was thrown.': 'Det, der blev kastet.',
  "What it is called: the refusal's code, or `offline`, `timeout`, `gateway`, `internal`.":
    'Hvad det hedder: afvisningens kode eller `offline`, `timeout`, `gateway`, `internal`.',
  'Something could not be loaded or sent.': 'Noget kunne ikke hentes eller sendes.',
  "A visitor follows a job's title; can be cancelled.": 'En besøgende følger en stillings titel; kan standses.',
  'The job, as the list has it.': 'Stillingen, som listen har den.',
  'The job, as the ad has it.': 'Stillingen, som opslaget har den.',
  'Where the title leads.': 'Hvor titlen fører hen.',
  'A job agent was created and confirmed.': 'En jobagent er oprettet og bekræftet.',
  'A job agent was created and confirmed. It says nothing of the person.':
    'En jobagent er oprettet og bekræftet. Hændelsen siger intet om personen.',
  'A person joined a talent pool and confirmed it.': 'En person er kommet med i en emnebank og har bekræftet det.',
  'A person joined a pool and confirmed it. It says nothing of the person.':
    'En person er kommet med i en emnebank og har bekræftet det. Hændelsen siger intet om personen.',
  "The pool's key.": 'Emnebankens nøgle.',
  'The visitor follows "Apply"; can be cancelled.': 'Den besøgende følger "Søg stillingen"; kan standses.',
  'The ad could not be loaded.': 'Opslaget kunne ikke hentes.',
  'The list could not be loaded.': 'Listen kunne ikke hentes.',

  // Slots.
  'A link to the positions, shown until the form is there.': 'Et link til stillingerne, som står, til skemaet er der.',
  'A link to the account on the portal, shown until there is something better.':
    'Et link til ansøgerens side på portalen, som står, til der er noget bedre.',
  "A link to the institution's positions. It shows until there is something better, and stays when there never is.":
    'Et link til institutionens stillinger. Det står, til der er noget bedre, og bliver stående, hvis det aldrig kommer.',
  'A link to the positions, shown until the ad is there.': 'Et link til stillingerne, som står, til opslaget er der.',
  'A link to the job agent on the portal, shown until there is something better, and where there is no agent.':
    'Et link til jobagenten på portalen, som står, til der er noget bedre, og hvor der ingen jobagent er.',
  "A link to the institution's positions. It shows until the list is there, and stays when the list cannot be had.":
    'Et link til institutionens stillinger. Det står, til listen er der, og bliver stående, hvis listen ikke kan hentes.',
  'A link to the talent pools on the portal, shown until there is something better, and where there are none.':
    'Et link til emnebankerne på portalen, som står, til der er noget bedre, og hvor der ingen er.',
}
