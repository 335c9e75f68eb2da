import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { QuestionInput } from '../../server/contract/question.ts'
import { asksForAge } from '../../server/settings/age-question.ts'
import { exceptionsIn, questionFaults, questionWarnings } from '../../server/settings/question-rules.ts'
import { asksAgain, asksSensitive } from '../../server/settings/question-topics.ts'

const ask = (over: Record<string, unknown> = {}) =>
  QuestionInput.parse({ id: 'koerekort', kind: 'yes-no', text: { da: 'Har du kørekort til bil?' }, ...over })
const choice = (...labels: string[]) => ({
  kind: 'single-choice',
  options: labels.map((da, index) => ({ id: `o${index}`, label: { da } })),
})
const faultsOf = (...questions: QuestionInput[]) =>
  questionFaults(questions, new Set(['note'])).map(({ path, code }) => `${path}:${code}`)

describe('a question about age, birth or CPR', () => {
  test('is refused wherever it says so', () => {
    assert.deepEqual(faultsOf(ask()), [])
    assert.deepEqual(faultsOf(ask({ text: { da: 'Hvor gammel er du?' } })), ['questions.0.text:not-allowed'])
    assert.deepEqual(faultsOf(ask(), ask({ id: 'x', text: { da: 'Hvornår?', en: 'When were you born?' } })), [
      'questions.1.text:not-allowed',
    ])
    assert.deepEqual(faultsOf(ask({ id: 'foedselsaar' })), ['questions.0.id:not-allowed'])
    assert.deepEqual(faultsOf(ask(choice('CPR-nummer', 'Pas'))), ['questions.0.options.0.label:not-allowed'])
    const sorted = {
      kind: 'classified',
      classes: [
        { id: 'a', label: { da: 'Alder' } },
        { id: 'b', label: { da: 'B' } },
      ],
    }
    assert.deepEqual(faultsOf(ask({ ...choice('Bro', 'Vej'), ...sorted })), ['questions.0.classes.0.label:not-allowed'])
  })

  test('is let through with the recorded reason of an exception, which the audit then holds', () => {
    const exception = 'Kørsel af farligt gods kræver efter loven, at man er fyldt 21 år.'
    const questions = [ask({ text: { da: 'Er du fyldt 21 år?' }, exception }), ask({ id: 'x', exception })]
    assert.deepEqual(faultsOf(...questions), [])
    assert.deepEqual(exceptionsIn(questions), [`koerekort: ${exception}`])
    assert.deepEqual(faultsOf(ask({ text: { da: 'Er du fyldt 21 år?' } })), ['questions.0.text:not-allowed'])
  })

  for (const text of ['Er du over 18 år?', 'Har du fyldt 18?', 'Are you at least 18?', 'Are you over 21 years?'])
    test(`as “${text}”`, () => assert.ok(asksForAge(text)))
  for (const text of [
    'Har du over 5 års erfaring?',
    'Har du ledet mindst 10 medarbejdere?',
    'Do you have over 5 years of experience?',
    'Hvor mange år har du arbejdet med udbud?',
  ])
    test(`but not as “${text}”`, () => assert.ok(!asksForAge(text)))
})

test('an id that is taken, by a field or another question, is refused', () =>
  assert.deepEqual(faultsOf(ask({ id: 'note' }), ask(), ask()), [
    'questions.0.id:duplicate',
    'questions.2.id:duplicate',
  ]))

describe('what the form asks already is pointed out', () => {
  for (const text of [
    'Navn',
    'Fulde navn',
    'Hvad hedder du?',
    'Hvad er dit fulde navn?',
    'Din adresse',
    'Hvor bor du?',
    'Telefonnummer',
    'Mobilnr.',
    'E-mailadresse',
    'Hvad er din e-mail?',
    'Vedhæft dit CV',
    'Hvad er din højeste uddannelse?',
    'Hvilken uddannelse har du?',
    'Hvorfor søger du stillingen?',
    'Your full name',
    'Surname',
    'Home address',
    'Where do you live?',
    'Phone number',
    'E-mail address',
    'Please paste your résumé',
    'What is your highest level of education?',
    'Why do you want this job?',
    'Why are you applying?',
  ])
    test(text, () => assert.ok(asksAgain(text)))
  for (const text of [
    'Har du en kandidatuddannelse i jura?',
    'Har du erfaring med navngivning af data?',
    'Hvilke programmeringssprog bruger du?',
    'Kan du adressere en forsamling på engelsk?',
    'Har du erfaring med telefonbetjening?',
    'Har du arbejdet med e-mailmarkedsføring?',
    'Har du autorisation som sygeplejerske?',
    'Kan du begynde den 1. marts?',
    'Hvilke uddannelser har du undervist på?',
    'Do you have experience with IP addresses?',
    'Have you named domains?',
    'Do you hold a driving licence?',
    'Can you work evenings?',
    'Er du villig til at rejse?',
  ])
    test(`but not ${text}`, () => assert.ok(!asksAgain(text)))

  test('also by the labels of the form’s own fields and questions', () =>
    assert.deepEqual(questionWarnings([ask()], { labels: ['har du KØREKORT til bil?'] }), [
      { code: 'asked-already', path: 'questions.0.text' },
    ]))
})

describe('what is sensitive is pointed out', () => {
  for (const text of [
    'Hvordan er dit helbred?',
    'Har du haft sygedage det seneste år?',
    'Har du et handicap?',
    'Ryger du?',
    'Er du gravid?',
    'Planlægger du barsel?',
    'Har du børn?',
    'Er du gift?',
    'Hvad er din civilstand?',
    'Hvilken religion har du?',
    'Er du medlem af folkekirken?',
    'Er du medlem af en fagforening?',
    'Er du fagligt organiseret?',
    'Hvad er din etniske baggrund?',
    'Hvilken nationalitet har du?',
    'Er dansk dit modersmål?',
    'Hvad er din seksuelle orientering?',
    'Køn',
    'Hvad er din politiske overbevisning?',
    'Hvilket parti stemmer du på?',
    'Er du tidligere straffet?',
    'Kan du vise en ren straffeattest?',
    'How is your health?',
    'Do you have a disability?',
    'Are you pregnant?',
    'Do you have children?',
    'What is your marital status?',
    'What are your religious beliefs?',
    'Are you a member of a trade union?',
    'What is your nationality?',
    'Are you a native speaker of Danish?',
    'What is your sexual orientation?',
    'Your gender',
    'Which party do you vote for?',
    'Do you have a criminal record?',
  ])
    test(text, () => assert.ok(asksSensitive(text)))
  for (const text of [
    'Er du indforstået med, at stillingen er et barselsvikariat?',
    'Har du erfaring med patienter med psykisk sygdom?',
    'Har du kendskab til sundhedsloven?',
    'Har du undervist børn?',
    'Har du erfaring med samarbejde med fagforeninger?',
    'Har du arbejdet i en politisk ledet organisation?',
    'Har du viden om forgiftninger?',
    'Er du troværdig i pressede situationer?',
    'Hvilke partier i en kontrakt er vigtigst?',
    'Kan du fremvise en børneattest ved ansættelsen?',
    'Har du erfaring med ligestilling mellem kønnene?',
    'Kan du arbejde i weekender?',
    'Hvordan bidrager du til et godt arbejdsmiljø?',
    'Have you worked with disability services?',
    'Do you have experience with health and safety?',
    'Do you have experience in the healthcare sector?',
    'Can you work with children?',
    'Are you familiar with trade union negotiations?',
    'Does your experience include grace periods?',
    'Which parties have you negotiated with?',
  ])
    test(`but not ${text}`, () => assert.ok(!asksSensitive(text)))

  test('in an option too, and not where the reason is recorded', () => {
    const question = choice('Er du gravid?', 'Nej')
    assert.deepEqual(questionWarnings([ask(question)]), [{ code: 'sensitive', path: 'questions.0.options.0.label' }])
    const exception = 'Arbejde med blyholdige stoffer, jf. arbejdsmiljøreglerne.'
    assert.deepEqual(questionWarnings([ask({ ...question, exception })]), [])
  })
})

test('more than ten questions are many, those of the institution counted in', () => {
  const ten = Array.from({ length: 10 }, (_, index) => ask({ id: `q${index}` }))
  assert.deepEqual(questionWarnings(ten), [])
  assert.deepEqual(questionWarnings(ten, { others: 1 }), [{ code: 'many-questions', path: 'questions' }])
  assert.deepEqual(questionWarnings([], { others: 11 }), [])
})
