import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForAge } from '../../server/settings/age-question.ts'

test('a question for age, birth or CPR number is recognised in both languages and many spellings', () => {
  for (const question of [
    'Alder',
    'Hvad er din alder?',
    'ALDER (frivilligt)',
    'Aldersgruppe',
    'Hvor gammel er du?',
    'Fødselsdag',
    'Fødselsdato',
    'fødselsår',
    'Foedselsdag',
    'Fødeår',
    'Hvornår er du født?',
    'født i år',
    'CPR',
    'CPR-nr.',
    'cpr_nummer',
    'C.P.R.',
    'c p r',
    'Personnummer',
    'Person-nr.',
    'Årgang',
    'Age',
    'Your age, please',
    'How old are you?',
    'Born',
    'When were you born?',
    'Birth date',
    'birthday',
    'Birthplace',
    'Date of birth',
    'DOB',
    'D.O.B.',
    'Year of birth',
    'Civil registration number',
    'Al\u00adder',
    'ＡＬＤＥＲ',
    'F\u00f8dsels\u00addato',
  ])
    assert.ok(asksForAge(question), question)
})

test('what merely holds such letters is let through', () => {
  for (const question of [
    'Hvilke sprog taler du?',
    'Which languages do you speak?',
    'Behandlererfaring',
    'Manager experience',
    'Portefølje',
    'Kanal',
    'Hvor har du set opslaget?',
    'Kalender',
    'Forvaltning',
    'Wages',
    'Newborn care experience',
    'Image editing',
    'Adobe',
    'Opfødning af dyr',
    'Ledelse',
    'Stillinger du har haft',
    'Personlig nøgle',
  ])
    assert.ok(!asksForAge(question), question)
})
