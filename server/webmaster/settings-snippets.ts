import { Feeds } from '../contract/feeds.ts'
import { Jobnet } from '../contract/jobnet.ts'
import { MediaSettings } from '../contract/media.ts'
import { Webhooks } from '../contract/webhooks.ts'
import type { Facts } from './facts.ts'
import { words } from './snippets.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** Stands in examples until the institution has registered an origin. */
const EXAMPLE = 'https://www.example.dk'

/** What the profile says of addresses, with an example where nothing is registered yet. */
export function profileExample(facts: Facts) {
  const { origins, testPages, pages } = facts.profile
  const { testPath, listPath } = words(facts)
  const origin = origins[0] ?? EXAMPLE
  return {
    origins: origins.length ? origins : [origin],
    testPages: testPages.length ? testPages : [`${origin}${testPath}`],
    pages: { list: pages.list ?? `${origin}${listPath}`, job: pages.job ?? `${origin}${listPath}?job={job}` },
  }
}

export const profileJson = (facts: Facts): string => json(profileExample(facts))

export const settingsCommands = (facts: Facts): string => {
  const { slug } = facts.institution
  const t = words(facts)
  return `export OPSLAG_ORIGIN=${facts.origin}
export OPSLAG_ADMIN_KEY=${t.key}
npm run opslag -- pull --institution ${slug} --out ./${slug}
# ${t.editProfile(`./${slug}/profile.json`)}
npm run opslag -- push --institution ${slug} ./${slug}`
}

export const settingsRequest = (facts: Facts): string => {
  const address = `${facts.origin}/v1/institutions/${facts.institution.slug}/settings/profile`
  const t = words(facts)
  return `curl -H "authorization: Bearer ${t.key}" \\
  "${address}" > profile.json
# ${t.editValue}
curl -X PUT "${address}" \\
  -H "authorization: Bearer ${t.key}" -H "content-type: application/json" \\
  -H 'if-match: "${t.version}"' --data @value.json`
}

/** A feed from the position list that today's system publishes, as the setting `feeds` takes it. */
export const feedsJson = (): string => {
  const feed = {
    source: 'hr-manager',
    format: 'hrmanager',
    address: `https://recruiter-api.hr-manager.net/jobportal.svc/ALIAS/positionlist/json/?incads=1&useutc=1`,
    everyMinutes: 60,
    applyAt: 'source',
    contacts: 'general',
  }
  Feeds.parse({ feeds: [feed] })
  return json({ feeds: [feed] })
}

export const EXAMPLE_BOARD = 'jobbank'

/**
 * One more medium beside those that are there, as an example: costs and mailboxes of the institution's own are nobody else's, and
 * a list without them would take them away.
 */
export const mediaJson = (example: { da: string; en: string }): string => {
  const all = { media: [{ key: EXAMPLE_BOARD, name: example, kind: 'board-feed', cost: 4_500 }] }
  MediaSettings.parse(all)
  return json(all)
}

export const webhooksJson = (facts: Facts): string => {
  const address = `${facts.profile.origins.find((one) => one.startsWith('https:')) ?? EXAMPLE}/opslag-hook`
  const events = ['job.published', 'job.changed', 'job.closed', 'application.received']
  const all = { webhooks: [{ key: 'website', address, events }] }
  Webhooks.parse(all)
  return json(all)
}

/** P-numbers are the institution's to fill in; a CVR that the profile has needs not be said again. */
export const jobnetJson = ({ profile }: Facts, { unit, street }: { unit: string; street: string }): string => {
  const place = { name: unit, address: street, postalCode: '5000', city: 'Odense C', municipality: '0461' }
  const all = {
    automatic: false,
    ...(!profile.cvr && { cvr: '10103940' }),
    units: [{ pNumber: '1000000000', ...place }],
    pNumber: '1000000000',
  }
  Jobnet.parse(all)
  return json(all)
}

/** The addresses of today's system, with its own names for the institution left to fill in. */
export const oldAddresses = (facts: Facts) => {
  const { customer, department } = words(facts)
  const at = (page: string, departmentName: string) =>
    `https://candidate.hr-manager.net/${page}?customer=${customer}&${departmentName}=${department}`
  return {
    list: at('vacancies/list.aspx', 'departmentId'),
    agent: at('Agent/Subscription.aspx', 'departmentid'),
    login: at('Login.aspx', 'departmentid'),
  }
}

/** The page to test: a test page; once live, the public one will do. */
const tested = (facts: Facts): string => {
  const { testPages, pages } = facts.profile
  return testPages[0] ?? (facts.liveSince ? pages.list : null) ?? profileExample(facts).testPages[0] ?? ''
}

export const checkCommand = (facts: Facts): string => {
  const language = facts.language === 'en' ? ' --lang en' : ''
  return `npm run opslag -- check ${tested(facts)} --institution ${facts.institution.slug}${language}`
}
