import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fileTypeFromBuffer } from 'file-type'
import { FILE_FAULTS, type FileFault } from '../../server/contract/document.ts'
import { faultIn } from '../../server/files/checks/check.ts'
import { withoutTraces } from '../../server/files/checks/traces.ts'
import { words as da } from '../../widgets/application-form/rest-da.ts'
import { words as en } from '../../widgets/application-form/rest-en.ts'
import { FOREIGN, HIDDEN, POLYGLOTS } from '../support/foreign-files.ts'

const TAKEN = ['pdf', 'docx', 'odt', 'jpg', 'png'] as const

/** What the widely used detector calls by another name, or not at all. */
const UNNAMED: Record<string, string | undefined> = { apk: 'zip', doc: 'cfb', msi: 'cfb', ogg: 'ogx' }
const isText = /^(?:sh|bat|js|hta|html.*|mht|svg|one|txt|csv|eml)$/
/** What is wrong beyond being another kind. */
const WORSE: Record<string, FileFault> = { docm: 'macros', dotm: 'macros' }

describe('a file of another kind, named as one that is taken, is refused by its content', () => {
  for (const [kind, content] of Object.entries(FOREIGN))
    test(kind, async () => {
      const bytes = await content
      const expected = kind in UNNAMED ? UNNAMED[kind] : isText.test(kind) ? undefined : kind
      assert.equal((await fileTypeFromBuffer(bytes))?.ext, expected, 'the fixture is what it says')
      for (const name of TAKEN) {
        const fault = await faultIn(`Mit CV.${name}`, bytes)
        // An animated png begins as one that is not; only under its own name is there nothing else to say.
        const differs = kind === 'apng' && name !== 'png'
        assert.equal(fault, differs ? 'name-differs' : (WORSE[kind] ?? 'file-type'), name)
      }
    })
})

describe('a file that is two things at once is refused', () => {
  for (const [what, [name, content]] of Object.entries(POLYGLOTS))
    test(what, async () => {
      const fault = await faultIn(name, await content)
      assert.ok(fault === 'file-type' || fault === 'name-differs' || fault === 'damaged', `${fault}`)
    })
})

describe('what hides in a picture goes, and the picture is taken', () => {
  for (const [what, [name, bytes]] of Object.entries(HIDDEN))
    test(what, async () => {
      assert.equal(await faultIn(name, bytes), null)
      const kept = withoutTraces(bytes)
      assert.ok(kept && !/<script|<html|%PDF/.test(kept.toString('latin1')))
      assert.equal(await faultIn(name, kept), null)
    })
})

test('each refusal names the file and says what to do, in both languages', () => {
  const said = FILE_FAULTS.flatMap((fault) =>
    [da, en].map(({ documents }) => documents.trouble[fault]('Mit CV.pdf', 'PDF')),
  )
  assert.equal(new Set(said).size, said.length)
  for (const sentence of said) assert.match(sentence, /[»“]Mit CV\.pdf[«”]/)
  for (const sentence of said) assert.match(sentence, /\b(?:Gem|Vælg|Save|Choose) /)
})
