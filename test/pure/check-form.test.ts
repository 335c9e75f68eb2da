import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inOneLine } from '../../server/cli/check/finding.ts'
import type { SeenTag } from '../../server/cli/check/in-page.ts'
import { canTryForm, formPlace } from '../../server/cli/check/try-form.ts'
import { frame, opened, PAGE, SERVER, tag } from './seen-tag.ts'

test('the form is not looked for where the list keeps its jobs back', () => {
  const on = (change: Partial<SeenTag>) => canTryForm([{ ...tag, ...change }], 'styrelsen', [SERVER])
  assert.equal(on({}), true)
  assert.equal(on({ picture: 'empty', titles: [] }), true)
  assert.equal(on({ picture: 'other', titles: [] }), false)
  assert.equal(on({ isDefined: false }), false)
  assert.equal(on({ institution: 'another' }), false)
})

test('the form is looked for on the page itself, then where a title leads, then at the job’s own address', () => {
  const job = { id: '9', url: `${SERVER}/portal/styrelsen/jobs/9` }
  let base = PAGE
  const at = (...tags: Partial<SeenTag>[]) =>
    formPlace(
      {
        opened: { ...opened, address: `${PAGE}?job=4&a=b#x` },
        tags: tags.map((one) => ({ ...tag, ...one })),
        frame: null,
        base,
      },
      'styrelsen',
      job,
    ).address
  assert.equal(at({}, { name: 'opslag-application-form' }), `${PAGE}?a=b&apply=9#x`)
  assert.equal(at({ name: 'opslag-career-page' }), `${PAGE}?a=b&apply=9#x`)
  assert.equal(at({}, { name: 'opslag-job-ad' }), `${PAGE}?a=b&job=9#x`)
  assert.equal(at({ jobPage: '/stilling' }), 'https://www.styrelsen.example/stilling?job=9')
  assert.equal(at({ jobPage: '/stilling/{job}' }), 'https://www.styrelsen.example/stilling/9')
  assert.equal(at({}), job.url)
  // As the browser reads what the tag says, where the page has a `<base>`.
  base = 'https://www.styrelsen.example/da/'
  assert.equal(at({ jobPage: 'stilling' }), 'https://www.styrelsen.example/da/stilling?job=9')
})

test('the form of a page with our frame is looked for in the frame', () => {
  const seen = { opened, tags: [{ ...tag, name: 'opslag-career-page' }], frame, base: PAGE }
  assert.deepEqual(formPlace(seen, 'styrelsen', { id: '9', url: PAGE }), { address: PAGE, inFrame: true })
})

test('what the form says is told in one line, with a stop after its heading', () => {
  assert.equal(
    inOneLine('Din ansøgning er ikke sendt\n\n  Institutionen har ikke godkendt det. \nDine svar\u00a0står her.\n'),
    'Din ansøgning er ikke sendt. Institutionen har ikke godkendt det. Dine svar står her.',
  )
})
