import type { TemplateResult } from 'lit'
import type { Institution } from '../../server/contract/institution.ts'
import type { Job } from '../../server/contract/job.ts'
import { answered } from '../application-form/answered.ts'
import { type Answers, type Errors, noAnswers } from '../application-form/answers.ts'
import { minutesLeft } from '../application-form/deadline-watch.ts'
import type { Stage } from '../application-form/draft.ts'
import type { RestWords } from '../application-form/host.ts'
import { cprFindings } from '../application-form/input.ts'
import { closedPicture, elsewherePicture, missingPicture, receiptPicture } from '../application-form/outcomes.ts'
import { isOnOnePage, placesOf } from '../application-form/places.ts'
import { isClosing, noticeOf, refusalOf } from '../application-form/refusal.ts'
import { words as restDa } from '../application-form/rest-da.ts'
import { words as restEn } from '../application-form/rest-en.ts'
import { restStyles } from '../application-form/rest-styles.ts'
import { partsOf } from '../application-form/steps.ts'
import { strings as da } from '../application-form/strings.da.ts'
import { strings as en } from '../application-form/strings.en.ts'
import { styles } from '../application-form/styles.ts'
import { formPicture } from '../application-form/templates.ts'
import type { FormHandlers, FormWords, JobView } from '../application-form/view.ts'
import { ApiError } from '../shared/api.ts'
import { strings as fieldsDa } from '../shared/form/strings.da.ts'
import { strings as fieldsEn } from '../shared/form/strings.en.ts'
import { formStyles } from '../shared/form/styles.ts'
import { framePicture } from '../shared/frame.ts'
import { leadToJob, leadToList, sourceAddress } from '../shared/leads.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { jobStyles } from '../shared/styles/job.ts'
import { jobAnswers } from './ad.ts'
import { dialogForm, entryOf, plainForm } from './form-markup.ts'
import { openRest, plainRest } from './form-rest.ts'
import { escaped, markupOf } from './picture.ts'
import { hereOf, placeOf } from './place.ts'
import type { PlainForm, ServeBasis, Served } from './request.ts'
import { withoutScript } from './styles.ts'

const WORDS: Record<ServeBasis['language'], FormWords> = {
  da: { ...da, ...fieldsDa },
  en: { ...en, ...fieldsEn },
}
const REST: Record<ServeBasis['language'], RestWords> = { da: restDa, en: restEn }

/** Where a plain form stands, in the words of the form. */
function stageOf({ receipt, refusal, retryAfter }: PlainForm): Stage {
  if (receipt) return { kind: 'received', receipt }
  if (!refusal) return { kind: 'filling' }
  const problem = { type: '', title: refusal, status: 400, code: refusal, requestId: '' }
  return { kind: 'refused', error: new ApiError(problem, retryAfter) }
}

/** The words, some of them others where an application is changed. */
function wordsOf(language: ServeBasis['language'], plain: PlainForm | undefined): { t: FormWords; rest: RestWords } {
  const [t, rest] = [WORDS[language], REST[language]]
  if (!plain?.changing) return { t, rest }
  return {
    t: { ...t, ...rest.changing.form, toAd: rest.changing.toAccount },
    rest: { ...rest, ...rest.changing.instead },
  }
}

function pictureOf(
  view: JobView,
  stage: Stage,
  plain: PlainForm | undefined,
  { medium, onOnePage }: { medium: string; onOnePage: boolean },
): TemplateResult {
  const { language, now, job } = view
  const { form } = job
  const { rest: t } = wordsOf(language, plain)
  const answers: Answers = {
    ...noAnswers(),
    values: plain?.values ?? {},
    choices: plain?.choices ?? {},
    files: (plain?.files ?? []).map(entryOf),
    preferentialAccess: plain?.preferentialAccess ?? false,
  }
  const refusal = refusalOf(stage)
  if (stage.kind === 'received') return receiptPicture(view, t, stage.receipt, () => {})
  if (job.applyAt === 'source' && job.status === 'open')
    return elsewherePicture(view, t, job.applyUrl && sourceAddress(job.applyUrl, job.applyMedium, medium))
  if (job.status !== 'open' || !form || isClosing(refusal))
    return closedPicture(view, t, {
      isLate: refusal?.problem.code === 'deadline-passed' || (job.deadline !== null && Date.parse(job.deadline) < now),
      typed: form ? answered(form, answers, t) : [],
      saved: null,
      copy: () => {},
      said: '',
    })
  if (plain?.acknowledged) answers.acknowledged = form.privacyNotice.version
  const errors: Errors = new Map(Object.entries(plain?.errors ?? {}))
  return formPicture({
    ...view,
    form,
    answers,
    errors,
    stage: stage.kind,
    // What can be sent without script stands on one page; the rest is as the element shows it first.
    steps: partsOf(form).filter((step) => !plain || step !== 'review'),
    onOnePage,
    step: plain ? undefined : placesOf(form, onOnePage)[0],
    returns: false,
    rest: plain
      ? plainRest(form, answers, t, {
          notice: errors.size ? null : noticeOf({ stage, attempt: null }, form, t, language, plain.changes),
          findings: plain.asksCpr ? cprFindings(form, answers, new Set()) : [],
          minutesLeft: minutesLeft(job.deadline, now),
          changing: plain.changing,
        })
      : onOnePage
        ? openRest(form, t, minutesLeft(job.deadline, now))
        : undefined,
    on: {} as FormHandlers,
  })
}

/**
 * Without script nothing is saved, and where an application is changed something else is said. An answer to what was sent is taken
 * over by no element.
 */
const withoutKeeping = (text: string, { keeping }: FormWords, isAnswer: boolean) =>
  text.replace(`<p class="hint">${escaped(keeping)}</p>`, (hint) =>
    isAnswer ? '' : hint.replace('hint', 'hint keeping'),
  )

/** The form as it is first seen, or as it was sent by `plain`; nothing when no job is chosen. */
export function servedForm(
  request: ServeBasis,
  institution: Institution,
  job: Job | null,
  plain: PlainForm | undefined,
): Served {
  const { language, attributes, now } = request
  const here = hereOf(request, institution.slug)
  const place = placeOf(request, institution.slug)
  const sheets = [base, controls, jobStyles, formStyles, styles, restStyles, withoutScript]
  const id = job?.id ?? (attributes.job || here.address.get('apply'))
  if (!id) return { picture: '', sheets, answers: [] }
  const { t } = wordsOf(language, plain)
  const list = { href: leadToList(place, here, institution.links.portal).href }
  const level = here.headingLevel
  const stage = plain ? stageOf(plain) : ({ kind: 'filling' } as const)
  const ad = job && { href: leadToJob(place, here, job).href }
  const picture =
    job && ad
      ? pictureOf({ t, language, level, now, job, ad, list }, stage, plain, {
          medium: here.medium,
          // Without script there is one page anyway.
          onOnePage: !plain && isOnOnePage(attributes.layout, job.form, institution),
        })
      : missingPicture({ level, list }, REST[language])
  const text = markupOf(framePicture(language, picture))
  const isAnswer =
    !!plain && (!!plain.changing || stage.kind !== 'filling' || !!Object.keys(plain.errors).length || !!plain.asksCpr)
  return {
    picture: plain
      ? plainForm(withoutKeeping(text, WORDS[language], isAnswer), plain, job?.form ?? null)
      : dialogForm(text, t.apply, elsewhere(institution, id, request)),
    sheets,
    answers: jobAnswers(language, institution, id, job),
    open: true,
    ...(isAnswer && { stays: true }),
  }
}

/** The portal's own form, for those who have no script where the element would need one. */
function elsewhere({ links }: Institution, id: string, { language, attributes, address }: ServeBasis): string {
  const page = new URL(links.portal, address)
  page.pathname += `/jobs/${id}`
  if (language !== 'da') page.searchParams.set('lang', language)
  const medium = attributes.medium || new URL(address).searchParams.get('medium')
  if (medium) page.searchParams.set('medium', medium.slice(0, 80))
  page.hash = 'apply'
  return page.href
}
