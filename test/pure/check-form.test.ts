import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SeenTag } from '../../server/cli/check/in-page.ts'
import { canTryForm, formAddress } from '../../server/cli/check/try-form.ts'
import { opened, PAGE, SERVER, tag } from './seen-tag.ts'

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
  const at = (...tags: Partial<SeenTag>[]) =>
    formAddress(
      { opened: { ...opened, address: `${PAGE}?job=4&a=b#x` }, tags: tags.map((one) => ({ ...tag, ...one })) },
      'styrelsen',
      job,
    )
  assert.equal(at({}, { name: 'opslag-application-form' }), `${PAGE}?a=b&apply=9#x`)
  assert.equal(at({ name: 'opslag-career-page' }), `${PAGE}?a=b&apply=9#x`)
  assert.equal(at({}, { name: 'opslag-job-ad' }), `${PAGE}?a=b&job=9#x`)
  assert.equal(at({ jobPage: '/stilling' }), 'https://www.styrelsen.example/stilling?job=9')
  assert.equal(at({ jobPage: '/stilling/{job}' }), 'https://www.styrelsen.example/stilling/9')
  assert.equal(at({}), job.url)
})
