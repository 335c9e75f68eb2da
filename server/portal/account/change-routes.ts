import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { PlainForm } from '../../../widgets/server.ts'
import { changeOwn } from '../../applications/change.ts'
import { readOwn } from '../../applications/own.ts'
import type { CandidateApplication } from '../../contract/candidate.ts'
import type { ApplicationForm } from '../../contract/form.ts'
import type { Job } from '../../contract/job.ts'
import { elements } from '../../fragments/elements.ts'
import { jobIdOf } from '../../http/ids.ts'
import { clientNetwork } from '../../http/network.ts'
import { ProblemError } from '../../http/problem.ts'
import { type AppEnv, newRouter } from '../../http/router.ts'
import { oneJobWithForm } from '../../jobs/one.ts'
import { readSent } from '../plain-files.ts'
import { freshForm } from '../plain-form.ts'
import { keptAnswers } from '../plain-pages.ts'
import { sendPlainly } from '../send-plainly.ts'
import { asHtml, onOurPage, serving } from '../served.ts'
import { formRoute, open, own, readRoute, type SignedInHere, show, toPage } from './frame.ts'
import { at, type Place, words } from './parts.ts'
import { reference, referenceIn, toThis } from './places.ts'
import { endedPage } from './sign-in-pages.ts'

/** One's own application, and its job with the form that it is changed by; null while nobody can tell what it asks. */
async function readChanging(c: Context<AppEnv>, { place }: SignedInHere) {
  const application = await readOwn(c.var, referenceIn(c), place.language)
  const { id } = application.job
  const { job, form } = await oneJobWithForm(c.var.deps, place.slug, { id }, place.language)
  return { application, job, form }
}

const changeAddress = (place: Pick<Place, 'slug' | 'language'>, reference: string, job: string) =>
  at(place, `/applications/${encodeURIComponent(reference)}/change`, { job })

const changingOf = ({ reference, receivedAt, applicant }: CandidateApplication): PlainForm['changing'] => ({
  reference,
  receivedAt,
  email: applicant.email ?? '',
})

type Shown = { job: Job; form: ApplicationForm; plain: PlainForm; status: number }

/** The form as the element draws it, with everything that stands in it. */
async function showForm(c: Context<AppEnv>, here: SignedInHere, shown: Shown): Promise<Response> {
  const { job, form, plain, status } = shown
  const { place, institution } = here
  const { elements, basis } = await serving(c, place.nonce)
  const markup = elements.serve({
    ...basis,
    element: 'application-form',
    attributes: { job: job.id, id: 'change' },
    fallback: '',
    data: {
      institution: onOurPage(institution),
      // The way back leads to where one's own applications are.
      job: { ...job, form, url: at(place, '') },
    },
    plain,
  })
  const t = words(place.language)
  const isRefused = plain.refusal !== null || Object.keys(plain.errors).length > 0 || plain.asksCpr === true
  const title = t.application.changing(job.title)
  if (plain.retryAfter !== undefined) c.header('retry-after', String(plain.retryAfter))
  return show(c, here, {
    title: isRefused ? `${t.error} ${title}` : title,
    main: asHtml(markup),
    status: status as ContentfulStatusCode,
  })
}

const router = newRouter()
router.openapi(
  readRoute('/applications/{reference}/change', reference),
  own(async (c, here) => {
    const { application, job, form } = await readChanging(c, here)
    const path = `/applications/${application.reference}`
    if (!application.canChange || !form) return toPage(c, here.place, path)
    const { sentPlain } = await elements()
    const changing = changingOf(application)
    const plain = {
      ...freshForm(changeAddress(here.place, application.reference, job.id), ''),
      ...sentPlain(form, application),
      ...(changing && { changing }),
    }
    return showForm(c, here, { job, form, plain, status: 200 })
  }, toThis),
)
router.openapi(
  formRoute(
    '/applications/{reference}/change',
    'Change one’s own application on our own page, without script',
    reference,
    true,
  ),
  open(async (c, { person, ...there }) => {
    const { place } = there
    const network = clientNetwork(c)
    if (!person) {
      // Files that came with it stay too, under the job that the address names, as nobody can tell whose application it is.
      const { PLAIN_FIELDS } = await elements()
      const job = c.req.query('job') ?? ''
      const { fields, files } = await readSent(c, { job: jobIdOf(job), network })
      for (const { id, fault } of files) if (!fault) fields.append(PLAIN_FIELDS.document, id)
      const kept = keptAnswers(fields, place.language, changeAddress(place, referenceIn(c), job))
      return show(c, { ...there, person }, { ...endedPage(place, kept), status: 403 })
    }
    const here = { ...there, person }
    const { application, job, form } = await readChanging(c, here)
    if (!form) throw new ProblemError('not-found')
    const path = `/applications/${application.reference}`
    const sent = await readSent(c, { job: jobIdOf(job.id), network })
    const changing = changingOf(application)
    const { plain, status } = await sendPlainly(
      c.var,
      sent,
      {
        form,
        language: place.language,
        action: changeAddress(place, application.reference, job.id),
        own: application.documents,
        ...(changing && { changing }),
      },
      async (read) => {
        const { reference, receivedAt } = await changeOwn(c.var, application.reference, read())
        return { reference, receivedAt }
      },
    )
    if (plain.receipt) return toPage(c, place, path, { said: 'changed' })
    return showForm(c, here, { job, form, plain, status })
  }),
)

/** Changing one's own application on our own pages, where no script does it. */
export const accountChangeRoutes = router
