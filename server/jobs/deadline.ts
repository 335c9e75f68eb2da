import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Copenhagen'
const LAST = Temporal.PlainTime.from('23:59:59.999')

/** The day that it is in Copenhagen at an instant. */
export const dayAt = (instant: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate()

/** When a day's last millisecond is in Copenhagen. */
export const endOfDay = (day: Temporal.PlainDate): Date =>
  new Date(day.add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds - 1)

type Reading = { ofDay: Temporal.PlainTime; disambiguation: 'later' | 'compatible' }

function instantOf(text: string, { ofDay, disambiguation }: Reading): Date {
  if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.includes('T'))
    return new Date(Temporal.Instant.from(text).epochMilliseconds)
  const local = text.includes('T')
    ? Temporal.PlainDateTime.from(text)
    : Temporal.PlainDate.from(text).toPlainDateTime(ofDay)
  return new Date(local.toZonedDateTime(ZONE, { disambiguation }).epochMilliseconds)
}

/**
 * The last instant at which one may apply. An instant with an offset stands; a local date and time is Copenhagen's; a
 * date ends at its last millisecond there. A local time that the clocks show twice is its second showing, and one that
 * they skip is as much later as they were moved, so that nobody is shut out early.
 */
export const deadlineInstant = (text: string): Date => instantOf(text, { ofDay: LAST, disambiguation: 'later' })

/**
 * When an ad opens. As a deadline is read, but a date is its first instant and a time that the clocks show twice is its
 * first showing.
 */
export const openingInstant = (text: string): Date =>
  instantOf(text, { ofDay: new Temporal.PlainTime(), disambiguation: 'compatible' })
