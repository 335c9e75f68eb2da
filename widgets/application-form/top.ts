import { html, nothing } from 'lit'
import { noticeOf, refusalOf } from './refusal.ts'
import type { Rest } from './rest.ts'
import { message } from './review.ts'
import type { FormView } from './view.ts'

/** What is said at the top of the form: of a refusal, of the session, and of what one goes on with. */
export function topPicture(rest: Rest, view: FormView): unknown {
  const { t, draft, changes, changing, host, session } = rest
  const notice = noticeOf(draft, view.form, t, view.language, changes)
  const isDouble = refusalOf(draft.stage)?.problem.code === 'already-applied'
  const { api, institution } = host.here
  const account = `${api.base}/portal/${encodeURIComponent(institution)}/account`
  return [
    notice &&
      message(
        'notice',
        notice,
        view.level + 1,
        isDouble ? html`<p><a href=${account}>${t.toAccount}</a></p>` : nothing,
      ),
    session.hasEnded && !changing.needsEntry
      ? message('ended', { heading: t.signIn.ended, lines: [t.signIn.endedText] }, view.level + 1)
      : nothing,
    changing.welcome(view),
    rest.keeping.welcome(view),
    rest.end.picture(view.level + 1),
  ]
}
