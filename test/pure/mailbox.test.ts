import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalAddress } from '../../server/candidates/address.ts'
import { EmailAddress } from '../../server/contract/application.ts'

/** Ways to write one mailbox. */
const SAME: string[][] = [
  ['alma@example.dk', 'ALMA@EXAMPLE.DK', 'Alma@Example.dk', ' alma@example.dk ', 'alma@example.dk.'],
  ['rené@example.dk', 'rene\u0301@example.dk', 'RENÉ@example.dk', 'RENE\u0301@EXAMPLE.DK'],
  ['a@rødgrød.dk', 'a@xn--rdgrd-vuad.dk', 'A@RØDGRØD.dk', 'a@RØDGRØD.DK', 'a@r\u00f8dgr\u00f8d.dk'],
  ['åse@example.dk', 'ÅSE@example.dk', 'a\u030ase@example.dk'],
]
/** Mailboxes of different people, however alike they look. */
const DIFFERENT = [
  ...['kim@example.dk', '\u212aim@example.dk', 'ki\u043c@example.dk', 'k\u0131m@example.dk', 'K\u0130M@example.dk'],
  ...[
    'alma@example.dk',
    'аlma@example.dk',
    'αlma@example.dk',
    'ａlma@example.dk',
    'alma1@example.dk',
    'a1ma@example.dk',
  ],
  ...['alma+job@example.dk', 'al.ma@example.dk', 'al-ma@example.dk', 'alma@example.com', 'alma@mail.example.dk'],
  ...[
    'alma@ехample.dk',
    'alma@exаmple.dk',
    'alma@examp1e.dk',
    'alma@gmail.com',
    'al.ma@gmail.com',
    'alma@googlemail.com',
  ],
  ...['ſam@example.dk', 'sam@example.dk', 'ﬁn@example.dk', 'fin@example.dk', 'straße@example.dk', 'strasse@example.dk'],
  ...['ⓐlma@example.dk', '𝐚lma@example.dk', 'æble@example.dk', 'aeble@example.dk', 'øl@example.dk', 'ol@example.dk'],
]
const NONE = [
  ...[
    '',
    'alma',
    '@',
    'alma@',
    '@example.dk',
    'alma@@example.dk',
    'alma@example',
    'al ma@example.dk',
    'alma@exa mple.dk',
  ],
  ...[
    'alma@example..dk',
    'alma@-example.dk',
    'alma@[127.0.0.1]',
    'alma@127.0.0.1/x',
    'a@b@c.dk',
    'alma@example.dk\nbcc: x@y.dk',
  ],
  ...[
    'alma@exam%70le.dk',
    'alma%00@example.dk',
    'alma@example.dk?x',
    'alma@example.dk#x',
    'alma@exa\u0000mple.dk',
    'alma\\@example.dk',
  ],
  ...['mailto:alma@example.dk', 'Alma <alma@example.dk>', `${'x'.repeat(250)}@example.dk`],
]

describe('one mailbox', () => {
  for (const [first = '', ...others] of SAME)
    test(`${first} is one, however it is written`, () => {
      for (const other of others) assert.equal(canonicalAddress(other), canonicalAddress(first), other)
    })

  test('is never another’s that looks like it or folds into it', () => {
    const seen = new Map<string, string>()
    for (const address of new Set(DIFFERENT)) {
      const canonical = canonicalAddress(address)
      assert.equal(seen.get(canonical), undefined, `${address} and ${seen.get(canonical)} are ${canonical}`)
      seen.set(canonical, address)
    }
  })

  test('stays itself when it is made canonical twice', () => {
    for (const address of [...SAME.flat(), ...DIFFERENT.filter((one) => !/[\u212a\u0130]/.test(one))])
      assert.equal(canonicalAddress(canonicalAddress(address)), canonicalAddress(address), address)
  })
})

test('what is no address is not taken for one', () => {
  for (const text of NONE) assert.equal(EmailAddress.safeParse(text).success, false, JSON.stringify(text))
  for (const text of SAME.flat().filter((one) => /^[\s\p{ASCII}]+@/u.test(one) && !one.endsWith('.')))
    assert.equal(EmailAddress.safeParse(text).success, true, text)
})
