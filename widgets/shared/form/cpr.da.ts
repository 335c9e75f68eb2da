/** What is asked about what looks like a CPR number in an answer. */
export const strings = {
  cpr: 'Er det et CPR-nummer?',
  cprText: (label: string, number: string) => `I »${label}« står ${number}, som ligner et CPR-nummer.`,
  cprAdvice: 'Vi skal ikke bruge dit CPR-nummer. Slet det, hvis det er et CPR-nummer.',
  cprMend: 'Ret teksten',
  cprSend: 'Det er ikke et CPR-nummer – send',
}
export type CprStrings = typeof strings
