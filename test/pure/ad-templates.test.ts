import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { adTemplateFaults } from '../../server/ad-templates/faults.ts'
import { fieldValues } from '../../server/ad-templates/fields.ts'
import { filledHtml, htmlFaults } from '../../server/ad-templates/html.ts'
import { wornTemplate } from '../../server/ad-templates/shown.ts'
import { reasonsOf } from '../../server/cli/sentences.ts'
import { JOB_BLOCK_KINDS, JobBlocks } from '../../server/contract/ad-blocks.ts'
import { AD_FIELDS, AdTemplates, TEMPLATE_KINDS, type TemplateBlock } from '../../server/contract/ad-template.ts'
import { SETTINGS } from '../../server/contract/settings.ts'
import { problemFields } from '../../server/http/problem.ts'
import { adFaultSentence } from '../../themes/ad-sentences.ts'
import { bareJob, fullJob } from '../widgets/job-ad/examples.ts'

const NAMES = { fields: AD_FIELDS, templateKinds: TEMPLATE_KINDS, jobKinds: JOB_BLOCK_KINDS }
const NEEDED = ['title', 'deadline', 'facts', 'body', 'apply'].map((kind) => ({ kind }))
const faultsOf = (...blocks: unknown[]) =>
  adTemplateFaults(AdTemplates.parse({ templates: [{ key: 'kampagne', name: { da: 'Kampagne' }, blocks }] })).map(
    ({ path, code }) => `${path} ${code}`,
  )
const html = (da: string) => ({ kind: 'html', html: { da } })

/** What may not stand in a template's HTML, and what is said of it, in both languages. */
const REFUSED: [html: string, fault: string, da: RegExp, en: RegExp][] = [
  ['<p>a</p><script>alert(1)</script>', '<script> not-allowed', /<script> kan køre.*Slet det/, /can run or fetch/],
  ['<style>p{color:red}</style>', '<style> not-allowed', /<style> kan køre/, /Delete it/],
  ['<p onclick="x()">a</p>', '<p onclick> not-allowed', /onclick kører et script/, /onclick runs a script/],
  ['<p style="color:#fff">a</p>', '<p style> not-allowed', /kommer fra temaet/, /come from the theme/],
  ['<img src="https://x.example/a.png">', '<img> not-allowed', /Upload billedet/, /Upload the picture/],
  ['<iframe src="https://film.example"></iframe>', '<iframe> not-allowed', /kan køre eller hente/, /may not stand/],
  ['<form><input></form>', '<form> not-allowed', /Brug afsnit, overskrifter/, /Use paragraphs, headings/],
  ['<a href="javascript:alert(1)">a</a>', '<a href> not-a-url', /hele adressen/, /the whole address/],
  ['<a href="/job">a</a>', '<a href> not-a-url', /fører ingen steder/, /leads nowhere/],
  ['<a href="https://a.dk/{{title}}">a</a>', '<a href> not-allowed', /har et felt i sig/, /has a field in it/],
  ['<p>Kære {{fornavn}}</p>', '{{fornavn}} unknown-field', /er ikke et felt.*\{\{title\}\}/, /is not a field/],
  ['<p>{{title</p>', '{{title}} unknown-field', /er ikke et felt/, /The fields are/],
  ['<p> </p>', ' required', /er tom/, /is empty/],
]

describe('a template’s HTML', () => {
  test('is refused with all that would be taken out of it, by name and with a sentence in both languages', () => {
    for (const [text, expected, da, en] of REFUSED) {
      const faults = htmlFaults(text).map(({ what, code }) => `${what} ${code}`)
      assert.ok(faults.includes(expected), `${text}: ${faults}`)
      const [what = '', code = ''] = expected.split(/ (?=[\w-]+$)/)
      const fault = { path: `templates.0.blocks.5.html.da${what && `.${what}`}`, code }
      assert.match(adFaultSentence(fault, 'da', NAMES) ?? '', da, expected)
      assert.match(adFaultSentence(fault, 'en', NAMES) ?? '', en, expected)
    }
    assert.deepEqual(htmlFaults('<svg onload="x"><p style="a">b</p><script></script>').length, 3)
    const deep = '<ul><li>'.repeat(20)
    assert.deepEqual(htmlFaults(`${deep}a`), [{ what: '', code: 'invalid' }])
  })

  test('may be what an ad’s body may be, with the fields of the closed list', () => {
    const all = AD_FIELDS.map((name) => `{{ ${name} }}`).join(', ')
    const text = `<h2>Om os</h2><p><strong>${all}</strong> <a href="https://a.dk/?b=1&amp;c=2">a</a></p><table><tr><th scope="row">a</th><td colspan="2">b</td></tr></table>`
    assert.deepEqual(htmlFaults(text), [])
  })

  test('is filled with the job’s words as text, never as HTML nor as fields', () => {
    const job = { ...fullJob, title: '<b>{{pay}}</b> & "A"', department: { key: 'a', label: '{{deadline}}' } }
    const filled = filledHtml('<h2>{{title}}</h2><p>{{department}} {{ pay }}</p>', fieldValues(job, 'da'))
    assert.equal(
      filled,
      '<h3>&lt;b&gt;{{pay}}&lt;/b&gt; &amp; &quot;A&quot;</h3><p>{{deadline}} Efter overenskomst</p>',
    )
    assert.equal(
      filledHtml('<p>{{deadline}} · {{startDate}} · {{workplace}}</p>', fieldValues(fullJob, 'en')),
      '<p>1\u00a0December 2026 at\u00a023:59 · 1\u00a0February 2027 · Værkstedet, Kædevej 1, 5000 Odense C</p>',
    )
  })

  test('loses the line whose field the job says nothing of', () => {
    const text =
      '<p>Løn: {{pay}}</p><ul><li>{{title}}</li><li>{{department}}</li></ul><table><tr><th>Løn</th><td>{{pay}}</td></tr><tr><td>b</td></tr></table><ul><li>{{pay}}</li></ul><table><tbody><tr><td>{{pay}}</td></tr></tbody></table>'
    assert.equal(
      filledHtml(text, fieldValues(bareJob, 'da')),
      '<ul><li>Research assistant</li></ul><table><tr><td>b</td></tr></table>',
    )
  })

  test('takes no time that grows with the square of hostile HTML', () => {
    const values = fieldValues(bareJob, 'da')
    for (const piece of ['<p>{{pay}}', '<tr>', '<li><p>', '{{', '<ul><li>{{title}}</li>']) {
      const text = piece.repeat(20_000 / piece.length)
      htmlFaults(text)
      filledHtml(text, values)
    }
  })
})

describe('a template', () => {
  test('cannot leave out what the law and the applicant need, nor have it twice', () => {
    assert.deepEqual(faultsOf(...NEEDED), [])
    assert.deepEqual(faultsOf(), [
      'templates.0.blocks.title required',
      'templates.0.blocks.deadline required',
      'templates.0.blocks.facts required',
      'templates.0.blocks.body required',
      'templates.0.blocks.apply required',
    ])
    assert.deepEqual(faultsOf(...NEEDED, { kind: 'deadline' }), ['templates.0.blocks.5.kind duplicate'])
  })

  test('has no more HTML than anybody reads, however many blocks it stands in', () => {
    const half = html(`<p>${'a'.repeat(10_100)}</p>`)
    assert.deepEqual(faultsOf(...NEEDED, half), [])
    assert.deepEqual(faultsOf(...NEEDED, half, half), ['templates.0.blocks too-long'])
  })

  test('has its title above all that it heads', () => {
    assert.deepEqual(faultsOf(html('<h2>a</h2>'), ...NEEDED), ['templates.0.blocks.0.kind not-allowed'])
    const picture = { kind: 'picture', picture: crypto.randomUUID(), decorative: true }
    assert.deepEqual(faultsOf(picture, ...NEEDED), [])
  })

  test('has a name of its own', () => {
    const named = (...keys: string[]) =>
      adTemplateFaults(
        AdTemplates.parse({ templates: keys.map((key) => ({ key, name: { da: key }, blocks: NEEDED })) }),
      )
    assert.deepEqual(named('a', 'b'), [])
    assert.deepEqual(named('a', 'a', 'hero'), [
      { path: 'templates.1.key', code: 'duplicate' },
      { path: 'templates.2.key', code: 'duplicate' },
    ])
  })

  test('is refused in both languages it is written in', () => {
    const block = { kind: 'html', html: { da: '<p>a</p>', en: '<script></script>' } } satisfies TemplateBlock
    assert.deepEqual(faultsOf(...NEEDED, block), ['templates.0.blocks.5.html.en.<script> not-allowed'])
  })
})

test('what is only told of an ad, as in a feed, is not made of its template’s HTML', () => {
  const own = { key: 'own', name: { da: 'Egen' }, blocks: [...NEEDED, html('<p>{{title}}</p>')] }
  const basis = { worn: 'own', templates: [own], pictures: new Map() }
  const kinds = (isBrief: boolean) =>
    wornTemplate({ job: null }, fullJob, { basis, language: 'da', isBrief }).parts?.map(({ kind }) => kind)
  assert.deepEqual(kinds(false), ['title', 'deadline', 'facts', 'body', 'apply', 'html'])
  assert.deepEqual(kinds(true), ['title', 'deadline', 'facts', 'body', 'apply'])
})

test('whoever pushes a template or imports an ad reads the sentence on the command line', () => {
  const fields = [{ path: 'templates.0.blocks.5.html.da.<script>', code: 'not-allowed' as const }]
  const [[field, why] = []] = reasonsOf({ code: 'invalid', requestId: 'r', fields })
  assert.equal(field, 'templates.0.blocks.5.html.da.<script>')
  assert.match(why ?? '', /^is refused\. <script> can run or fetch something/)
})

test('a block of a kind that there is not is refused with the kinds that there are', () => {
  const template = { key: 'kampagne', name: { da: 'Kampagne' }, blocks: [{ kind: 'video' }] }
  const refused = [
    [AdTemplates, { templates: [template] }, TEMPLATE_KINDS, ''],
    [JobBlocks, [{ kind: 'html' }], JOB_BLOCK_KINDS, 'blocks.'],
  ] as const
  for (const [schema, input, kinds, at] of refused) {
    const { error } = schema.safeParse(input)
    assert.deepEqual((error!.issues[0] as { options?: unknown }).options, kinds, 'the list is the schema’s own')
    const [field] = problemFields(error!, input).map(({ path, code }) => ({ path: at + path, code }))
    for (const language of ['da', 'en'] as const)
      assert.ok(adFaultSentence(field!, language, NAMES)?.endsWith(` ${kinds.join(', ')}.`), field?.path)
    const [[, why] = []] = reasonsOf({ code: 'invalid', requestId: 'r', fields: [field!] })
    assert.match(why ?? '', /Choose one of .*quote.*\.$/)
  }
})

test('a pulled folder is pushed with the templates before the theme that names one', () => {
  const things = Object.keys(SETTINGS)
  assert.ok(things.indexOf('ad-templates') < things.indexOf('theme'))
})

test('every refusal of templates and blocks is said in both languages, and says what to do', () => {
  const faults = [
    'templates.0.blocks too-long',
    'templates.0.blocks.deadline required',
    'blocks.picture required',
    'templates.1.blocks.2.kind duplicate',
    'templates.1.blocks.2.kind not-allowed',
    'blocks.2.kind unknown-key',
    'templates.1.blocks.2.kind invalid',
    'blocks.2.kind invalid',
    'blocks.0.alt required',
    'templates.0.blocks.0.picture unknown-key',
    'blocks.0.poster unknown-key',
    'blocks.0.url not-a-url',
    'templates.0.key duplicate',
    'templates.kampagne required',
    'template unknown-key',
    'layouts.ad unknown-key',
  ]
  const said = faults.map((line) => {
    const [path = '', code = ''] = line.split(' ')
    const both = (['da', 'en'] as const).map((language) => adFaultSentence({ path, code }, language, NAMES))
    assert.ok(
      both.every(
        (sentence) => (sentence && sentence.split(/\. /).length > 1) || /skal være|must be/.test(sentence ?? ''),
      ),
      line,
    )
    return both[0]
  })
  assert.equal(new Set(said).size, faults.length - 2)
  assert.equal(adFaultSentence({ path: 'title', code: 'required' }, 'da', NAMES), null)
})
