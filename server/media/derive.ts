import { isPublic, type MediaSettings, type MediumKind, type Publishing } from '../contract/media.ts'
import type { Problem } from '../contract/problem.ts'
import type { jobs } from '../db/schema/index.ts'
import { deadlineInstant, openingInstant } from '../jobs/deadline.ts'

type Fault = NonNullable<Problem['fields']>[number]
type Audience = 'public' | 'internal'

/** A medium as far as a job's publication needs it: of the list, or of an earlier publication of the job's. */
export type KnownMedium = { kind: MediumKind; cost: number }

/** What a job's publications are derived from. */
export type Basis = {
  /** Null: nothing was said, and the standard holds. */
  media: Publishing | null
  audience: Audience
  /** When the job opens where a medium says nothing else. */
  opening: Date
  deadline: Date | null
}

/**
 * A job in a medium as it is to be. `last`: its last instant there, with the deadline where it has no end of its own. `cost` null:
 * what it cost, or what the medium costs.
 */
export type Planned = {
  medium: string
  kind: MediumKind
  from: Date
  until: Date | null
  last: Date | null
  cost: number | null
}

/** What follows for the job itself. */
export type Derived = Pick<
  typeof jobs.$inferSelect,
  'audience' | 'publishFrom' | 'listedUntil' | 'internalFrom' | 'internalUntil'
>

/** The medium in which a job that says nothing is published; none where the institution's list has none of that kind. */
export const standardMedium = ({ media }: MediaSettings, audience: Audience) =>
  media.find(({ kind }) => kind === (audience === 'public' ? 'page' : 'intranet'))

const earliest = (planned: readonly Planned[]) =>
  planned.reduce<Date | null>((first, { from }) => (first === null || from < first ? from : first), null)

/** The last instant in any of them; null: none has an end of its own. */
const latest = (planned: readonly Planned[]) =>
  planned.some(({ until }) => until === null)
    ? null
    : planned.reduce<Date | null>((last, { until }) => (last === null || until! > last ? until : last), null)

/** What is wrong with the periods: each ends after it begins, and no later than one may apply. */
function periodFaults(media: Publishing, { deadline }: Pick<Basis, 'deadline'>): Fault[] {
  return media.flatMap(({ from, until }, index): Fault[] => {
    const starts = from ? openingInstant(from) : null
    const ends = until ? deadlineInstant(until) : null
    const last = ends ?? deadline
    return [
      ...(starts && last && starts >= last ? [{ path: `publishing.${index}.from`, code: 'invalid' } as const] : []),
      ...(ends && deadline && ends > deadline ? [{ path: `publishing.${index}.until`, code: 'invalid' } as const] : []),
    ]
  })
}

/** What is wrong with what was said of media. A job that is internal by its own word is in no public medium. */
function faultsOf(media: Publishing, basis: Basis, known: ReadonlyMap<string, KnownMedium>): Fault[] {
  const keys = media.map(({ medium }) => medium)
  const named = media.flatMap(({ medium }, index): Fault[] => {
    const path = `publishing.${index}.medium`
    if (keys.indexOf(medium) < index) return [{ path, code: 'duplicate' }]
    const kind = known.get(medium)?.kind
    if (kind === undefined) return [{ path, code: 'unknown-key' }]
    return basis.audience === 'internal' && isPublic(kind) ? [{ path, code: 'not-allowed' }] : []
  })
  return [...named, ...periodFaults(media, basis)]
}

/** Publications as the source or the institution's people want them. One that would end before it began never was. */
function planned(media: Publishing, basis: Basis, known: ReadonlyMap<string, KnownMedium>): Planned[] {
  return media.flatMap(({ medium, from, until, cost }) => {
    const kind = known.get(medium)?.kind
    if (kind === undefined) return []
    const ends = until ? deadlineInstant(until) : null
    const starts = from ? openingInstant(from) : basis.opening
    const last = ends ?? basis.deadline
    return [{ medium, kind, from: ends && ends < starts ? ends : starts, until: ends, last, cost: cost ?? null }]
  })
}

/** By audience alone, as every job that says nothing of media. */
const asStandard = ({ audience, opening, deadline }: Basis): Derived => ({
  audience,
  publishFrom: opening,
  listedUntil: null,
  internalFrom: audience === 'internal' ? opening : null,
  internalUntil: audience === 'internal' ? deadline : null,
})

function asSaid(all: readonly Planned[], { opening, deadline }: Basis): Derived {
  const outside = all.filter(({ kind }) => isPublic(kind))
  const inside = all.filter(({ kind }) => !isPublic(kind))
  const listedUntil = latest(outside)
  return {
    audience: outside.length > 0 ? 'public' : 'internal',
    publishFrom: earliest(outside) ?? earliest(inside) ?? opening,
    listedUntil: listedUntil && deadline && listedUntil >= deadline ? null : listedUntil,
    internalFrom: earliest(inside),
    internalUntil: inside.length > 0 ? (latest(inside) ?? deadline) : null,
  }
}

/**
 * Where a job is published and what follows for its place in lists: from its earliest public medium to the end of its latest,
 * and inside from the intranet's period. Its address answers until the deadline all the same.
 */
export function derive(
  basis: Basis,
  standard: Pick<NonNullable<ReturnType<typeof standardMedium>>, 'key' | 'kind'> | undefined,
  known: ReadonlyMap<string, KnownMedium>,
): { faults: Fault[]; planned: Planned[]; derived: Derived } {
  const { media, opening, deadline } = basis
  if (media === null) {
    const beside = { from: opening, until: null, last: deadline, cost: null }
    const one = standard && { medium: standard.key, kind: standard.kind, ...beside }
    return { faults: [], planned: one ? [one] : [], derived: asStandard(basis) }
  }
  const all = planned(media, basis, known)
  return { faults: faultsOf(media, basis, known), planned: all, derived: asSaid(all, basis) }
}
