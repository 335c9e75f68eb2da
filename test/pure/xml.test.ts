import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { xml, xmlDocument } from '../../server/feeds-out/xml.ts'
import { excerpt } from '../../server/jobs/excerpt.ts'

const through = (text: string): string => {
  const made = xmlDocument(xml`<a b="${text}">${text}</a>`)
  assert.equal(XMLValidator.validate(made), true, made)
  const { a } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false }).parse(made)
  assert.equal(a.b, a['#text'])
  return a['#text']
}

describe('xml', () => {
  it('takes what is put into it for text', () => {
    for (const text of ['</a><b>', '"\'><x/>', '&amp; & &lt;', ']]>', '<!DOCTYPE a>', '<![CDATA[x', '\u{1f6b2} æøå'])
      assert.equal(through(text), text)
  })

  it('leaves out what no XML may hold', () => {
    assert.equal(through('a\u0000b\u0008c\u001fd\ufffee\uffff'), 'abcde')
    assert.equal(through('a\ud800b'), 'a\ufffdb')
  })

  it('puts pieces together and makes nothing of null', () => {
    assert.equal(xml`<a>${[xml`<b>${'<'}</b>`, null, xml`<c/>`]}</a>`.text, '<a><b>&lt;</b><c/></a>')
  })
})

describe('an excerpt', () => {
  it('is the whole of a short text, as one line without markup', () => {
    assert.equal(excerpt('<p>Vi   søger</p>\n<p>en &amp; to</p>', 160), 'Vi søger en & to')
    const list =
      '<p>Du:</p><ul><li>kan <strong>regne</strong></li>\n<li>taler dansk.</li><li>cykler</li></ul><p>Søg nu</p>'
    assert.equal(excerpt(list, 160), 'Du: kan regne, taler dansk. cykler. Søg nu')
  })

  it('is cut between words and within its length', () => {
    const made = excerpt(`<p>${'Vi søger en planlægger, der kan cykle. '.repeat(20)}</p>`, 160)
    assert.ok(made.length <= 160, `${made.length}`)
    assert.match(made, /(?:Vi|søger|en|planlægger|der|kan|cykle) …$/)
  })

  it('cuts a text that has no spaces, and no character in two', () => {
    const made = excerpt(`<p>${'\u{1f6b2}'.repeat(200)}</p>`, 160)
    assert.ok(made.length <= 160 && made.isWellFormed(), made)
  })
})
