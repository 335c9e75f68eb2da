import { html, raw } from 'hono/html'
import type { Institution } from '../../contract/institution.ts'
import type { JobAgent, JobAgentSettings } from '../../contract/job-agent.ts'
import { inLanguage } from '../../contract/language.ts'
import { LIMITS } from '../../contract/limits.ts'
import type { ToldJob } from '../../job-agents/digest-jobs.ts'
import { formatDay, formatInstant } from '../../mail/format.ts'
import { done, type Faults, field, hidden, type Place, problems, words } from '../account/parts.ts'
import { type Html, inPortal } from '../language.ts'
import { agentAt, agentStyle, agentWords, type Chosen, filterFields, radios, searchLine, wayFields } from './parts.ts'

export type Made = { title: string; main: Html }

const titled = (title: string, faults: Faults, { language }: Place) =>
  Object.keys(faults).length > 0 ? `${words(language).error} ${title}` : title

/** A button that does what RFC 8058's POST does. */
const leaveForm = (place: Place, handle: string, text: string, look: 'button' | 'plain'): Html =>
  html`<form method="post" action="${agentAt(place, `/${handle}/leave`)}">${hidden('List-Unsubscribe', 'One-Click')}<button class="${look}" type="submit">${text}</button></form>`

/** Where one signs up. `email` is null for whoever is signed in. */
export function signUpPage(
  place: Place,
  institution: Institution,
  settings: JobAgentSettings,
  form: Chosen & { email: string | null; signedInAs: string | null },
  faults: Faults = {},
): Made {
  const t = agentWords(place.language)
  const intro = settings.intro && inLanguage(settings.intro, place.language).text
  const filter = filterFields(form, institution, faults, place)
  const way = (isHeaded: boolean) => wayFields(form, institution, { reach: settings.everywhere, isHeaded }, place)
  const email =
    form.signedInAs === null
      ? field(
          {
            name: 'email',
            label: t.email,
            type: 'email',
            value: form.email ?? '',
            autocomplete: 'email',
            maxLength: LIMITS.email,
          },
          faults,
          place.language,
        )
      : html`${hidden('email', form.signedInAs)}<p>${t.asYou(form.signedInAs)}</p>`
  const send = html`<p class="muted">${t.privacy(institution.name)}</p>
${form.signedInAs === null ? html`<p>${t.mailFirst}</p>` : ''}
<button class="button" type="submit">${t.send}</button>`
  const isCompact = settings.layout === 'compact'
  return {
    title: titled(t.title, faults, place),
    main: html`${agentStyle(place.nonce)}${problems(faults, place)}<h1>${t.title}</h1>
${(intro ?? t.intro).split(/\n{2,}/).map((text) => html`<p>${text}</p>`)}
<form class="form agent" method="post" action="${agentAt(place, '/new')}" novalidate>
${
  isCompact
    ? html`${email}<details${Object.keys(faults).some((name) => name !== 'email') ? raw(' open') : ''}><summary>${t.more}</summary>${filter}${way(false)}</details>${send}`
    : html`<h2>${t.searchTitle}</h2><p class="hint">${t.searchHint}</p>${filter}<h2>${t.frequencyTitle}</h2>${way(true)}<h2>${t.whoTitle}</h2>${email}${send}`
}
</form>`,
  }
}

/** Which code is asked for. */
export type Asking = 'sign-up' | 'change' | 'renewal'

/** Where the code of a mail is typed. Opening it, and sending it empty, does nothing. */
export function codePage(place: Place, asking: Asking, action: string, faults: Faults = {}): Made {
  const t = agentWords(place.language).code
  const { title, text, button } = {
    'sign-up': { title: t.title, text: t.sent, button: t.confirm },
    change: { title: t.change, text: t.changeText, button: t.open },
    renewal: { title: t.renew, text: t.renewText, button: t.keep },
  }[asking]
  return {
    title: titled(title, faults, place),
    main: html`${problems(faults, place)}<h1>${title}</h1><p>${text}</p>
<form class="form" method="post" action="${action}" novalidate>
${field({ name: 'code', label: t.code, hint: t.hint, autocomplete: 'one-time-code', maxLength: 40, code: true }, faults, place.language)}
<button class="button" type="submit">${button}</button>
</form>
${asking === 'sign-up' ? html`<p class="muted">${t.late}</p>` : ''}`,
  }
}

/** Where an agent is changed, paused and left, after a code or a sign-in has shown whose it is. */
export function managePage(
  place: Place,
  institution: Institution,
  agent: JobAgent,
  { handle, leave, said, faults = {} }: { handle: string; leave: string; said?: string | undefined; faults?: Faults },
): Made {
  const t = agentWords(place.language)
  const status = (['active', 'paused'] as const).map((one) => [one, t.manage.status[one]] as const)
  return {
    title: titled(t.manage.title, faults, place),
    main: html`${agentStyle(place.nonce)}${said ? done(said) : ''}${problems(faults, place)}<h1>${t.manage.title}</h1>
<form class="form agent" method="post" action="${agentAt(place, '/change')}" novalidate>
${hidden('handle', handle)}
${radios('status', t.manage.statusTitle, status, agent.status)}
<h2>${t.searchTitle}</h2>
<p class="hint">${agent.reach === 'everywhere' ? t.reach.everywhere('') : t.reach.institution(institution.name)}</p>
${filterFields(agent, institution, faults, place)}
${wayFields(agent, institution, { reach: false }, place)}
<button class="button" type="submit">${t.manage.save}</button>
</form>
${agent.endsAt ? html`<p class="muted">${t.manage.endsOn(formatDay(new Date(agent.endsAt), place.language))}</p>` : ''}
${leaveForm(place, leave, t.manage.leave, 'plain')}`,
  }
}

/** Asks before leaving: a page that is only opened changes nothing. */
export function leavePage(place: Place, agent: JobAgent, handle: string): Made {
  const t = agentWords(place.language).leave
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1><p>${t.text(searchLine(agent, place.language))}</p>${leaveForm(place, handle, t.button, 'button')}`,
  }
}

/** On to the jobs, for whoever has nothing more to do here. */
const toList = ({ slug, language }: Place): Html =>
  html`<p><a href="${inPortal(`/portal/${slug}`, language)}">${agentWords(language).leave.toList}</a></p>`

export function leftPage(place: Place, handle: string | null): Made {
  const t = agentWords(place.language).leave
  return {
    title: t.done,
    main: html`<h1>${t.done}</h1>${
      handle === null
        ? ''
        : html`<p>${t.doneText}</p><form method="post" action="${agentAt(place, `/${handle}/undo`)}"><button class="button quiet" type="submit">${t.undo}</button></form>`
    }${toList(place)}`,
  }
}

export function undonePage(place: Place): Made {
  const t = agentWords(place.language).leave
  return { title: t.undone, main: html`<h1>${t.undone}</h1><p>${t.undoneText}</p>${toList(place)}` }
}

/** The jobs of a digest, and whether they were relevant. Nothing is chosen beforehand: sent as it is, it says nothing. */
export function jobsPage(
  place: Place,
  jobs: readonly ToldJob[],
  handle: string,
  { said, isEmpty = false }: { said?: string; isEmpty?: boolean } = {},
): Made {
  const t = agentWords(place.language).jobs
  const one = ({ institutionId, id, title, url, institution, place: where, deadline, relevant }: ToldJob) => {
    const name = `job-${institutionId}-${id}`
    const choice = (value: 'yes' | 'no', label: string, isChosen: boolean) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${isChosen ? raw(' checked') : ''}><span>${label}</span></label>`
    return html`<li id="${name}"><h2><a href="${url}">${title}</a></h2>
<p>${where ? `${institution}, ${where}` : institution}</p>
<p class="muted">${deadline ? t.deadline(formatInstant(deadline, place.language)) : t.noDeadline}</p>
<fieldset><legend class="unseen">${t.question} ${title}</legend><div class="row">${choice('yes', t.relevant, relevant === true)}${choice('no', t.notRelevant, relevant === false)}</div></fieldset></li>`
  }
  return {
    title: t.title,
    main: html`${agentStyle(place.nonce)}${said ? done(said) : ''}${isEmpty ? html`<p class="wrong" role="alert">${t.nothing}</p>` : ''}<h1>${t.title}</h1>
${
  jobs.length === 0
    ? html`<p>${t.none}</p>`
    : html`<p>${t.text}</p>
<form method="post" action="${agentAt(place, `/${handle}/jobs`)}"><ul class="told">${jobs.map(one)}</ul>
<button class="button" type="submit">${t.send}</button></form>`
}`,
  }
}

/** A signed-in person's own agents; for anybody else the way to them. */
export function ownPage(
  place: Place,
  agents: readonly JobAgent[] | null,
  { signIn, said }: { signIn: string; said?: string | undefined },
): Made {
  const t = agentWords(place.language)
  const fresh = html`<p><a class="button" href="${agentAt(place, '/new')}">${t.own.new}</a></p>`
  if (agents === null)
    return {
      title: t.own.title,
      main: html`<h1>${t.own.title}</h1><p>${t.own.signInText}</p><div class="actions"><a class="button" href="${signIn}">${t.own.signIn}</a><a class="plain" href="${agentAt(place, '/new')}">${t.own.new}</a></div>`,
    }
  return {
    title: t.own.title,
    main: html`${said ? done(said) : ''}<h1>${t.own.title}</h1>
${agents.length === 0 ? html`<p>${t.own.none}</p>` : ''}
<ul class="cards">${agents.map(
      (agent) => html`<li><h3>${searchLine(agent, place.language)}</h3>
<p>${agent.reach === 'everywhere' ? t.reach.everywhere('') : agent.institution.name} · ${t.frequency[agent.frequency]}</p>
<p><span class="badge">${t.own.status[agent.status]}</span></p>
${
  agent.status === 'unconfirmed'
    ? ''
    : html`<form method="post" action="${agentAt({ ...place, slug: agent.institution.slug }, '/open')}">${hidden('agent', agent.id)}<button class="plain" type="submit">${t.own.change}<span class="unseen"> – ${searchLine(agent, place.language)}</span></button></form>`
}</li>`,
    )}</ul>${fresh}`,
  }
}

export function gonePage(place: Place): Made {
  const t = agentWords(place.language).gone
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1><p>${t.text}</p><p><a class="button" href="${agentAt(place, '/new')}">${t.new}</a></p>`,
  }
}

export function offPage({ language }: Place, institution: Institution): Made {
  const t = agentWords(language).off
  return { title: t.title, main: html`<h1>${t.title}</h1><p>${t.text(institution.name)}</p>` }
}
