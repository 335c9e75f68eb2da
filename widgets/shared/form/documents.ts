import { html, nothing, type TemplateResult } from 'lit'
import type { CandidateDocuments } from '../../../server/contract/candidate.ts'
import type { Language } from '../../../server/contract/language.ts'
import type { FieldCode } from '../../../server/contract/problem.ts'
import { formatDay, formatNumber } from '../format.ts'
import type { DocumentStrings } from './documents.da.ts'
import { describedBy, fieldError } from './field.ts'
import { type Documents, type FileEntry, fileName } from './files.ts'
import type { FieldStrings } from './strings.da.ts'

/** The id of the browser's own file field. */
export const FILE_INPUT = 'answer-documents'

export type EarlierFile = CandidateDocuments['items'][number]

/** What the picture of the documents depends on. */
export type DocumentsBasis = {
  language: Language
  t: Pick<FieldStrings, 'error' | 'optional'>
  documents: Documents
  files: readonly FileEntry[]
  /** What is wrong with them as a whole. */
  code: FieldCode | undefined
  isBusy: boolean
}

/** What can be done with files, and what came of it. */
export type DocumentsView = {
  /** Sent with earlier applications, by the one who is signed in. */
  earlier: readonly EarlierFile[]
  /** How many chosen files there was no room for. */
  overflow: number
  /** Files are sent with the form; none can be taken away by a press. */
  isPlain?: boolean
  onChoose: (files: File[]) => void
  onRemove: (file: FileEntry) => void
  onReuse: (file: EarlierFile, on: boolean) => void
}

/** A size as people say it. */
const sizeOf = (bytes: number, view: Pick<DocumentsBasis, 'language'>): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)), view.language)} kB`
    : `${(Math.round(bytes / 100_000) / 10).toString().replace('.', view.language === 'da' ? ',' : '.')} MB`

/** Kinds of file as people call them. */
const typesIn = ({ types }: Documents, language: Language): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(
    types.map((type) => (type === 'docx' ? 'Word (docx)' : type.toUpperCase())),
  )

/** What to do about the documents as a whole. */
export function documentsSentence({ min, max }: Documents, code: FieldCode, t: DocumentStrings): string {
  if (code === 'required') return t.least(min)
  return code === 'too-long' ? t.tooMany(max) : t.wrong
}

/** What to do about a file that is not taken. */
export function fileSentence(
  { name, trouble = 'lost' }: FileEntry,
  documents: Documents,
  t: DocumentStrings,
  language: Language,
): string {
  const size = `${formatNumber(Math.round(documents.maxBytes / 1_000_000), 'da')} MB`
  return t.trouble[trouble](name, typesIn(documents, language), size)
}

function stageText({ stage, sent, bytes, isEarlier }: FileEntry, t: DocumentStrings): string {
  if (stage === 'here') return isEarlier ? t.earlier : t.here
  if (stage === 'stalled' || stage === 'waiting' || stage === 'checking') return t[stage]
  return t.sent(percentOf(sent, bytes))
}

const percentOf = (sent: number, bytes: number) => Math.floor((100 * sent) / Math.max(1, bytes))

function filePicture(file: FileEntry, view: DocumentsBasis, t: DocumentStrings, { isPlain, onRemove }: DocumentsView) {
  const { name, bytes, sent, stage } = file
  const isRefused = stage === 'refused'
  return html`<li class="file ${isRefused ? 'invalid' : ''}">
    <div class="about">
      <span class="name">${name}</span> <span class="optional">${sizeOf(bytes, view)}</span>
      ${
        isRefused
          ? fieldError(fileName(file), fileSentence(file, view.documents, t, view.language), view.t)
          : html`<span class="stage ${stage}">${stageText(file, t)}</span>`
      }
      ${
        stage === 'sending' || stage === 'stalled'
          ? html`<progress max="100" .value=${percentOf(sent, bytes)} aria-hidden="true"></progress>`
          : nothing
      }
    </div>
    ${
      isPlain
        ? nothing
        : html`<button
      type="button"
      class="button quiet"
      id=${fileName(file)}
      aria-describedby=${isRefused ? `${fileName(file)}-error` : nothing}
      @click=${() => onRemove(file)}
    >
      ${t.remove}<span class="hidden"> ${name}</span>
    </button>`
    }
  </li>`
}

function earlierPicture(view: DocumentsBasis, t: DocumentStrings, { earlier, onReuse }: DocumentsView) {
  const { files } = view
  if (!earlier.length) return nothing
  return html`<fieldset class="entry">
    <legend class="label">${t.reuse}</legend>
    ${earlier.map((file) => {
      const id = `earlier-${file.id}`
      return html`<div class="tick">
        <input
          type="checkbox"
          id=${id}
          .checked=${files.some((one) => one.id === file.id)}
          @change=${(event: Event) => onReuse(file, (event.target as HTMLInputElement).checked)}
        />
        <label for=${id}>${file.name}, ${t.sentOn(formatDay(file.sentAt, view.language))}</label>
      </div>`
    })}
  </fieldset>`
}

/** The documents: what is taken first, the browser's own field, and each file with how far it has come. */
export function documentsPicture(view: DocumentsBasis, t: DocumentStrings, more: DocumentsView): TemplateResult {
  const { documents, files, code } = view
  const size = sizeOf(documents.maxBytes, view)
  const error = more.overflow ? t.notTaken(more.overflow) : code && documentsSentence(documents, code, t)
  const hintId = `${FILE_INPUT}-hint`
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement
    const chosen = [...(input.files ?? [])]
    // The list below says what is chosen; the same file may be chosen again after it was removed.
    input.value = ''
    more.onChoose(chosen)
  }
  return html`<p>${t.intro}</p>
    ${earlierPicture(view, t, more)}
    <div class="entry ${error ? 'invalid' : ''}">
      <label class="label" for=${FILE_INPUT}>
        ${t.label}${documents.min ? nothing : html`<span class="optional">${` ${view.t.optional}`}</span>`}
      </label>
      <p class="hint" id=${hintId}>
        ${t.hint(typesIn(documents, view.language), documents.max, size)}${documents.min ? ` ${t.least(documents.min)}` : nothing}
      </p>
      ${fieldError(FILE_INPUT, error, view.t)}
      <input
        class="choose"
        type="file"
        id=${FILE_INPUT}
        name="documents"
        multiple
        accept=${documents.types.flatMap((type) => (type === 'jpg' ? ['.jpg', '.jpeg'] : [`.${type}`])).join()}
        aria-describedby=${describedBy(hintId, error && `${FILE_INPUT}-error`)}
        aria-invalid=${error ? 'true' : nothing}
        ?disabled=${view.isBusy}
        @change=${onChange}
      />
    </div>
    ${
      files.length
        ? html`<ul class="files" part="files" aria-label=${t.list}>
            ${files.map((file) => filePicture(file, view, t, more))}
          </ul>`
        : nothing
    }`
}
