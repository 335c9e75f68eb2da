import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confirmationCode } from '../../server/applications/confirmation-code.ts'
import { newReference, readReference } from '../../server/applications/reference.ts'
import { canonicalAddress } from '../../server/candidates/address.ts'
import { EmailAddress } from '../../server/contract/application.ts'
import { deriveKeys } from '../../server/keys.ts'

test('a reference is two groups of four, without vowels and look-alikes', () => {
  const seen = new Set(Array.from({ length: 2_000 }, () => newReference()))
  assert.equal(seen.size, 2_000)
  for (const reference of seen) assert.match(reference, /^[2-9BCDFGHJKMNPQRSTVWXZ]{4}-[2-9BCDFGHJKMNPQRSTVWXZ]{4}$/)
})

test('every letter of the alphabet can come up, the first and the last too', () => {
  assert.equal(
    newReference(() => 0),
    '2222-2222',
  )
  assert.equal(
    newReference((below) => below - 1),
    'ZZZZ-ZZZZ',
  )
})

test('a reference is read however it was typed', () => {
  for (const typed of ['7K3F-9QXM', '7k3f-9qxm', ' 7k3f9qxm ', '7K3F 9QXM', '7K3F–9QXM'])
    assert.equal(readReference(typed), '7K3F-9QXM', typed)
  for (const typed of ['', '7K3F', '7K3F-9QXMM', '7K3F-9QXO', '7K3F-9QX1', "7K3F-9QX'", '🚲🚲🚲🚲'])
    assert.equal(readReference(typed), null, typed)
})

test('a code is eight digits, its own for each application and each server', () => {
  const code = (id: string, material = 'keys-one-0123456789-0123456789-01', institution = 1) =>
    confirmationCode({ keys: deriveKeys(material) }, institution, id)
  const codes = Array.from({ length: 500 }, (_, n) => code(String(n)))
  for (const one of codes) assert.match(one, /^\d{8}$/)
  assert.equal(new Set(codes).size, 500)
  assert.equal(code('a'), code('a'))
  assert.notEqual(code('a'), code('a', 'keys-two-0123456789-0123456789-01'))
  assert.notEqual(code('a'), code('a', undefined, 2))
})

test('the forms of one mailbox are one address, two mailboxes are two', () => {
  const same = [
    ['Alma@Example.DK', 'alma@example.dk'],
    ['alma@rødgrød.dk', 'alma@xn--rdgrd-vuad.dk'],
    ['alma@RØDGRØD.dk', 'alma@xn--rdgrd-vuad.dk'],
    ['alma@xn--rdgrd-vuad.dk', 'alma@xn--rdgrd-vuad.dk'],
    ['alma@example.dk.', 'alma@example.dk'],
    ['a\u030age@example.dk', 'åge@example.dk'],
  ]
  for (const [typed, canonical] of same) assert.equal(canonicalAddress(typed!), canonical)
  const apart = ['a.b@example.dk', 'ab@example.dk', 'ab+x@example.dk', 'ab@mail.example.dk', 'аb@example.dk']
  assert.equal(new Set(apart.map(canonicalAddress)).size, apart.length)
})

test('an address may have a Danish domain, and nothing else that no mail server takes', () => {
  for (const good of ['a@example.dk', 'alma@rødgrød.dk', "o'neil@example.dk", ' a@example.dk '])
    assert.ok(EmailAddress.safeParse(good).success, good)
  const bad = [
    '',
    'a',
    'a@',
    '@b.dk',
    'a@b',
    'a b@c.dk',
    'a@b.dk\r\nBcc: c@d.dk',
    'a@b@c.dk',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
  ]
  for (const one of [
    ...bad,
    'a@%65xample.dk',
    'a@b.dk/x',
    'a@b.dk:25',
    'a@b.dk?x',
    '<a@b.dk>',
    'a@b..dk',
    `${'a'.repeat(260)}@b.dk`,
  ])
    assert.ok(!EmailAddress.safeParse(one).success, one)
  const start = performance.now()
  EmailAddress.safeParse(`a:${'a:'.repeat(10_000)}`)
  assert.ok(performance.now() - start < 100, 'a hostile one is refused at once')
})
