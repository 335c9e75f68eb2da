import { plainText } from './question-text.ts'

/**
 * What the form gives already, or an interview does (R079): who one is, where one lives and can be reached, the CV, the
 * education as such, and why one applies. A requirement that can be weighed ("Har du kandidatuddannelsen i jura?") is none.
 */
const ASKED_ALREADY = [
  /^(?:fulde |efter|for)?navne?(?: og .*)?[?:]?$/u,
  /(?<!\p{L})(?:dit|fulde|fuldt)\s*(?:for|efter|mellem)?navn(?!\p{L})/u,
  /(?<!\p{L})(?:for|efter)navn(?!\p{L})/u,
  /(?<!\p{L})hvad hedder du/u,
  /(?<!\p{L})(?:din|bopæls?|privat|hjemme|post)\s*adresse(?!\p{L})/u,
  /^adresse[?:]?$/u,
  /(?<!\p{L})hvor bor du/u,
  /(?<!\p{L})(?:dit|din) (?:postnummer|bopæl|by)(?!\p{L})/u,
  /(?<!\p{L})(?:telefon|mobil|tlf\.?)\s*(?:nr|nummer)/u,
  /^(?:telefon|mobil|tlf|phone|mobile)[.?:]?$/u,
  /(?<!\p{L})e ?mail\s*adresse(?!r)/u,
  /^e ?mail[?:]?$/u,
  /(?<!\p{L})din e ?mail(?!\p{L})/u,
  /(?<!\p{L})cv(?:'?et)?(?!\p{L})/u,
  /curriculum vitae/u,
  /(?<!\p{L})hvilken? (?:højeste |længste )?uddannelser? (?:har|har du|er din)(?!\p{L})/u,
  /(?<!\p{L})hvad er din (?:højeste |længste |seneste )?(?:fuldførte |gennemførte )?uddannelse(?!\p{L})/u,
  /(?<!\p{L})(?:din uddannelsesbaggrund|din (?:højeste|længste|seneste) (?:fuldførte |gennemførte )?uddannelse)(?!\p{L})/u,
  /^(?:højeste |længste )?(?:fuldførte )?uddannelse[?:]?$/u,
  /(?<!\p{L})(?:eksamensbevis|karakterudskrift)/u,
  /(?<!\p{L})hvorfor (?:søger|vil) du/u,
  /(?<!\p{L})din (?:motivation|motiverede ansøgning)(?!\p{L})/u,
  /^(?:your |full |first |last )*name[?:]?$/u,
  /(?<!\p{L})(?:your (?:full |first |last )?name|surname)(?!\p{L})/u,
  /(?<!\p{L})(?:your|home|postal|residential) address(?!\p{L})/u,
  /^address[?:]?$/u,
  /(?<!\p{L})where do you live/u,
  /(?<!\p{L})(?:phone|telephone|mobile) number/u,
  /(?<!\p{L})your e ?mail(?!\p{L})/u,
  /(?<!\p{L})e ?mail address(?!es)/u,
  /(?<!\p{L})r[ée]sum[ée](?!\p{L})/u,
  /(?<!\p{L})what (?:is your (?:highest )?(?:level of )?education|education do you have|degree do you have)/u,
  /(?<!\p{L})(?:your|highest) (?:highest |level of |completed )*education(?:al background)?(?!\p{L})/u,
  /^(?:level of |highest )*education[?:]?$/u,
  /(?<!\p{L})(?:diploma|transcript)s?(?!\p{L})/u,
  /(?<!\p{L})why (?:do you|are you) (?:want|apply)/u,
  /(?<!\p{L})your motivation(?!\p{L})/u,
]

/**
 * What may be asked only where it decides the work, and then with care (GDPR art. 9 and 10, forskelsbehandlingsloven,
 * ligebehandlingsloven, helbredsoplysningsloven, foreningsfrihedsloven).
 */
const SENSITIVE = [
  // Health.
  /(?<!\p{L})(?:dit |din |dine )?(?:helbred|sygdom|sygefravær|sygedag|sygemeld|handicap|funktionsnedsættelse|diagnose|allergi|medicin(?!sk)|depress|adhd|autisme)/u,
  /(?<!\p{L})(?:er du (?:rask|syg)|ryger du|fysisk eller psykisk)(?!\p{L})/u,
  /(?<!\p{L})(?:health(?!care| care| sector| and safety)|illness|sick (?:leave|days)|disabilit|disabled|medication|diagnos|allerg)/u,
  // Pregnancy and family.
  /(?<!\p{L})gravid/u,
  /(?<!\p{L})(?:på|planlægger du|holde|tage) (?:at holde )?(?:barsel|barselsorlov|forældreorlov)(?!\p{L})/u,
  /(?<!\p{L})(?:har du|dine|få|venter|hvor mange) (?:små |mindre |hjemmeboende )?børn(?!\p{L})/u,
  /(?<!\p{L})(?:civilstand|er du gift|din (?:ægtefælle|samlever|kæreste|familie)|skilt|samlever)(?!\p{L})/u,
  /(?<!\p{L})(?:pregnan|maternity leave|parental leave|marital status|are you married|your (?:spouse|partner|children|family)|do you have (?:any )?children)/u,
  // Religion, ethnic origin.
  /(?<!\p{L})(?:religion|religiøs|trosretning|din tro|(?:folke)?kirke|kristen|muslim|jøde|ateist|tørklæde)(?!samling)/u,
  /(?<!\p{L})(?:religious|your faith|christian|jewish|atheist|church)(?!\p{L})/u,
  /(?<!\p{L})(?:etnisk|etnicitet|race(?!\p{L})|hudfarve|national(?:itet| oprindelse)|statsborger|modersmål|hvor kommer du fra|indvandrer)/u,
  /(?<!\p{L})(?:ethnic|nationality|national origin|citizenship|mother tongue|native (?:speaker|language)|skin colou?r|where are you from)/u,
  // Unions and politics.
  /(?<!\p{L})(?:fagforening|fagligt? organiser|er du organiseret|medlem af (?:en |et )?(?:fagforbund|forbund|a kasse|parti|politisk))/u,
  /(?<!\p{L})(?:trade union|union member|member of a (?:union|political party))/u,
  /(?<!\p{L})(?:politisk (?:overbevisning|holdning|tilhør|ståsted)|politiske (?:holdning|overbevisning)|stemmer du|hvilket parti)/u,
  /(?<!\p{L})(?:political (?:view|opinion|affiliation|belief)|do you vote|which party)/u,
  // Sex, gender, sexuality.
  /(?<!\p{L})(?:seksu|homoseksu|dit køn|kønsidentitet|transkøn)/u,
  /^køn[?:]?$/u,
  /(?<!\p{L})(?:sexual (?:orientation|preference)|sexuality|your (?:gender|sex)|gender identity|transgender)(?!\p{L})/u,
  /^(?:gender|sex)[?:]?$/u,
  // Criminal records; a certificate that the law asks for with children (børneattest) is another matter.
  /(?<!\p{L})(?:straffeattest|straffet|(?:blevet|været|er du) dømt|kriminel|plettet straffe)/u,
  /(?<!\p{L})(?:criminal (?:record|conviction)|been convicted|ever been arrested)/u,
]

/** Asks about the work with others, and not about the person: experience, knowledge, tasks. */
const ABOUT_WORK =
  /(?<!\p{L})(?:erfaring|kendskab|viden|kendt med|kompetence|arbejdet (?:med|inden)|arbejde (?:med|i|inden|på tværs)|undervist|rådgiv|udviklet|uddannelse i|specialviden|lovgivning|experience|knowledge|familiar|skills|worked (?:with|in|on)|work with|taught|advis|trained in)/u

const sentences = (plain: string) => plain.split(/(?<=[.?!;])\s/)

/** Does this text ask for what the form gives already? */
export const asksAgain = (text: string): boolean => {
  const plain = plainText(text)
  return !ABOUT_WORK.test(plain) && ASKED_ALREADY.some((pattern) => pattern.test(plain))
}

/** Does this text ask about something sensitive of the person's own? */
export const asksSensitive = (text: string): boolean =>
  sentences(plainText(text)).some(
    (sentence) => !ABOUT_WORK.test(sentence) && SENSITIVE.some((pattern) => pattern.test(sentence)),
  )
