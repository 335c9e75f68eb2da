import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkAnswers } from '../../server/applications/check-answers.ts'
import type { Question } from '../../server/contract/form.ts'
import type { AnswerValue } from '../../server/contract/question.ts'

const choices = (...labels: string[]) => labels.map((label) => ({ id: label.toLowerCase(), label }))
const question = (kind: Question['kind'], over: Partial<Question> = {}): Question => ({
  id: 'q',
  kind,
  text: 'Spørgsmålet?',
  required: true,
  maxLength: null,
  maxChoices: null,
  options: [],
  classes: [],
  ...over,
})
const options = choices('Bro', 'Vej', 'Sti')

const KINDS = {
  yes: question('yes-no'),
  text: question('free-text', { maxLength: 10 }),
  one: question('single-choice', { options }),
  several: question('multiple-choice', { options, maxChoices: 2 }),
  order: question('prioritised', { options, maxChoices: 2 }),
  sorted: question('classified', { options, classes: choices('Begynder', 'Ekspert') }),
}
type Name = keyof typeof KINDS

const asked = (questions: Question[], answers: { question: string; value: AnswerValue }[]) => {
  const { faults, stored } = checkAnswers(questions, answers, 'da')
  return { faults: faults.map(({ path, code }) => `${path}:${code}`).join(' '), stored }
}

describe('an answer that fits is kept in the words that were shown', () => {
  const cases: [Name, AnswerValue, AnswerValue, string[]][] = [
    ['yes', true, true, ['Ja']],
    ['yes', false, false, ['Nej']],
    ['text', ' a\r\nb\u0000 ', 'a\nb', []],
    ['text', '0123456789', '0123456789', []],
    ['one', 'vej', 'vej', ['Vej']],
    ['several', ['sti', 'bro'], ['sti', 'bro'], ['Sti', 'Bro']],
    ['order', ['sti', 'bro'], ['sti', 'bro'], ['Sti', 'Bro']],
    ['order', ['vej'], ['vej'], ['Vej']],
    [
      'sorted',
      { vej: 'ekspert', bro: 'begynder', sti: 'ekspert' },
      { bro: 'begynder', vej: 'ekspert', sti: 'ekspert' },
      ['Bro: Begynder', 'Vej: Ekspert', 'Sti: Ekspert'],
    ],
  ]
  for (const [name, sent, value, shown] of cases)
    test(`${name} ${JSON.stringify(sent)}`, () => {
      const { faults, stored } = asked([KINDS[name]], [{ question: 'q', value: sent }])
      assert.equal(faults, '')
      assert.deepEqual(stored, [{ question: 'q', kind: KINDS[name].kind, text: 'Spørgsmålet?', value, shown }])
    })

  test('yes and no in English', () =>
    assert.deepEqual(checkAnswers([KINDS.yes], [{ question: 'q', value: true }], 'en').stored[0]?.shown, ['Yes']))
})

describe('an answer that does not fit is refused by its path', () => {
  const cases: [Name, AnswerValue, string][] = [
    ['yes', 'ja', 'answers.0.value:wrong-kind'],
    ['yes', [], 'answers.0.value:wrong-kind'],
    ['text', true, 'answers.0.value:wrong-kind'],
    ['text', { a: 'b' }, 'answers.0.value:wrong-kind'],
    ['text', '0123456789x', 'answers.0.value:too-long'],
    ['text', ' \n\u0007', 'questions.0:required'],
    ['one', 'bane', 'answers.0.value:unknown-key'],
    ['one', ['vej'], 'answers.0.value:wrong-kind'],
    ['one', 'constructor', 'answers.0.value:unknown-key'],
    ['one', '', 'questions.0:required'],
    ['several', 'vej', 'answers.0.value:wrong-kind'],
    ['several', ['vej', 'bane'], 'answers.0.value:unknown-key'],
    ['several', ['vej', 'vej'], 'answers.0.value:duplicate'],
    ['several', ['vej', 'bro', 'sti'], 'answers.0.value:too-long'],
    ['several', [], 'questions.0:required'],
    ['order', ['vej', 'vej'], 'answers.0.value:duplicate'],
    ['order', ['vej', 'bro', 'sti'], 'answers.0.value:too-long'],
    ['order', { vej: '1' }, 'answers.0.value:wrong-kind'],
    ['sorted', ['vej'], 'answers.0.value:wrong-kind'],
    ['sorted', { vej: 'ekspert' }, 'answers.0.value:required'],
    ['sorted', { vej: 'ekspert', bro: '', sti: 'ekspert' }, 'answers.0.value:required'],
    ['sorted', { vej: 'ekspert', bro: 'ekspert', sti: 'god' }, 'answers.0.value:unknown-key'],
    ['sorted', { vej: 'ekspert', bro: 'ekspert', bane: 'ekspert' }, 'answers.0.value:unknown-key'],
    ['sorted', {}, 'questions.0:required'],
  ]
  for (const [name, value, refused] of cases)
    test(`${name} ${JSON.stringify(value)}`, () =>
      assert.equal(asked([KINDS[name]], [{ question: 'q', value }]).faults, refused))

  test('the same question answered twice, an unknown one, and one that was passed over', () => {
    const second = { ...KINDS.one, id: 'r' }
    const answers = [
      { question: 'q', value: true },
      { question: 'q', value: false },
      { question: 'x', value: true },
    ]
    const { faults, stored } = asked([KINDS.yes, second], answers)
    assert.equal(faults, 'answers.1.question:duplicate answers.2.question:unknown-key questions.1:required')
    assert.deepEqual(
      stored.map(({ value }) => value),
      [true],
    )
  })

  test('no answer is none where it is voluntary', () => {
    const optional = { ...KINDS.text, required: false }
    assert.deepEqual(asked([optional], [{ question: 'q', value: '  ' }]), { faults: '', stored: [] })
    const some = { ...KINDS.sorted, required: false }
    assert.deepEqual(asked([some], [{ question: 'q', value: { vej: 'ekspert' } }]).stored[0]?.shown, ['Vej: Ekspert'])
  })
})
