import { nothing } from 'lit'
import type { Institution } from '../../server/contract/institution.ts'
import type { Job } from '../../server/contract/job.ts'
import { AD_LOOKS } from '../../server/contract/limits.ts'
import { deadlinePath } from '../job-ad/calendar.ts'
import { anyAd, missing } from '../job-ad/otherwise.ts'
import { otherwiseStyles } from '../job-ad/otherwise-styles.ts'
import { strings as da } from '../job-ad/strings.da.ts'
import { strings as en } from '../job-ad/strings.en.ts'
import { styles } from '../job-ad/styles.ts'
import { ad } from '../job-ad/templates.ts'
import { leadToForm } from '../shared/form/lead.ts'
import { framePicture } from '../shared/frame.ts'
import { type Lead, leadToList } from '../shared/leads.ts'
import { institutionPath, jobPath } from '../shared/paths.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { jobStyles } from '../shared/styles/job.ts'
import { markupOf } from './picture.ts'
import { hereOf, placeOf } from './place.ts'
import type { ServeBasis, Served } from './request.ts'
import { withoutScript } from './styles.ts'

const linkTo = ({ href, here }: Lead) => ({ href, isHere: here })

/** The answers that an element of one job asks for. */
export function jobAnswers(language: ServeBasis['language'], institution: Institution, id: string, job: Job | null) {
  const answers: Served['answers'] = [
    [institutionPath(institution.slug, language), institution],
    [jobPath(institution.slug, id, `?lang=${language}`), job],
  ]
  return answers
}

/** The ad, open, closed or not there; nothing when no job is chosen. */
export function servedAd(request: ServeBasis, institution: Institution, job: Job | null): Served {
  const { language, attributes, now, api } = request
  const here = hereOf(request, institution.slug)
  const place = placeOf(request, institution.slug)
  const sheets = [base, controls, jobStyles, styles, withoutScript]
  const id = job?.id ?? (attributes.job || here.address.get('job'))
  if (!id) return { picture: '', sheets, answers: [] }
  const t = { da, en }[language]
  const list = linkTo(leadToList(place, here, institution.links.portal))
  const canApply = job?.status === 'open' && (job.applyAt === 'source' ? job.applyUrl : job.form)
  const isStandard = job?.status === 'open' && job.template.key === AD_LOOKS[0] && !job.blocks.length
  if (!isStandard) sheets.splice(-1, 0, otherwiseStyles)
  const draw = isStandard ? ad : anyAd
  const picture = job
    ? draw({
        t,
        language,
        level: here.headingLevel,
        now,
        job,
        list,
        apply: canApply ? linkTo(leadToForm(place, here, job)) : null,
        calendar: (attributes.api ?? api) + deadlinePath(institution.slug, job.id, language),
        share: { label: t.share, said: '' },
      })
    : missing(language, here.headingLevel, list)
  return {
    picture: markupOf(framePicture(language, picture ?? nothing)),
    sheets,
    answers: jobAnswers(language, institution, id, job),
    open: true,
  }
}
