import type { Language } from '../../server/contract/language.ts'
import { ApiError, LostLineError } from './api.ts'

/**
 * Why something could not be shown. Reading can go wrong in fewer ways than sending (`problems.*.ts`), and the entry script
 * carries these.
 */
const da = {
  offline: 'Der er ingen forbindelse. Se efter, om du er på nettet, og prøv igen.',
  unavailable: 'Systemet svarer ikke lige nu. Prøv igen om lidt.',
  unknown: 'Siden spørger efter en institution, som ikke findes.',
  reference: 'Fejlnummer',
}
const en: typeof da = {
  offline: 'There is no connection. Check that you are online and try again.',
  unavailable: 'The system does not answer right now. Try again in a little while.',
  unknown: 'The page asks for an institution that does not exist.',
  reference: 'Error number',
}

/** Why it could not be read; `reference` has the request's id where we do not know, so that a visitor can quote it. */
export function sayWhyNot(error: unknown, language: Language): { sentence: string; reference?: string } {
  const t = { da, en }[language]
  if (error instanceof LostLineError && error.reason === 'offline') return { sentence: t.offline }
  if (!(error instanceof ApiError)) return { sentence: t.unavailable }
  const { code, requestId } = error.problem
  if (code === 'unknown-institution') return { sentence: t.unknown }
  return { sentence: t.unavailable, ...(requestId && { reference: `${t.reference}: ${requestId}` }) }
}
