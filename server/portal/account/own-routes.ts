import type { Context } from 'hono'
import { html } from 'hono/html'
import * as z from 'zod'
import { readOwn, readOwnList } from '../../applications/own.ts'
import { withdrawOwn } from '../../applications/withdraw.ts'
import { ownDeletions, ownInstitutions } from '../../candidates/across.ts'
import { inLanguage } from '../../contract/language.ts'
import { deleteDraft } from '../../drafts/drop.ts'
import { ownDrafts } from '../../drafts/read.ts'
import { ticketForOwner } from '../../files/tickets.ts'
import { answerRound } from '../../further-questions/answer.ts'
import { ProblemError } from '../../http/problem.ts'
import { type AppEnv, newRouter } from '../../http/router.ts'
import type { Html } from '../language.ts'
import { keptAnswers } from '../plain-pages.ts'
import { applicationPage, receiptPage, type Sent, withdrawPage } from './application-page.ts'
import { formRoute, open, own, readRoute, type SignedInHere, show, toPage } from './frame.ts'
import { type Group, listPage } from './list-page.ts'
import { type Place, words } from './parts.ts'
import { placeName, reference, referenceIn, toThis } from './places.ts'
import { cprIn, NOT_CPR, readAnswers, refusedAnswers } from './round-form.ts'
import { endedPage, signInPage } from './sign-in-pages.ts'

/** What the person has, at every institution. */
async function ownGroups(c: Context<AppEnv>, { language }: Place): Promise<Group[]> {
  const groups: Group[] = []
  for (const institution of await ownInstitutions(c.var, language)) {
    const call = { ...c.var, institution }
    groups.push({
      slug: institution.slug,
      name: inLanguage(institution.profile.name, language).text,
      applications: await readOwnList(call, language),
      drafts: (await ownDrafts(call)).items,
    })
  }
  // An institution where only a pool or a job agent is has a place further down.
  return groups.filter(({ applications, drafts }) => applications.length + drafts.length > 0)
}

async function showApplication(
  c: Context<AppEnv>,
  here: SignedInHere,
  more: { said?: string | undefined; sent?: Sent | null; kept?: Html; status?: 200 | 409 | 422 } = {},
): Promise<Response> {
  const { place } = here
  const application = await readOwn(c.var, referenceIn(c), place.language)
  const deletions = await ownDeletions(c.var)
  const deletion = deletions.find(
    (one) => one.reference === application.reference && one.institutionId === c.var.institution.id,
  )
  const page = applicationPage(place, {
    application,
    deletion: deletion ?? null,
    said: more.said,
    sent: more.sent ?? null,
  })
  return show(c, here, { ...page, main: html`${page.main}${more.kept ?? ''}`, status: more.status ?? 200 })
}

/** What may be said on the page that a form led to, by its name in the address. */
function saidOf(c: Context<AppEnv>, { language }: Place): string | undefined {
  const t = words(language)
  const said: Record<string, string> = {
    'signed-out': t.signIn.signedOut,
    withdrawn: t.withdraw.done,
    'not-withdrawn': t.withdraw.failed,
    answered: t.rounds.sent,
    changed: t.application.changedDone,
    'not-yet': t.application.notYet,
  }
  const name = c.req.query('said') ?? ''
  return Object.hasOwn(said, name) ? said[name] : undefined
}

const router = newRouter()
router.openapi(
  readRoute('', {}),
  open(async (c, here) => {
    const { place, person } = here
    const to = placeName(c.req.query('to') ?? '')
    if (!person) return show(c, here, signInPage(place, { to, said: saidOf(c, place) }))
    const { origin } = c.var.deps.config
    return show(c, here, { ...listPage(place, await ownGroups(c, place), origin), current: 'list' })
  }),
)
router.openapi(
  readRoute('/applications/{reference}', reference),
  own((c, here) => showApplication(c, here, { said: saidOf(c, here.place) }), toThis),
)
router.openapi(
  readRoute('/applications/{reference}/receipt', reference),
  own(async (c, here) => {
    const application = await readOwn(c.var, referenceIn(c), here.place.language)
    return show(c, here, receiptPage(here.place, application))
  }, toThis),
)
router.openapi(
  readRoute('/applications/{reference}/withdraw', reference),
  own(async (c, here) => {
    const application = await readOwn(c.var, referenceIn(c), here.place.language)
    if (!application.canWithdraw) return toPage(c, here.place, `/applications/${application.reference}`)
    return show(c, here, withdrawPage(here.place, application))
  }, toThis),
)
router.openapi(
  formRoute('/applications/{reference}/withdraw', 'Withdraw one’s own application on our own page', reference),
  own(async (c, here) => {
    const path = `/applications/${encodeURIComponent(referenceIn(c))}`
    try {
      await withdrawOwn(c.var, referenceIn(c), here.place.language)
      return toPage(c, here.place, path, { said: 'withdrawn' })
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.code !== 'gone' && error.code !== 'job-closed')) throw error
      return toPage(c, here.place, path, { said: 'not-withdrawn' })
    }
  }, toThis),
)
router.openapi(
  formRoute('/applications/{reference}/documents/{document}', 'Fetch one’s own document', {
    ...reference,
    document: z.string(),
  }),
  own(async (c, here) => {
    try {
      const { url } = await ticketForOwner(c.var, c.req.param('document') ?? '')
      return c.redirect(url, 303)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'unavailable') throw error
      return toPage(c, here.place, `/applications/${encodeURIComponent(referenceIn(c))}`, { said: 'not-yet' })
    }
  }, toThis),
)

router.openapi(
  formRoute('/applications/{reference}/rounds/{round}', 'Answer further questions on our own page', {
    ...reference,
    round: z.string(),
  }),
  open(async (c, { person, ...there }) => {
    const { place } = there
    const fields = new URLSearchParams(await c.req.text())
    if (!person) {
      const kept = keptAnswers(fields, place.language, c.req.path)
      return show(c, { ...there, person }, { ...endedPage(place, kept), status: 403 })
    }
    const here = { ...there, person }
    const application = await readOwn(c.var, referenceIn(c), place.language)
    const round = application.rounds.find(({ id }) => id === c.req.param('round'))
    if (!round) throw new ProblemError('not-found')
    const path = `/applications/${application.reference}`
    const { answers, choices, faults } = await readAnswers(round.questions, fields, place.language)
    const refused = (faults: Record<string, string>, more: Pick<Sent, 'cpr'> = {}) =>
      showApplication(c, here, { sent: { round: round.id, choices, faults, ...more }, status: 422 })
    // What else is wrong is said first, so that a number is asked about once.
    if (round.isOpen && Object.keys(faults).length > 0) return refused(faults)
    const cpr = round.isOpen && !fields.has(NOT_CPR) ? await cprIn(round.questions, answers) : []
    if (cpr.length > 0) return refused({}, { cpr })
    try {
      await answerRound(
        c.var,
        { reference: application.reference, round: round.id },
        { answers, language: place.language },
      )
      return toPage(c, place, path, { said: 'answered' })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (error.code === 'invalid')
        return refused(await refusedAnswers(error, round.questions, answers, place.language))
      if (error.code !== 'deadline-passed' && error.code !== 'job-closed' && error.code !== 'gone') throw error
      // What was typed is not lost: it stands on the page that says why it came too late.
      return showApplication(c, here, {
        said: words(place.language).rounds.closed,
        kept: keptAnswers(fields, place.language, null),
        status: 409,
      })
    }
  }),
)
router.openapi(
  formRoute('/drafts/{draft}/delete', 'Delete one’s own draft', { draft: z.string() }),
  own(async (c, here) => {
    await deleteDraft(c.var, c.req.param('draft') ?? '')
    return toPage(c, here.place, '')
  }),
)

/** A person's own applications and drafts, on our own pages. */
export const accountOwnRoutes = router
