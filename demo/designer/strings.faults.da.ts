/** What the bench says in its own words of what `themes/sentences.ts` says of files and tokens. */
export const faults = {
  contrast: (what: string, low: string, least: string) =>
    `${what}: kontrasten er ${low}. Der skal mindst ${least} til.`,
  contrastOn: (ratio: string, ground: string) => `${ratio} på »${ground}«`,
  font: (name: string) => `skriften ${name}`,
  theLogo: 'logoet',
  noLicence: (what: string) => `Skriv, hvem der ejer ${what}, og på hvilke vilkår det må bruges.`,
  missingFont: (what: string, family: string) =>
    `${what}: skriften »${family}« er der ikke. Læg den ind under »Egne skrifter«, eller begynd med en skrift, som maskiner kommer med, fx Georgia.`,
  lostFont: (what: string) => `Filen til ${what} er der ikke. Læg den ind igen.`,
  heavyFonts: (size: string, most: string) =>
    `Designets skrifter fylder ${size}. Der er plads til ${most}. Læg dem op under »Udgiv« med en nøgle: serveren skærer dem ned til de tegn, der skal bruges, og giver dem tilbage til designet. Eller tag færre vægte med.`,
  noLogo: 'Der er intet logo. Vælg et som SVG.',
  weight: (family: string, weight: string, used: string) =>
    `${family} findes ikke i vægten ${weight}. Browseren bruger ${used} i stedet.`,
}
