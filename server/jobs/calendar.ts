import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator'
import type { Job } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'

const WORDS = {
  da: {
    summary: (title: string) => `Ansøgningsfrist: ${title}`,
    deadline: (when: string) => `Fristen udløber ${when} (dansk tid).`,
    workplace: 'Arbejdssted',
    contact: 'Kontakt',
    otherwise: 'Søg på anden vis',
    interviews: 'Samtaler',
    answer: 'Svar forventes',
    ad: 'Opslaget',
    apply: 'Søg her',
  },
  en: {
    summary: (title: string) => `Application deadline: ${title}`,
    deadline: (when: string) => `The deadline is ${when} (Danish time).`,
    workplace: 'Place of work',
    contact: 'Contact',
    otherwise: 'Other ways to apply',
    interviews: 'Interviews',
    answer: 'An answer is expected',
    ad: 'The ad',
    apply: 'Apply here',
  },
} as const

const DAY = 24 * 60 * 60

const moment = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(new Date(instant))

const days = (dates: readonly string[], language: Language) =>
  dates
    .map((date) =>
      new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(date),
      ),
    )
    .join('; ')

const placeOf = ({ workplace, location }: Job) =>
  [workplace?.name, workplace?.address, [workplace?.postalCode, workplace?.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ') ||
  (location?.label ?? '')

/**
 * The deadline as an iCalendar file (RFC 5545): one event at the deadline's instant with all that one needs to apply, and
 * an alarm a day before. Its UID stays, so that a changed deadline moves the event that is already in a calendar.
 */
export function calendarFile(
  job: Job & { deadline: string },
  { language, changedAt, origin }: { language: Language; changedAt: Date; origin: string },
): string {
  const words = WORDS[language]
  const place = placeOf(job)
  const line = (name: string, value: string | null | undefined) => (value ? [`${name}: ${value}`] : [])
  const contacts = job.contacts.map((contact) =>
    [contact.name, contact.phone, contact.email].filter(Boolean).join(', '),
  )
  const calendar = ical({
    prodId: { company: 'Opslag', product: 'Opslag', language: language.toUpperCase() },
    name: words.summary(job.title),
  })
  calendar.createEvent({
    id: `job-${job.id}@${new URL(origin).hostname}`,
    // Only goes up: a calendar takes the higher number for the newer event.
    sequence: Math.floor(changedAt.getTime() / 1000) % 2 ** 31,
    stamp: changedAt,
    lastModified: changedAt,
    start: new Date(job.deadline),
    end: new Date(job.deadline),
    summary: words.summary(job.title),
    description: [
      `${job.title}, ${job.institution.name}`,
      words.deadline(moment(job.deadline, language)),
      ...line(words.workplace, place),
      ...line(words.contact, contacts.join('; ')),
      ...line(words.interviews, days(job.interviewDates, language)),
      ...line(words.answer, job.answerExpected && days([job.answerExpected], language)),
      ...line(words.otherwise, job.applyOtherwise),
      ...line(words.apply, job.applyUrl),
      ...line(words.ad, job.url),
    ].join('\n'),
    location: place || null,
    url: job.url,
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: [{ type: ICalAlarmType.display, triggerBefore: DAY, description: words.summary(job.title) }],
  })
  return calendar.toString()
}
