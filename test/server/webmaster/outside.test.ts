import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Jobnet } from '../../../server/contract/jobnet.ts'
import { MediaSettings } from '../../../server/contract/media.ts'
import { Webhooks } from '../../../server/contract/webhooks.ts'
import { decide } from '../../support/institution-calls.ts'
import { ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { openGuide, snippetOf } from './guide-page.ts'

const { app, newInstitution } = await testServer()

test('the guide has media, webhooks and Jobnet as the settings take them, from what the institution has decided', async () => {
  const { slug: fresh } = await newInstitution({ cvr: '10103940', pages: { list: `${PAGE_ORIGIN}/job?a=b` } })
  const board = {
    key: 'fagblad',
    name: { da: 'Fagbladet', en: 'The Weekly' },
    kind: 'board-mail',
    address: 'ads@secret.example',
  }
  await decide(app, fresh, 'media', {
    media: [
      { key: 'forside', name: { da: 'Forsiden' }, kind: 'page', cost: 98_765 },
      { ...board, cost: 43_210 },
    ],
  })
  for (const [language, guide] of Object.entries({
    da: await openGuide(app, fresh),
    en: await openGuide(app, fresh, 'en'),
  })) {
    const { media } = MediaSettings.parse(JSON.parse(snippetOf(guide, 'media-setting')))
    assert.deepEqual(
      media.map(({ key, kind }) => [key, kind]),
      [['jobbank', 'board-feed']],
      'one more: a list without costs and mailboxes would take them away',
    )
    assert.ok(guide.text.includes(language === 'da' ? 'Fagbladet' : 'The Weekly'))
    // Anybody reads it.
    assert.doesNotMatch(guide.page, /98.?765|43.?210|secret\.example/)
    assert.match(snippetOf(guide, 'media-tag'), /<opslag-job-list [^>]*medium="forside"/)
    assert.match(snippetOf(guide, 'media-link'), /\/job\?a=b&medium=\w+$/)
    assert.match(snippetOf(guide, 'publish'), new RegExp(`publish --institution ${fresh} .*--medium fagblad`))
    Webhooks.parse(JSON.parse(snippetOf(guide, 'webhooks-setting')))
    assert.equal('cvr' in Jobnet.parse(JSON.parse(snippetOf(guide, 'jobnet-setting'))), false)
    for (const kind of ['cs', 'mjs', 'php', 'py'])
      assert.match(snippetOf(guide, `verify-${kind}`), /webhook.signature/i, kind)
    const hrefs = guide.all('a').map(({ attribs }) => attribs.href)
    assert.ok(hrefs.includes(`${ORIGIN}/statistics/${fresh}${language === 'en' ? '?lang=en' : ''}`))
  }
  const plain = await openGuide(app, (await newInstitution()).slug)
  assert.ok(Jobnet.parse(JSON.parse(snippetOf(plain, 'jobnet-setting'))).cvr)
})
