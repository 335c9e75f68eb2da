import { html, raw } from 'hono/html'
import type { Institution } from '../contract/institution.ts'
import type { Job, Workplace } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import { formatDate, formatDeadline, formatInstant } from './format.ts'
import { contactLines, type Html, inPortal, stringsIn } from './layout.ts'
import type { PortalStrings } from './strings.da.ts'

function workplaceLines(workplace: Workplace | null, language: Language): string[] {
  if (!workplace) return []
  const { name, address, postalCode, city, country } = workplace
  const abroad =
    country && country !== 'DK' ? new Intl.DisplayNames(language, { type: 'region' }).of(country) : undefined
  const town = [postalCode, city].filter(Boolean).join(' ')
  return [name, address, town, abroad].filter((line): line is string => Boolean(line))
}

/** Every filled field of what an ad must say (opslagsbekendtgørelsen §§ 6-8, PAV 15.2.1.4), and what else is known. */
function facts(job: Job, language: Language, now: Date, t: PortalStrings): [term: string, values: string[]][] {
  const day = (date: string) => formatDate(date, language)
  const lines: [string, (string | null | undefined | false)[]][] = [
    [t.deadline, [job.deadline ? formatDeadline(job.deadline, now, language, t) : t.noDeadline]],
    [t.employmentArea, [job.employmentArea]],
    [t.workplace, workplaceLines(job.workplace, language)],
    [t.location, [job.location?.label]],
    [t.department, [job.department?.label]],
    [t.category, [job.category?.label]],
    [t.employmentType, [job.employmentType && t.employmentTypes[job.employmentType]]],
    [t.fixedTenure, [job.fixedTenure]],
    [t.workHours, [job.workHours && t.workHoursOf[job.workHours]]],
    [t.partTime, [job.partTimePossible !== null && (job.partTimePossible ? t.yes : t.no)]],
    [t.pay, [job.pay]],
    [t.startDate, [job.startDate && day(job.startDate)]],
    [t.positions, [job.numberOfPositions > 1 && String(job.numberOfPositions)]],
    [t.interviews, job.interviewDates.map(day)],
    [t.answer, [job.answerExpected && t.answerBy(day(job.answerExpected))]],
    [t.readvertised, [job.readvertised && t.readvertisedText]],
  ]
  return lines.flatMap(([term, values]) => {
    const filled = values.filter((value): value is string => Boolean(value))
    return filled.length > 0 ? [[term, filled] as [string, string[]]] : []
  })
}

/** A wide table scrolls in itself; by keyboard too. */
const scrolling = (body: string) =>
  body.replaceAll('<table>', '<div class="table" tabindex="0"><table>').replaceAll('</table>', '</table></div>')

function lead(job: Job, slug: string, language: Language, now: Date, t: PortalStrings): Html {
  // One that was closed by hand may have a deadline that is still to come.
  const late = job.deadline !== null && Date.parse(job.deadline) < now.getTime()
  if (job.status === 'closed')
    return html`<div class="notice"><p><strong>${late ? t.late : t.closed}</strong>${late && job.deadline ? html` (${formatInstant(job.deadline, language)})` : ''}</p><p>${t.closedText}${late ? html` ${t.lateText}` : ''}</p></div>`
  const calendar = `/v1/institutions/${slug}/jobs/${job.id}/deadline.ics?lang=${language}`
  const apply =
    job.applyAt === 'source' && job.applyUrl
      ? html`<a class="button" href="${job.applyUrl}" rel="noopener">${t.applyOn(new URL(job.applyUrl).hostname)}</a>`
      : html`<a class="button" href="#apply">${t.apply}</a>`
  return html`<p class="lead">${apply}${job.deadline ? html`<a href="${calendar}">${t.calendar}</a>` : ''}</p>`
}

function otherWays(job: Job, t: PortalStrings): Html {
  const address = job.applyAt === 'here' ? job.applyUrl : null
  const [contact] = job.contacts
  const nothing = !job.applyOtherwise && !address && contact
  return html`<h3>${t.otherwise}</h3>
${job.applyOtherwise ? html`<p>${job.applyOtherwise}</p>` : ''}
${address ? html`<p>${t.sourceAddress} <a href="${address}" rel="noopener">${new URL(address).hostname}</a></p>` : ''}
${nothing ? html`<p>${t.askOtherwise(contact.name)}</p>` : ''}`
}

/** The form has a heading of its own; what stands inside is for those whom its script does not reach. */
const form = (
  job: Job,
  slug: string,
  t: PortalStrings,
): Html => html`<opslag-application-form institution="${slug}" job="${job.id}" heading-level="2">
<h2>${t.apply}</h2><p class="notice">${t.formNeedsScript}</p>
</opslag-application-form>`

/** One ad, whole: facts, body, contact, and the form below it with the other ways to apply. */
export function jobPage(institution: Institution, job: Job, language: Language, now: Date): Html {
  const t = stringsIn(language)
  const other = job.language === language ? '' : html`lang="${job.language}"`
  const isOpen = job.status === 'open'
  return html`<a class="back" href="${inPortal(`/portal/${institution.slug}`, language)}">← ${t.toList}</a>
<h1 ${other}>${job.title}</h1>
${isOpen && job.deadline ? html`<p class="deadline">${t.deadline}: <strong>${formatDeadline(job.deadline, now, language, t)}</strong></p>` : ''}
${lead(job, institution.slug, language, now, t)}
<div class="ad">
<section><h2>${t.about}</h2><div class="body" ${other}>${raw(scrolling(job.body))}</div></section>
<aside>
<h2>${t.facts}</h2>
<dl>${facts(job, language, now, t).map(([term, values]) => html`<dt>${term}</dt>${values.map((value) => html`<dd>${value}</dd>`)}`)}</dl>
${job.contacts.length > 0 ? html`<h2>${t.contact}</h2>${job.contacts.map(contactLines)}` : ''}
</aside>
</div>
${
  isOpen
    ? html`<section class="apply" id="apply">
${job.form ? form(job, institution.slug, t) : html`<h2>${t.how}</h2>`}
${job.applyAt === 'source' ? lead(job, institution.slug, language, now, t) : ''}
<p>${t.everyone}</p>
${otherWays(job, t)}
</section>`
    : ''
}`
}
