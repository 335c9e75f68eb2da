import type * as z from 'zod'
import type { AdTemplates } from '../contract/ad-template.ts'
import type { InternalSettings } from '../contract/internal.ts'
import { type Contact, JobInput, type Workplace } from '../contract/job.ts'
import type { Jobnet } from '../contract/jobnet.ts'
import type { Categories, Departments, FormSettings, Locations, PrivacyNotice, Profile } from '../contract/settings.ts'
import type { TalentPoolInput } from '../contract/talent-pool.ts'
import type { Calendar } from './dates.ts'
import { prose } from './prose.ts'

/** Where the demo stands: the demo site's own address and the origins that its pages may be opened on. */
export type DemoSite = { address: string; origins: string[] }

/** An ad of the demo; days count from the day of seeding. */
export type SeedJob = Omit<
  z.input<typeof JobInput>,
  'bodyHtml' | 'deadline' | 'publishFrom' | 'interviewDates' | 'startDate' | 'answerExpected'
> & {
  id: string
  /** The body as `prose` reads it. */
  text: string
  /** How many days ago it was published. */
  published: number
  /** Days until the deadline, at the day's end or at a time of that day. */
  deadline: number | [days: number, time: `${number}:${number}`]
  interviews?: number[]
  /** Starts on the first of the month this many months ahead. */
  startMonth?: number
  answer?: number
}

/** The ids of an institution's uploaded pictures by the names of their files; null: there is none. */
export type PictureIds = (name: string) => string | null

/** Blocks whose pictures are there, with their ids in place of their names. */
export const withPictures = <B extends { kind: string; picture?: string; poster?: string | null | undefined }>(
  blocks: readonly B[],
  pictures: PictureIds,
): B[] =>
  blocks.flatMap((block) => {
    const picture = block.picture === undefined ? undefined : pictures(block.picture)
    return picture === null ? [] : [{ ...block, ...(picture && { picture }) }]
  })

/** Talent pools of the demo. */
export type SeedPools = z.input<typeof TalentPoolInput>[]

/** One institution of the demo. What is left out follows the standard. */
export type SeedInstitution = {
  slug: string
  profile(site: DemoSite): z.input<typeof Profile>
  departments: Departments['departments']
  categories: z.infer<typeof Categories>['categories']
  locations: z.infer<typeof Locations>['locations']
  form?: z.input<typeof FormSettings>
  privacyNotice?: PrivacyNotice
  /** How it stands on the simulated Jobnet. */
  jobnet?: z.input<typeof Jobnet>
  /** Files in `demo/pictures`. */
  pictures?: string[]
  /** Pictures are named by their files. */
  adTemplates?: z.input<typeof AdTemplates>
  /** The ad template that its theme names. */
  adTemplate?: string
  /** Its intranet: how its people prove that they are, and the key that it signs with. */
  internal?(site: DemoSite): { setting: z.input<typeof InternalSettings>; publicKey: string }
  pools: SeedPools
  jobs: SeedJob[]
}

/** The job as a source would send it on the calendar's day. */
export function jobInput(job: SeedJob, calendar: Calendar, pictures: PictureIds = () => null): JobInput {
  const { id: _, text, published, deadline, interviews = [], startMonth, answer, blocks, ...rest } = job
  const [days, time] = Array.isArray(deadline) ? deadline : [deadline]
  return JobInput.parse({
    ...rest,
    bodyHtml: prose(text),
    ...(blocks && { blocks: withPictures(blocks, pictures) }),
    publishFrom: calendar.day(-published),
    deadline: time ? `${calendar.day(days)}T${time}:00` : calendar.day(days),
    interviewDates: calendar.workdays(interviews),
    startDate: startMonth === undefined ? null : calendar.firstOfMonth(startMonth),
    answerExpected: answer === undefined ? null : calendar.workday(answer),
  })
}

/** A department of the demo's trees. */
export const department = (
  key: string,
  da: string,
  en: string,
  ...children: Departments['departments']
): Departments['departments'][number] => ({ key, label: { da, en }, children })

/** An entry of a list. */
export const entry = (key: string, da: string, en: string) => ({ key, label: { da, en } })

export type { Contact, Workplace }
