import { agentIn, session, summaryIn } from '../data/account.ts'
import { readable } from '../data/ad.ts'
import { jobs } from '../data/jobs.ts'
import { longJobIn } from '../data/long-form.ts'
import { poolsIn } from '../data/pools.ts'
import { type Example, examplesOf, givesIn } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

export const CAREER_PAGE: Example[] = examplesOf(
  'opslag-career-page',
  {
    answers: {
      [`GET ${V1}/jobs`]: givesIn((language) => ({ items: jobs(5, language), total: 5, next: null })),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5].map((n) => [
          `GET ${V1}/jobs/${1000 + n}`,
          givesIn((language) => ({ ...readable(language), ...jobs(n, language)[n - 1] })),
        ]),
      ),
      [`GET ${V1}/jobs/1042`]: givesIn(longJobIn),
      [`GET ${V1}/talent-pools`]: givesIn((language) => ({ items: poolsIn(language) })),
      [`POST ${V1}/sign-ins`]: givesIn(() => ({ id: 's-1', key: 'x', expiresAt: session.idleUntil })),
      'GET /v1/candidate/applications': givesIn((language) => ({ items: [summaryIn(language)] })),
      'GET /v1/candidate/job-agents': givesIn((language) => ({ items: [agentIn(language)] })),
    },
  },
  [
    { state: 'list', da: 'Listen', en: 'The list', until: 'opslag-job-list >>> [part=list]' },
    { state: 'ad', da: 'Et opslag', en: 'An ad', search: '?job=1001', until: 'opslag-job-ad >>> [part=body]' },
    {
      state: 'form',
      da: 'Et ansøgningsskema',
      en: 'An application form',
      search: '?apply=1042',
      until: 'opslag-application-form >>> [part=later]',
    },
    {
      state: 'sign-in',
      da: 'Login',
      en: 'Signing in',
      search: '?login=',
      until: 'opslag-candidate-login >>> [part=form]',
    },
    {
      state: 'agent',
      da: 'Jobagent',
      en: 'Job agent',
      search: '?agent=new&q=bro',
      until: 'opslag-job-agent >>> [part=form]',
    },
    {
      state: 'pools',
      da: 'Emnebanker',
      en: 'Talent pools',
      search: '?pool=',
      until: 'opslag-talent-pool >>> [part=pools]',
    },
  ],
)
