import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strings as EN } from '../../../server/contract/jobnet.en.ts'
import { jobnetServer } from '../jobnet/sending.ts'
import { terminal } from './terminal.ts'

const server = await jobnetServer()
const { opslag } = terminal(server.app)

test('jobnet lists ads by state, shows what became of one, and tells in both languages what one lacks', async () => {
  const sender = await server.newSender()
  const slug = sender.institution.slug
  const { id } = await sender.put()
  const { id: lacking } = await sender.put({ occupation: null, contacts: [{ name: 'HR' }] }, 'a2')
  await server.run()
  server.simulator.reject(sender.ads()[0]!.id, 'Mangler mødested')
  await server.comeDue()

  const rejected = await opslag('jobnet', '--institution', slug, '--state', 'rejected', '--lang', 'da')
  assert.match(rejected.out, new RegExp(`^ *${id} .*afvist .*Cykelplanlægger .*Mangler mødested$`))
  const waiting = await opslag('jobnet', '--institution', slug, '--state', 'waiting')
  assert.equal(waiting.out, EN.none)
  const all = await opslag('jobnet', '--institution', slug)
  assert.match(all.out, /not sent .*occupation, contact-email/)

  const shown = await opslag('jobnet', 'show', '--institution', slug, id, '--lang', 'da')
  assert.match(shown.out, /sendt til godkendelse +ikke sendt → venter/)
  // Nothing is sent again of what was rejected.
  assert.match(shown.out, /^Vi ser efter hos Jobnet igen: /m)
  assert.match(shown.out, /meldt af Jobnet +venter → afvist +Mangler mødested/)

  const checked = await opslag('jobnet', 'check', '--institution', slug, lacking)
  assert.equal(checked.code, 1)
  assert.match(checked.out, /occupation +occupation +The occupation is missing/)
  const well = await opslag('jobnet', 'check', '--institution', slug, id, '--lang', 'da')
  assert.deepEqual([well.code, well.out], [0, 'Stillingen mangler intet.\nJobnet tager imod opslaget, som det er.'])
  assert.equal(sender.ads().length, 1)

  const medium = ['--medium', 'website']
  const published = await opslag('publish', '--institution', slug, '--job', lacking, ...medium)
  assert.equal(published.code, 0, published.err)
  assert.match(published.err, /^Note: the ad is not sent to Jobnet yet: The occupation is missing.*\(occupation\)$/m)
  const whole = await opslag('publish', '--institution', slug, '--job', id, ...medium)
  assert.deepEqual([whole.code, whole.err.includes('Jobnet')], [0, false])

  assert.equal((await opslag('jobnet', 'check', '--institution', slug, '99999')).code, 1)
  assert.equal((await opslag('jobnet', 'send', '--institution', slug, id)).code, 2)
})
