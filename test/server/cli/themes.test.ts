import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { Institution } from '../../../server/contract/institution.ts'
import { root } from '../../support/bring.ts'
import { testServer } from '../../support/server.ts'
import { newFolder, terminal } from './terminal.ts'

const { app, newInstitution } = await testServer()
const { opslag } = terminal(app)
const worn = async (slug: string) =>
  Institution.parse(await (await app.request(`/v1/institutions/${slug}?lang=da`)).json()).theme
const idIn = (text: string) => /[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}/.exec(text)?.[0] ?? ''

describe('themes on the command line', () => {
  it('go from a folder, its font and logo with them, to the pages and back again', async () => {
    const { slug } = await newInstitution()
    const to = ['--institution', slug]
    const theme = (...args: string[]) => opslag('theme', ...args, ...to)
    assert.match((await opslag('themes', ...to)).out, /wears the standard theme/)
    const kept = await theme('draft', path.join(root, 'themes/hverdagsmuseet'), '--note', 'Ny dragt')
    assert.deepEqual([kept.code, kept.out], [0, 'Version 1 is kept as a draft.'], kept.err)
    const preview = await theme('preview', '1')
    assert.match(preview.out, new RegExp(`/portal/${slug}\\?opslag-theme=`))
    assert.equal((await theme('publish', '1')).out, 'Version 1 is worn.')
    const { tokens, fonts, logo, dark } = await worn(slug)
    const family = `Opslag ${slug}.DM Serif Display`
    assert.ok(tokens['--opslag-font-heading']?.startsWith(`"${family}", "${family} Fallback"`))
    assert.deepEqual([fonts.at(-1)?.family, logo?.alt, dark !== null], [family, 'Hverdagsmuseet', true])

    const file = path.join(newFolder(), 'theme.json')
    writeFileSync(file, JSON.stringify({ tokens: { '--opslag-color-accent': '#00583f' } }))
    assert.equal((await theme('draft', file)).code, 0)
    assert.equal((await theme('publish', '2')).code, 0)
    assert.equal((await worn(slug)).logo, undefined)
    assert.equal((await theme('back')).out, 'Version 1 is worn.')
    assert.equal((await worn(slug)).logo?.alt, 'Hverdagsmuseet')
    assert.match((await opslag('themes', ...to)).out, /1 +worn now .*Ny dragt/)

    const listed = (await opslag('fonts', ...to)).out
    assert.match(listed, / 400 +17 kB +may be embedded +"Opslag [\w-]+\.DM Serif Display"/)
    const refused = await opslag('font', 'remove', idIn(listed), ...to)
    assert.equal(refused.code, 1)
    assert.match(
      refused.err,
      /The theme that the pages wear now \(version 1\) uses it\. Publish one that does not first\./,
    )
    assert.match((await opslag('pictures', ...to)).out, /logo\.svg +logo +640 × 640/)
  })

  it('say what must be mended, in a sentence, and what is refused', async () => {
    const { slug } = await newInstitution()
    const to = ['--institution', slug]
    const file = path.join(newFolder(), 'theme.json')
    const draft = (theme: unknown) => {
      writeFileSync(file, JSON.stringify(theme))
      return opslag('theme', 'draft', file, ...to)
    }
    const pale = await draft({ tokens: { '--opslag-color-accent': '#808080' } })
    assert.equal(pale.code, 1)
    assert.match(
      pale.out,
      /To be mended: .*\(--opslag-color-on-accent\) has contrast 3\.94 .* At least 4\.5 is needed\./,
    )
    const unknown = await draft({ tokens: { '--opslag-raduis': '4px' } })
    assert.deepEqual(
      [unknown.code, unknown.err],
      [1, 'Refused: --opslag-raduis is not a token. Did you mean --opslag-radius?'],
    )
    assert.equal((await draft({ colours: {} })).code, 2)
    assert.match((await opslag('theme', 'back', ...to)).err, /has worn no other theme before/)
    assert.equal((await opslag('theme', 'publish', 'newest', ...to)).code, 2)
    assert.equal((await opslag('theme', 'delete', '1', ...to)).out, 'Deleted.')

    const page = path.join(newFolder(), 'font.woff2')
    writeFileSync(page, '<!doctype html>')
    const font = await opslag('font', 'add', page, '--licence', 'Egen', ...to)
    assert.deepEqual(
      [font.code, font.err],
      [1, 'Refused: The file is not a font, but HTML. Choose the font’s .woff2 or .woff file.'],
    )
    const logo = path.join(newFolder(), 'logo.png')
    writeFileSync(logo, Buffer.alloc(9_000_000))
    const heavy = await opslag('picture', 'add', logo, '--use', 'logo', ...to)
    assert.match(heavy.err, /^Refused: The logo is 9 MB\. There is room for 1 MB: save it as SVG/)
  })
})
