import type { DocumentsBasis } from '../shared/form/documents.ts'
import { DOCUMENTS } from '../shared/form/files.ts'
import { isBusy } from './templates.ts'
import type { FormView } from './view.ts'

/** What the picture of a form's documents depends on. */
export const documentsOf = (view: FormView): DocumentsBasis => ({
  language: view.language,
  t: view.t,
  documents: view.form.documents,
  files: view.answers.files,
  code: view.errors.get(DOCUMENTS),
  isBusy: isBusy(view),
})
