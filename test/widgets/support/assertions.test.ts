import * as assert from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'

/** What an assertion says when it fails, or null when it does not. */
function saidBy(run: () => void): string | null {
  try {
    run()
  } catch (error) {
    return error instanceof assert.AssertionError ? error.message : `not an assertion: ${error}`
  }
  return null
}

describe('the assertions of browser tests', () => {
  it('compare structures and name the place where they differ', () => {
    const job = { id: '1', tags: ['a', 'b'], at: new Date(0), url: new URL('https://example.dk/') }
    assert.equal(
      saidBy(() => assert.deepEqual(job, structuredCloneOf(job))),
      null,
    )
    assert.equal(
      saidBy(() => assert.deepEqual(job, { ...job, tags: ['a', 'c'] })),
      'The values differ at tags.1',
    )
    assert.equal(
      saidBy(() => assert.deepEqual([1], [1, undefined])),
      'The values differ at 1',
    )
    assert.equal(
      saidBy(() => assert.deepEqual({ a: undefined }, {})),
      'The values differ at a',
    )
    assert.equal(
      saidBy(() => assert.deepEqual(new Set([1]), new Set([2]))),
      'The values differ at 0',
    )
    assert.equal(
      saidBy(() => assert.deepEqual(document.body, document.head)),
      'The values differ',
    )
  })

  it('tell zero from minus zero, and take NaN as equal to itself', () => {
    assert.equal(
      saidBy(() => assert.equal(Number.NaN, Number.NaN)),
      null,
    )
    assert.notEqual(
      saidBy(() => assert.equal(0, -0)),
      null,
    )
  })

  it('fail when a promise is fulfilled, or rejected with another error', async () => {
    await assert.rejects(Promise.reject(new Error('too late')), /late/)
    await assert.rejects(assert.rejects(Promise.resolve()), /fulfilled/)
    await assert.rejects(assert.rejects(Promise.reject(new Error('too late')), /early/), /another error: too late/)
  })

  it('say what was waited for in vain', async () => {
    await assert.rejects(
      assert.eventually(() => false, 'a list', 20),
      /in vain for: a list/,
    )
  })

  it('find a nameless button inside a shadow root, and name the rule', async () => {
    const host = document.createElement('div')
    host.attachShadow({ mode: 'open' }).innerHTML = '<button></button>'
    document.body.append(host)
    await assert.rejects(accessible(host), /button-name[\s\S]*<button>/)
    host.shadowRoot!.innerHTML = '<button>Søg</button>'
    await accessible(host)
    host.remove()
  })
})

function structuredCloneOf<T extends { tags: string[]; at: Date; url: URL }>(value: T): T {
  return { ...value, tags: [...value.tags], at: new Date(value.at), url: new URL(value.url) }
}
