import type { CandidateDocuments } from '../../server/contract/candidate.ts'
import type { FilesOwner } from '../shared/form/file-list.ts'
import { loadPart } from './parts.ts'
import type { Rest } from './rest.ts'

/** What the files of an application need of its form. */
export const filesOf = (rest: Rest): FilesOwner => ({
  get t() {
    return rest.t.documents
  },
  get language() {
    return rest.language
  },
  get documents() {
    return rest.host.form?.documents
  },
  get uploads() {
    return rest.host.uploads
  },
  place() {
    const { api, institution } = rest.host.here
    const { base, headers, renew } = api
    return { base, headers, renew, institution, job: rest.host.chosen }
  },
  loadUploads: () => loadPart('upload'),
  askEarlier: async () => ((await rest.session.call('/v1/candidate/documents')) as CandidateDocuments).items,
  announce: (sentence) => rest.host.announce(sentence),
  report: (error) => rest.host.report(error),
  moveFocus: (selector) => rest.host.moveFocus(selector),
  update: () => rest.update(),
  mended() {
    rest.host.errors = undefined
  },
  settled: () => rest.filesSettled(),
})
