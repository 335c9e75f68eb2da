import type { Context } from 'hono'
import { html } from 'hono/html'
import * as z from 'zod'
import { ownInstitutions } from '../../candidates/across.ts'
import { maskedAddress, mayAskByReceipt } from '../../candidates/receipt-link.ts'
import { inLanguage, type Language } from '../../contract/language.ts'
import { PoolMemberChange, type PoolMembership } from '../../contract/talent-pool.ts'
import { inInstitution } from '../../db/scope.ts'
import { ticketForOwner } from '../../files/tickets.ts'
import { clientNetwork } from '../../http/network.ts'
import { ProblemError, parse } from '../../http/problem.ts'
import { type AppEnv, newRouter } from '../../http/router.ts'
import { changeMembership } from '../../talent-pools/change.ts'
import { memberToken } from '../../talent-pools/code.ts'
import { poolFactsOf } from '../../talent-pools/facts.ts'
import { ofManageLink } from '../../talent-pools/link.ts'
import { ownMemberships } from '../../talent-pools/own.ts'
import { renewMembership } from '../../talent-pools/renew.ts'
import { withdrawMembership } from '../../talent-pools/withdraw.ts'
import {
  formRoute,
  type Here,
  show as lay,
  open,
  own,
  readRoute,
  type SignedInHere,
  sentForm,
  toPage,
} from '../account/frame.ts'
import { choicesOf } from '../account/round-form.ts'
import { askCode } from '../account/sign-in-routes.ts'
import { inPortal } from '../language.ts'
import { readSent } from '../plain-files.ts'
import { faultsOf, inOrder, type Typed } from './form.ts'
import {
  changePage,
  linkGonePage,
  linkPage,
  linkSendPage,
  type OwnPool,
  ownListPage,
  ownPage,
  withdrawPage,
} from './own-pages.ts'
import { type Made, poolStyle } from './pages.ts'
import { numbersIn, readSentForm } from './plain.ts'
import { poolWords } from './words.ts'

const member = { member: z.string() }
const current = 'pools' as const

const show = (c: Context<AppEnv>, here: Here, made: Made & { status?: 200 | 409 | 410 | 422 }): Promise<Response> =>
  lay(c, here, { ...made, main: html`${poolStyle(here.place.nonce)}${made.main}`, current })

/** What may be said on the page that a form led to, by its name in the address. */
function saidOf(c: Context<AppEnv>, language: Language): string | undefined {
  const { said, notYet } = poolWords(language).own
  const all: Record<string, string> = { ...said, 'not-yet': notYet }
  const name = c.req.query('said') ?? ''
  return Object.hasOwn(all, name) ? all[name] : undefined
}

/** One's own membership at the institution whose page this is. @throws ProblemError `not-found`. */
async function membershipHere(c: Context<AppEnv>, { place }: SignedInHere): Promise<PoolMembership> {
  const id = c.req.param('member')
  const found = (await ownMemberships(c.var, place.language)).find((one) => one.id === id)
  if (!found) throw new ProblemError('not-found')
  return found
}

const toPools = () => 'pools'
const router = newRouter()
router.openapi(
  readRoute('/talent-pools', {}),
  own(async (c, here) => {
    const { language } = here.place
    const all: OwnPool[] = []
    for (const institution of await ownInstitutions(c.var, language))
      for (const membership of await ownMemberships({ ...c.var, institution }, language))
        all.push({ slug: institution.slug, membership })
    return show(c, here, ownListPage(here.place, all, saidOf(c, language)))
  }, toPools),
)
router.openapi(
  readRoute('/talent-pools/{member}', member),
  own(
    async (c, here) =>
      show(c, here, ownPage(here.place, await membershipHere(c, here), saidOf(c, here.place.language))),
    toPools,
  ),
)
router.openapi(
  formRoute('/talent-pools/{member}/renew', 'Renew one’s consent on our own page', member),
  own(async (c, here) => {
    const { id } = await membershipHere(c, here)
    const consent = (await sentForm(c))('consent')
    const path = `/talent-pools/${id}`
    try {
      await renewMembership(c.var, id, { consent }, here.place.language)
      return toPage(c, here.place, path, { said: 'renewed' })
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.code !== 'pool-changed' && error.code !== 'pool-closed'))
        throw error
      return toPage(c, here.place, path, { said: 'not-renewed' })
    }
  }, toPools),
)
router.openapi(
  readRoute('/talent-pools/{member}/leave', member),
  own(async (c, here) => show(c, here, withdrawPage(here.place, await membershipHere(c, here))), toPools),
)
router.openapi(
  formRoute('/talent-pools/{member}/leave', 'Withdraw one’s consent on our own page', member),
  own(async (c, here) => {
    await withdrawMembership(c.var, c.req.param('member') ?? '')
    return toPage(c, here.place, '/talent-pools', { said: 'left' })
  }, toPools),
)
router.openapi(
  formRoute('/talent-pools/{member}/documents/{document}', 'Fetch one’s own document', {
    ...member,
    document: z.string(),
  }),
  own(async (c, here) => {
    try {
      const { url } = await ticketForOwner(c.var, c.req.param('document') ?? '')
      return c.redirect(url, 303)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'unavailable') throw error
      return toPage(c, here.place, `/talent-pools/${encodeURIComponent(c.req.param('member') ?? '')}`, {
        said: 'not-yet',
      })
    }
  }, toPools),
)

const typedBy = async (membership: PoolMembership): Promise<Typed> => ({
  values: {
    name: membership.name,
    phone: membership.phone ?? '',
    motivation: membership.motivation ?? '',
  },
  choices: await choicesOf(membership.form.questions, membership.answers),
  files: membership.documents.map(({ id, name, bytes }) => ({ id, name, bytes, fault: null })),
})

router.openapi(
  readRoute('/talent-pools/{member}/change', member),
  own(async (c, here) => {
    const membership = await membershipHere(c, here)
    const fresh = { typed: await typedBy(membership), faults: {}, cpr: [], said: null }
    return show(c, here, changePage(here.place, membership, fresh))
  }, toPools),
)
router.openapi(
  formRoute('/talent-pools/{member}/change', 'Change what one sent to a talent pool on our own page', member, true),
  own(async (c, here) => {
    const membership = await membershipHere(c, here)
    const { form } = membership
    const { language } = here.place
    const sent = await readSent(c, { pool: membership.pool.key, network: clientNetwork(c) })
    const read = await readSentForm(c.var, form, sent, language, membership.documents)
    const { typed, answers, documents } = read
    const refused = (more: Partial<Parameters<typeof changePage>[2]>) =>
      show(c, here, {
        ...changePage(here.place, membership, { typed, faults: {}, cpr: [], said: null, ...more }),
        status: 422,
      })
    if (Object.keys(read.faults).length > 0) return refused({ faults: read.faults })
    const { name = '', phone = '', motivation } = typed.values
    try {
      if (sent.refusal) throw sent.refusal
      const input = parse(PoolMemberChange, {
        person: { name, ...(phone.trim() && { phone }) },
        ...(motivation !== undefined && { motivation }),
        documents,
        answers,
        form: form.version,
        language,
      })
      const cpr = await numbersIn(form, read, sent.fields)
      if (cpr.length > 0) return await refused({ cpr })
      await changeMembership(c.var, membership.id, input)
      return toPage(c, here.place, `/talent-pools/${membership.id}`, { said: 'saved' })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (error.code === 'invalid')
        return refused({ faults: inOrder(form, await faultsOf(error, form, answers, language)) })
      if (error.code === 'pool-changed') return refused({ said: poolWords(language).refused.changed })
      if (error.code === 'too-many-requests')
        return refused({ said: poolWords(language).refused.tooMany(Math.ceil((error.retryAfter ?? 60) / 60)) })
      if (error.code === 'file-type' || error.code === 'file-infected')
        return refused({ faults: { documents: poolWords(language).wrong.documents.invalid } })
      throw error
    }
  }, toPools),
)

router.openapi(
  readRoute('/pool', {}),
  open((c, here) => lay(c, here, linkPage(here.place))),
)
router.openapi(
  formRoute('/pool', 'Ask for a code by the link of a talent pool’s mail', {}),
  open(async (c, here) => {
    const { place, person } = here
    const sent = await sentForm(c)
    const token = sent('token')
    // Without script the page could not read what stands behind the #.
    if (token === '') return toPage(c, place, '/talent-pools')
    const found = await ofManageLink(c.var, token)
    if (!found) return lay(c, here, { ...linkGonePage(place), status: 410 })
    if (person?.email === found.email) return toPage(c, place, `/talent-pools/${found.id}`)
    if (sent('send') === '') {
      const { institution, deps } = c.var
      const { pools } = await inInstitution(deps.db, institution.id, (tx) => poolFactsOf(tx, institution))
      const name = pools.find(({ key }) => key === found.poolKey)?.name ?? {}
      const leave = memberToken(deps, 'leave', { institutionId: institution.id, id: found.id })
      return lay(
        c,
        here,
        linkSendPage(place, token, {
          masked: maskedAddress(found.email),
          pool: inLanguage(name, place.language).text,
          leave: inPortal(`/portal/${place.slug}/talent-pools/${found.poolKey}/leave/${leave}`, place.language),
        }),
      )
    }
    // Where the link may send no more, one signs in as always.
    if (!(await mayAskByReceipt(c.var, found.id))) return toPage(c, place, '', { to: 'pools' })
    return askCode(c, here, found.email, { to: 'pools-by-link', isKnown: true })
  }),
)

/** A person's own talent pools, on our own pages. */
export const accountPoolRoutes = router
