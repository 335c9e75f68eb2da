import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Language } from '../../server/contract/language.ts'
import { Profile } from '../../server/contract/settings.ts'
import {
  type ApplicationFacts,
  documentBlocked,
  furtherQuestions,
  receipt,
  secondApplication,
  withdrawn,
} from '../../server/mail/application-letters.ts'
import type { Content } from '../../server/mail/content.ts'
import { plainLetter } from '../../server/mail/letter.ts'
import { htmlLetter } from '../../server/mail/letter-html.ts'
import { type MailTheme, mailTheme } from '../../server/mail/theme.ts'
import { headerText } from '../../server/mail/transport.ts'
import { letterOf } from '../../server/mail/write.ts'
import { DEFAULTS } from '../../themes/defaults.ts'
import { parseTheme } from '../../themes/parse.ts'
import { read } from '../support/source.ts'

const facts = (over: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  language: 'da',
  jobTitle: 'Cykelplanlægger til Fyn & øerne <haster>',
  jobUrl: 'https://jobs.example.dk/portal/cykelstyrelsen/jobs/1001?lang=da',
  reference: '7K3F-9QXM',
  receivedAt: new Date('2026-11-20T08:00:00.000Z'),
  receivedBy: 'form',
  deadline: new Date('2026-12-01T22:59:59.999Z'),
  answerExpected: '2026-12-18',
  contact: { name: 'Kim Kontakt', title: 'Teamleder', phone: '00 00 00 01', email: 'kim@eksempel.dk' },
  canReply: true,
  ...over,
})
/** What a content comes to in the standard's words. */
const written = (content: Content, language: Language = 'da', institution = 'Cykelstyrelsen', operator = 'Testdrift') =>
  letterOf(
    { config: { operator } as Parameters<typeof letterOf>[0]['config'] },
    { profile: Profile.parse({ name: { da: institution } }), templates: {} },
    { ...content, messageId: '<1@x>', to: { name: '', address: 'alma@example.dk' }, reply: null, language },
  )
const confirm = {
  code: '01234567',
  expiresAt: new Date('2026-12-01T22:59:59.999Z'),
  url: 'https://jobs.example.dk/x?a=1&b=2',
}

/** The words of an HTML part, as a reader meets them. */
const wordsOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .split(/\s+/)
    .filter(Boolean)

describe('the receipt', () => {
  test('says what came in, whom to ask, when an answer comes and what happens now', () => {
    const { subject, letter } = written(receipt(facts()))
    assert.equal(subject, 'Kvittering: Vi har modtaget din ansøgning – Cykelplanlægger til Fyn & øerne <haster>')
    const text = plainLetter(letter)
    for (const said of [
      'Cykelplanlægger til Fyn & øerne <haster>',
      '7K3F-9QXM',
      '20. november 2026 kl. 09.00',
      '1. december 2026 kl. 23.59',
      'senest den 18. december 2026',
      'Kim Kontakt, Teamleder telefon 00 00 00 01 kim@eksempel.dk',
      'Hvad sker der nu?',
      'https://jobs.example.dk/portal/cykelstyrelsen/jobs/1001?lang=da',
      'Testdrift',
    ])
      assert.ok(text.replace(/\s+/g, ' ').includes(said), said)
  })

  test('is whole in English', () => {
    const { subject, letter } = written(receipt(facts({ language: 'en' })), 'en')
    assert.match(subject, /^Receipt: We have received your application – /)
    const text = plainLetter(letter).replace(/\s+/g, ' ')
    for (const said of ['1 December 2026 at 23:59', 'by 18 December 2026', 'What happens now?', 'phone 00 00 00 01'])
      assert.ok(text.includes(said), said)
    assert.match(htmlLetter(letter, mailTheme({ tokens: {} })), /<html lang="en">/)
  })

  test('leaves out what is not known', () => {
    const bare = written(receipt(facts({ deadline: null, answerExpected: null, contact: null, canReply: false })))
    const text = plainLetter(bare.letter)
    for (const label of [
      'Ansøgningsfrist',
      'Du kan forvente svar',
      'Kontakt:',
      'svare på denne mail',
      'null',
      'undefined',
    ])
      assert.ok(!text.includes(label), label)
    assert.match(text, /bliver læst sammen med de andre/)
  })

  test('says how one registered by hand came in', () => {
    assert.match(plainLetter(written(receipt(facts({ receivedBy: 'post' }))).letter), /modtaget\s+den\s+med\s+post/)
    assert.match(
      plainLetter(written(receipt(facts({ receivedBy: 'e-mail', language: 'en' })), 'en').letter),
      /received\s+it\s+by\s+e-mail/,
    )
  })

  test('cuts a long title in the subject, not in the letter', () => {
    const { subject, letter } = written(receipt(facts({ jobTitle: 'Lang '.repeat(60).trim() })))
    assert.ok(subject.length < 160 && subject.endsWith('…'), subject)
    assert.ok(plainLetter(letter).replace(/\s+/g, ' ').includes('Lang '.repeat(60).trim()))
  })
})

test('a second application is told with its code, until when, and that nothing need be done', () => {
  for (const [language, said] of [
    ['da', ['Din kode: 0123 4567', 'indtil 1. december 2026 kl. 23.59', 'skal du ikke gøre noget']],
    ['en', ['Your code: 0123 4567', 'until 1 December 2026 at 23:59', 'you need not do anything']],
  ] as const) {
    const text = plainLetter(written(secondApplication(facts({ language }), confirm), language).letter).replace(
      /\s+/g,
      ' ',
    )
    for (const words of said) assert.ok(text.includes(words), `${words} in ${text}`)
    assert.ok(text.includes(confirm.url))
  }
})

const asked = {
  replyBy: new Date('2026-12-10T11:00:00.000Z'),
  url: 'https://jobs.example.dk/portal/cykelstyrelsen/account?lang=da',
}

test('a withdrawal is told with what becomes of the application, and what to do who did not withdraw it', () => {
  for (const [language, said] of [
    [
      'da',
      ['trukket din ansøgning til Cykelstyrelsen tilbage', 'kan du søge den igen', 'Har du ikke trukket', '7K3F-9QXM'],
    ],
    [
      'en',
      ['withdrawn your application to Cykelstyrelsen', 'you can apply again', 'If you did not withdraw', '7K3F-9QXM'],
    ],
  ] as const) {
    const text = plainLetter(written(withdrawn(facts({ language })), language).letter).replace(/\s+/g, ' ')
    for (const words of said) assert.ok(text.includes(words), `${words} in ${text}`)
    // Nothing is to be awaited any more.
    assert.doesNotMatch(text, /frist:|forvente svar|deadline:|expect an answer|gælder stadig|still counts/)
    const second = withdrawn(facts({ language }), { stillHolds: '2B3C-4D5F' })
    assert.match(
      plainLetter(written(second, language).letter).replace(/\s+/g, ' '),
      language === 'da' ? /gælder stadig\. .*2B3C-4D5F/ : /still counts\. .*2B3C-4D5F/,
    )
  }
})

test('further questions are told with until when and where, and how one gets in', () => {
  for (const [language, said] of [
    ['da', ['Svar senest 10. december 2026 kl. 12.00', 'Du får tilsendt en kode', 'Log ind og svar']],
    ['en', ['Answer no later than 10 December 2026 at 12:00', 'You are sent a code', 'Sign in and answer']],
  ] as const) {
    const text = plainLetter(written(furtherQuestions(facts({ language }), asked), language).letter).replace(
      /\s+/g,
      ' ',
    )
    for (const words of said) assert.ok(text.includes(words), `${words} in ${text}`)
    assert.ok(text.includes(asked.url))
  }
})

test('a file that was rejected is told with what can be done while it can be, and with whom to call after', () => {
  for (const [language, open, late] of [
    ['da', 'sende en anden i stedet indtil 1. december 2026 kl. 23.59', 'Kontakt os, hvis du vil sende en anden fil'],
    ['en', 'send another one instead until 1 December 2026 at 23:59', 'Contact us if you want to send another file'],
  ] as const)
    for (const canChange of [true, false]) {
      const said = documentBlocked(facts({ language }), { url: asked.url, canChange })
      const text = plainLetter(written(said, language).letter).replace(/\s+/g, ' ')
      assert.deepEqual([text.includes(open), text.includes(late)], [canChange, !canChange])
    }
})

test('the plain part says every word that the HTML says', () => {
  for (const language of ['da', 'en'] as const)
    for (const content of [
      receipt(facts({ language })),
      secondApplication(facts({ language }), confirm),
      withdrawn(facts({ language })),
      furtherQuestions(facts({ language }), asked),
      documentBlocked(facts({ language }), { url: asked.url, canChange: true }),
    ]) {
      const { letter } = written(content, language)
      const plain = new Set(
        plainLetter(letter)
          .split(/\s+/)
          .map((word) => word.replace(/:$/, '')),
      )
      const missing = wordsOf(htmlLetter(letter, mailTheme({ tokens: {} }))).filter(
        (word) => !plain.has(word.replace(/:$/, '')),
      )
      assert.deepEqual(missing, [])
      assert.ok(
        plainLetter(letter)
          .split('\n')
          .every((line) => line.length <= 72 || line.startsWith('http')),
      )
    }
})

test('what an institution or a job is called never becomes markup', () => {
  const hostile = `"><img src=x onerror=alert(1)></td><script>alert(2)</script>'`
  const { letter } = written(
    receipt(facts({ jobTitle: hostile, contact: { name: hostile }, jobUrl: `https://x/${hostile}` })),
    'da',
    hostile,
    hostile,
  )
  const html = htmlLetter(
    letter,
    mailTheme({ tokens: { '--opslag-color-accent': '#000"><script>', '--opslag-font-text': 'x\'"><b>' } }),
  )
  assert.ok(!html.includes('<img'))
  assert.ok(!html.includes('<script'))
  assert.ok(!html.includes('<b>'))
  assert.equal(html.split('<h1').length, 2)
})

test('the colours are the institution’s, each that cannot be used at its default', () => {
  const theme = mailTheme({
    tokens: {
      '--opslag-color-accent': '#00583f',
      '--opslag-color-surface-subtle': 'url(https://evil.example)',
      '--opslag-font-text': '"Plex", sans-serif; } body { display: none',
      '--no-such': '1',
    },
  })
  assert.equal(theme['--opslag-color-accent'], '#00583f')
  assert.equal(theme['--opslag-color-surface-subtle'], DEFAULTS['--opslag-color-surface-subtle'])
  assert.equal(theme['--opslag-font-text'], '"IBM Plex Sans", system-ui, sans-serif', 'no mail loads a font')
  assert.ok(!('--no-such' in theme))
  const html = htmlLetter(written(receipt(facts())).letter, theme)
  assert.match(html, /border-top:6px solid #00583f/)
  assert.match(html, /prefers-color-scheme: dark/)
  assert.ok(!/(?:src|href)="(?!https:\/\/jobs\.example\.dk)/.test(html), 'nothing is loaded, nothing else is linked')
})

test('under a dark scheme a mail wears the institution’s dark colours, and quiet greys where it has none', () => {
  const dark = parseTheme(read('themes/hverdagsmuseet/dark.css')).tokens
  const { tokens } = parseTheme(read('themes/hverdagsmuseet/theme.css'))
  const rules = (theme: MailTheme) =>
    /prefers-color-scheme: dark\) \{[\s\S]*?\n\}/.exec(htmlLetter(written(receipt(facts())).letter, theme))?.[0] ?? ''
  assert.match(rules(mailTheme({ tokens, dark })), /\.sheet \{ background: #15130c !important \}/)
  assert.match(rules(mailTheme({ tokens, dark })), /\.button \{ background: #ffe04d !important; color: #15130c/)
  assert.match(rules(mailTheme({ tokens })), /\.sheet \{ background: #1f1f1f !important \}/)
  // One that cannot be read is none.
  assert.equal(mailTheme({ tokens, dark: { ...dark, '--opslag-color-text': '#222222' } }).dark, null)
  assert.equal(mailTheme({ tokens })['--opslag-font-heading'], '"DM Serif Display", Georgia, serif')
})

test('a logo that writes the name stands in its place, and a sign beside it, from our own server', () => {
  const theme = mailTheme({ tokens: {} })
  const { letter } = written(receipt(facts()))
  const src = 'https://jobs.example.dk/pictures/1/640.a.png'
  const head = (alt: string) =>
    /<p style="margin:0 0 20px.*?<\/p>/.exec(
      htmlLetter({ ...letter, logo: { src, width: 240, height: 48, alt } }, theme),
    )?.[0] ?? ''
  const name = head(letter.sender)
  assert.match(name, new RegExp(`<img src="${src}" width="240" height="48" alt="${letter.sender}"[^>]*></p>$`))
  assert.match(head(''), new RegExp(`<img [^>]*alt=""[^>]*>${letter.sender}</p>$`))
  assert.doesNotMatch(htmlLetter(letter, theme), /<img/)
})

test('a font of the institution’s own goes by its own name in a mail', () => {
  const stack = '"Opslag lydarkivet.Source Serif 4", "Opslag lydarkivet.Source Serif 4 Fallback", serif'
  assert.equal(
    mailTheme({ tokens: { '--opslag-font-heading': stack } })['--opslag-font-heading'],
    '"Source Serif 4", serif',
  )
})

test('a header holds one line, the right way round', () => {
  assert.equal(headerText('Eva\r\nBcc: x@example.dk'), 'Eva Bcc: x@example.dk')
  assert.equal(headerText('\u202eKold\u0000 \ud800\u2028x'), 'Kold \ufffd x')
})
