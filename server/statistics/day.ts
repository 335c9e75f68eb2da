const inCopenhagen = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day that it is in Copenhagen at an instant, as 2026-11-26. */
export const dayOf = (at: Date): string => inCopenhagen.format(at)
