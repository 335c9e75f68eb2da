import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Application } from '../../../server/contract/application.ts'
import type { ApplicationForm } from '../../../server/contract/form.ts'
import { Job } from '../../../server/contract/job.ts'
import { DOCUMENT_TYPES } from '../../../server/contract/limits.ts'
import { auditEvents } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { reading, testServer, withKey } from '../../support/server.ts'
import { application, applicationsOf, apply, receiptOf, refusalOf } from './recruitment.ts'
import { keyOf } from './signed-in.ts'

const server = await testServer()
const { app, db, newInstitution } = server

const choices = (...ids: string[]) => ids.map((id) => ({ id, label: { da: id.toUpperCase(), en: `${id} (en)` } }))
const ask = (id: string, kind: string, more: Record<string, unknown> = {}) => ({
  id,
  kind,
  text: { da: `${id}?`, en: `${id} in English?` },
  ...more,
})
const options = choices('bro', 'vej', 'sti')
const SIX = [
  ask('bil', 'yes-no'),
  ask('hvorfor-os', 'free-text', { maxLength: 20, required: false }),
  ask('sted', 'single-choice', { options }),
  ask('flere', 'multiple-choice', { options, maxChoices: 2 }),
  ask('orden', 'prioritised', { options }),
  ask('niveau', 'classified', { options, classes: choices('ny', 'ekspert') }),
]
const ANSWERS = [
  { question: 'bil', value: true },
  { question: 'sted', value: 'vej' },
  { question: 'flere', value: ['sti', 'bro'] },
  { question: 'orden', value: ['sti', 'bro', 'vej'] },
  { question: 'niveau', value: { bro: 'ny', vej: 'ekspert', sti: 'ny' } },
]

const formOf = async ({ slug }: InstitutionRef, job: string, lang = 'da'): Promise<ApplicationForm> => {
  const { form } = Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs/${job}?lang=${lang}`)).json())
  assert.ok(form)
  return form
}
const put = (slug: string, path: string, body: unknown, version?: string) => {
  const init = withKey(body)
  const headers = { ...(init.headers as Record<string, string>), ...(version && { 'if-match': `"${version}"` }) }
  return app.request(`/v1/institutions/${slug}/${path}`, { ...init, headers })
}
const putAd = (slug: string, questions: unknown, more = {}) =>
  put(slug, 'sources/test/jobs/other', {
    title: 'Jurist',
    bodyHtml: '<p>Tekst</p>',
    deadline: '2026-12-18',
    questions,
    ...more,
  })
const audited = ({ id }: InstitutionRef, action: string) =>
  inInstitution(db, id, async (tx) =>
    (await tx.select().from(auditEvents).where(eq(auditEvents.institutionId, id)))
      .filter((event) => event.action === action)
      .map(({ resource, details }) => [resource, details]),
  )

describe('the form of a job', () => {
  test('asks the institution’s questions and then its own, in the asked language', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    await decide(app, slug, 'form', {
      questions: [ask('kort', 'yes-no', { required: false }), ask('engelsk', 'free-text')],
      documents: { min: 1, max: 3 },
      preferentialAccess: true,
      minutes: 25,
    })
    const { id, warnings } = await putJob(app, slug, '1', { questions: SIX, form: { without: ['engelsk'] } })
    assert.deepEqual(
      warnings.filter(({ path }) => path.startsWith('questions')),
      [],
    )
    const form = await formOf(institution, id)
    assert.deepEqual(
      form.questions.map((question) => question.id),
      ['kort', ...SIX.map((question) => question.id)],
    )
    assert.deepEqual(form.questions[2], {
      id: 'hvorfor-os',
      kind: 'free-text',
      text: 'hvorfor-os?',
      required: false,
      maxLength: 20,
      maxChoices: null,
      options: [],
      classes: [],
    })
    const english = await formOf(institution, id, 'en')
    assert.equal(english.questions[6]?.text, 'niveau in English?')
    assert.deepEqual(english.questions[6]?.classes, [
      { id: 'ny', label: 'ny (en)' },
      { id: 'ekspert', label: 'ekspert (en)' },
    ])
    assert.equal(english.version, form.version)
    assert.deepEqual(form.documents, { min: 1, max: 3, maxBytes: 10_000_000, types: [...DOCUMENT_TYPES] })
    assert.equal(form.preferentialAccess, true)
    assert.equal(form.minutes, 25)
    const other = await putJob(app, slug, '2', {
      form: { documents: { min: 0, max: 0 }, preferentialAccess: false, without: ['kort'] },
    })
    const least = await formOf(institution, other.id)
    assert.deepEqual([least.documents.max, least.preferentialAccess, least.questions.length], [0, false, 1])
    assert.notEqual(least.version, form.version)
  })

  test('is the same again when the same ad is put again, and follows a change of its questions', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    const { id } = await putJob(app, slug, '1', { questions: SIX })
    assert.equal((await putJob(app, slug, '1', { questions: SIX })).change, 'unchanged')
    assert.equal((await putJob(app, slug, '1', { questions: SIX.slice(1) })).change, 'changed')
    assert.equal((await formOf(institution, id)).questions.length, 5)
    assert.equal((await putJob(app, slug, '1')).change, 'changed')
    assert.equal((await formOf(institution, id)).questions.length, 0)
    assert.equal((await putJob(app, slug, '1', { questions: [] })).change, 'unchanged')
  })
})

describe('an application', () => {
  test('is held against the job’s questions and kept in the words that were shown', async () => {
    const institution = await newInstitution()
    const { id } = await putJob(app, institution.slug, '1', { questions: SIX })
    const send = (over: Record<string, unknown>) => apply(server, institution, id, application(over))
    assert.equal(
      await refusalOf(
        await send({ answers: [{ question: 'hvorfor-os', value: 'x'.repeat(21) }, ...ANSWERS.slice(1)] }),
      ),
      'invalid answers.0.value:too-long questions.0:required',
    )
    const { reference } = await receiptOf(await send({ answers: ANSWERS, language: 'en' }))
    const [row] = await applicationsOf(server, institution)
    assert.deepEqual(row?.answers, [
      { question: 'bil', kind: 'yes-no', text: 'bil in English?', value: true, shown: ['Yes'] },
      { question: 'sted', kind: 'single-choice', text: 'sted in English?', value: 'vej', shown: ['vej (en)'] },
      {
        question: 'flere',
        kind: 'multiple-choice',
        text: 'flere in English?',
        value: ['sti', 'bro'],
        shown: ['sti (en)', 'bro (en)'],
      },
      {
        question: 'orden',
        kind: 'prioritised',
        text: 'orden in English?',
        value: ['sti', 'bro', 'vej'],
        shown: ['sti (en)', 'bro (en)', 'vej (en)'],
      },
      {
        question: 'niveau',
        kind: 'classified',
        text: 'niveau in English?',
        value: { bro: 'ny', vej: 'ekspert', sti: 'ny' },
        shown: ['bro (en): ny (en)', 'vej (en): ekspert (en)', 'sti (en): ny (en)'],
      },
    ])
    const read = await app.request(`/v1/institutions/${institution.slug}/applications/${reference}`, reading())
    assert.deepEqual(Application.parse(await read.json()).answers, row?.answers)
  })

  test('of a form that has become another is job-changed where it no longer fits, and taken where it does', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    const { id } = await putJob(app, slug, '1', { questions: [SIX[0]] })
    const seen = (await formOf(institution, id)).version
    const answers = [{ question: 'bil', value: true }]
    const send = (email: string, over: Record<string, unknown> = {}) =>
      apply(server, institution, id, application({ answers, form: seen, ...over }, { email }))
    // A new question that must be answered; one that is gone; one that now reads otherwise, though its id is the same.
    for (const questions of [
      [SIX[0], SIX[2]],
      [SIX[2]],
      [],
      [ask('bil', 'yes-no', { text: { da: 'Mangler du bil?' } })],
      [ask('bil', 'yes-no', { text: { da: 'bil?', en: 'No car?' } })],
    ]) {
      await putJob(app, slug, '1', { questions })
      assert.equal(await refusalOf(await send('a@example.dk')), 'job-changed', JSON.stringify(questions))
    }
    // What was left out is left out in any form, and without a version nothing is known of another.
    await putJob(app, slug, '1', { questions: [SIX[0], SIX[2]] })
    assert.equal(await refusalOf(await send('b@example.dk', { form: undefined })), 'invalid questions.1:required')
    // Nothing that was asked is another: what was sent still fits.
    await putJob(app, slug, '1', { questions: [SIX[0], SIX[1]], title: 'Ny titel' })
    await receiptOf(await send('c@example.dk'))
    await putJob(app, slug, '1', { questions: [SIX[0]], form: { phone: 'required' } })
    await receiptOf(await send('d@example.dk'))
    assert.equal((await applicationsOf(server, institution)).length, 2)
  })
})

describe('questions are refused when they are saved', () => {
  const faults = async (answer: Response | Promise<Response>) => {
    const res = await answer
    return res.ok ? 'ok' : refusalOf(res)
  }

  test('that ask for age, birth or CPR, in the settings and in a job, unless the reason is recorded and audited', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    const age = ask('alderskrav', 'yes-no', { text: { da: 'Er du fyldt 21 år?' } })
    const refused = 'questions.0.text:not-allowed'
    assert.equal(await faults(put(slug, 'settings/form', { questions: [age] }, '0')), `invalid ${refused}`)
    assert.equal(await faults(putAd(slug, [age])), `invalid ${refused}`)
    const exception = 'Loven om farligt gods kræver, at føreren er fyldt 21 år.'
    await decide(app, slug, 'form', { questions: [{ ...age, id: 'gods', exception }] })
    assert.equal(await faults(putAd(slug, [{ ...age, exception }])), 'ok')
    assert.equal(await faults(putAd(slug, [{ ...age, exception }], { title: 'Anden' })), 'ok')
    assert.deepEqual(
      (await audited(institution, 'question-exception')).map(([resource, details]) => [
        String(resource).split(':')[0],
        details,
      ]),
      [
        ['setting', { exceptions: [`gods: ${exception}`] }],
        ['job', { exceptions: [`alderskrav: ${exception}`] }],
      ],
    )
    const [job] = (await (await app.request(`/v1/institutions/${slug}/jobs`)).json()).items
    const form = JSON.stringify(await formOf(institution, job.id))
    assert.ok(!form.includes('farligt gods'), 'the reason is not for the asked')
  })

  test('under a name that is taken, across institution and job and in either order', async () => {
    const { slug } = await newInstitution()
    const field = { id: 'titel', kind: 'text', label: { da: 'Titel' } }
    const set = (value: unknown, version: string) => faults(put(slug, 'settings/form', value, version))
    assert.equal(
      await set({ fields: [field], questions: [ask('titel', 'yes-no')] }, '0'),
      'invalid questions.0.id:duplicate',
    )
    assert.equal(await set({ questions: [ask('email', 'yes-no')] }, '0'), 'invalid questions.0.id:duplicate')
    await decide(app, slug, 'form', { fields: [field], questions: [ask('kort', 'yes-no')] })
    for (const id of ['titel', 'kort', 'motivation'])
      assert.equal(await faults(putAd(slug, [ask(id, 'yes-no')])), 'invalid questions.0.id:duplicate', id)
    assert.equal(
      await faults(putAd(slug, [ask('a', 'yes-no'), ask('a', 'yes-no')])),
      'invalid questions.1.id:duplicate',
    )
    assert.equal(await faults(putAd(slug, [ask('a', 'yes-no')])), 'ok')
    assert.equal(await set({ questions: [ask('a', 'yes-no')] }, '1'), 'invalid questions.0.id:duplicate')
    assert.equal(await set({ fields: [{ ...field, id: 'a' }] }, '1'), 'invalid fields.0.id:duplicate')
  })

  test('beyond thirty together, and documents of which more are wanted than taken', async () => {
    const { slug } = await newInstitution()
    const many = (count: number, name: string) =>
      Array.from({ length: count }, (_, index) => ask(`${name}${index}`, 'yes-no'))
    const set = (value: unknown, version: string) => faults(put(slug, 'settings/form', value, version))
    await decide(app, slug, 'form', { questions: many(20, 'i') })
    assert.equal(await faults(putAd(slug, many(11, 'j'))), 'invalid questions:too-long')
    assert.equal(await faults(putAd(slug, many(11, 'j'), { form: { without: ['i0'] } })), 'ok')
    assert.equal(await set({ questions: many(21, 'i') }, '1'), 'invalid questions:too-long')
    assert.equal(await set({ documents: { min: 3, max: 2 } }, '1'), 'invalid documents.min:invalid')
    assert.equal(
      await faults(putAd(slug, [], { form: { documents: { min: 2, max: 1 } } })),
      'invalid form.documents.min:invalid',
    )
  })

  test('while a job is put and the form is decided at once, the two never come to share a name', async () => {
    const { slug } = await newInstitution()
    const both = [ask('a', 'yes-no')]
    const [setting, ad] = await Promise.all([put(slug, 'settings/form', { questions: both }, '0'), putAd(slug, both)])
    assert.deepEqual([setting.status, ad.status].toSorted(), [setting.ok ? 200 : 201, 422])
  })
})

test('what is unwise comes back as a warning, of the settings and of a job', async () => {
  const { slug } = await newInstitution()
  const own = ask('cv', 'free-text', { text: { da: 'Vedhæft dit CV' } })
  const stored = await decide(app, slug, 'form', {
    fields: [{ id: 'titel', kind: 'text', label: { da: 'Nuværende titel' } }],
    questions: [own, ask('helbred', 'yes-no', { text: { da: 'Har du haft sygedage?' } })],
  })
  assert.deepEqual(stored.warnings, [
    { code: 'asked-already', path: 'questions.0.text' },
    { code: 'sensitive', path: 'questions.1.text' },
  ])
  const nine = Array.from({ length: 9 }, (_, index) => ask(`q${index}`, 'yes-no'))
  nine[8] = ask('q8', 'free-text', { text: { da: 'Nuværende titel' } })
  const { warnings } = await putJob(app, slug, '1', { questions: nine })
  assert.deepEqual(
    warnings.filter(({ path }) => path.startsWith('questions')),
    [
      { code: 'asked-already', path: 'questions.8.text' },
      { code: 'many-questions', path: 'questions' },
    ],
  )
})

describe('whether preferential access is asked for', () => {
  test('is sealed in the row and opened only for the institution’s own key, which the audit tells', async () => {
    const institution = await newInstitution()
    await decide(app, institution.slug, 'form', { preferentialAccess: true })
    const { id } = await putJob(app, institution.slug, '1')
    const wants = await receiptOf(await apply(server, institution, id, application({ preferentialAccess: true })))
    const not = await receiptOf(await apply(server, institution, id, application({}, { email: 'bo@example.dk' })))
    const without = await putJob(app, institution.slug, '2', { form: { preferentialAccess: false } })
    const unasked = await receiptOf(await apply(server, institution, without.id, application()))
    const sealed = (await applicationsOf(server, institution)).map((row) => row.preferentialAccess)
    assert.equal(sealed.filter((value) => value === null).length, 1)
    assert.ok(!JSON.stringify(sealed).includes('yes'))
    assert.equal(new Set(sealed).size, 3)
    const key = await keyOf(server, institution)
    const read = async (reference: string, as?: string) => {
      const res = await app.request(`/v1/institutions/${institution.slug}/applications/${reference}`, reading(as))
      return Application.parse(await res.json()).preferentialAccess
    }
    assert.deepEqual(
      [await read(wants.reference, key), await read(not.reference, key), await read(unasked.reference, key)],
      [true, false, null],
    )
    assert.equal(await read(wants.reference), null, 'not for whoever runs the system')
    assert.equal((await audited(institution, 'preferential-access-read')).length, 2)
    const list = await app.request(`/v1/institutions/${institution.slug}/applications`, reading(key))
    assert.ok(!(await list.text()).includes('preferential'))
    assert.ok(!server.logged.join('').includes('preferentialAccess'))
  })
})
