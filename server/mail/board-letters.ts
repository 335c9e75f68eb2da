import type { Job } from '../contract/job.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import type { Medium } from '../contract/media.ts'
import { adPieces } from './ad-pieces.ts'
import type { Filled } from './content.ts'
import { formatDate, formatInstant } from './format.ts'
import type { Piece } from './letter.ts'
import { button, contactLine } from './pieces.ts'
import { STRINGS } from './strings.ts'

/** An ad as a board gets it: what the ad says, contact persons too, since the board prints it; nothing else about anybody. */
export type BoardAd = {
  language: Language
  medium: Pick<Medium, 'name'>
  job: Pick<
    Job,
    | 'title'
    | 'id'
    | 'body'
    | 'department'
    | 'category'
    | 'location'
    | 'employmentType'
    | 'workHours'
    | 'employmentArea'
    | 'pay'
    | 'fixedTenure'
    | 'startDate'
    | 'deadline'
    | 'workplace'
    | 'numberOfPositions'
    | 'contacts'
    | 'applyOtherwise'
  >
  /** The ad's address with where its readers came from. */
  url: string
  /** Its last instant there; null: until the board hears otherwise. */
  until: Date | null
}

const placeOf = ({ workplace, location }: BoardAd['job']) =>
  workplace
    ? [workplace.name, workplace.address, [workplace.postalCode, workplace.city].filter(Boolean).join(' ')]
        .filter(Boolean)
        .join(', ')
    : (location?.label ?? '')

/** The ad's facts, each with its name; one that the ad does not have is left out. */
function factsOf({ language, job }: Pick<BoardAd, 'language' | 'job'>): [string, string][] {
  const t = STRINGS[language]
  const { facts } = t.board
  const employment = [
    job.employmentType && t.agent.employmentTypes[job.employmentType],
    job.workHours && facts.workHours[job.workHours],
    job.fixedTenure,
  ]
  const rows: [string, string | null | undefined][] = [
    [t.job, job.title],
    [facts.number, job.id],
    [t.deadline, job.deadline ? formatInstant(new Date(job.deadline), language) : facts.noDeadline],
    [facts.workplace, placeOf(job)],
    [facts.department, job.department?.label],
    [facts.category, job.category?.label],
    [facts.employment, employment.filter(Boolean).join(', ')],
    [facts.employmentArea, job.employmentArea],
    [facts.positions, job.numberOfPositions > 1 ? String(job.numberOfPositions) : null],
    [facts.startDate, job.startDate && formatDate(job.startDate, language)],
    [facts.pay, job.pay],
    [facts.otherwise, job.applyOtherwise],
    [t.contact, job.contacts.map((contact) => contactLine(language, contact)).join('\n')],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

const nameOf = ({ language, medium }: Pick<BoardAd, 'language' | 'medium'>) => inLanguage(medium.name, language).text

function whole<T extends 'board-ad' | 'board-ad-changed'>(template: T, about: BoardAd) {
  const { language, job, url, until } = about
  const { board } = STRINGS[language]
  const facts: Piece[] = [{ kind: 'facts', rows: factsOf(about) }]
  return {
    template,
    fields: {
      job: job.title,
      medium: nameOf(about),
      shownUntil: until ? board.until(formatInstant(until, language)) : board.untilTold,
    },
    blocks: { link: [button(board.readAd, url)], facts, advert: adPieces(job.body) },
  }
}

/** The ad, when its period on the board begins. */
export const boardAd = (about: BoardAd): Filled<'board-ad'> => whole('board-ad', about)

/** The ad as it is now, in place of the one that was sent. */
export const boardAdChanged = (about: BoardAd): Filled<'board-ad-changed'> => whole('board-ad-changed', about)

/** That it is over, before the board was told that it would be. */
export const boardAdStopped = (
  about: Pick<BoardAd, 'language' | 'medium'> & { job: Pick<BoardAd['job'], 'title' | 'id'> },
): Filled<'board-ad-stopped'> => {
  const t = STRINGS[about.language]
  const rows: [string, string][] = [
    [t.job, about.job.title],
    [t.board.facts.number, about.job.id],
  ]
  return {
    template: 'board-ad-stopped',
    fields: { job: about.job.title, medium: nameOf(about) },
    blocks: { facts: [{ kind: 'facts', rows }] },
  }
}
