import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { institution } from '../widgets/job-list/examples.ts'
import { policiesFor } from './policies.ts'
import {
  applies,
  CAREER_PAGE,
  hasJobs,
  isDefined,
  isSaid,
  LIST,
  linkStands,
  open,
  SENT,
  SERVER,
  scriptTag,
} from './scene.ts'

const { WORKS, REFUSES } = policiesFor(SERVER)

const fallback = {
  src: 'local("Arial"), local("Liberation Sans")',
  sizeAdjust: '98%',
  ascentOverride: '95%',
  descentOverride: '25%',
  lineGapOverride: '0%',
}

/** An institution with a font, which a policy must allow too. */
const inItsFont = institution('da', {
  theme: {
    ...institution().theme,
    tokens: { '--opslag-color-accent': '#00583f', '--opslag-font-text': 'Opslag X' },
    fonts: [{ family: 'Opslag X', weight: '400', style: 'normal', url: '/themes/x.woff2', fallback }],
  },
})

describe('under a policy of', { concurrency: 3 }, () => {
  for (const [name, csp] of Object.entries(WORKS))
    test(`${name}, a person finds a job and applies`, async (t) => {
      const allowsFonts = csp.includes('font-src') || !csp.includes('default-src')
      const { page, complaints, warnings, errors } = await open(t, {
        csp,
        head: scriptTag('nonce="abc"'),
        body: CAREER_PAGE,
        server: (url, route) =>
          allowsFonts && url.pathname.endsWith('/cykelstyrelsen')
            ? route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: inItsFont })
            : undefined,
      })
      await hasJobs(page)
      const button = page.locator('opslag-job-list .button').first()
      const accent = await button.evaluate((one) => getComputedStyle(one).backgroundColor)
      assert.equal(accent, 'rgb(0, 88, 63)', 'the theme is worn')
      assert.deepEqual(await applies(page), SENT)
      // The font is not there, and a list of policies that is not enforced is said to be broken all the same.
      const refused = complaints.filter((text) => !/status of 404|TrustedTypePolicy named 'lit-html'/.test(text))
      assert.deepEqual([refused, warnings, errors], [[], [], []])
    })

  test('a sandbox that scripts may run in, list and ad are shown without an address of their own', async (t) => {
    const { page, complaints, errors } = await open(t, { csp: 'sandbox allow-scripts', body: CAREER_PAGE })
    await hasJobs(page)
    await page.locator('opslag-job-list [part=title] a').first().click()
    await page.locator('opslag-job-ad [part=body]').waitFor()
    await page.locator('opslag-job-ad .back a').click()
    await hasJobs(page)
    assert.deepEqual([complaints, errors], [[], []])
  })

  for (const [name, { csp, warns }] of Object.entries(REFUSES))
    test(`${name}, the link stands, and nothing is thrown`, async (t) => {
      const { page, warnings, errors } = await open(t, { csp, head: scriptTag('nonce="abc"'), body: LIST })
      // The server's picture may stand until it is known that no element can.
      if (warns) await isSaid(warnings, warns)
      await linkStands(page)
      assert.deepEqual(errors, [])
      const ours = warnings.filter((text) => text.startsWith('Opslag:'))
      assert.equal(ours.length, warns ? 1 : 0, ours.join('\n'))
      if (!warns) return
      assert.match(ours[0] ?? '', warns)
      assert.equal(await isDefined(page, 'opslag-job-list'), false)
    })
})
