import type { Language } from '../../server/contract/language.ts'
import type { MailTemplateName, MailTemplates } from '../../server/contract/mail.ts'
import { Profile, ThemeSettings } from '../../server/contract/settings.ts'
import type { Deps } from '../../server/deps.ts'
import {
  agentConfirm,
  agentExists,
  agentRenewal,
  type DigestJob,
  digest,
  leaveAgent,
} from '../../server/mail/agent-letters.ts'
import {
  type ApplicationFacts,
  documentBlocked,
  furtherQuestions,
  receipt,
  secondApplication,
  sentByStaff,
  withdrawn,
} from '../../server/mail/application-letters.ts'
import { type BoardAd, boardAd, boardAdChanged, boardAdStopped } from '../../server/mail/board-letters.ts'
import type { Filled } from '../../server/mail/content.ts'
import { draftSaved } from '../../server/mail/draft-letter.ts'
import { jobnetRejected } from '../../server/mail/jobnet-letter.ts'
import {
  leavePool,
  poolConfirm,
  poolDocumentBlocked,
  poolRenewal,
  poolWelcome,
} from '../../server/mail/pool-letters.ts'
import {
  accountExpiring,
  accountNotice,
  newAddressMail,
  signInCodeMail,
  unknownAddressMail,
  workAddressMail,
} from '../../server/mail/sign-in-letters.ts'
import type { MailToWrite, Sender } from '../../server/mail/write.ts'

const PORTAL = 'https://jobs.example.dk/portal/cykelstyrelsen'
const DEADLINE = new Date('2026-12-01T22:59:59.999Z')
const CONFIRM = { code: '01234567', expiresAt: new Date('2026-11-27T08:00:00.000Z'), url: `${PORTAL}/confirm?a=1&b=2` }

/** An application that a mail is about. */
export const applicationFacts = (over: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  language: 'da',
  jobTitle: 'Cykelplanlægger til Fyn & øerne <haster>',
  jobUrl: `${PORTAL}/jobs/1001?lang=da`,
  reference: '7K3F-9QXM',
  receivedAt: new Date('2026-11-20T08:00:00.000Z'),
  receivedBy: 'form',
  deadline: DEADLINE,
  answerExpected: '2026-12-18',
  contact: { name: 'Kim Kontakt', title: 'Teamleder', phone: '00 00 00 01', email: 'kim@eksempel.dk' },
  canReply: true,
  ...over,
})

/** A job of a digest; the second has neither a place nor a deadline. */
export const digestJobs = (count: number): DigestJob[] =>
  Array.from({ length: count }, (_, n) => ({
    title: n === 0 ? 'Cykelplanlægger til Fyn & øerne <haster>' : `Specialkonsulent i cykelparkering ${n}`,
    url: `${PORTAL}/jobs/${1001 + n}?lang=da`,
    institution: 'Cykelstyrelsen',
    place: n === 1 ? null : 'Odense C',
    deadline: n === 1 ? null : DEADLINE,
    feedbackUrl: `${PORTAL}/job-agents/say/${n}#0a1b2c3d4e5f`,
  }))

/** An ad as a board gets it. */
const boardExample = (language: Language): BoardAd => ({
  language,
  medium: { name: { da: 'Fagbladet Cykel', en: 'Cycling Weekly' } },
  url: `${PORTAL}/jobs/1001?medium=fagbladet`,
  until: DEADLINE,
  job: {
    title: 'Cykelplanlægger til Fyn & øerne <haster>',
    id: '1001',
    body: '<h3>Om jobbet</h3><p>Du tegner stier &amp; broer.<br>Læs <a href="https://www.eksempel.dk/stier">om dem</a>.</p><ul><li>Stier</li><li>Broer</li></ul><ol><li>Søg</li><li>Mød op</li></ol>',
    department: { key: 'sport', label: 'Sport' },
    category: { key: 'plan', label: 'Plan' },
    location: { key: 'fyn', label: 'Fyn' },
    employmentType: 'permanent',
    workHours: 'full-time',
    employmentArea: 'Hele landet',
    pay: 'Efter aftale',
    fixedTenure: null,
    startDate: '2027-01-01',
    deadline: DEADLINE.toISOString(),
    workplace: { name: 'Stihuset', address: 'Kædevej 1', postalCode: '5000', city: 'Odense C' },
    numberOfPositions: 2,
    contacts: [{ name: 'Kim Kontakt', title: 'Teamleder', phone: '00 00 00 01', email: 'kim@eksempel.dk' }],
    applyOtherwise: null,
  },
})

/** A mail of each template, with everything that it can say. */
export function mailExamples(language: Language): { [T in MailTemplateName]: Filled<T> & Pick<MailToWrite, 'leave'> } {
  const about = applicationFacts({ language })
  const account = `${PORTAL}/account?lang=${language}`
  const agent = {
    language,
    search: ['cykel', 'Plan og miljø', 'Fyn'],
    frequency: 'daily',
    reach: 'everywhere',
  } as const
  const pool = { language, pool: 'Sagsbehandlere' }
  const consentUntil = new Date('2027-11-20T11:00:00.000Z')
  const manageUrl = `${PORTAL}/manage?lang=${language}#0a1b2c3d4e5f`
  const renewUrl = `${PORTAL}/renew?lang=${language}#0a1b2c3d4e5f`
  const stop = { page: `${PORTAL}/leave/0a1b2c3d4e5f?lang=${language}`, oneClick: `${PORTAL}/leave/0a1b2c3d4e5f` }
  const message = { message: { url: account } }
  const notice = { at: new Date('2026-11-20T08:00:00.000Z'), contact: about.contact }
  return {
    receipt: receipt(about, { account: `${account}#token` }),
    'second-application': secondApplication(about, CONFIRM),
    withdrawn: withdrawn(about),
    'further-questions': furtherQuestions(about, { replyBy: DEADLINE, url: account }),
    'document-blocked': documentBlocked(about, { url: account, canChange: true }),
    'sign-in': signInCodeMail(language, { code: '01234567', url: `${PORTAL}/continue#token`, minutes: 10 }),
    'unknown-address': unknownAddressMail(language, { url: PORTAL }),
    'change-email': newAddressMail(language, { code: '01234567', minutes: 10 }),
    'work-address': workAddressMail(language, { code: '01234567', minutes: 10 }),
    'email-changed': accountNotice('email-changed', language, notice),
    'account-deleted': accountNotice('account-deleted', language, notice),
    'account-expiring': accountExpiring(language, { until: consentUntil, url: account }),
    'draft-saved': draftSaved({
      language,
      jobTitle: about.jobTitle,
      deadline: DEADLINE,
      savedAt: notice.at,
      keptUntil: consentUntil,
      url: `${PORTAL}/jobs/1001#draft`,
    }),
    'agent-confirm': agentConfirm(agent, CONFIRM),
    'agent-exists': agentExists(agent, { code: CONFIRM.code, manageUrl }),
    digest: {
      ...digest(agent, { jobs: digestJobs(3), more: 2, moreUrl: `${PORTAL}/more#0a`, manageUrl, code: CONFIRM.code }),
      leave: leaveAgent(language, stop),
    },
    'agent-renewal': {
      ...agentRenewal(agent, { endsOn: consentUntil, renewUrl, code: CONFIRM.code }),
      leave: leaveAgent(language, stop),
    },
    'pool-confirm': poolConfirm(pool, CONFIRM),
    'pool-welcome': {
      ...poolWelcome(pool, { consentedAt: notice.at, consentUntil, manageUrl }),
      leave: leavePool(language, stop),
    },
    'pool-renewal': {
      ...poolRenewal(pool, { consentUntil, renewUrl, manageUrl }),
      leave: leavePool(language, stop),
    },
    'jobnet-rejected': jobnetRejected(language, {
      job: about.jobTitle,
      reason: 'Opslaget siger ikke, hvor man skal møde.',
      url: about.jobUrl,
    }),
    'pool-document-blocked': {
      ...poolDocumentBlocked(pool, { url: manageUrl }),
      leave: leavePool(language, stop),
    },
    rejection: sentByStaff('rejection', about),
    'rejection-after-interview': sentByStaff('rejection-after-interview', about, message),
    'interview-invitation': sentByStaff('interview-invitation', about, message),
    'board-ad': boardAd(boardExample(language)),
    'board-ad-changed': boardAdChanged({ ...boardExample(language), until: null }),
    'board-ad-stopped': boardAdStopped(boardExample(language)),
  }
}

/** Whoever sends the examples, with templates of their own or none. */
export const exampleSender = (
  templates: MailTemplates['templates'] = {},
  tokens: Record<string, string> = {},
): Sender => ({
  slug: 'cykelstyrelsen',
  profile: Profile.parse({ name: { da: 'Cykelstyrelsen', en: 'The Danish Cycling Agency' } }),
  theme: ThemeSettings.parse({ tokens }),
  templates,
})

/** Where the examples are sent from. */
export const exampleDeps = (operator = 'Testdrift') =>
  ({ config: { operator, mailFrom: 'no-reply@jobs.example.dk' } }) as Pick<Deps, 'config'>

/** To whom, under which id. */
export const exampleTo = (language: Language, name = 'Alma Ansøger') => ({
  messageId: '<0190@jobs.example.dk>',
  to: { name, address: 'alma@example.dk' },
  reply: { name: 'HR', email: 'hr@eksempel.dk' },
  language,
})
