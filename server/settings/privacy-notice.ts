import type { Contact } from '../contract/job.ts'
import { inLanguage, type Language, type LocalizedText } from '../contract/language.ts'

/**
 * The standard privacy notice: what GDPR art. 13 asks to be told before data are collected. For ordinary, non-sensitive
 * data (R070); an institution that collects more replaces it (R071).
 */
export const STANDARD_NOTICE: Required<LocalizedText> = {
  da: `{institution} er dataansvarlig for de oplysninger, du sender i din ansøgning. Har du spørgsmål til, hvordan vi behandler dem, kan du kontakte os: {contact}

Hvad vi bruger oplysningerne til: Vi bruger dem til at behandle din ansøgning, vurdere dine kvalifikationer, kontakte dig og gennemføre ansættelsesforløbet. Vi behandler de oplysninger, du selv giver os: navn, kontaktoplysninger, din ansøgning og dine svar på stillingens spørgsmål. Skriv ikke CPR-nummer, alder eller andre følsomme oplysninger i ansøgningen.

Retsgrundlag: Behandlingen sker som led i vores opgaver som offentlig myndighed og for at kunne indgå en eventuel ansættelsesaftale med dig (databeskyttelsesforordningens artikel 6, stk. 1, litra b og e). Behandlingen bygger ikke på samtykke.

Hvem der ser oplysningerne: De medarbejdere og ledere hos os, der deltager i ansættelsen, og vores leverandør af rekrutteringssystemet, som behandler oplysningerne på vores vegne efter vores instruks. Vi giver dem ikke videre til andre, medmindre loven pålægger os det. Vi overfører dem ikke til lande uden for EU/EØS.

Hvor længe vi gemmer dem: Vi sletter din ansøgning {months}, efter at rekrutteringen er afsluttet. Bliver du ansat, går ansøgningen over på din personalesag.

Dine rettigheder: Du har ret til indsigt i oplysningerne, til at få dem rettet eller slettet, til at få behandlingen begrænset og til at gøre indsigelse. Du kan trække din ansøgning tilbage, indtil rekrutteringen er afsluttet. Skriv til os, hvis du vil bruge dine rettigheder. Hos {institution} kan du også få at vide, hvem der er vores databeskyttelsesrådgiver.

Det er frivilligt at give os oplysningerne, men uden dem kan vi ikke behandle din ansøgning. Der træffes ingen automatiske afgørelser om dig.

Klage: Er du utilfreds med vores behandling af dine oplysninger, kan du klage til Datatilsynet, www.datatilsynet.dk.`,
  en: `{institution} is the controller of the data you send in your application. If you have questions about how we process them, you can contact us: {contact}

What we use the data for: We use them to process your application, assess your qualifications, contact you and carry out the recruitment. We process the data that you give us yourself: name, contact details, your application and your answers to the questions of the position. Do not write a civil registration (CPR) number, your age or other sensitive data in the application.

Legal basis: The processing is part of our tasks as a public authority and is needed in order to enter into an employment contract with you, should it come to that (General Data Protection Regulation, article 6(1)(b) and (e)). It is not based on consent.

Who sees the data: The members of staff and managers who take part in the recruitment, and our supplier of the recruitment system, who processes the data on our behalf and on our instructions. We pass them on to nobody else unless the law obliges us to. We do not transfer them to countries outside the EU/EEA.

How long we keep them: We erase your application {months} after the recruitment has ended. If you are employed, the application becomes part of your personnel file.

Your rights: You have the right to see the data, to have them corrected or erased, to have the processing restricted, and to object. You can withdraw your application until the recruitment has ended. Write to us to use your rights. {institution} can also tell you who our data protection officer is.

Giving us the data is voluntary, but without them we cannot process your application. No automated decisions are made about you.

Complaints: If you are not satisfied with how we process your data, you can complain to the Danish Data Protection Agency (Datatilsynet), www.datatilsynet.dk.`,
}

const monthsIn = (language: Language, months: number) =>
  language === 'da'
    ? `${months} ${months === 1 ? 'måned' : 'måneder'}`
    : `${months} ${months === 1 ? 'month' : 'months'}`

const contactLine = (contact: Contact | null | undefined, institution: string) =>
  contact ? [contact.name, contact.email, contact.phone].filter(Boolean).join(', ') : institution

/**
 * A notice's text with its places filled: `{institution}`, `{contact}` and `{months}` (how long applications are kept).
 * An institution's own text may use them too. `lang` is the language the text is in.
 */
export function noticeText(
  notice: LocalizedText,
  facts: { institutionName: LocalizedText; contact: Contact | null | undefined; retentionMonths: number },
  language: Language,
): { text: string; lang: Language } {
  const { text, lang } = inLanguage(notice, language)
  const institution = inLanguage(facts.institutionName, lang).text
  const places: Record<string, string> = {
    institution,
    contact: contactLine(facts.contact, institution),
    months: monthsIn(lang, facts.retentionMonths),
  }
  return { text: text.replace(/\{(institution|contact|months)\}/g, (_, name: string) => places[name] ?? ''), lang }
}
