import { openSession, secretOf } from '../../../server/candidates/session.ts'
import { Draft, DraftList, SavedDraft } from '../../../server/contract/draft.ts'
import { candidates, documents, drafts } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { fromPage, PAGE_ORIGIN } from '../../support/server.ts'
import type { Server } from '../applications/recruitment.ts'

/** What stands in a form that has been begun. */
export const content = (over: Record<string, unknown> = {}) => ({
  values: { name: 'Alma', motivation: 'Jeg er begyndt at skrive hemmeligt-kanarie' },
  answers: [{ question: 'why', value: 'fordi-kanarie' }],
  documents: [] as string[],
  step: 'about',
  ...over,
})

export const save = (
  { app }: Pick<Server, 'app'>,
  { slug }: InstitutionRef,
  job: number | string,
  over: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Response> =>
  Promise.resolve(
    app.request(
      `/v1/institutions/${slug}/jobs/${job}/drafts`,
      fromPage({ email: 'alma@example.dk', language: 'da', content: content(), ...over }, headers),
    ),
  )

export async function savedOf(answer: Promise<Response>): Promise<SavedDraft> {
  const res = await answer
  const text = await res.text()
  if (res.status !== 201) throw new Error(`${res.status} ${text}`)
  return SavedDraft.parse(JSON.parse(text))
}

export const saveAgain = (
  { app }: Pick<Server, 'app'>,
  { slug }: InstitutionRef,
  id: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  Promise.resolve(app.request(`/v1/institutions/${slug}/drafts/${id}`, { ...fromPage(body, headers), method: 'PUT' }))

/** The candidate of an address and the headers of a session of theirs on the institution's page. */
export async function signedIn({ db, deps }: Server, institution: InstitutionRef, email: string) {
  return asSystem(db, async (tx) => {
    const rows = await tx.select().from(candidates)
    let person = rows.find((row) => row.email === email)
    if (!person) {
      const made = { id: deps.newId(), email, emailCanonical: email, createdAt: deps.now() }
      ;[person] = await tx.insert(candidates).values(made).returning()
    }
    const opened = { candidateId: person!.id, device: 'Test', institutionId: institution.id, origin: PAGE_ORIGIN }
    const session = await openSession(tx, deps, opened)
    return { origin: PAGE_ORIGIN, authorization: `Bearer ${secretOf(deps, 'bearer', session.id)}` }
  })
}
export type SignedIn = Awaited<ReturnType<typeof signedIn>>

export const listOf = async ({ app }: Server, headers: SignedIn) =>
  DraftList.parse(await (await app.request('/v1/candidate/drafts', { headers })).json()).items

export const read = ({ app }: Server, headers: SignedIn, id: string): Promise<Response> =>
  Promise.resolve(app.request(`/v1/candidate/drafts/${id}`, { headers }))
export const draftOf = async (res: Promise<Response>) => Draft.parse(await (await res).json())

export const rowsOf = ({ db }: Server, { id }: InstitutionRef) =>
  asSystem(db, async (tx) => (await tx.select().from(drafts)).filter((row) => row.institutionId === id))

/** A file that has been uploaded, straight into the database. Answers the upload's id. */
export async function uploaded({ db, deps }: Server, institution: InstitutionRef, jobId: number, name = 'cv.pdf') {
  const upload = `upload_${deps.newId()}`
  await asSystem(db, (tx) =>
    tx.insert(documents).values({
      institutionId: institution.id,
      id: deps.newId(),
      uploadHash: deps.keys.hmac('upload', upload),
      jobId,
      name,
      bytes: 3,
      received: 3,
      status: 'clean',
      createdAt: deps.now(),
      completedAt: deps.now(),
    }),
  )
  return upload
}
