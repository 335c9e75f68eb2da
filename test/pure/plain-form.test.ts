import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bodyOf, freshForm, mediumIn } from '../../server/portal/plain-form.ts'

describe('a form sent without script', () => {
  const of = (body: string, language: 'da' | 'en' = 'da') => bodyOf(new URLSearchParams(body), language)

  it('is the same sending in another order, and after a number was said to be no CPR number', () => {
    assert.equal(of('name=A&email=b&_key=1'), of('_cleared=1&email=b&name=A&_key=1'))
    assert.equal(of('motivation=a%0D%0Ab'), of('motivation=a%0Ab'))
  })

  it('is another sending with another answer, notice or language', () => {
    assert.notEqual(of('name=A'), of('name=B'))
    assert.notEqual(of('name=A'), of('name=A&email=b'))
    assert.notEqual(of('name=A'), of('name=A&_acknowledged=1'))
    assert.notEqual(of('name=A'), of('name=A', 'en'))
    assert.notEqual(of('a=b&c=d'), of('a=b%26c%3Dd'))
  })

  it('may hold anything without harm', () => {
    for (const body of ['', '&&&', '%', '%ff=%ff', '__proto__=x&constructor=y', 'a'.repeat(100_000)])
      assert.equal(typeof of(body), 'string')
  })

  it('hands on where the visitor came from, within its limit and on one line', () => {
    assert.equal(mediumIn(' job\r\nnet\u2028 '), 'jobnet')
    assert.equal(mediumIn('x'.repeat(300)).length, 80)
  })

  it('has a key of its own each time it is handed out', () => {
    assert.notEqual(freshForm('/', '').key, freshForm('/', '').key)
  })
})
