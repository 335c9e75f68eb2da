import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'

test('Jobnet’s page in the demo shows the ad’s own days, whatever zone the machine stands in', () => {
  const module = path.join(import.meta.dirname, '../../../demo/jobnet/page.ts')
  const content = { PublishStartDate: '2026-11-20', PublishEndDate: '2026-12-20' }
  const ad = { id: '1', reference: 'a-1', state: 'Publication', content, history: [] }
  const script = `
    const { jobnetPage } = await import(${JSON.stringify(module)})
    console.log(jobnetPage([${JSON.stringify(ad)}], 'en', ''))`
  for (const TZ of ['America/New_York', 'Pacific/Kiritimati']) {
    const page = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
    assert.ok(page.includes('<dd>20 Nov 2026 – 20 Dec 2026</dd>'), TZ)
  }
})
