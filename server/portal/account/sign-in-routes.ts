import type { Context } from 'hono'
import { canonicalAddress } from '../../candidates/address.ts'
import { type Asked, askedHere, dropAsked, dropSession, keepAsked, keepSession } from '../../candidates/cookies.ts'
import { deviceOf } from '../../candidates/device.ts'
import { pressLink } from '../../candidates/link.ts'
import { maskedAddress, mayAskByReceipt, ofReceipt } from '../../candidates/receipt-link.ts'
import { endSession } from '../../candidates/session.ts'
import { startSignIn } from '../../candidates/start-sign-in.ts'
import { askedFor, type Opened, type SignIn, signIn } from '../../candidates/use-code.ts'
import { EmailAddress } from '../../contract/application.ts'
import { clientNetwork } from '../../http/network.ts'
import { ProblemError } from '../../http/problem.ts'
import { type AppEnv, newRouter } from '../../http/router.ts'
import { formRoute, type Here, open, own, readRoute, sentForm, show, showGone, toPage } from './frame.ts'
import { words } from './parts.ts'
import { byReceipt, isByReceipt, placeName, placeOf, toApplication } from './places.ts'
import {
  codePage,
  continuePage,
  elsewherePage,
  otherBrowserPage,
  receiptGonePage,
  receiptPage,
  sendCodePage,
  signInPage,
} from './sign-in-pages.ts'

const device = (c: Context<AppEnv>) => deviceOf(c.req.header('user-agent') ?? '')

/** The code that this browser asked for, while it can still be typed. */
async function living(c: Context<AppEnv>) {
  const asked = askedHere(c)
  const row = asked && (await askedFor(c.var, { signIn: asked.id, key: asked.key, origin: null, purpose: 'sign-in' }))
  return { asked, row: row || null }
}

/** Whom the page says that the code went to: as little as the receipt's link said, where it was asked for by that. */
function told({ to }: Asked, row: SignIn | null): { email: string | null; masked?: string } {
  return row && isByReceipt(to) ? { email: null, masked: maskedAddress(row.email) } : { email: row?.email ?? null }
}

/** Sends a code, and ties it to this browser. Where no more may be sent, the one that was sent before is kept. */
export async function askCode(
  c: Context<AppEnv>,
  here: Here,
  email: string,
  { to, isKnown }: { to: string; isKnown: boolean },
): Promise<Response> {
  const { place } = here
  const { row } = await living(c)
  const started = await startSignIn(c.var, {
    purpose: 'sign-in',
    email,
    language: place.language,
    origin: null,
    network: clientNetwork(c),
    isKnown,
  })
  const isKept = !started.isMailed && row?.emailCanonical === canonicalAddress(email)
  if (!isKept) keepAsked(c, { ...started, to: placeName(to) }, new Date(started.expiresAt))
  return toPage(c, place, '/code')
}

/** Somebody is in: a new session, in place of whichever was here, and on to where they were going. */
function enter(c: Context<AppEnv>, here: Here, { session }: Opened, to: string): Response {
  keepSession(c, session)
  dropAsked(c)
  return toPage(c, here.place, placeOf(to))
}

const codeFault = (error: unknown, { place }: Here): Record<string, string> => {
  if (!(error instanceof ProblemError) || error.code !== 'invalid') throw error
  const t = words(place.language).code.wrong
  return { code: error.fields?.[0]?.code === 'required' ? t.required : t.invalid }
}

const router = newRouter()
router.openapi(
  formRoute('/sign-in', 'Ask for a code on our own page', {}),
  open(async (c, here) => {
    const sent = await sentForm(c)
    // Who is signed in already confirms that it is still the same person.
    const email = (here.person?.email ?? sent('email')).trim()
    const to = sent('again') ? (askedHere(c)?.to ?? '') : sent('to')
    if (!EmailAddress.safeParse(email).success) {
      const t = words(here.place.language).signIn.wrong
      const faults = { email: email === '' ? t.required : t['not-an-email'] }
      return show(c, here, { ...signInPage(here.place, { email, to: placeName(to), faults }), status: 422 })
    }
    return askCode(c, here, email, { to, isKnown: here.person !== null })
  }),
)
router.openapi(
  readRoute('/code', {}),
  open(async (c, here) => {
    const { asked, row } = await living(c)
    if (!asked) return toPage(c, here.place, '')
    return show(c, here, codePage(here.place, told(asked, row)))
  }),
)
router.openapi(
  formRoute('/code', 'Sign in by the code on our own page', {}),
  open(async (c, here) => {
    const sent = await sentForm(c)
    const { asked, row } = await living(c)
    if (!asked) return showGone(c, here)
    try {
      const tried = { signIn: asked.id, key: asked.key, code: sent('code'), origin: null, network: clientNetwork(c) }
      const opened = await signIn(c.var, tried, { device: device(c), rotated: here.person?.session.id })
      return enter(c, here, opened, asked.to)
    } catch (error) {
      const faults = codeFault(error, here)
      return show(c, here, { ...codePage(here.place, { ...told(asked, row), faults }), status: 422 })
    }
  }),
)
router.openapi(
  readRoute('/continue', {}),
  open((c, here) => show(c, here, continuePage(here.place))),
)
router.openapi(
  formRoute('/continue', 'Sign in by a mail’s link, in the browser that asked', {}),
  open(async (c, here) => {
    const sent = await sentForm(c)
    const [token, asked] = [sent('token'), askedHere(c)]
    // Without script the page could not read what stands behind the #.
    if (token === '') return toPage(c, here.place, asked ? '/code' : '')
    const code = sent.has('code') ? sent('code') : null
    const pressed = { token, key: asked?.key ?? null, code, network: clientNetwork(c) }
    try {
      const outcome = await pressLink(c.var, pressed, { device: device(c), rotated: here.person?.session.id })
      switch (outcome.kind) {
        case 'in':
          return enter(c, here, outcome.opened, asked?.to ?? '')
        case 'code':
          return show(c, here, otherBrowserPage(here.place, token))
        case 'elsewhere':
          return show(c, here, elsewherePage(here.place, here.institution.name, here.home))
        case 'used':
          // Pressed twice in the same browser comes to the same.
          return here.person && here.person.actor.id === outcome.candidateId
            ? toPage(c, here.place, '')
            : showGone(c, here)
      }
    } catch (error) {
      return show(c, here, { ...otherBrowserPage(here.place, token, codeFault(error, here)), status: 422 })
    }
  }),
)
router.openapi(
  readRoute('/receipt', {}),
  open((c, here) => show(c, here, receiptPage(here.place))),
)
router.openapi(
  formRoute('/receipt', 'Ask for a code by a receipt’s link', {}),
  open(async (c, here) => {
    const sent = await sentForm(c)
    const token = sent('token')
    if (token === '') return toPage(c, here.place, '')
    const receipt = await ofReceipt(c.var, token)
    if (!receipt) return show(c, here, { ...receiptGonePage(here.place), status: 410 })
    const to = byReceipt(receipt.reference)
    if (here.person?.email === receipt.email) return toPage(c, here.place, placeOf(to))
    if (sent('send') === '') return show(c, here, sendCodePage(here.place, token, maskedAddress(receipt.email)))
    // Where the link may send no more, one signs in as always.
    if (!(await mayAskByReceipt(c.var, receipt.reference)))
      return toPage(c, here.place, '', { to: toApplication(receipt.reference) })
    return askCode(c, here, receipt.email, { to, isKnown: true })
  }),
)
router.openapi(
  formRoute('/sign-out', 'Sign out of our own pages', {}),
  own(async (c, here) => {
    await endSession(c.var.deps, here.person.session.id, here.person.actor.id)
    dropSession(c)
    dropAsked(c)
    // Pages that the browser still holds go too. Not `storage`: a draft stands there that the person asked to keep on this
    // device. Not `cookies`: those that carry sessions on institutions' pages are not ours to end here.
    c.header('clear-site-data', '"cache"')
    return toPage(c, here.place, '', { said: 'signed-out' })
  }),
)

/** Signing in and out on our own pages. */
export const accountSignInRoutes = router
