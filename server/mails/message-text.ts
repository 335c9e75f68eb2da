import type { Deps } from '../deps.ts'
import { aboutRow } from '../keys.ts'

type Row = { institutionId: number; id: string }

/** A text written for one applicant, as it is kept. */
export const sealMessage = ({ keys }: Pick<Deps, 'keys'>, row: Row, text: string): string =>
  keys.seal('message', text, aboutRow(row))

/** A kept text, for the eyes of the applicant and of nobody else. */
export const openMessage = ({ keys }: Pick<Deps, 'keys'>, row: Row & { text: string }): string =>
  keys.open('message', row.text, aboutRow(row)).toString()
