import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { JobInput } from '../../../server/contract/job.ts'
import { FEED_FORMATS } from '../../../server/contract/limits.ts'
import { FeedUnreadable } from '../../../server/feeds/formats/format.ts'
import { readFeed } from '../../../server/feeds/formats/formats.ts'
import { FIXTURES, fixtureDocument, written } from '../../support/feed-documents.ts'

const API = 'https://opslag.example.dk/v1/institutions/postvaesenet/jobs'
const JOB = JSON.parse(new TextDecoder().decode(fixtureDocument('opslag/job.json').bytes)) as Record<string, unknown>

describe('ads of our own', () => {
  it('are read back from another server’s answer, with the labels of their keys', () => {
    const [found] = readFeed('opslag', fixtureDocument('opslag/job.json', `${API}/job-7`)).ads
    assert.ok(found)
    const { externalId, labels, input } = found.ad
    assert.equal(externalId, 'job-7', 'its id there, not the one that it has at a third system')
    assert.deepEqual(labels, {
      departments: { key: 'kolding', label: 'Kolding Posthus' },
      categories: { key: 'udbringning', label: 'Udbringning' },
    })
    assert.deepEqual(
      [input.bodyHtml, input.deadline, input.publishFrom, input.department, input.location, input.language],
      ['<p>Du går med post.</p>', '2026-12-18T22:59:59.999Z', '2026-11-16T07:00:00.000Z', 'kolding', undefined, 'da'],
    )
    assert.equal(input.applyUrl, 'https://www.postvaesenet.example.dk/job?job=job-7')
    assert.equal(JobInput.safeParse(input).error, undefined)
  })

  it('are applied for where the other server sends one on to', () => {
    const elsewhere = { ...JOB, applyAt: 'source', applyUrl: 'https://soeg.example.dk/7' }
    assert.equal(readFeed('opslag', written(elsewhere)).ads[0]?.ad.input.applyUrl, 'https://soeg.example.dk/7')
  })

  it('are passed over when they are closed there', () => {
    const { ads, passedOver } = readFeed('opslag', written([{ ...JOB, status: 'closed' }, JOB]))
    assert.deepEqual([ads.length, passedOver], [1, [{ item: 'job-7', why: 'closed' }]])
  })

  it('are led to by another server’s list, in the list’s language, page by page', () => {
    assert.deepEqual(readFeed('opslag', fixtureDocument('opslag/jobs.json', `${API}?sort=title&lang=da`)).next, [
      `${API}/job-7?lang=da`,
      `${API}?lang=da&cursor=abc`,
    ])
    const sly = { items: [{ id: '../../x?y' }, { id: null }, 5], next: 'https://anden.example.dk/v1' }
    assert.deepEqual(readFeed('opslag', written(sly, `${API}/`)).next, [`${API}/..%2F..%2Fx%3Fy`])
  })

  it('lead nowhere from a file', () => {
    const { ads, next, passedOver } = readFeed('opslag', fixtureDocument('opslag/jobs.json'))
    assert.deepEqual([ads, next, passedOver], [[], [], [{ item: 'jobs.json', why: 'list' }]])
  })

  for (const [content, code] of [
    ['{', 'not-json'],
    ['5', 'not-this-format'],
    ['null', 'not-this-format'],
  ] as const)
    it(`are not ${content}`, () => {
      assert.throws(
        () => readFeed('opslag', written(content)),
        (error) => error instanceof FeedUnreadable && error.code === code,
      )
    })
})

describe('a search page of Jobnet’s', () => {
  const list = (...urls: unknown[]) => ({ JobPositionPostings: urls.map((DetailsUrl) => ({ DetailsUrl })) })
  const address = 'https://job.example.dk/CV/FindWork/Search'

  it('leads to the ads that it names on its own server', () => {
    const page = list('/CV/FindWork/DetailsWidk/1', `${address}/2`, `${address}/2`, 'https://anden.example.dk/3', null)
    const { next, passedOver } = readFeed('jobnet', written(page, address))
    assert.deepEqual([next, passedOver], [['https://job.example.dk/CV/FindWork/DetailsWidk/1', `${address}/2`], []])
  })

  it('is passed over when it names none, and in a file', () => {
    assert.deepEqual(readFeed('jobnet', written(list(), address)).passedOver, [{ item: address, why: 'list' }])
    assert.deepEqual(readFeed('jobnet', fixtureDocument('jobnet/search-page.json')).passedOver, [
      { item: 'search-page.json', why: 'list' },
    ])
  })

  it('is told from an ad that is broken, which refuses itself by its id', () => {
    const broken = { JobPositionPosting: { Id: 77, JobPositionInformation: { PositionTitle: 5 } } }
    assert.deepEqual(readFeed('jobnet', written(broken)).refused, [
      { item: '77', path: 'JobPositionPosting.JobPositionInformation.PositionTitle', code: 'wrong-kind' },
    ])
  })
})

describe('a fixture', () => {
  for (const format of FEED_FORMATS)
    it(`of ${format} reads the same every time`, () => {
      for (const name of readdirSync(path.join(FIXTURES, format))) {
        const read = () => readFeed(format, fixtureDocument(`${format}/${name}`))
        assert.deepEqual(read(), read())
      }
    })
})
