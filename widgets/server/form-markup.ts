import type { ApplicationForm } from '../../server/contract/form.ts'
import { ACKNOWLEDGEMENT } from '../application-form/answers.ts'
import { questionName } from '../shared/form/choices.ts'
import type { FileEntry } from '../shared/form/files.ts'
import { escaped, openTag } from './picture.ts'
import type { PlainFile, PlainForm } from './request.ts'

const FORM = /<form part="form" method="dialog" novalidate\s*>/

/** What is sent beside the answers. No field has these names: ids of fields are keys. */
export const PLAIN_FIELDS = {
  key: '_key',
  medium: '_medium',
  /** The version of the form that was filled in. */
  form: '_form',
  /** The version of the notice, when it is acknowledged. */
  acknowledged: ACKNOWLEDGEMENT,
  /** The id of a file that has come already, one field each. */
  document: '_document',
  /** The id of one that is to be left out, ticked. */
  removed: '_remove',
  /** Sent by the button that says that what looks like a CPR number is none. */
  cleared: '_cleared',
} as const

/** A file that has come, as the form knows files. */
export const entryOf = ({ id, name, bytes, fault }: PlainFile): FileEntry =>
  fault
    ? { key: id, name, bytes, sent: bytes, stage: 'refused', trouble: fault }
    : { key: id, name, bytes, sent: bytes, stage: 'here', id }

const hidden = (name: string, value: string) => openTag('input', { type: 'hidden', name, value })

/** Free texts by the names of their inputs. */
const textsIn = ({ choices = {} }: PlainForm) =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([id, choice]) => (typeof choice === 'string' ? [[questionName(id), choice]] : [])),
  )

/** A text as an area holds it, which takes a line break at its beginning for its own. */
const inArea = (value: string) => `${/^\r?\n/.test(value) ? '\n' : ''}${escaped(value)}`

/** A picture with the texts in its areas, by their names. */
export const withTexts = (text: string, texts: Readonly<Record<string, string | undefined>>): string =>
  text.replace(
    /(<textarea\b[^>]*?\bname="([^"]*)"[^>]*>)\s*(<\/textarea>)/g,
    (_, start: string, name: string, end) =>
      start + inArea((Object.hasOwn(texts, name) ? texts[name] : undefined) ?? '') + end,
  )

/**
 * The form's picture as a form that is filled in and sent without script. Nothing inside a shadow root can be linked to, so
 * a line of the summary is a label of its field: pressing it goes there. The summary, or what else is said of what was
 * sent, has focus when the page opens.
 */
export function plainForm(text: string, plain: PlainForm, form: ApplicationForm | null): string {
  const { action, key, medium, values, asksCpr } = plain
  // The first button is the one that the Enter key presses, and that shall never be the one that clears a number.
  const first = asksCpr ? '<button class="hidden" tabindex="-1" aria-hidden="true"></button>' : ''
  const files = (plain.files ?? []).filter(({ fault }) => !fault).map(({ id }) => hidden(PLAIN_FIELDS.document, id))
  const sent =
    hidden(PLAIN_FIELDS.key, key) +
    (medium && hidden(PLAIN_FIELDS.medium, medium)) +
    (form ? hidden(PLAIN_FIELDS.form, form.version) : '') +
    files.join('') +
    first
  const texts = { ...values, ...textsIn(plain) }
  const focus = plain.receipt
    ? 'id="title"'
    : (/id="(?:summary|notice|cpr)"/.exec(text)?.[0] ?? (plain.refusal ? 'id="title"' : undefined))
  return withTexts(text, texts)
    .replace(
      FORM,
      () =>
        openTag('form', {
          part: 'form',
          novalidate: true,
          method: 'post',
          action,
          enctype: form?.documents.max ? 'multipart/form-data' : undefined,
        }) + sent,
    )
    .replace(`name="${ACKNOWLEDGEMENT}"`, (name) => `${name} value="${escaped(form?.privacyNotice.version ?? '')}"`)
    .replace(/<a href="#((?:answer|question)-[^"]*)"\s*>(.*?)<\/a\s*>/gs, '<label for="$1">$2</label>')
    .replace(focus ?? /$^/, (id) => `${id} autofocus`)
    .replace(asksCpr ? /<p class="actions">(.*?)<\/p>/s : /$^/, (_, buttons: string) => cprActions(buttons))
    .replace(DEAD, '')
}

/** Buttons that only a script can serve: those that print and copy. */
const DEAD = /<button type="button" class="button quiet"\s*>.*?<\/button>/gs

/** Of the two ways out of the question about a CPR number, mending the text needs no button. */
const cprActions = (buttons: string) => {
  const [, label = ''] = /class="button quiet"\s*>(.*?)<\/button>/s.exec(buttons) ?? []
  return `<p class="actions"><button class="button quiet" name="${PLAIN_FIELDS.cleared}" value="1">${label}</button></p>`
}

/**
 * The form's picture where it is the element's to send it: without the element nothing that is typed may go into an
 * address, and whoever has no script is led to a form that needs none.
 */
export const dialogForm = (text: string, label: string, href: string): string =>
  text.replace(
    FORM,
    (form) => `<p class="instead">${openTag('a', { class: 'button', href })}${escaped(label)}</a></p>${form}`,
  )
