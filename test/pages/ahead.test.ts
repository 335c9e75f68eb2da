import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { firstAsked, firstDrawn } from '../../server/contract/first-asked.ts'
import {
  hasElements,
  hasJobs,
  INTEGRITY,
  isAsked,
  LINK,
  LIST,
  open,
  SCRIPT,
  SERVER,
  scriptTag,
  titles,
} from './scene.ts'

/** A browser says of a preload that it was not used three seconds after the page has loaded. */
const SAID_AFTER = 3_500

const data = (paths: readonly string[]) =>
  paths
    .map((path) => `<link rel="preload" as="fetch" crossorigin href="${SERVER}${path.replaceAll('&', '&amp;')}">`)
    .join('')
const script = `<link rel="modulepreload" href="${SCRIPT}" integrity="${INTEGRITY['opslag.js']}" crossorigin>`
const scriptAsSaid = scriptTag(`integrity="${INTEGRITY['opslag.js']}" crossorigin`)

const SAID = 'department="drift" heading-level="3" job-page="/job/ad" layout="cards" links="none" medium="vores avis"'

describe('what a page asks for ahead', { concurrency: true }, () => {
  const tag = { institution: 'cykelstyrelsen', lang: 'da' } as const
  const PAGES: [what: string, body: string, said: string[]][] = [
    ['a list', LIST, [firstDrawn(tag)]],
    ['a list in English', `<div lang="en">${LIST}</div>`, [firstDrawn({ ...tag, lang: 'en' })]],
    [
      'a list that says much, beside an ad',
      `${LIST.replace('>', ` ${SAID}>`)}<opslag-job-ad institution="cykelstyrelsen"></opslag-job-ad>`,
      [
        firstDrawn({
          ...tag,
          besideAd: true,
          department: 'drift',
          headingLevel: '3',
          jobPage: '/job/ad',
          layout: 'cards',
          links: 'none',
          medium: 'vores avis',
        }),
      ],
    ],
    ['a career page', `<opslag-career-page institution="cykelstyrelsen">${LINK}</opslag-career-page>`, firstAsked(tag)],
    [
      'one ad',
      `<opslag-job-ad institution="cykelstyrelsen" job="1002">${LINK}</opslag-job-ad>`,
      firstAsked({ ...tag, job: '1002' }),
    ],
  ]
  for (const [what, body, said] of PAGES)
    test(`by preload lines is asked for once and used: ${what}`, async (t) => {
      const { page, asked, warnings, errors } = await open(t, { head: script + data(said) + scriptAsSaid, body })
      await page.locator(':is(opslag-job-list, opslag-job-ad) [part=title]').first().waitFor()
      await page.waitForTimeout(SAID_AFTER)
      for (const path of [...said, '/opslag.js'])
        assert.deepEqual([path, asked.filter((address) => address.endsWith(path)).length], [path, 1])
      assert.deepEqual([warnings, errors], [[], []])
    })

  test('by a pointer over a title is the ad with its code, and what the click then shows is not asked for again', async (t) => {
    const { page, asked } = await open(t, {
      body: `<opslag-career-page institution="cykelstyrelsen">${LINK}</opslag-career-page>`,
    })
    await page.locator('opslag-job-list [part=title] a').first().hover()
    await isAsked(asked, '/chunks/job-ad-')
    await isAsked(asked, '/jobs/1001?')
    const before = asked.length
    await titles(page).first().locator('a').click()
    await page.locator('opslag-job-ad [part=body]').waitFor()
    // The pointer is over the ad now, and its form's code is next.
    assert.deepEqual(
      asked.slice(before).filter((address) => !address.includes('/application-form')),
      [],
    )
  })

  test('by a pointer over a title that leads to another page is nothing', async (t) => {
    const { page, asked } = await open(t, {})
    await hasJobs(page)
    await hasElements(page)
    const before = asked.length
    await titles(page).first().locator('a').hover()
    await titles(page).nth(1).locator('a').focus()
    await page.waitForTimeout(300)
    assert.deepEqual(asked.slice(before), [])
  })
})
