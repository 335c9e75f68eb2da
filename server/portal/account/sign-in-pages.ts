import { html, raw } from 'hono/html'
import { LIMITS } from '../../contract/limits.ts'
import type { Html } from '../language.ts'
import { at, codeField, type Faults, field, hidden, type Place, problems, words } from './parts.ts'

type Made = { title: string; main: Html }
const titled = (title: string, faults: Faults, place: Place) =>
  Object.keys(faults).length > 0 ? `${words(place.language).error} ${title}` : title

/** Where a person asks for a code. `said` is what has just happened. */
export function signInPage(
  place: Place,
  {
    email = '',
    to = '',
    faults = {},
    said,
  }: { email?: string; to?: string; faults?: Faults; said?: string | undefined },
): Made {
  const t = words(place.language).signIn
  return {
    title: titled(t.title, faults, place),
    main: html`${said ? html`<p class="done" role="status">${said}</p>` : ''}${problems(faults, place)}<h1>${t.title}</h1>
<p>${t.intro}</p>
<form class="form" method="post" action="${at(place, '/sign-in')}" novalidate>
${hidden('to', to)}
${field({ name: 'email', label: t.email, type: 'email', value: email, autocomplete: 'email', maxLength: LIMITS.email }, faults, place.language)}
<button class="button" type="submit">${t.send}</button>
</form>
<p class="muted">${t.noAccount}</p>`,
  }
}

/**
 * Where the code is typed, in the browser that asked. `email`: the address as this browser typed it; `masked`: as much of it
 * as a receipt's link may tell.
 */
/** The session ended while something was written: it stands here, and can be sent from here once one is signed in again. */
export function endedPage(place: Place, kept: Html): Made {
  const t = words(place.language).signIn
  return {
    title: t.endedTitle,
    main: html`<h1>${t.endedTitle}</h1>
<p>${t.endedText}</p>
<p><a class="button" href="${at(place, '')}" target="_blank">${t.inNewWindow}</a></p>
${kept}`,
  }
}

export function codePage(
  place: Place,
  { email, masked, faults = {} }: { email: string | null; masked?: string; faults?: Faults },
): Made {
  const t = words(place.language).code
  const shown = email ?? masked
  return {
    title: titled(t.title, faults, place),
    main: html`${problems(faults, place)}<h1>${t.title}</h1>
<p>${shown === undefined ? t.sentToYou : t.sent(shown)}</p>
<form class="form" method="post" action="${at(place, '/code')}" novalidate>
${codeField(faults, place.language)}
<button class="button" type="submit">${t.enter}</button>
</form>
<p class="muted">${t.late}</p>
<div class="actions">
${email === null ? '' : html`<form method="post" action="${at(place, '/sign-in')}">${hidden('email', email)}${hidden('again', 'yes')}<button class="plain" type="submit">${t.again}</button></form>`}
<a class="plain" href="${at(place, '')}">${t.other}</a>
</div>`,
  }
}

/** Moves what stands behind the # of the address into the form and out of the address, so that no history keeps it. */
export const TAKE_TOKEN = `const field = document.querySelector('[name=token]')
field.value = location.hash.slice(1)
history.replaceState(null, '', location.pathname + location.search)`

/** Behind a mail's link: nothing happens until the button is pressed (T11). Without script it leads to where the code is typed. */
export function continuePage(place: Place): Made {
  const t = words(place.language).link
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1><p>${t.text}</p>
<form method="post" action="${at(place, '/continue')}"><input type="hidden" name="token" value=""><button class="button" type="submit">${t.button}</button></form>
<script nonce="${place.nonce}">${raw(TAKE_TOKEN)}</script>`,
  }
}

/** In another browser than the one that asked: the code from the same mail. */
export function otherBrowserPage(place: Place, token: string, faults: Faults = {}): Made {
  const t = words(place.language).link
  return {
    title: titled(t.otherTitle, faults, place),
    main: html`${problems(faults, place)}<h1>${t.otherTitle}</h1><p>${t.otherText}</p>
<form class="form" method="post" action="${at(place, '/continue')}" novalidate>
${hidden('token', token)}
${codeField(faults, place.language)}
<button class="button" type="submit">${words(place.language).code.enter}</button>
</form>
<p><a class="plain" href="${at(place, '')}">${words(place.language).code.again}</a></p>`,
  }
}

/** The code was asked for on an institution's page, and belongs there. */
export function elsewherePage(place: Place, institution: string, home: string | null): Made {
  const t = words(place.language).link
  return {
    title: t.elsewhereTitle,
    main: html`<h1>${t.elsewhereTitle}</h1><p>${t.elsewhereText(institution)}</p>
${home ? html`<p><a class="button" href="${home}">${institution}</a></p>` : ''}
<p><a class="plain" href="${at(place, '')}">${t.here}</a></p>`,
  }
}

/** Behind a receipt's link: shows whom a code would be sent to. The form goes by itself, and what it leads to does nothing. */
export function receiptPage(place: Place): Made {
  const t = words(place.language).receipt
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1><p>${t.text}</p>
<form method="post" action="${at(place, '/receipt')}"><input type="hidden" name="token" value=""><button class="button" type="submit">${t.button}</button></form>
<script nonce="${place.nonce}">${raw(`${TAKE_TOKEN}\nif (field.value) field.form.submit()`)}</script>`,
  }
}

/** Whom the code would be sent to, and the button that sends it. */
export function sendCodePage(place: Place, token: string, masked: string): Made {
  const t = words(place.language).receipt
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1><p>${t.sendText(masked)}</p>
<form method="post" action="${at(place, '/receipt')}">${hidden('token', token)}${hidden('send', 'yes')}<button class="button" type="submit">${t.send}</button></form>`,
  }
}

export function receiptGonePage(place: Place): Made {
  const t = words(place.language)
  return {
    title: t.receipt.goneTitle,
    main: html`<h1>${t.receipt.goneTitle}</h1><p>${t.receipt.goneText}</p><p><a class="button" href="${at(place, '')}">${t.signIn.title}</a></p>`,
  }
}
