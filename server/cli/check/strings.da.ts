import type { Check } from '../../contract/connection.ts'
import type { Step } from './watch.ts'

/** Values of a finding, by name. */
export type Values = Record<string, string | number>
/** What was seen and, where something is wrong, what to do. */
type Sentence = (v: Values) => string

const s = <K extends string>(sentences: Record<K, Sentence>) => sentences

/** What the tester waited for when it gave up (`watch.ts`). */
const WAITED: Record<Step, string> = {
  page: 'at siden blev hentet',
  elements: 'at elementerne viste noget',
  picture: 'at browseren fortalte, hvordan siden ser ud',
  keyboard: 'at tabulatortasten virkede',
  stillness: 'at siden stod stille',
  server: 'at serveren svarede',
  form: 'at formularen blev sendt',
}
const waited = (step: string | number = '') =>
  Object.hasOwn(WAITED, step) ? `; testen ventede på, ${WAITED[step as Step]}` : ''

const languageOf = (lang: string | number = '') => (lang === 'en' ? 'engelsk' : 'dansk')

/** One sentence for each thing that a check can find. */
const checks = {
  page: s({
    well: (v) => `Siden svarer ${v.status}.`,
    unreachable: (v) =>
      `Siden kunne ikke åbnes (${v.reason}). Se, om adressen er rigtig, og om den kan nås herfra. Kan den kun nås på jeres eget net, så kør testen der.`,
    status: (v) => `Siden svarer ${v.status}, ikke 200. Ret adressen, eller læg siden op.`,
    broken: (v) => `Siden kunne ikke ses til ende (${v.reason}). Se, om den selv går videre til en anden adresse.`,
    busy: (v) =>
      `Siden var ikke færdig efter ${v.seconds} sekunder${waited(v.at)}. ${v.at === 'server' ? 'Se, om serveren svarer langsomt.' : 'Se, om et script på den kører i ring, eller noget på den aldrig bliver hentet færdigt.'}`,
    moving: (v) =>
      `Siden gik selv til en ny adresse ${v.count} gange på ${v.seconds} sekunder, sidst til ${v.to}. Find det script eller den meta refresh, der gør det.`,
    dialogs: (v) =>
      `Siden åbnede ${v.count} dialogbokse på ${v.seconds} sekunder og blev ikke færdig. Find det script, der kalder alert, confirm eller prompt.`,
    crashed: () =>
      'Siden fik browserens fane til at gå ned. Se, om et script på den bruger al hukommelsen eller bygger en meget stor side.',
    'not-html': (v) => `Adressen svarer med ${v.type}, ikke med en HTML-side. Giv adressen på siden med taggene.`,
    insecure: () => 'Siden hentes med http. Brug https, så ingen undervejs kan læse eller ændre en ansøgning.',
    redirected: (v) => `Siden sender videre til ${v.to}. Test og registrér den adresse.`,
  }),
  registered: s({
    'test-page': () => 'Siden er registreret som testside.',
    page: () => 'Siden er registreret som institutionens egen side.',
    'unregistered-in-test': (v) =>
      `Institutionen er i test, og ${v.address} er ikke en af dens testsider${v.framed ? '' : ', så stillingerne vises ikke her'}. Skriv adressen under testPages i profilen.`,
    unregistered: (v) =>
      v.framed
        ? `${v.address} står ikke i profilen. Skriv den som pages.list, hvis det er her, stillingerne skal findes. pages.job skal være tom: et opslag i en ramme har ingen adresse på siden.`
        : `${v.address} står ikke i profilen. Skriv den under pages, hvis det er her, stillingerne skal findes; ellers peger links i mails og søgemaskiner på portalen.`,
    'frame-job': (v) =>
      `Profilen siger, at opslagene står på ${v.address} (pages.job), men i en ramme vises listen, uanset hvilket opslag adressen nævner. Tag pages.job ud, så fører links til opslagene i portalen.`,
  }),
  origin: s({
    well: (v) => `${v.origin} står på listen.`,
    'not-listed': (v) =>
      `${v.origin} står ikke på listen over websteder i profilen, så ${v.framed ? 'rammen viser intet her' : 'ansøgninger herfra bliver afvist'}. Føj ${v.origin} til origins.`,
    similar: (v) =>
      `${v.origin} står ikke på listen over websteder, men ${v.listed} gør. De skal være ens tegn for tegn: føj ${v.origin} til origins, ellers ${v.framed ? 'viser rammen intet her' : 'bliver ansøgninger herfra afvist'}.`,
  }),
  script: s({
    well: (v) => `Scriptet er hentet fra ${v.address}.`,
    missing: (v) => `Scriptet er ikke på siden. Sæt <script type="module" src="${v.address}"></script> ind i <head>.`,
    'other-host': (v) =>
      `Scriptet hentes fra ${v.address}, som ikke er jeres server. Ret src, så den begynder med ${v.server}/embed/.`,
    'not-module': (v) =>
      `Script-tagget har ${v.type ? `type="${v.type}"` : 'ingen type'}, så browseren kører det ikke som modul. Skriv <script type="module" src="…">.`,
    insecure: (v) =>
      `Scriptet hentes med http på en https-side, og det afviser browseren. Skriv https:// i ${v.address}.`,
    'not-loaded': (v) =>
      `Scriptet kunne ikke hentes fra ${v.address} (${v.reason}). Se, om sidens sikkerhedspolitik eller en firewall spærrer.`,
    status: (v) => `Serveren svarer ${v.status} på ${v.address}. Kopiér script-tagget igen fra vejledningen.`,
    'in-frame': (v) => `Stillingerne står i en ramme fra ${v.address}; scriptet er inde i den.`,
    'frame-insecure': (v) =>
      `Rammen hentes med http på en https-side, og det afviser browseren. Skriv src="${v.meant}".`,
    'frame-other-host': (v) => `Rammen hentes fra ${v.address}, som ikke er jeres server. Skriv src="${v.meant}".`,
    'frame-portal': (v) => `Rammen viser ${v.address}, som ikke må stå i en ramme. Skriv src="${v.meant}".`,
    'frame-empty': (v) =>
      `Rammen fra ${v.address} er tom. Se i browserens konsol, hvad der holder den tilbage, og om serveren kan nås fra siden.`,
    'frame-status': (v) => `Rammen henter ${v.address}, og dér svarer serveren ${v.status}. Skriv src="${v.meant}".`,
    'preload-other': (v) =>
      `Siden henter ${v.address} på forhånd, men ingen af taggene beder om det. Kopiér linjerne igen fra vejledningen; sprog, institution og version skal være taggenes.`,
    mime: (v) =>
      `Scriptet kommer som ${v.type}, og et modul skal komme som text/javascript. Ret den mellemmand (proxy, cache), der ændrer typen.`,
  }),
  integrity: s({
    well: (v) => `Hashen passer til version ${v.version}.`,
    newest: () => 'Adressen har ingen version og følger den nyeste; derfor skal der ikke stå nogen hash.',
    absent: (v) =>
      `Adressen har version ${v.version}, men ingen integrity. Kopiér tagget fra vejledningen, så browseren afviser et script, der er ændret undervejs.`,
    mismatch: (v) =>
      `Hashen i integrity passer ikke til version ${v.version}, så browseren afviser scriptet. Skriv integrity="${v.expected}".`,
    'on-newest': () =>
      'Der står en integrity på den adresse, der følger den nyeste version. Den holder op med at passe ved næste opdatering: tag hashen væk, eller brug adressen med version.',
    unknown: (v) => `Serveren kender ikke version ${v.version}, så hashen kunne ikke prøves.`,
  }),
  copies: s({
    well: () => 'Scriptet er på siden én gang.',
    twice: (v) => `Samme script-tag står ${v.count} gange på siden. Lad ét stå.`,
    'two-copies': (v) =>
      `To kopier af scriptet er på siden, ${v.first} og ${v.second}. Kun den første virker; tag den anden væk.`,
  }),
  institution: s({
    well: (v) => `${v.framed ? 'Rammen' : 'Taggene'} nævner ${v.institution}.`,
    missing: (v) => `<${v.tag}> mangler attributten institution. Skriv institution="${v.institution}".`,
    unknown: (v) =>
      `<${v.tag}> nævner institutionen "${v.named}", som serveren ikke kender. Skriv institution="${v.institution}".`,
    other: (v) => `<${v.tag}> viser stillinger fra "${v.named}", ikke fra "${v.institution}". Er det meningen?`,
    'none-of-ours': (v) => `Ingen af taggene nævner "${v.institution}". Skriv institution="${v.institution}".`,
    'frame-other': (v) => `Rammens adresse nævner "${v.named}", ikke "${v.institution}". Skriv src="${v.meant}".`,
    'frame-department': (v) =>
      `Rammens adresse har department=${v.department}, og sådan en enhed er der ikke. ${v.there ? `Der er: ${v.there}.` : 'Institutionen har ingen enheder: tag den del af adressen væk.'}`,
    'other-server': (v) =>
      `<${v.tag}> henter sine stillinger fra ${v.api}, som ikke er jeres server. Tag attributten api væk.`,
  }),
  elements: s({
    well: (v) => `${v.tags} er i gang, version ${v.version}.`,
    none: () =>
      'Der er ingen af vores tags på siden. Sæt <opslag-job-list institution="…"> ind, hvor stillingerne skal stå.',
    'unknown-tag': (v) => `<${v.tag}> findes ikke. Skriv <${v.meant}>, både i det første og i det sidste tag.`,
    'not-defined': (v) =>
      `<${v.tag}> er ikke kommet i gang, selv om scriptet er hentet. Se i browserens konsol, hvad der stopper det; en politik om trusted types skal tillade lit-html.`,
    'only-link': () =>
      'Siden har kun et link til portalen, så der er intet her, testen kan prøve. Har I sat et script og et tag ind, har jeres CMS fjernet dem: find det i vejledningen. Er det meningen, at her kun er en knap, så bed driften om at erklære jer i drift.',
    'frame-sandbox': (v) =>
      `Rammen har en sandbox, der mangler ${v.withheld}, og så virker siden i den ikke. Tag sandbox væk, eller skriv ${v.withheld} i den.`,
    'frame-untitled': () =>
      'Rammen har intet navn, så den, der får siden læst op, ved ikke, hvad der er i den. Skriv title="Ledige stillinger" på den.',
    'frame-scrolls': () =>
      'Rammen skal følge sit indhold, men gør det ikke: den har en rullebjælke for sig selv. Se, om scriptet frame.js står på siden, og om dets hash passer.',
    cut: (v) =>
      `<${v.by}> skjuler ${v.hidden} px af <${v.tag}>${v.width ? ` ved ${v.width} px` : ''}, og dem kan ingen rulle hen til. Tag overflow: hidden væk fra <${v.by}>, eller lad den være så høj og bred som det, der står i den.`,
    'frame-locked': (v) =>
      `Rammen har scrolling="no", og det, der står i den, er ${v.rest} px højere end den: resten kan ingen rulle hen til. Tag scrolling="no" væk.`,
    'frame-low': (v) =>
      `Rammen er ${v.height} px høj, og den første stilling står ${v.at} px nede i den, så man ser ingen stillinger uden at rulle i den. Giv den mere højde: height="960"`,
    'frame-cut': (v) =>
      `<${v.by}> om rammen skjuler ${v.hidden} px af den${v.width ? ` ved ${v.width} px` : ''}, og dem kan ingen rulle hen til. Tag overflow: hidden væk fra <${v.by}>, eller lad den være så høj og bred som rammen.`,
    'frame-shrunk': (v) =>
      `Rammen skulle være ${v.asked} px høj, men sidens stilark gør den ${v.height} px. Fjern max-height eller height for iframe.`,
    'frame-narrow': (v) =>
      `Rammen er ${v.width} px bred, hvor der er plads til ${v.room}. Skriv width="100%" på den; en style på den kan være afvist af sidens politik.`,
    nested: (v) =>
      `<${v.inner}> står inde i <${v.tag}>, og det må intet tag af vores. Sæt </${v.tag}> før <${v.inner}>, også hvis tagget slutter med />: det lukker ikke. Er det ene sat ind i det andet, så flyt det ud.`,
  }),
  policy: s({
    well: () => 'Sidens politik afviser ikke noget af vores.',
    blocked: (v) => `Sidens politik afviser ${v.blocked}. Føj ${v.server} til ${v.directive}.`,
    'trusted-types': () => 'Sidens politik om trusted types afviser elementerne. Føj lit-html til trusted-types.',
    'blocked-by-default': (v) =>
      `Sidens politik afviser ${v.blocked}. Den har ingen ${v.directive} og går efter default-src: skriv ${v.whole} i den, så resten af siden beholder, hvad den har.`,
    style: (v) =>
      `Sidens politik afviser style på <${v.tag}>, så det, der står i den, gælder ikke. Skriv reserven i sidens stilark i stedet: ${v.tag} { display: block; min-height: 60em }.`,
    'style-reported': (v) =>
      `Sidens politik melder style på <${v.tag}>, men afviser den endnu ikke. Flyt det, der står i den, til sidens stilark, før politikken bliver skærpet.`,
    'reported-by-default': (v) =>
      `Sidens politik melder ${v.blocked} (${v.directive}), men afviser endnu ikke. Den har ingen ${v.directive} og går efter default-src: skriv ${v.whole} i den, før den bliver skærpet.`,
    reported: (v) =>
      `Sidens politik melder ${v.blocked} (${v.directive}), men afviser endnu ikke. Føj ${v.server} til ${v.directive}, før den bliver skærpet.`,
  }),
  jobs: s({
    well: (v) => `${v.shown} af ${v.expected} stillinger vises, den første er "${v.title}".`,
    'none-yet': () => 'Institutionen har ingen ledige stillinger lige nu, og det siger siden.',
    ad: (v) => `Opslaget vises: "${v.title}".`,
    'no-ad': (v) =>
      v.framed
        ? 'Opslaget i rammen vises ikke. Se, om stillingen stadig er åben.'
        : `Opslaget "${v.title}" vises ikke, når siden åbnes med ?job= og dets nummer.`,
    'form-only': () => 'Siden har hverken liste eller opslag, så der er ingen stillinger at se efter.',
    error: (v) => `Listen siger: "${v.said}"`,
    pending: () =>
      'Stillingerne kom ikke inden for tiden. Se, om serveren kan nås fra siden, og om den svarer langsomt.',
    withheld: () =>
      'Listen holder stillingerne tilbage. Så længe institutionen er i test, vises de kun på testsider; se, om siden er registreret.',
    elsewhere: () =>
      'Listen vises ikke, for sidens eller rammens adresse åbner noget andet. Giv adressen uden det, der står efter ?.',
    fewer: (v) =>
      `Siden viser ${v.shown} stillinger, men serveren har ${v.expected}. Se, om et filter i adressen eller attributten department gemmer nogle.`,
    'no-department': (v) =>
      `<${v.tag}> har department="${v.department}", og sådan en enhed er der ikke, så ingen stillinger vises. ${v.there ? `Der er: ${v.there}.` : 'Institutionen har ingen enheder: tag attributten væk.'}`,
    other: (v) => `Den første stilling på siden er "${v.shown}", men serverens første er "${v.expected}".`,
    hidden: (v) =>
      `"${v.title}" er på siden, men kan ikke ses. Se, om sidens stilark skjuler den eller gør den gennemsigtig.`,
  }),
  fallback: s({
    well: () => 'Der står et link mellem taggene.',
    missing: (v) =>
      `Der står intet link mellem <${v.tag}> og </${v.tag}>. Sæt et ind til portalen, så den, der ikke får scriptet, også finder stillingerne.`,
    'leads-nowhere': (v) =>
      `Linket mellem <${v.tag}>-taggene fører ingen steder hen (${v.href}). Lad det føre til portalen.`,
  }),
  language: s({
    well: (v) => `Siden er på sproget "${v.lang}".`,
    missing: (v) =>
      `Siden siger ikke, hvilket sprog den er på, så skærmlæsere læser den forkert. Elementerne er på ${languageOf(v.lang)}; er siden også det, så skriv <html lang="${v.lang}">.`,
    differs: (v) =>
      `Siden er på "${v.page}", men <${v.tag}> har lang="${v.lang}". Ret den af dem, der er forkert; er begge rigtige, er der intet at gøre.`,
    'frame-differs': (v) => `Siden er på "${v.page}", men rammen på "${v.lang}". Skriv src="${v.meant}".`,
    unsupported: (v) =>
      v.tag
        ? `<${v.tag}> har lang="${v.lang}", som vi ikke har, så det er på dansk. Skriv lang="da" eller lang="en".`
        : `Siden siger, at den er på "${v.lang}", som vi ikke har. Er den på dansk, så skriv <html lang="da">. Ellers står elementerne på dansk; skriv ${v.framed ? '?lang=en i rammens adresse' : 'lang="en" på taggene'} for engelsk.`,
  }),
  headings: s({
    well: (v) => `Elementernes første overskrift er på niveau ${v.level} og passer til sidens.`,
    jump: (v) =>
      `Overskrifterne springer fra niveau ${v.from} til ${v.to}. Skriv ${v.framed ? `heading-level=${v.level} efter ? i rammens adresse` : `heading-level="${v.level}" på taggene`}.`,
    alone: (v) => `Siden har ingen overskrift før elementernes, som er på niveau ${v.to}. Giv siden en <h1>.`,
  }),
  contrast: s({
    well: (v) => `${v.count} tekster er læselige, den laveste kontrast er ${v.lowest}.`,
    low: (v) =>
      `"${v.text}" har kontrasten ${v.ratio} (${v.color} på ${v.ground}), og der skal mindst ${v.least} til. Ret det --opslag-color-…, som siden eller temaet sætter.`,
    faded: (v) =>
      `<${v.by}> er gjort gennemsigtig (opacity: ${v.opacity}), så "${v.text}" har kontrasten ${v.ratio}, og der skal mindst ${v.least} til. Tag opacity væk fra <${v.by}>.`,
    unworn: (v) =>
      `Siden sætter ${v.tokens}, men så kan tekst ikke læses på sin baggrund; derfor vises institutionens egne farver. Ret farverne, eller tag dem væk.`,
    unseen: () => 'Ingen tekst stod på en ensfarvet baggrund, så kontrasten kunne ikke måles. Se efter selv.',
  }),
  fonts: s({
    well: (v) => `Elementerne bruger ${v.families}.`,
    'not-loaded': (v) =>
      `Skrifttypen "${v.family}" kunne ikke hentes, så en anden bruges. Se, om font-src i sidens politik og skrifttypens adresse er rigtige.`,
    late: (v) => `Skrifttypen "${v.family}" er nævnt, men var endnu ikke hentet.`,
  }),
  keyboard: s({
    well: (v) => `Søgning og første stilling nås med ${v.presses} tryk på tabulatortasten.`,
    'none-yet': () => 'Ikke set efter: der er ingen stillinger at nå frem til endnu. Kør testen igen, når der er.',
    reached: (v) => `Elementerne nås med ${v.presses} tryk på tabulatortasten.`,
    'not-reached': (v) =>
      `Tabulatortasten når ikke frem til ${v.kind === 'search' ? 'søgningen' : v.kind === 'title' ? 'stillingerne' : 'elementerne'} på ${v.presses} tryk. Se, om noget på siden holder på fokus.`,
    'no-outline': () => 'Man kan ikke se, hvor tastaturet står. Se, om --opslag-color-focus er gjort gennemsigtig.',
    covered: () =>
      'Noget på siden, måske en fast topbjælke, ligger over det felt, tastaturet står på. Giv siden scroll-padding-top i bjælkens højde.',
    trapped: () => 'Tastaturet kan ikke komme ud af elementerne igen. Se, om siden selv flytter fokus.',
  }),
  stillness: s({
    well: (v) => `Siden flytter sig ${v.wide} på en stor skærm og ${v.narrow} på en telefon (højst 0,1 er godt).`,
    some: (v) =>
      `Siden flytter sig ${v.shift} ved ${v.width} px, mens stillingerne kommer. ${v.framed ? 'Giv rammen mere højde: height="960"' : 'Giv listen mere plads: style="display:block;min-height:60em"'}.`,
    much: (v) =>
      `Siden hopper, mens stillingerne kommer (${v.shift} ved ${v.width} px, og 0,1 er det højeste). ${v.framed ? 'Giv rammen højde på forhånd: height="960"' : 'Giv listen plads på forhånd: style="display:block;min-height:60em"'}.`,
    reserved: (v) =>
      `Siden flytter sig ${v.shift} ved ${v.width} px, mens stillingerne kommer (højst 0,1 er godt). ${v.framed ? 'Rammen har sin højde på forhånd: så' : 'Listen har sin plads på forhånd. Se, om den også har display:block; ellers'} brydes en linje anderledes, når temaets skrifttype kommer, og det går over, når den er hentet én gang.`,
    own: (v) => `Siden flytter sig ${v.shift} ved ${v.width} px, også uden vores script.`,
  }),
  overflow: s({
    well: () => 'Siden passer til vinduet ved 360 og 1350 px.',
    ours: (v) => `<${v.tag}> er bredere end vinduet ved ${v.width} px. Se, om det står i en kasse med fast bredde.`,
    'in-frame': (v) =>
      `Rammen er for smal til det, der står i den, når vinduet er ${v.width} px bredt. Skriv width="100%" på den, og se, om den står i en kasse med fast bredde.`,
    'no-viewport': () =>
      'Siden siger ikke, at den skal have telefonens bredde, så en telefon viser siden formindsket, som på en stor skærm. Skriv <meta name="viewport" content="width=device-width, initial-scale=1"> i <head>.',
    own: (v) =>
      `Siden er ${v.page} px bred i et vindue på ${v.width} px, men det er ikke vores elementer, der er for brede.`,
  }),
  errors: s({
    well: () => 'Ingen fejl.',
    ours: (v) => `Scriptet fejler: "${v.message}". Send os linjen sammen med sidens adresse.`,
    page: (v) =>
      `Siden selv fejler ${v.count} ${v.count === 1 ? 'gang' : 'gange'}: "${v.message}". Det er ikke vores script, men kan standse det.`,
  }),
  storage: s({
    well: () => 'Der er ikke gemt noget.',
    cookie: (v) =>
      `Serveren satte cookien "${v.name}", før den besøgende bad om noget. Se, om en proxy foran serveren gør det.`,
    stored: (v) => `"${v.name}" blev gemt hos den besøgende, der ikke havde bedt om noget.`,
  }),
  form: s({
    sent: (v) => `Prøveansøgningen blev sendt fra ${v.address}.`,
    'no-form': (v) =>
      `Der er ingen formular på ${v.address}. Sæt <opslag-application-form> på den side, som pages.job eller job-page nævner, eller tag adressen ud af profilen, så portalen bruges.`,
    said: (v) => `Formularen kom ikke på ${v.address}. Der står: "${v.said}"`,
    unreachable: (v) =>
      `Siden med formularen, ${v.address}, kunne ikke åbnes (${v.reason}). Ret pages.job i profilen eller job-page på listen.`,
    refused: (v) => `Formularen på ${v.address} kunne ikke sendes. Der står: "${v.said}"`,
    broken: (v) =>
      `Formularen på ${v.address} kunne ikke udfyldes (${v.reason}). Se, om noget på siden ligger over den.`,
    silent: (v) => `Der kom ingen kvittering på ${v.address}. Se, om sidens politik lader den kalde serveren.`,
  }),
  application: s({
    received: () => 'Prøveansøgningen kom frem og er slettet igen.',
    'not-sent': () => 'Der blev ikke sendt nogen prøveansøgning.',
    'not-received': () => 'Prøveansøgningen kom ikke frem.',
    changed: () =>
      'Prøveansøgningen kom frem, men teksten var ændret undervejs. Se, om siden angiver tegnsættet UTF-8.',
    abandoned: () => 'Testen blev ikke gjort færdig inden for en time.',
  }),
  waived: s({
    waived: (v) => `Institutionen blev erklæret i drift uden test: ${v.reason}`,
  }),
} satisfies Record<Check, Record<string, Sentence>>

export const strings = {
  checks,
  /** For every check. */
  general: s({
    'not-shown': () => 'Ikke set efter: elementerne vises ikke endnu. Ret det andet først.',
    'not-tried': () => 'Ikke prøvet: ret det andet først.',
  }),
  outcomes: { passed: 'OK', warning: 'BEMÆRK', failed: 'FEJL', skipped: 'IKKE SET' },
  title: (address: string, institution: string) => `Forbindelsestest af ${address} for ${institution}`,
  opening: 'Siden åbnes i en browser; det tager sjældent mere end et minut.',
  passed: (when: string, version: string) => `Bestået ${when} med version ${version}.`,
  notPassed: (when: string, faults: number) =>
    `Ikke bestået ${when}: ${faults === 1 ? '1 fejl' : `${faults} fejl`} skal rettes.`,
  notWhole: (when: string) => `Ikke bestået ${when}: ikke alt kunne ses efter.`,
  live: (since: string) => `Institutionen er i drift (siden ${since}).`,
  inTest:
    'Institutionen er i test: stillingerne vises kun på dens testsider, ikke i den fælles liste eller i portalens feeds.',
  notAnAddress: (given: string) =>
    `Sidens adresse skal være en hel adresse, der begynder med https:// (eller http://), uden brugernavn; det er "${given}" ikke.`,
  noBrowser:
    'Testen åbner siden i en browser, og der blev ikke fundet nogen: installér Chrome eller Chromium, eller lad CHROME_PATH nævne en.',
  noSuchBrowser: (path: string) => `CHROME_PATH nævner ${path}, og der er ingen browser.`,
  refused: (why: string) => `Afvist: ${why}`,
  /** What the server says no to a test for. The command line has words of its own for the rest. */
  refusals: {
    'unknown-institution': 'Der er ingen institution med det navn på serveren.',
    'sign-in': 'Nøglen mangler, er forkert eller er trukket tilbage: sæt OPSLAG_ADMIN_KEY.',
    forbidden: 'Nøglen må ikke teste den institution.',
    'too-many-requests': 'For mange forespørgsler: vent lidt.',
    internal: 'Serveren fejlede.',
    unavailable: 'Serveren kan ikke lige nu.',
    'storage-full': 'Serverens disk er fuld.',
  },
  browserFailed: (reason: string) => `Browseren kunne ikke startes: ${reason}`,
}
export type CheckStrings = typeof strings
