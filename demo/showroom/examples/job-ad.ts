import { ad, bareJob, closed, readable } from '../data/ad.ts'
import { adByOwn, adLike } from '../data/ad-blocks.ts'
import { type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

const JOB = `GET ${V1}/jobs/1042`
const READY = '[part=body]'

export const JOB_AD: Example[] = examplesOf(
  'opslag-job-ad',
  { attributes: { job: '1042' }, answers: { [JOB]: givesIn(readable) } },
  [
    { state: 'open', da: 'Et opslag', en: 'An ad', until: READY },
    {
      state: 'full',
      da: 'Alle oplysninger',
      en: 'Every fact',
      answers: { [JOB]: givesIn((language) => ad(language)) },
      until: READY,
    },
    {
      state: 'bare',
      da: 'Kun det, der skal være der, og på et andet sprog',
      en: 'Only what must be there',
      answers: { [JOB]: gives({ ...bareJob, id: '1042', body: '<p>Counting bicycles, and writing about it.</p>' }) },
      until: READY,
    },
    {
      state: 'hero',
      da: 'Billede øverst, med blokke',
      en: 'Picture on top, with blocks',
      answers: { [JOB]: givesIn(adLike('hero')) },
      until: READY,
    },
    {
      state: 'plain',
      da: 'Enkelt, med blokke',
      en: 'Plain, with blocks',
      answers: { [JOB]: givesIn(adLike('plain')) },
      until: READY,
    },
    {
      state: 'compact',
      da: 'Tæt, til intranet',
      en: 'Compact, for intranets',
      answers: { [JOB]: givesIn(adLike('compact')) },
      until: READY,
    },
    {
      state: 'own-template',
      da: 'Institutionens egen skabelon',
      en: 'The institution’s own template',
      answers: { [JOB]: givesIn(adByOwn) },
      until: READY,
    },
    {
      state: 'at-source',
      da: 'Man søger et andet sted',
      en: 'One applies elsewhere',
      answers: { [JOB]: givesIn((language) => ({ ...readable(language), applyAt: 'source', form: null })) },
      until: READY,
    },
    {
      state: 'late',
      da: 'Fristen er overskredet',
      en: 'The deadline has passed',
      properties: { now: () => Date.parse('2026-12-03T00:00:00Z') },
      answers: {
        [JOB]: givesIn((language) => ({ ...readable(language), status: 'closed', form: null, jobPosting: null })),
      },
      until: '[part=closed]',
    },
    {
      state: 'closed',
      da: 'Stillingen er lukket før fristen',
      en: 'The job was closed before the deadline',
      answers: { [JOB]: givesIn(closed) },
      until: '[part=closed]',
    },
    {
      state: 'copied',
      da: 'Linket er kopieret',
      en: 'The link has been copied',
      properties: { share: null, copy: async () => true },
      done: [{ press: '.also button' }],
      until: '.also span:not(:empty)',
    },
    {
      state: 'missing',
      da: 'Opslaget findes ikke',
      en: 'There is no such ad',
      answers: { [JOB]: refuses('not-found') },
      until: '.message',
    },
    { state: 'pending', da: 'På vej', en: 'On its way', answers: { [JOB]: 'late' }, until: '.hint' },
    {
      state: 'failed',
      da: 'Serveren svarer ikke',
      en: 'The server does not answer',
      answers: { [JOB]: refuses('unavailable') },
      until: '.message',
    },
    { state: 'offline', da: 'Ingen forbindelse', en: 'No connection', answers: { [JOB]: 'lost' }, until: '.message' },
  ],
)
