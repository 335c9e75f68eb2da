import { check, noAnswers, phoneNumber } from '../../../widgets/application-form/answers.ts'
import { attemptFor } from '../../../widgets/application-form/attempt.ts'
import { Draft } from '../../../widgets/application-form/draft.ts'
import { cprFindings, errorsOf, toInput } from '../../../widgets/application-form/input.ts'
import { send } from '../../../widgets/application-form/sending.ts'
import { cprNumbers, masked } from '../../../widgets/shared/form/cpr.ts'
import { randomKey } from '../../../widgets/shared/form/key.ts'
import { deepEqual, equal, match, notEqual, ok } from '../../support/assert.ts'
import { fullJob, refusal } from '../job-ad/examples.ts'

const form = fullJob.form
if (!form) throw new Error('The example has no form')

const values = { name: ' Frida ', email: 'frida@eksempel.dk', motivation: 'Derfor.' }
const complete = { ...noAnswers(), values, acknowledged: '3' }

describe('what looks like a CPR number', () => {
  for (const [text, expected] of [
    ['Jeg er 010190-1234.', ['010190-1234']],
    ['cpr:0101901234', ['0101901234']],
    ['010190 1234', ['010190 1234']],
    ['3112991234, og så 290200 – 4321', ['3112991234', '290200 – 4321']],
    ['1. 010190-1234 2', ['010190-1234']],
    ['010190-1234 og igen 010190-1234', ['010190-1234']],
    ['0000000000', ['0000000000']],
    // Days that do not exist.
    ['320190-1234 310490-1234 300290-1234 011390-1234', []],
    // Phone numbers, accounts, books and addresses on the web.
    ['12 10 12 12 og 12101212', []],
    ['+45 12 10 12 12, +4512101212, 004512101212', []],
    ['+0101901234', []],
    ['konto 0400 0101901234', []],
    ['0101901234567', []],
    ['0101 9012 3456 7890', []],
    ['ISBN 0306406152 og ISBN: 0306406152', []],
    ['https://eksempel.dk/0101901234?id=0101901234', []],
    ['fra 2010 til 2012', []],
  ] as const)
    it(`${expected.length ? 'is' : 'is not'} in “${text}”`, () => deepEqual(cprNumbers(text), expected))

  it('is shown without its last four digits', () => equal(masked('0101901234'), '010190-••••'))

  it('is looked for in free texts only, and not again once cleared', () => {
    const answers = {
      ...noAnswers(),
      acknowledged: '3',
      values: { ...values, phone: '0101901234', motivation: '010190-1234', bike: '020190-1234' },
    }
    deepEqual(
      cprFindings(form, answers, new Set(['010190-1234'])).map(({ id, number }) => [id, number]),
      [['bike', '020190-1234']],
    )
  })
})

describe('a phone number', () => {
  for (const [text, expected] of [
    ['00 00 00 00'.replaceAll('0', '1'), '11111111'],
    ['+45 11 11 11 11', '+4511111111'],
    ['0045 11111111', '+4511111111'],
    ['(+45) 11.11-11/11', '+4511111111'],
    ['+46 70 111 11 11', '+46701111111'],
    ['1111111', null],
    ['+45 1111111', null],
    ['111111111', null],
    ['ring', null],
  ] as const)
    it(`${expected ?? 'is none'}: “${text}”`, () => equal(phoneNumber(text), expected))
})

describe('the answers', () => {
  it('are refused field by field, in the order of the form', () => {
    deepEqual(
      [...check(form, noAnswers())],
      [
        ['_acknowledged', 'required'],
        ['name', 'required'],
        ['email', 'required'],
        ['motivation', 'required'],
      ],
    )
    const wrong = { name: ' ', email: 'frida@', phone: '12', motivation: 'x'.repeat(201), bike: 'y'.repeat(50) }
    deepEqual(
      [...check(form, { ...noAnswers(), values: wrong, acknowledged: '2' })],
      [
        ['_acknowledged', 'required'],
        ['name', 'required'],
        ['email', 'not-an-email'],
        ['phone', 'not-a-phone'],
        ['motivation', 'too-long'],
      ],
    )
    equal(check(form, complete).size, 0)
  })

  it('are sent trimmed, without what was left empty', () => {
    deepEqual(
      toInput(
        form,
        { ...noAnswers(), acknowledged: '3', values: { ...values, phone: '0045 1111 1111', bike: ' Ladcykel ' } },
        { language: 'en', medium: 'avisen' },
      ),
      {
        applicant: { name: 'Frida', email: 'frida@eksempel.dk', phone: '+4511111111' },
        fields: { bike: 'Ladcykel' },
        motivation: 'Derfor.',
        documents: [],
        answers: [],
        preferentialAccess: false,
        acknowledged: '3',
        form: '1',
        language: 'en',
        medium: 'avisen',
      },
    )
    deepEqual(toInput(form, complete, { language: 'da', medium: undefined }), {
      applicant: { name: 'Frida', email: 'frida@eksempel.dk' },
      fields: {},
      motivation: 'Derfor.',
      documents: [],
      answers: [],
      preferentialAccess: false,
      acknowledged: '3',
      form: '1',
      language: 'da',
    })
  })

  it('find their fields in a refusal, whichever way its paths are written', () => {
    const { problem } = refusal('invalid', 422, {
      fields: [
        { path: 'fields.bike', code: 'too-long' },
        { path: '/applicant/email', code: 'not-an-email' },
        { path: 'nowhere', code: 'invalid' },
        { path: 'acknowledged', code: 'required' },
      ],
    })
    deepEqual(
      [...errorsOf(form, problem)],
      [
        ['_acknowledged', 'required'],
        ['email', 'not-an-email'],
        ['bike', 'too-long'],
      ],
    )
  })
})

describe('the key of an attempt', () => {
  const input = toInput(form, complete, { language: 'da', medium: undefined })
  let keys = 0
  const newKey = () => String(++keys)

  it('stays while the answers are the same, and with it the body', () => {
    const first = attemptFor(null, input, newKey)
    const draft = { id: 'd-1', key: 'k-1' }
    const again = attemptFor(first, { ...input, language: 'en', medium: 'avisen', draft }, newKey)
    equal(again, first)
  })

  it('is new when an answer, or the acknowledged notice, is another', () => {
    const first = attemptFor(null, input, newKey)
    notEqual(attemptFor(first, { ...input, motivation: 'Andet.' }, newKey).key, first.key)
    notEqual(attemptFor(first, { ...input, acknowledged: '4' }, newKey).key, first.key)
  })

  it('is 128 random bits, also where crypto.randomUUID is missing', () => {
    match(randomKey(), /^\d{1,10}(?:-\d{1,10}){3}$/)
    ok(new Set(Array.from({ length: 100 }, randomKey)).size === 100)
  })
})

describe('a draft', () => {
  it('is sent once, however often it is told to', async () => {
    const input = toInput(form, complete, { language: 'da', medium: undefined })
    const draft = new Draft()
    let posted = 0
    const sending = {
      post: async () => ({ reference: String(++posted), receivedAt: '2026-11-28T11:05:00Z' }),
      newKey: randomKey,
      delays: [],
    }
    await Promise.all([send(draft, input, sending), send(draft, input, sending)])
    equal(posted, 1)
    equal(draft.stage.kind, 'received')
  })
})
