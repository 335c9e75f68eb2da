import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LANGUAGES, LIMITS } from '../../server/contract/limits.ts'
import { MAIL_TEMPLATES, type MailTemplateName, MailTemplates, SENT_BY_STAFF } from '../../server/contract/mail.ts'
import { plainLetter } from '../../server/mail/letter.ts'
import { htmlLetter } from '../../server/mail/letter-html.ts'
import { templateAsItStands } from '../../server/mail/read-templates.ts'
import { STRINGS } from '../../server/mail/strings.ts'
import { piecesOf, shortened } from '../../server/mail/template.ts'
import { subjectFaults, templateFaults, textFaults } from '../../server/mail/template-faults.ts'
import { fieldsOf, requiredOf } from '../../server/mail/template-fields.ts'
import { standardText } from '../../server/mail/template-layers.ts'
import { mailTheme } from '../../server/mail/theme.ts'
import { letterOf, type MailToWrite, writeFromTemplate } from '../../server/mail/write.ts'
import { applicationFacts, exampleDeps, exampleSender, exampleTo, mailExamples } from '../support/mail-examples.ts'
import { linksOf, wordsOf } from '../support/mail-words.ts'

const each = MAIL_TEMPLATES.flatMap((name) => LANGUAGES.map((language) => [name, language] as const))
type Layer = MailTemplates['templates']

/** A mail in the words of some layers. */
const written = (
  name: MailTemplateName,
  language: 'da' | 'en' = 'da',
  { institution = {}, job, over = {} }: { institution?: Layer; job?: Layer | null; over?: Partial<MailToWrite> } = {},
) =>
  writeFromTemplate(exampleDeps(), exampleSender(institution), {
    ...exampleTo(language),
    ...mailExamples(language)[name],
    ...(job !== undefined && { job: { mailTemplates: job } }),
    ...over,
  } as MailToWrite)
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('every template in both languages', () => {
  test('keeps to its own fields, is short enough to be taken over, and is checked as an institution’s would be', () => {
    for (const [name, language] of each) {
      const { subject, text } = standardText(name, language)
      assert.deepEqual([...subjectFaults(name, subject), ...textFaults(name, text)], [], `${name} ${language}`)
      assert.ok(text.length <= LIMITS.longText && subject.length <= LIMITS.shortText, name)
      assert.match(text, /^# \S/, `${name} ${language} has a heading`)
    }
  })

  test('is whole: nothing of a field is left, and all that it was given to say stands there', () => {
    for (const [name, language] of each) {
      const mail = written(name, language)
      for (const part of [mail.subject, mail.text, mail.html])
        assert.doesNotMatch(part, /\{\{|\}\}|undefined|null|\[object/, `${name} ${language}`)
      const { fields, blocks } = mailExamples(language)[name] as MailToWrite
      const said = standardText(name, language).text
      for (const [field, value] of Object.entries(fields))
        if (said.includes(`{{${field}}}`)) assert.ok(flat(mail.text).includes(flat(value)), `${name} says ${field}`)
      for (const block of Object.keys(blocks))
        if (name !== 'rejection') assert.ok(said.includes(`{{${block}}}`), `${name} shows ${block}`)
      assert.ok(mail.subject.length <= 120, `${mail.subject} is short`)
    }
  })

  test('says in its plain part every word that the HTML says, leads nowhere else, and breaks its lines', () => {
    for (const [name, language] of each) {
      const { text, html } = written(name, language)
      const plain = new Set(text.split(/\s+/).map((word) => word.replace(/:$/, '')))
      assert.deepEqual(
        wordsOf(html).filter((word) => !plain.has(word.replace(/:$/, '')) && word !== '*'),
        [],
        `${name} ${language}`,
      )
      for (const link of linksOf(html)) assert.ok(text.includes(link), `${name} tells ${link}`)
      for (const line of text.split('\n')) assert.ok(line.length <= 72 || /https:\/\/\S+$/.test(line), line)
    }
  })

  test('says whoever sends it, who runs the system, and what to do who did not ask for it', () => {
    for (const [name, language] of each) {
      const institution = language === 'da' ? 'Cykelstyrelsen' : 'The Danish Cycling Agency'
      const bare = written(name, language, {
        institution: { [name]: { text: { [language]: 'Kort.' }, subject: { [language]: 'Kort' } } },
      })
      const whole = written(name, language)
      for (const { text, from } of [whole, bare]) {
        assert.equal(from.name, institution)
        assert.ok(text.startsWith(institution))
        assert.ok(flat(text).includes('Testdrift'))
        for (const line of STRINGS[language].closing[name]) assert.ok(flat(text).includes(line), line)
      }
      const { leave } = mailExamples(language)[name]
      if (leave) for (const mail of [whole, bare]) assert.ok(mail.text.includes(leave.page))
      assert.deepEqual(whole.listUnsubscribe, leave && { url: leave.oneClick })
    }
  })

  test('has a word for each of its fields', () => {
    for (const name of MAIL_TEMPLATES) {
      const { fields } = templateAsItStands(name, { institution: {} })
      assert.deepEqual(
        fields.map((field) => field.name),
        fieldsOf(name).map((field) => field.name),
      )
      for (const { label } of fields) assert.ok(label.da.length > 3 && label.en.length > 3)
    }
  })
})

describe('a template as an institution writes it', () => {
  test('puts every field of its list where it stands, words in a line and blocks between', () => {
    for (const [name, language] of each) {
      const fields = fieldsOf(name)
      const inline = fields.filter(({ alone }) => !alone).map((field) => field.name)
      const blocks = fields.filter(({ alone }) => alone).map((field) => field.name)
      const text = [
        '# Overskrift',
        inline.map((field) => `${field}=[{{ ${field} }}]`).join(' '),
        ...blocks.map((field) => `## ${field}\n{{${field}}}`),
        'Venlig hilsen\nOs',
      ].join('\n\n')
      assert.deepEqual([...textFaults(name, text)], [], name)
      const mail = written(name, language, { institution: { [name]: { text: { [language]: text } } } })
      const given = mailExamples(language)[name] as MailToWrite
      const values: Record<string, string> = {
        institution: language === 'da' ? 'Cykelstyrelsen' : 'The Danish Cycling Agency',
        name: 'Alma Ansøger',
        ...given.fields,
      }
      for (const field of inline)
        assert.ok(flat(mail.text).includes(flat(`${field}=[${values[field]}]`)), `${name} ${field}`)
      for (const [field, pieces] of Object.entries<readonly { kind: string }[]>(given.blocks)) {
        const at = mail.text.indexOf(`${field}\n-`)
        assert.ok(at >= 0, field)
        for (const piece of pieces)
          for (const value of Object.values(piece))
            if (typeof value === 'string' && value.startsWith('https://'))
              assert.ok(mail.text.indexOf(value, at) > at, `${name} shows ${field}`)
      }
      assert.match(mail.text, /\n=+\n/)
      assert.ok(mail.text.includes('Venlig hilsen\nOs\n'))
      assert.ok(mail.html.includes('Venlig hilsen<br>Os'))
    }
  })

  test('is refused with a field that is none of its, by name', () => {
    const faults = (name: MailTemplateName, text: string, subject = 'Emne {{institution}}') =>
      templateFaults({ [name]: { subject: { da: subject }, text: { da: text } } }, 'templates').map(
        ({ path, code }) => `${path} ${code}`,
      )
    const at = 'templates.receipt.text.da'
    assert.deepEqual(faults('receipt', 'Tak, {{name}}.\n\n{{facts}}'), [])
    assert.deepEqual(faults('receipt', 'Tak, {{fornavn}}. {{fornavn}}\n\n{{facts}}'), [
      `${at}.{{fornavn}} unknown-field`,
    ])
    for (const field of ['constructor', '__proto__', 'toString', 'jobs', 'code', ' ', 'na me', 'Name', '#each jobs'])
      assert.deepEqual(faults('receipt', `{{${field}}}\n\n{{facts}}`), [`${at}.{{${field.trim()}}} unknown-field`])
    assert.deepEqual(faults('receipt', 'Hej {{name} og {{{job}}}\n{{facts}}').at(0), `${at}.{{name}} unknown-field`)
    assert.deepEqual(faults('receipt', '{{facts}}', 'Til {{fornavn}} {{facts}} {{'), [
      'templates.receipt.subject.da.{{fornavn}} unknown-field',
      'templates.receipt.subject.da.{{facts}} not-allowed',
      'templates.receipt.subject.da.{{}} unknown-field',
    ])
  })

  test('is refused without what it must hold, with a block in a line, twice, or with nothing in it', () => {
    const faults = (name: MailTemplateName, text: string) =>
      [...textFaults(name, text)].map(({ field, code }) => `${field} ${code}`)
    assert.deepEqual(faults('sign-in', 'Hej'), ['code required'])
    assert.deepEqual(faults('digest', '{{jobs}}'), ['manage required'])
    assert.deepEqual(faults('digest', ' \n\n'), [' required', 'jobs required', 'manage required'])
    assert.deepEqual(faults('sign-in', 'Koden er {{code}}.'), ['code not-allowed'])
    assert.deepEqual(faults('sign-in', '# {{code}}'), ['code not-allowed'])
    assert.deepEqual(faults('sign-in', '{{code}}\n{{code}}'), ['code duplicate'])
    for (const name of MAIL_TEMPLATES) {
      const required = requiredOf(name)
      assert.deepEqual(
        faults(name, 'Hej'),
        required.map((field) => `${field} required`),
        name,
      )
    }
    assert.deepEqual([...subjectFaults('receipt', ' \t')], [{ field: '', code: 'required' }])
  })

  test('stands over the standard by language and part, a job’s over the institution’s, and back again', () => {
    const institution: Layer = {
      receipt: { subject: { da: 'Tak fra {{institution}}' }, text: { da: 'Inst.\n\n{{facts}}' } },
    }
    const job: Layer = { receipt: { text: { da: 'Job.\n\n{{facts}}', en: 'Job.\n\n{{facts}}' } } }
    const heads = (mail: { subject: string; text: string }) => [mail.subject, mail.text.split('\n\n')[2]]
    const of = (language: 'da' | 'en', layers: { institution?: Layer; job?: Layer | null }) =>
      heads(written('receipt', language, layers))
    assert.deepEqual(of('da', { institution }), ['Tak fra Cykelstyrelsen', 'Inst.'])
    assert.deepEqual(of('da', { institution, job }), ['Tak fra Cykelstyrelsen', 'Job.'])
    assert.deepEqual(of('da', { institution, job: null }), ['Tak fra Cykelstyrelsen', 'Inst.'])
    assert.deepEqual(of('da', { institution: {} }), heads(written('receipt')))
    // Whoever reads English gets a mail that is English all through.
    assert.deepEqual(of('en', { institution }), heads(written('receipt', 'en')))
    assert.match(of('en', { institution, job }).join(' '), /^Receipt: We have received.* Job\.$/)
    const layers = { institution, job }
    assert.equal(templateAsItStands('receipt', layers).layer, 'job')
    assert.equal(templateAsItStands('receipt', { institution }).layer, 'institution')
    assert.equal(templateAsItStands('receipt', { institution: { receipt: {} } }).layer, 'standard')
    const now = templateAsItStands('receipt', layers)
    assert.equal(now.text.da, 'Job.\n\n{{facts}}')
    assert.equal(now.standard.text.da, standardText('receipt', 'da').text)
    assert.equal(now.subject.en, standardText('receipt', 'en').subject)
  })

  test('that was stored with what no longer is a field is passed over', () => {
    const institution: Layer = {
      'sign-in': { text: { da: 'Hej {{gammelt}}\n\n{{code}}' }, subject: { da: 'Hej {{gammelt}}' } },
    }
    assert.deepEqual(written('sign-in', 'da', { institution }), written('sign-in'))
  })

  test('brings what a field says as it is: no markup, no field, one line', () => {
    const hostile = '<script>alert(1)</script>{{reference}}\r\nBcc: x@example.dk\n\n## {{facts}}'
    const content = mailExamples('da').receipt
    const mail = written('receipt', 'da', {
      institution: {
        receipt: { subject: { da: '{{job}}' }, text: { da: '# {{job}}\n\n{{job}}\n\n## {{job}}\n{{facts}}' } },
      },
      over: { ...content, fields: { ...content.fields, job: hostile } },
    })
    assert.ok(!mail.html.includes('<script') && mail.html.includes('&lt;script&gt;'))
    assert.equal(mail.subject.split(/[\r\n]/).length, 1)
    assert.equal(flat(mail.text).split('7K3F-9QXM').length, 2, 'the reference stands once, in the facts')
  })

  test('that is hostile does no harm, and is read at once', () => {
    const hostile = [
      '<script>alert(1)</script><img src=x onerror=alert(2)>',
      '{{constructor}} {{__proto__}} {{toString}} {{hasOwnProperty}}',
      '{'.repeat(10_000),
      '{{'.repeat(5_000),
      '{{a}}'.repeat(2_000),
      `{{${' '.repeat(10_000)}}}`,
      `${'# '.repeat(5_000)}`,
      '\n'.repeat(10_000),
      'a '.repeat(5_000),
    ]
    const values = { inline: new Map([['a', 'b']]), blocks: new Map() }
    let steps = 0
    for (const text of hostile) {
      for (const _ of textFaults('receipt', text)) steps++
      for (const _ of subjectFaults('receipt', text)) steps++
      piecesOf('receipt', text, values)
      // Were it stored all the same, it would be passed over or shown as it stands.
      const mail = written('receipt', 'da', { institution: { receipt: { text: { da: text }, subject: { da: text } } } })
      assert.ok(!mail.html.includes('<script') && !mail.html.includes('<img'))
      assert.ok(mail.subject.length <= 200)
    }
    assert.ok(steps < 200_000)
    const scripted = written('receipt', 'da', {
      institution: { receipt: { text: { da: `${hostile[0]}\n\n{{facts}}` } } },
    })
    assert.ok(scripted.html.includes('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x'))
  })

  test('is not named by what is no template, nor longer than a setting may be', () => {
    const text = (da: string) => MailTemplates.safeParse({ templates: { receipt: { text: { da } } } }).success
    assert.ok(text('x'.repeat(LIMITS.longText)))
    assert.ok(!text('x'.repeat(LIMITS.longText + 1)))
    for (const name of ['__proto__x', 'constructor', 'receipts'])
      assert.ok(!MailTemplates.safeParse({ templates: { [name]: { text: { da: 'x' } } } }).success, name)
  })
})

describe('what an institution’s people send', () => {
  const message = (name: (typeof SENT_BY_STAFF)[number], isWaiting: boolean, institution: Layer = {}) =>
    written(name, 'da', {
      institution,
      over: {
        ...mailExamples('da')[name],
        blocks: isWaiting ? mailExamples('da')['interview-invitation'].blocks : { message: [] },
      } as Partial<MailToWrite>,
    })

  test('is a standard message unless it has room for a text that was written for one person', () => {
    const marks = MAIL_TEMPLATES.filter((name) => !templateAsItStands(name, { institution: {} }).standardMessage)
    assert.deepEqual(marks, ['rejection-after-interview', 'interview-invitation'])
    const institution: Layer = { rejection: { text: { en: 'No.\n\n{{message}}' } } }
    assert.equal(templateAsItStands('rejection', { institution }).standardMessage, false)
    assert.equal(
      templateAsItStands('interview-invitation', {
        institution: {},
        job: { 'interview-invitation': { text: { da: 'Kom.', en: 'Come.' } } },
      }).standardMessage,
      true,
    )
  })

  test('leads to where the message is read, wherever the text has room for it or not', () => {
    for (const name of SENT_BY_STAFF) {
      for (const institution of [{}, { [name]: { text: { da: 'Kort svar.' } } }]) {
        assert.match(
          flat(message(name, true, institution).text),
          /Log ind og læs beskeden: https:\/\/\S+\/account\?lang=da /,
        )
        assert.doesNotMatch(message(name, false, institution).text, /https:/)
      }
    }
  })

  test('calls a person by a name that a stranger may read, and by none that is an address or a number', () => {
    const named = (name: string) =>
      letterOf(exampleDeps(), exampleSender(), {
        ...exampleTo('da', name),
        ...mailExamples('da').rejection,
      }).letter.pieces[0]
    assert.deepEqual(named('Alma Ansøger'), { kind: 'text', text: 'Kære Alma Ansøger' })
    assert.deepEqual(named('A.P. Møller-Ås'), { kind: 'text', text: 'Kære A.P. Møller-Ås' })
    for (const name of [
      '',
      'x@example.dk',
      'http://x',
      'www.evil',
      'Vind nu evil.dk',
      'Ring 12345678',
      'A'.repeat(150),
    ])
      assert.deepEqual(named(name), { kind: 'text', text: 'Kære ansøger' }, name)
  })

  test('says no more than that somebody applied and the outcome', () => {
    // What a mail of theirs is made of: nothing of the application but its reference and its job.
    for (const name of SENT_BY_STAFF)
      assert.deepEqual(Object.keys(mailExamples('da')[name].fields).sort(), ['job', 'questions', 'reference'])
  })
})

test('a long title is cut in the subject between two characters, not in the letter', () => {
  const jobTitle = `${'Lang '.repeat(19)}🚲🚲🚲👩‍👩‍👧‍👦👩‍👩‍👧‍👦${' lang'.repeat(30)}`
  const about = applicationFacts({ jobTitle })
  const content = mailExamples('da').receipt
  const mail = written('receipt', 'da', { over: { ...content, fields: { ...content.fields, job: about.jobTitle } } })
  assert.ok(mail.subject.length < 160 && mail.subject.endsWith('…') && mail.subject.isWellFormed())
  assert.equal(shortened('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15), '👩‍👩‍👧‍👦…')
  const many = written('receipt', 'da', {
    institution: { receipt: { subject: { da: '{{job}}'.repeat(40) } } },
    over: { ...content, fields: { ...content.fields, job: about.jobTitle } },
  })
  assert.ok(many.subject.length <= 200)
})

test('the HTML loads nothing and wears the institution’s colours in both of a reader’s schemes', () => {
  for (const [name, language] of each) {
    const { letter } = letterOf(exampleDeps(), exampleSender(), {
      ...exampleTo(language),
      ...mailExamples(language)[name],
    } as MailToWrite)
    const html = htmlLetter(letter, mailTheme({ tokens: { '--opslag-color-accent': '#00583f' } }))
    assert.match(html, /border-top:6px solid #00583f/)
    assert.match(html, /prefers-color-scheme: dark/)
    assert.doesNotMatch(html, /<img|<link|<script|src=|@import|url\(/)
    assert.equal(html.split('<h1').length, 2)
    assert.equal(plainLetter(letter).split('\n\n')[0], letter.sender)
  }
})
