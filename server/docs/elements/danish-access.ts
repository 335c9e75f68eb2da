/** In Danish what the manifest says of an element's accessibility. */
export const ACCESS: Readonly<Record<string, string>> = {
  // Roles and what they are named by.
  'Headings begin at the level that `heading-level` says and leave none out.':
    'Overskrifter begynder på det niveau, `heading-level` siger, og springer ingen over.',
  "One form of the browser's own, all in one root.": 'Én af browserens egne formularer, det hele i én rod.',
  'A field, named by its label and described by its hint and error.':
    'Et felt med navn efter sin ledetekst og beskrevet af sin hjælpetekst og fejl.',
  'The choices of a question, named by the question.': 'Et spørgsmåls valgmuligheder, med navn efter spørgsmålet.',
  'The summary of what must be mended; it takes focus, and its links lead into the fields.':
    'Opsummeringen af det, der skal rettes; den får fokus, og dens links fører ind i felterne.',
  'Asks five minutes before a session ends whether more time is wanted.':
    'Spørger fem minutter før en session slutter, om man vil have mere tid.',
  'The address, then the code, each in a field named by its label.':
    'Adressen og så koden, hver i et felt med navn efter sin ledetekst.',
  'The applications, drafts, job agents and talent pools, each under a heading.':
    'Ansøgningerne, kladderne, jobagenterne og emnebankerne, hver under en overskrift.',
  'Asks before anything is withdrawn or deleted, and five minutes before a session ends; named by its heading.':
    'Spørger, før noget trækkes tilbage eller slettes, og fem minutter før en session slutter; med navn efter sin overskrift.',
  '"Apply" leads to the form; on a long ad it stands twice.':
    '"Søg stillingen" fører til skemaet; på et langt opslag står det to gange.',
  'The search and the address, then the code; each field is named by its label.':
    'Søgningen og adressen og så koden; hvert felt har navn efter sin ledetekst.',
  'The choices of one filter, named by the filter.': 'Ét filters valgmuligheder, med navn efter filteret.',
  'How often mails come, and for which institutions, each named by its question.':
    'Hvor tit der kommer mails, og for hvilke institutioner, hver med navn efter sit spørgsmål.',
  'The search with its filters; the field is named by its label.':
    'Søgningen med sine filtre; feltet har navn efter sin ledetekst.',
  'The choices of one filter, named by the filter; what opens it says the filter and what is chosen.':
    'Ét filters valgmuligheder, med navn efter filteret; det, der åbner det, siger filteret og det valgte.',
  "The jobs; each begins with a heading, whose link is named by the job's title.":
    'Stillingerne; hver begynder med en overskrift, hvis link har navn efter stillingens titel.',
  'The sorting, named by its label.': 'Sorteringen, med navn efter sin ledetekst.',
  "The jobs in the layout `table`: a job's title heads its row, and each column has a heading; in a narrow column too.":
    'Stillingerne i layoutet `table`: titlen er rækkens overskrift, og hver kolonne har sin; også i en smal spalte.',
  'The pools; each begins with a heading, whose link is named by the pool.':
    'Emnebankerne; hver begynder med en overskrift, hvis link har navn efter emnebanken.',
  'Joining one; each field is named by its label.':
    'Tilmelding til en af dem; hvert felt har navn efter sin ledetekst.',
  'The consent, which nobody has ticked for the person.': 'Samtykket, som ingen har sat kryds i for personen.',

  // Keys.
  'Tab, Shift+Tab': 'Tab, Skift+Tab',
  'Enter, Space': 'Enter, Mellemrum',
  'Enter in a field': 'Enter i et felt',
  'Enter on a line of the summary': 'Enter på en linje i opsummeringen',
  'Escape in the dialog': 'Escape i dialogen',
  "The browser's back key": 'Browserens tilbage-tast',
  'Enter on "Apply"': 'Enter på "Søg stillingen"',
  'Enter, Space on a filter': 'Enter, Mellemrum på et filter',
  'Arrow keys': 'Piletaster',
  'Enter in the search': 'Enter i søgefeltet',
  'Space on a choice': 'Mellemrum på et valg',
  'Escape in a filter': 'Escape i et filter',
  'Enter on a title': 'Enter på en titel',
  "Enter, Space on a column's heading": 'Enter og mellemrum på en kolonnes overskrift',
  'Space on the consent': 'Mellemrum på samtykket',
  'Through links, fields and buttons in the order in which they are read.':
    'Gennem links, felter og knapper i den rækkefølge, de læses.',
  'Works links and buttons, as in the browser.': 'Bruger links og knapper, som i browseren.',
  'Goes to the next step, or sends on the last one.': 'Går til næste trin eller sender på det sidste.',
  'Moves focus into the field.': 'Flytter fokus ind i feltet.',
  'Closes it, with focus back where it was.': 'Lukker den, med fokus tilbage, hvor det var.',
  'Closes it, with focus back on it.': 'Lukker det, med fokus tilbage på det.',
  'Closes it without doing anything, with focus back where it was.':
    'Lukker den uden at gøre noget, med fokus tilbage, hvor det var.',
  'Sends the address or the code.': 'Sender adressen eller koden.',
  'Leads back to the list as it was, with focus on the job that was open.':
    'Fører tilbage til listen, som den var, med fokus på den stilling, der var åben.',
  'Opens the form on this page, or goes where one applies.': 'Åbner skemaet på siden eller går derhen, hvor man søger.',
  'Opens and closes it.': 'Åbner og lukker det.',
  'Choose among the answers to one question.': 'Vælger mellem svarene på ét spørgsmål.',
  'Searches at once.': 'Søger straks.',
  'Chooses it, and the list follows.': 'Vælger det, og listen følger med.',
  'Opens the ad.': 'Åbner opslaget.',
  'Sorts by that column.': 'Sorterer efter den kolonne.',
  'Gives and withdraws it.': 'Giver det og tager det tilbage.',

  // What is said aloud.
  'What came of a press, once, without moving focus.': 'Hvad der kom ud af et tryk, én gang, uden at flytte fokus.',
  'What could not be loaded or sent.': 'Det, der ikke kunne hentes eller sendes.',
  'How far a file has come, that something was saved, how many characters are left, and that the deadline is near.':
    'Hvor langt en fil er nået, at noget er gemt, hvor mange tegn der er tilbage, og at fristen er nær.',
  'What is wrong, and that the form could not be loaded.': 'Hvad der er galt, og at skemaet ikke kunne hentes.',
  'That a code has been sent, that one is signed in or out, and that something was saved.':
    'At en kode er sendt, at man er logget ind eller ud, og at noget er gemt.',
  'That the session has ended, and what could not be loaded.': 'At sessionen er slut, og det, der ikke kunne hentes.',
  "That the ad's address has been copied.": 'At opslagets adresse er kopieret.',
  'That the ad could not be loaded.': 'At opslaget ikke kunne hentes.',
  'That a code has been sent, and that the job agent is made.': 'At en kode er sendt, og at jobagenten er oprettet.',
  'The number of jobs, once for each search.': 'Antallet af stillinger, én gang for hver søgning.',
  'How far a file has come, that a code has been sent, and that one is in.':
    'Hvor langt en fil er nået, at en kode er sendt, og at man er med.',
  'That the pools could not be loaded.': 'At emnebankerne ikke kunne hentes.',

  // WCAG criteria.
  "Headings, lists, terms and fields are the browser's own, and axe finds nothing wrong on pages in Danish and English.":
    'Overskrifter, lister, begreber og felter er browserens egne, og axe finder intet galt på sider på dansk og engelsk.',
  'Colours that a page made too faint fall back; in 50 random themes axe finds none too low.':
    'Farver, som en side har gjort for svage, falder tilbage; i 50 tilfældige temaer finder axe ingen kontrast for lav.',
  'The edge of fields and the outline of what has focus keep 3 to 1, whatever a page sets.':
    'Felters kant og rammen om det, der har fokus, holder 3 til 1, hvad en side end sætter.',
  'The picture says which language it is in, whatever the page around it says.':
    'Billedet siger, hvilket sprog det er på, hvad siden omkring det end siger.',
  'Fields about the person have the tokens by which a browser fills them in.':
    'Felter om personen har de mærker, som en browser udfylder dem efter.',
  'A table is one to whoever hears it, also where it is laid out as labelled rows.':
    'En tabel er en tabel for den, der hører den, også hvor den står som rækker med navne.',
  'With text spacing a table fits a column of 280 px as labelled rows.':
    'Med større tekstafstand passer en tabel i en spalte på 280 px som rækker med navne.',
  'Fits a column of 280 px at every step.': 'Passer i en spalte på 280 px på hvert trin.',
  'The whole form can be filled in and sent by keyboard alone.':
    'Hele skemaet kan udfyldes og sendes med tastaturet alene.',
  'More time is offered five minutes before a session ends, and no answer is lost when it does.':
    'Der tilbydes mere tid fem minutter før en session slutter, og intet svar går tabt, når den gør.',
  'Focus goes to the heading of the step that comes up.': 'Fokus går til overskriften på det trin, der kommer frem.',
  "What has focus keeps clear of a page's sticky header.":
    'Det, der har fokus, holder sig fri af en sides fastlåste top.',
  'Nothing has to be dragged.': 'Intet skal trækkes.',
  'What is pressed is at least 24 px high.': 'Det, man trykker på, er mindst 24 px højt.',
  'What is wrong stands at the field and in a summary, in the same words.':
    'Det, der er galt, står ved feltet og i en opsummering, med de samme ord.',
  'Every field has its label, its hint and its error in the accessibility tree.':
    'Hvert felt har sin ledetekst, sin hjælpetekst og sin fejl i tilgængelighedstræet.',
  'Every refusal says what to do, in both languages.': 'Hver afvisning siger, hvad man skal gøre, på begge sprog.',
  'All answers are shown before they are sent, each part with its own way back.':
    'Alle svar vises, før de sendes, hver del med sin egen vej tilbage.',
  'What is known of whoever is signed in is filled in.': 'Det, der vides om den, der er logget ind, er udfyldt.',
  'The code can be pasted, and nothing has to be remembered or solved.':
    'Koden kan sættes ind, og intet skal huskes eller løses.',
  'Every field has its name, description and validity in the accessibility tree.':
    'Hvert felt har navn, beskrivelse og gyldighed i tilgængelighedstræet.',
  'How far a file has come is said without moving focus.': 'Hvor langt en fil er nået, siges uden at flytte fokus.',
  'Signing in works by keyboard; Enter sends.': 'Man kan logge ind med tastaturet; Enter sender.',
  'More time is offered before a session ends.': 'Der tilbydes mere tid, før en session slutter.',
  'Focus follows the way between the list and an application.': 'Fokus følger vejen mellem listen og en ansøgning.',
  'What is wrong is said in a sentence at the field, which gets focus.':
    'Det, der er galt, siges i en sætning ved feltet, som får fokus.',
  'Withdrawing and deleting ask first, and no can be answered.':
    'Der spørges, før noget trækkes tilbage eller slettes, og man kan svare nej.',
  'The code can be pasted, with spaces too; there is no password.':
    'Koden kan sættes ind, også med mellemrum; der er ingen adgangskode.',
  "The job that is open stands before the page's own title, which comes back afterwards.":
    'Den åbne stilling står foran sidens egen titel, som kommer tilbage bagefter.',
  'Focus goes to the heading of what is opened, and back to the job in the list.':
    'Fokus går til overskriften på det, der åbnes, og tilbage til stillingen i listen.',
  'Axe finds nothing wrong with the list, an ad and a form, in both languages.':
    'Axe finder intet galt med listen, et opslag og et skema, på begge sprog.',
  'Fits a column of 280 px with a wide table, a long word and a wide picture in it.':
    'Passer i en spalte på 280 px med en bred tabel, et langt ord og et bredt billede i.',
  "Focus goes to the ad's heading when a visitor opens it, and is left alone when the page does.":
    'Fokus går til opslagets overskrift, når en besøgende åbner det, og røres ikke, når siden gør.',
  'Title and text say which language they are in.': 'Titel og tekst siger, hvilket sprog de er på.',
  "Focus goes to the code when it has been sent, and to the receipt's heading.":
    'Fokus går til koden, når den er sendt, og til kvitteringens overskrift.',
  'What is wrong is said in a sentence, gets focus, and nothing typed is lost.':
    'Det, der er galt, siges i en sætning og får fokus, og intet af det skrevne går tabt.',
  'The code goes into one field; there is no password, and nothing to solve.':
    'Koden skrives i ét felt; der er ingen adgangskode og intet at løse.',
  'Axe finds nothing wrong at any step, in both languages and layouts.':
    'Axe finder intet galt på noget trin, på begge sprog og i begge layouts.',
  'Axe finds nothing wrong at any step, in both languages.': 'Axe finder intet galt på noget trin, på begge sprog.',
  'Fits a column of 280 px; the filters then stand behind a button that says how many are chosen.':
    'Passer i en spalte på 280 px; filtrene står så bag en knap, der siger, hvor mange der er valgt.',
  'Tab leads from the search to every filter, Escape closes one, and new rows get focus.':
    'Tab fører fra søgningen til hvert filter, Escape lukker et, og nye rækker får fokus.',
  'Focus stays on what was pressed; after "show more" it is on the first new job.':
    'Fokus bliver på det, der blev trykket på; efter "Vis flere" er det på den første nye stilling.',
  'A title in another language than the screen says so.': 'En titel på et andet sprog end skærmens siger det.',
  'The number of jobs is said without moving focus, once for each answer.':
    'Antallet af stillinger siges uden at flytte fokus, én gang for hvert svar.',
  'Focus goes to the step, the code and the receipt as they come up.':
    'Fokus går til trinnet, koden og kvitteringen, når de kommer frem.',
  'What is refused is said at its field, in its step.': 'Det, der afvises, siges ved sit felt, på sit trin.',
  'Answers can be gone through step by step, back and forth, before they are sent.':
    'Svarene kan gennemgås trin for trin, frem og tilbage, før de sendes.',
}
