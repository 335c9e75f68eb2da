import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { sendOff, toFields } from '../support/apply.ts'
import { expect } from '../support/expect.ts'
import { oldBuild, versionsBefore } from '../support/old-builds.ts'
import { startWorkshop, visitor } from '../support/site.ts'

// Whoever has had a page open since before an upgrade, or names an older version in it, meets this server with elements that
// were built for an earlier one (R30).

const site = await startWorkshop()
const host = `${site.demo}/gammel-side/`
const versions = versionsBefore()

/** A page with the elements of that version on it. */
async function open(t: TestContext, version: string, body: string, search = '') {
  const build = oldBuild(version)
  const { page, errors, context } = await visitor(site.browser)
  t.after(() => context.close())
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  // A page that is played comes from nowhere, and may not ask this machine for anything unless it is let.
  await context.grantPermissions(['local-network-access'])
  await page.route(`${host}**`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="da"><title>Job</title><script type="module" src="${site.api}/embed/${version}/opslag.js"></script><body><h1>Job</h1>${body}</body></html>`,
    }),
  )
  const asked = new Set<string>()
  await page.route(`${site.api}/embed/**`, (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^\/embed\/(?:\d[^/]*\/)?/, '')
    const file = build.get(name)
    asked.add(name)
    return route.fulfill({
      status: file === undefined ? 404 : 200,
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: file ?? '',
    })
  })
  await page.goto(host + search)
  return { page, errors, warnings, asked }
}

test('the two versions before this one are kept', () => {
  assert.equal(versions.length, 2)
  for (const version of versions) assert.ok(oldBuild(version).get('opslag.js')?.includes(version))
})

for (const version of versions)
  describe(`the elements of ${version}, with the server as it is now`, { concurrency: true }, () => {
    test('lead from the list to an ad and an application that arrives', async (t) => {
      const { page, errors, warnings, asked } = await open(
        t,
        version,
        '<opslag-career-page institution="lydarkivet"></opslag-career-page>',
      )
      const name = `Gamle Gerda ${version}`
      await page.locator('[part=title] a').first().click()
      await page.locator('[part=apply]').first().click()
      await toFields(page)
      await page.getByLabel('Navn').fill(name)
      await page.getByLabel('E-mail').fill('gerda@example.dk')
      const motivation = page.getByLabel('Motiveret ansøgning')
      await motivation.fill('Jeg har haft siden åben siden i går.')
      await sendOff(page)
      await expect(page.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeVisible()
      const { items } = (await site.asOperator('GET', '/v1/institutions/lydarkivet/applications')) as {
        items: { name: string }[]
      }
      assert.ok(items.some((one) => one.name === name))
      assert.ok(asked.has('opslag.js') && asked.size > 3)
      assert.deepEqual([errors, warnings], [[], []])
    })

    const OTHERS = {
      'opslag-job-agent': 'Få besked om nye stillinger',
      'opslag-talent-pool': 'Emnebank',
      'opslag-candidate-login': 'Log ind',
    }
    for (const [tag, heading] of Object.entries(OTHERS))
      test(`show <${tag}>`, async (t) => {
        const { page, errors, warnings } = await open(t, version, `<${tag} institution="lydarkivet"></${tag}>`)
        await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
        assert.deepEqual([errors, warnings], [[], []])
      })
  })
