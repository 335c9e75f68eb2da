/** A page of the institution’s own that follows the bench. */
export const livePage = {
  lead: 'En side, der følger værkbordet, åbner i sit eget vindue og skifter farver, mål og skrifter, mens du arbejder, også før du gemmer. Layout og logo kommer med næste kladde. Det er Opslags tag, der følger: om en side har et, kan værkbordet ikke se, før den er åbnet.',
  open: 'Lad siden følge værkbordet (åbner i et nyt vindue)',
  opening: (address: string) => `${address} åbnes …`,
  live: (address: string) => `${address} følger værkbordet.`,
  silent: (address: string) =>
    `${address} har ikke svaret og viser kladden, som den er gemt. Se efter, om siden har et Opslag-tag, og om dens script er hentet.`,
  away: (address: string) =>
    `${address} følger ikke værkbordet længere. Vinduet er lukket, eller siden giver slip på den, der åbnede den (Cross-Origin-Opener-Policy). I så fald viser den kladden, som den er gemt.`,
  blocked: (address: string) =>
    `Browseren lod ikke et nyt vindue åbne med ${address}. Tillad pop op-vinduer her, og prøv igen.`,
  show: 'Vis vinduet',
}
