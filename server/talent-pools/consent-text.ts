import type { LocalizedText } from '../contract/language.ts'

/** What a person agrees to by the standard: to be kept (R095), and to be written to about positions (R096). */
export const STANDARD_CONSENT: Required<LocalizedText> = {
  da: `Jeg samtykker til, at {institution} gemmer mine oplysninger i emnebanken »{pool}« i {months} og kontakter mig om ledige stillinger, der kan være relevante for mig. Jeg kan til enhver tid trække mit samtykke tilbage, og så bliver oplysningerne slettet.`,
  en: `I consent to {institution} keeping my data in the talent pool “{pool}” for {months} and contacting me about vacant positions that may be relevant to me. I can withdraw my consent at any time, and the data are then erased.`,
}

/**
 * The standard privacy notice of a talent pool (GDPR art. 13). An application's will not do: that is not based on consent, and
 * is kept by another clock.
 */
export const STANDARD_POOL_NOTICE: Required<LocalizedText> = {
  da: `{institution} er dataansvarlig for de oplysninger, du sender, når du melder dig til emnebanken »{pool}«. Har du spørgsmål til, hvordan vi behandler dem, kan du kontakte os: {contact}

Hvad vi bruger oplysningerne til: Vi bruger dem til at finde frem til dig, når vi har en ledig stilling, der kan være relevant for dig, og til at kontakte dig om den. Vi behandler de oplysninger, du selv giver os: navn, kontaktoplysninger og det, du ellers skriver og vedhæfter. Skriv ikke CPR-nummer, alder eller andre følsomme oplysninger. At stå i emnebanken er ikke en ansøgning til en bestemt stilling; stillingerne bliver stadig slået op.

Retsgrundlag: Behandlingen bygger på dit samtykke (databeskyttelsesforordningens artikel 6, stk. 1, litra a).

Hvem der ser oplysningerne: De medarbejdere og ledere hos os, der arbejder med rekruttering, og vores leverandør af rekrutteringssystemet, som behandler oplysningerne på vores vegne efter vores instruks. Vi giver dem ikke videre til andre, medmindre loven pålægger os det. Vi overfører dem ikke til lande uden for EU/EØS.

Hvor længe vi gemmer dem: I {months} fra du giver dit samtykke. Vi skriver til dig, inden det udløber, og du kan forny det. Gør du ikke det, bliver oplysningerne slettet.

Dine rettigheder: Du kan til enhver tid trække dit samtykke tilbage, og så sletter vi oplysningerne. Det berører ikke lovligheden af den behandling, der er sket inden da. Du har også ret til indsigt i oplysningerne, til at få dem rettet eller slettet, til at få behandlingen begrænset og til at få dem udleveret. Det kan du gøre selv på siden »Mine ansøgninger«, eller du kan skrive til os. Hos {institution} kan du også få at vide, hvem der er vores databeskyttelsesrådgiver.

Det er frivilligt at stå i emnebanken, og det har ingen betydning for dine muligheder for at søge stillinger hos os, om du gør det. Der træffes ingen automatiske afgørelser om dig.

Klage: Er du utilfreds med vores behandling af dine oplysninger, kan du klage til Datatilsynet, www.datatilsynet.dk.`,
  en: `{institution} is the controller of the data that you send when you join the talent pool “{pool}”. If you have questions about how we process them, you can contact us: {contact}

What we use the data for: We use them to find you when we have a vacant position that may be relevant to you, and to contact you about it. We process the data that you give us yourself: name, contact details and what else you write and attach. Do not write a civil registration (CPR) number, your age or other sensitive data. Being in the talent pool is not an application for a particular position; positions are still advertised.

Legal basis: The processing is based on your consent (General Data Protection Regulation, article 6(1)(a)).

Who sees the data: The members of staff and managers who work with recruitment, and our supplier of the recruitment system, who processes the data on our behalf and on our instructions. We pass them on to nobody else unless the law obliges us to. We do not transfer them to countries outside the EU/EEA.

How long we keep them: For {months} from when you give your consent. We write to you before it ends, and you can renew it. If you do not, the data are erased.

Your rights: You can withdraw your consent at any time, and we then erase the data. This does not affect the lawfulness of the processing before that. You also have the right to see the data, to have them corrected or erased, to have the processing restricted, and to receive them. You can do so yourself on the page “My applications”, or write to us. {institution} can also tell you who our data protection officer is.

Being in the talent pool is voluntary, and whether you are makes no difference to your chances of applying for positions with us. No automated decisions are made about you.

Complaints: If you are not satisfied with how we process your data, you can complain to the Danish Data Protection Agency (Datatilsynet), www.datatilsynet.dk.`,
}
