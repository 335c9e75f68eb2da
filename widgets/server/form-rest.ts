import { html, nothing } from 'lit'
import type { ApplicationForm } from '../../server/contract/form.ts'
import { type Answers, noAnswers } from '../application-form/answers.ts'
import { documentsOf } from '../application-form/documents.ts'
import type { RestWords } from '../application-form/host.ts'
import { accessPicture, message, restSummary, sendingPicture } from '../application-form/review.ts'
import { signInPicture } from '../application-form/sign-in-picture.ts'
import type { Notice, RestPictures } from '../application-form/view.ts'
import { questionName } from '../shared/form/choices.ts'
import type { CprFinding } from '../shared/form/cpr.ts'
import { documentsPicture } from '../shared/form/documents.ts'
import { questionPicture, questionSentence } from '../shared/form/question.ts'
import { formatInstant } from '../shared/format.ts'
import { PLAIN_FIELDS } from './form-markup.ts'
import type { PlainForm } from './request.ts'

/** What is said of a form that was sent. */
export type PlainState = {
  notice: Notice | null
  findings: readonly CprFinding[]
  minutesLeft: number | null
  changing: PlainForm['changing']
}

const nobody = () => {}

/** The later parts of a form as they stand on one page, without what only a script could do. */
export function plainRest(form: ApplicationForm, answers: Answers, t: RestWords, state: PlainState): RestPictures {
  const kept = answers.files.filter(({ id }) => id)
  return {
    email: state.changing?.email ?? null,
    top({ level, language }) {
      const { notice, changing } = state
      if (notice) return message('notice', notice, level + 1)
      if (!changing) return nothing
      const lines = [t.changing.text(formatInstant(changing.receivedAt, language))]
      return message('changing', { heading: t.changing.heading(changing.reference), lines }, level + 1)
    },
    summary: (view) => restSummary(view, t),
    signIn: () => nothing,
    later: () => nothing,
    section(step, view) {
      if (step === 'documents')
        return html`${documentsPicture(documentsOf(view), t.documents, {
          earlier: [],
          overflow: 0,
          isPlain: true,
          onChoose: nobody,
          onRemove: nobody,
          onReuse: nobody,
        })}
        ${kept.map(
          ({ id, name }) => html`<div class="tick">
            <input type="checkbox" id="remove-${id}" name=${PLAIN_FIELDS.removed} value=${id ?? nothing} />
            <label for="remove-${id}">${t.documents.remove} ${name}</label>
          </div>`,
        )}`
      if (step === 'access') return accessPicture(view, t, nobody)
      return form.questions.map((question) => {
        const code = view.errors.get(questionName(question.id))
        return questionPicture(
          {
            question,
            choice: answers.choices[question.id],
            error: code && questionSentence(question, code, t.asked),
            onChoose: nobody,
          },
          { ...view.t, ...t.asked },
        )
      })
    },
    sending: (view) =>
      sendingPicture(view, t, { ...state, waitsForFiles: false, isLast: true, onMend: nobody, onClear: nobody }),
  }
}

/** The same as the element shows them first where all of them stand on one page: nobody has answered anything. */
export function openRest(form: ApplicationForm, t: RestWords, minutesLeft: number | null): RestPictures {
  const rest = plainRest(form, noAnswers(), t, { notice: null, findings: [], minutesLeft, changing: undefined })
  const signIn = { signedIn: null, filled: false, isOpen: false, fields: undefined, onOpen: nobody, onSignOut: nobody }
  return {
    ...rest,
    signIn: (view) => signInPicture(view, t, signIn),
    // The answers are checked on a page of their own.
    section: (step, view) => (step === 'review' ? nothing : rest.section(step, view)),
  }
}
