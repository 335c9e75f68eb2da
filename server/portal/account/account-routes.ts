import { ownDeletions, ownInstitutions } from '../../candidates/across.ts'
import { changeEmail, startChangeEmail } from '../../candidates/change-email.ts'
import { askedHere, dropAsked, dropSession, keepAsked, keepSession } from '../../candidates/cookies.ts'
import { deleteAccount } from '../../candidates/delete-account.ts'
import { deviceOf } from '../../candidates/device.ts'
import { exportOwn } from '../../candidates/export.ts'
import { isFresh } from '../../candidates/fresh.ts'
import { endOthers, listSessions } from '../../candidates/own-sessions.ts'
import { putProfile, readCandidate } from '../../candidates/read.ts'
import { endSession } from '../../candidates/session.ts'
import { EmailAddress } from '../../contract/application.ts'
import { CandidateProfile } from '../../contract/candidate.ts'
import { inLanguage } from '../../contract/language.ts'
import { isId } from '../../http/ids.ts'
import { clientNetwork } from '../../http/network.ts'
import { ProblemError, problemFields } from '../../http/problem.ts'
import { newRouter } from '../../http/router.ts'
import {
  confirmItsYouPage,
  deletedPage,
  deletePage,
  emailCodePage,
  emailPage,
  profilePage,
  sessionsPage,
} from './account-pages.ts'
import { exportPage } from './export-page.ts'
import { formRoute, own, readRoute, type SignedInHere, sentForm, show, toPage } from './frame.ts'
import { words } from './parts.ts'

const router = newRouter()
const current = 'account' as const

router.openapi(
  readRoute('/profile', {}),
  own(
    async (c, here) => {
      const { email, name, phone } = await readCandidate(c.var)
      const t = words(here.place.language)
      const said = new Map([
        ['saved', t.account.saved],
        ['email-changed', t.email.done],
      ]).get(c.req.query('said') ?? '')
      return show(c, here, {
        ...profilePage(here.place, { email, name: name ?? '', phone: phone ?? '' }, { said }),
        current,
      })
    },
    () => 'profile',
  ),
)
router.openapi(
  formRoute('/profile', 'Write one’s own profile on our own page', {}),
  own(
    async (c, here) => {
      const sent = await sentForm(c)
      const typed = { name: sent('name'), phone: sent('phone') }
      const read = CandidateProfile.safeParse({ ...typed, phone: typed.phone.trim() || null })
      if (!read.success) {
        const t = words(here.place.language).account.wrong
        const names: Record<string, string> = t.name
        const faults = Object.fromEntries(
          problemFields(read.error, typed).map(({ path, code }) => [
            path,
            path === 'phone' ? t.phone : (names[code] ?? t.name.invalid),
          ]),
        )
        const page = profilePage(here.place, { email: here.person.email, ...typed }, { faults })
        return show(c, here, { ...page, current, status: 422 })
      }
      await putProfile(c.var, read.data)
      return toPage(c, here.place, '/profile', { said: 'saved' })
    },
    () => 'profile',
  ),
)

const isStale = (here: SignedInHere, at: Date) => !isFresh(here.person.session, at)

router.openapi(
  readRoute('/email', {}),
  own(
    (c, here) => {
      const { email } = here.person
      const page = isStale(here, c.var.deps.now())
        ? confirmItsYouPage(here.place, email, 'email')
        : emailPage(here.place, email, {})
      return show(c, here, { ...page, current })
    },
    () => 'email',
  ),
)
router.openapi(
  formRoute('/email', 'Ask for a code at one’s new address', {}),
  own(
    async (c, here) => {
      const { place, person } = here
      const typed = (await sentForm(c))('email').trim()
      const t = words(place.language)
      const refused = (fault: string) =>
        show(c, here, { ...emailPage(place, person.email, { typed, faults: { email: fault } }), current, status: 422 })
      if (isStale(here, c.var.deps.now())) return toPage(c, place, '/email')
      if (!EmailAddress.safeParse(typed).success)
        return refused(typed === '' ? t.signIn.wrong.required : t.signIn.wrong['not-an-email'])
      try {
        const network = clientNetwork(c)
        const started = await startChangeEmail(c.var, { email: typed, language: place.language, network })
        keepAsked(c, { ...started, to: '' }, new Date(started.expiresAt), 'change-email')
        return toPage(c, place, '/email/code')
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'invalid') return refused(t.email.same)
        throw error
      }
    },
    () => 'email',
  ),
)
router.openapi(
  readRoute('/email/code', {}),
  own((c, here) =>
    askedHere(c, 'change-email')
      ? show(c, here, { ...emailCodePage(here.place, {}), current })
      : Promise.resolve(toPage(c, here.place, '/email')),
  ),
)
router.openapi(
  formRoute('/email/code', 'Take the new address by its code', {}),
  own(async (c, here) => {
    const { place } = here
    const code = (await sentForm(c))('code')
    const asked = askedHere(c, 'change-email')
    if (!asked || isStale(here, c.var.deps.now())) return toPage(c, place, '/email')
    try {
      const { session } = await changeEmail(
        c.var,
        { signIn: asked.id, key: asked.key, code, network: clientNetwork(c) },
        { device: deviceOf(c.req.header('user-agent') ?? ''), language: place.language },
      )
      keepSession(c, session)
      dropAsked(c, 'change-email')
      return toPage(c, place, '/profile', { said: 'email-changed' })
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'invalid') throw error
      const t = words(place.language).code.wrong
      const faults = { code: error.fields?.[0]?.code === 'required' ? t.required : t.invalid }
      return show(c, here, { ...emailCodePage(place, { faults }), current, status: 422 })
    }
  }),
)

router.openapi(
  readRoute('/sessions', {}),
  own(
    async (c, here) => {
      const { language } = here.place
      const names = new Map(
        (await ownInstitutions(c.var, language)).map(({ slug, profile }) => [
          slug,
          inLanguage(profile.name, language).text,
        ]),
      )
      names.set(here.place.slug, here.institution.name)
      const said = c.req.query('said') === 'ended' ? words(language).sessions.ended : undefined
      return show(c, here, { ...sessionsPage(here.place, await listSessions(c.var), names, { said }), current })
    },
    () => 'sessions',
  ),
)
router.openapi(
  formRoute('/sessions', 'End one’s sessions elsewhere', {}),
  own(
    async (c, here) => {
      const sent = await sentForm(c)
      const id = sent('session')
      if (sent('others')) await endOthers(c.var)
      else if (isId(id)) await endSession(c.var.deps, id, here.person.actor.id)
      return toPage(c, here.place, '/sessions', { said: 'ended' })
    },
    () => 'sessions',
  ),
)

router.openapi(
  readRoute('/export.html', {}),
  own(
    async (c, here) => {
      const exported = await exportOwn(c.var, here.place.language)
      return show(c, here, { ...exportPage(here.place, exported), current })
    },
    () => 'profile',
  ),
)
router.openapi(
  readRoute('/export.json', {}),
  own(
    async (c, here) => {
      const exported = await exportOwn(c.var, here.place.language)
      return c.body(JSON.stringify(exported, null, 2), 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="opslag.json"',
        'cache-control': 'no-store',
      })
    },
    () => 'profile',
  ),
)

/** When each application is deleted, with its institution's name. */
async function dated(c: Parameters<Parameters<typeof own>[0]>[0], { place: { language } }: SignedInHere) {
  const names = new Map(
    (await ownInstitutions(c.var, language)).map(({ id, profile }) => [id, inLanguage(profile.name, language).text]),
  )
  return (await ownDeletions(c.var)).map((one) => ({ ...one, institution: names.get(one.institutionId) ?? '' }))
}

router.openapi(
  readRoute('/delete', {}),
  own(
    async (c, here) => {
      const page = isStale(here, c.var.deps.now())
        ? confirmItsYouPage(here.place, here.person.email, 'delete')
        : deletePage(here.place, await dated(c, here))
      return show(c, here, { ...page, current })
    },
    () => 'delete',
  ),
)
router.openapi(
  formRoute('/delete', 'Delete one’s own account', {}),
  own(
    async (c, here) => {
      if (isStale(here, c.var.deps.now())) return toPage(c, here.place, '/delete')
      const deletions = await dated(c, here)
      await deleteAccount(c.var, here.place.language)
      dropSession(c)
      dropAsked(c)
      // Everything goes, a draft that was kept on this device too.
      c.header('clear-site-data', '"cache", "storage"')
      return show(c, { ...here, person: null }, deletedPage(here.place, deletions))
    },
    () => 'delete',
  ),
)

/** A person's profile and account, on our own pages. */
export const accountRoutes = router
