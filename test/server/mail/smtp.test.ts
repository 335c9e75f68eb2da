import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { after, before, describe, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailMessage } from '../../../server/deps.ts'
import { MailRefused, smtpMailer } from '../../../server/mail/smtp.ts'
import { writeFromTemplate } from '../../../server/mail/write.ts'
import { certificateFor, newAuthority } from '../../support/certificate.ts'
import { exampleDeps, exampleSender, exampleTo, mailExamples } from '../../support/mail-examples.ts'

const ends: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ends) await end()
})

const reply = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

/** A mail server on this machine; what it takes is parsed from the bytes that came. */
async function sink(options: SMTPServerOptions = {}) {
  const taken: { bytes: string; mail: Email; from: string; to: string[]; secure: boolean }[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const bytes = Buffer.concat(parts)
        taken.push({
          bytes: bytes.toString('latin1'),
          mail: await PostalMime.parse(bytes),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          secure: session.secure,
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  const { port } = (server.server as unknown as Server).address() as { port: number }
  ends.push(() => new Promise((resolve) => server.close(() => resolve())))
  return { taken, port, mailer: (host = '127.0.0.1', user = '') => made(`smtp://${user}${host}:${port}`) }
}
function made(url: string, isOpenAllowed = true) {
  const mailer = smtpMailer(url, { isOpenAllowed })
  ends.push(() => mailer.close())
  return mailer
}

const message = (over: Partial<MailMessage> = {}): MailMessage => ({
  messageId: '<0190@jobs.example.dk>',
  to: { name: 'Alma Ansøger', address: 'alma@example.dk' },
  from: { name: 'Cykelstyrelsen', address: 'no-reply@jobs.example.dk' },
  replyTo: { name: 'Cykelstyrelsen', address: 'hr@eksempel.dk' },
  subject: 'Kvittering: Cykelplanlægger – på Ærø',
  text: 'Kære læser\n\n.\nÆØÅ',
  html: '<p>ÆØÅ</p>',
  language: 'da',
  ...over,
})
/** A digest that brings a text wherever one can be brought: in names, in the institution's own words, in every field. */
const written = (text: string) => {
  const sender = exampleSender({
    digest: { subject: { da: `${text} {{count}} {{institution}}` }, text: { da: `${text}\n\n{{jobs}}\n{{manage}}` } },
  })
  const { leave, ...content } = mailExamples('da').digest
  return writeFromTemplate(
    exampleDeps(text),
    { ...sender, profile: { ...sender.profile, name: { da: text } } },
    {
      ...exampleTo('da', text),
      ...content,
      fields: { count: text, search: text },
      leave: {
        ...leave!,
        oneClick: `https://jobs.example.dk/leave/${encodeURIComponent(text.toWellFormed())}/${text}`,
      },
    },
  )
}
const headerNames = (bytes: string) =>
  bytes
    .slice(0, bytes.indexOf('\r\n\r\n'))
    .split(/\r\n(?![ \t])/)
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .sort()

describe('a mail over SMTP', () => {
  test('arrives as it was meant, in both parts', async () => {
    const { taken, mailer } = await sink()
    await mailer().send(message())
    const [{ mail, from, to, bytes }] = taken as [(typeof taken)[0]]
    assert.equal(mail.subject, 'Kvittering: Cykelplanlægger – på Ærø')
    assert.deepEqual(mail.from, { name: 'Cykelstyrelsen', address: 'no-reply@jobs.example.dk' })
    assert.deepEqual(mail.to, [{ name: 'Alma Ansøger', address: 'alma@example.dk' }])
    assert.deepEqual(mail.replyTo, [{ name: 'Cykelstyrelsen', address: 'hr@eksempel.dk' }])
    assert.equal(mail.messageId, '<0190@jobs.example.dk>')
    assert.equal(mail.text?.trim(), 'Kære læser\n\n.\nÆØÅ')
    assert.match(mail.html ?? '', /ÆØÅ/)
    assert.deepEqual([from, to], ['no-reply@jobs.example.dk', ['alma@example.dk']])
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value
    assert.equal(header('auto-submitted'), 'auto-generated')
    assert.equal(header('content-language'), 'da')
    assert.match(bytes, /multipart\/alternative/)
  })

  test('goes to one person and says no more in its headers, whatever the names are', async () => {
    const { taken, mailer } = await sink({ disabledCommands: ['STARTTLS'] })
    const sender = mailer()
    await sender.send(message())
    const expected = [...headerNames(taken[0]!.bytes), 'list-unsubscribe', 'list-unsubscribe-post'].sort()
    const seeds = [
      'Eva\r\nBcc: other@example.dk',
      'Eva\nTo: other@example.dk',
      'Eva\rX-Evil: 1',
      '"Eva" <other@example.dk>',
      'Eva <other@example.dk>, Ida',
      'other@example.dk',
      'Eva, Ida; Bo: c@example.dk;',
      '=?utf-8?Q?Eva=0D=0ABcc=3A_other=40example=2Edk?=',
      '\u0000\u0001\u001f\u007f',
      '\u2028Bcc: other@example.dk\u2029',
      '\u202eaved@elpmaxe\u202c',
      '\\"\\\\',
      '(comment) Eva (<other@example.dk>)',
      'Å'.repeat(200),
      '🚲'.repeat(90),
      '\ud800\udc00\ud800',
      '',
      ' ',
      '<>',
      '%0d%0aBcc:%20other@example.dk',
    ]
    const hostile = Array.from({ length: 500 }, (_, n) => {
      const seed = seeds[n % seeds.length]!
      return n < seeds.length
        ? seed
        : `${seed.slice(0, (n * 7) % 40)}${seeds[(n * 3 + 1) % seeds.length]!.slice(0, 60)}${n}`
    })
    for (let n = 0; n < hostile.length; n += 10)
      await Promise.all(
        hostile.slice(n, n + 10).map((name) =>
          sender.send({
            ...written(name),
            to: { name, address: 'alma@example.dk' },
          }),
        ),
      )
    assert.equal(taken.length, 501)
    for (const { bytes, mail, to } of taken.slice(1)) {
      assert.deepEqual(to, ['alma@example.dk'])
      assert.deepEqual(
        mail.to?.map(({ address }) => address),
        ['alma@example.dk'],
      )
      assert.equal(mail.from?.address, 'no-reply@jobs.example.dk')
      assert.deepEqual(
        mail.replyTo?.map(({ address }) => address),
        ['hr@eksempel.dk'],
      )
      assert.deepEqual([mail.cc ?? [], mail.bcc ?? []], [[], []])
      assert.match(
        bytes,
        /^List-Unsubscribe: <https:\/\/[^\s<>]+>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m,
      )
      assert.ok(!mail.html!.includes('<script'))
      const names = headerNames(bytes)
      assert.deepEqual(
        names,
        mail.subject ? expected : expected.filter((name) => name !== 'subject' || names.includes(name)),
      )
    }
  })

  test('logs in when the address says so', async () => {
    const { taken, mailer } = await sink({
      authOptional: false,
      onAuth: ({ username, password }, _, done) =>
        username === 'op@slag' && password === 'p:/w' ? done(null, { user: 'x' }) : done(reply(535, 'no')),
    })
    await mailer('127.0.0.1', 'op%40slag:p%3A%2Fw@').send(message())
    assert.equal(taken.length, 1)
  })
})

describe('a mail server over the network', () => {
  // An address of this machine's that is not its loopback; where it has none, 0.0.0.0 reaches it under a name that does not say so.
  const host =
    Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '0.0.0.0'
  const authority = newAuthority()
  const trusted = getCACertificates('default')
  before(() => setDefaultCACertificates([...trusted, authority.cert]))
  after(() => setDefaultCACertificates(trusted))
  const refuses = async (mailer: ReturnType<typeof smtpMailer>, what: RegExp) => {
    const error = await mailer.send(message()).then(
      () => null,
      (error) => error,
    )
    assert.ok(error instanceof MailRefused, 'it was handed over')
    assert.equal(error.permanent, false)
    assert.match(error.code, what)
  }

  test('is handed a mail under TLS, by STARTTLS or from the first byte, at least version 1.2', async () => {
    const versions: unknown[] = []
    const onSecure: SMTPServerOptions['onSecure'] = (socket, _, done) => {
      versions.push((socket as TLSSocket).getProtocol())
      done()
    }
    const starttls = await sink({ ...certificateFor(authority, [host]), onSecure })
    await starttls.mailer(host).send(message())
    const smtps = await sink({ ...certificateFor(authority, [host]), secure: true, onSecure })
    await made(`smtps://${host}:${smtps.port}`, false).send(message())
    assert.deepEqual(
      [starttls, smtps].map(({ taken }) => taken.map(({ secure, mail }) => [secure, mail.messageId])),
      Array(2).fill([[true, '<0190@jobs.example.dk>']]),
    )
    assert.ok(versions.length > 0 && versions.every((version) => version === 'TLSv1.3' || version === 'TLSv1.2'))
  })

  test('is handed nothing when it offers no TLS, or only an old one', async () => {
    const plain = await sink({ disabledCommands: ['STARTTLS'] })
    await refuses(plain.mailer(host), /^ETLS/)
    const old = await sink({
      ...certificateFor(authority, [host]),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    await refuses(old.mailer(host), /^E(TLS|SOCKET)/)
    assert.equal(plain.taken.length + old.taken.length, 0)
  })

  test('is handed nothing with a certificate of nobody we trust, for another host, or that has run out', async () => {
    const wrong = [
      certificateFor(newAuthority('Somebody else'), [host]),
      certificateFor(authority, ['mail.example.dk']),
      certificateFor(authority, [host], -1),
    ]
    for (const certificate of wrong) {
      const starttls = await sink(certificate)
      await refuses(starttls.mailer(host), /^E(TLS|SOCKET)/)
      const smtps = await sink({ ...certificate, secure: true })
      await refuses(made(`smtps://${host}:${smtps.port}`), /^E(TLS|SOCKET)/)
      assert.equal(starttls.taken.length + smtps.taken.length, 0)
    }
  })

  test('on this machine is spoken to in the open in development only', async () => {
    const plain = await sink({ disabledCommands: ['STARTTLS'] })
    await plain.mailer().send(message())
    assert.deepEqual([plain.taken.length, plain.taken[0]?.secure], [1, false])
    await refuses(made(`smtp://127.0.0.1:${plain.port}`, false), /^ETLS/)
    assert.equal(plain.taken.length, 1)
    // Nobody stands between two programs of one machine: any certificate will do.
    const selfSigned = await sink()
    await made(`smtp://localhost:${selfSigned.port}`, false).send(message())
    assert.equal(selfSigned.taken[0]?.secure, true)
  })
})

describe('a refusal', () => {
  const refusalOf = async (mailer: ReturnType<typeof smtpMailer>) => {
    try {
      await mailer.send(message())
    } catch (error) {
      assert.ok(error instanceof MailRefused)
      assert.ok(!`${error.message} ${error.code} ${error.stack}`.includes('alma'), 'it names nobody')
      return `${error.permanent ? 'for good' : 'for now'}: ${error.code}`
    }
    return 'taken'
  }

  test('of the recipient or the content by 5xx is for good', async () => {
    const rcpt = await sink({ onRcptTo: ({ address }, _, done) => done(reply(550, `<${address}> unknown`)) })
    assert.equal(await refusalOf(rcpt.mailer()), 'for good: recipient 550')
    const data = await sink({ onData: (stream, _, done) => stream.resume().on('end', () => done(reply(554, 'spam'))) })
    assert.equal(await refusalOf(data.mailer()), 'for good: content 554')
  })

  test('says whether nobody is at the address; one for what we are may be mended', async () => {
    const said = async (answer: Error) => {
      const { mailer } = await sink({ onRcptTo: (_, __, done) => done(answer) })
      const error = await mailer()
        .send(message())
        .catch((error) => error)
      return [error.code, error.permanent, error.isNobodyThere]
    }
    assert.deepEqual(
      [
        await said(reply(550, '5.1.1 unknown')),
        await said(reply(550, 'unknown')),
        await said(reply(550, '5.2.1 disabled')),
        await said(reply(552, '5.2.2 full')),
        await said(reply(554, '5.7.1 relay access denied')),
        await said(reply(451, '4.7.1 grey')),
      ],
      [
        ['recipient 550 5.1.1', true, true],
        ['recipient 550', true, true],
        ['recipient 550 5.2.1', true, true],
        ['recipient 552 5.2.2', true, false],
        ['recipient 554 5.7.1', false, false],
        ['recipient 451 4.7.1', false, false],
      ],
    )
  })

  test('by 4xx, of our sender, of our login or of the connection is for now', async () => {
    const grey = await sink({ onRcptTo: (_, __, done) => done(reply(451, 'come back')) })
    assert.equal(await refusalOf(grey.mailer()), 'for now: recipient 451')
    const sender = await sink({ onMailFrom: (_, __, done) => done(reply(550, 'who are you')) })
    assert.equal(await refusalOf(sender.mailer()), 'for now: sender 550')
    const login = await sink({ onAuth: (_, __, done) => done(reply(535, 'no')), authOptional: false })
    assert.equal(await refusalOf(login.mailer('127.0.0.1', 'a:b@')), 'for now: EAUTH 535')
    assert.match(await refusalOf(made('smtp://127.0.0.1:1')), /^for now: E(SOCKET|CONNECTION|CONNREFUSED)/)
  })

  test('of a connection that ends in the middle is for now', async () => {
    const sockets = new Set<Socket>()
    const cut = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.write('220 here\r\n')
      let content = ''
      let isContent = false
      socket.on('data', (data) => {
        if (isContent) {
          content += data.toString()
          if (content.includes('\r\n.\r\n')) socket.destroy()
        } else if ((isContent = data.toString().startsWith('DATA'))) socket.write('354 go on\r\n')
        else socket.write('250 ok\r\n')
      })
    })
    await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve))
    ends.push(() => new Promise((resolve) => cut.close(() => resolve())))
    const { port } = cut.address() as { port: number }
    assert.match(await refusalOf(made(`smtp://127.0.0.1:${port}`)), /^for now: E/)
    for (const socket of sockets) socket.destroy()
  })
})
