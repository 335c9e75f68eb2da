import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { testServer, withKey } from '../../support/server.ts'
import { newFolder, terminal } from './terminal.ts'

const { app, newInstitution } = await testServer()
const { opslag, calls } = terminal(app)
const at = (folder: string, thing: string) => path.join(folder, `${thing}.json`)
const read = (folder: string, thing: string) => JSON.parse(readFileSync(at(folder, thing), 'utf8'))
const change = (folder: string, thing: string, value: unknown) =>
  writeFileSync(at(folder, thing), JSON.stringify({ ...read(folder, thing), value }))
/** What push said of a thing. */
const said = (out: string, thing: string) => new RegExp(`^ +${thing} +(.*)$`, 'm').exec(out)?.[1]?.trim()

async function pulled() {
  const { slug } = await newInstitution()
  const folder = path.join(newFolder(), 'settings')
  assert.equal((await opslag('pull', '--institution', slug, '--out', folder)).code, 0)
  return { slug, folder }
}

describe('settings in a folder', () => {
  it('are pulled one file per thing, with version and layer', async () => {
    const { folder } = await pulled()
    const names = [
      'ad-templates',
      'categories',
      'departments',
      'feeds',
      'form',
      'job-agent',
      'locations',
      'mail-templates',
      'media',
      'order',
      'privacy-notice',
      'profile',
      'retention',
      'talent-pools',
      'theme',
      'webhooks',
    ]
    assert.deepEqual(
      readdirSync(folder).sort(),
      names.map((name) => `${name}.json`),
    )
    assert.deepEqual([read(folder, 'profile').version, read(folder, 'profile').layer], ['1', 'institution'])
    assert.deepEqual([read(folder, 'form').version, read(folder, 'form').layer], ['0', 'standard'])
  })

  it('name the field of a mail that is wrong, and show each mail with what can be put into it', async () => {
    const { slug, folder } = await pulled()
    const templates = (da: string) => change(folder, 'mail-templates', { templates: { 'sign-in': { text: { da } } } })
    templates('Hej {{fornavn}}')
    const refused = await opslag('push', '--institution', slug, folder)
    assert.equal(refused.code, 1)
    for (const field of ['fornavn', 'code'])
      assert.ok(`${refused.out}${refused.err}`.includes(`templates.sign-in.text.da.{{${field}}}`))
    templates('Her er den.\n\n{{code}}')
    assert.equal((await opslag('push', '--institution', slug, folder)).code, 0)
    const all = (await opslag('templates', '--institution', slug)).out
    assert.match(all, /^sign-in +the institution’s own +Din kode/m)
    assert.match(all, /^receipt +the standard +Kvittering/m)
    const { out } = await opslag('templates', '--institution', slug, '--template', 'sign-in')
    assert.match(out, /\{\{code\}\} +The code to be typed \(required, alone on its line\)/)
    assert.match(out, /\[da\] Din kode til at logge ind\n {2}Her er den\.\n\n {2}\{\{code\}\}/)
    assert.equal((await opslag('templates', '--institution', slug, '--template', 'nosuch')).code, 2)
    assert.equal((await opslag('templates', '--institution', slug, '--job', '99')).code, 1)
  })

  it('change nothing when they are pushed as they were pulled', async () => {
    const { slug, folder } = await pulled()
    calls.length = 0
    const { code, out } = await opslag('push', '--institution', slug, folder)
    assert.equal(code, 0)
    assert.equal(said(out, 'profile'), 'unchanged')
    assert.equal(said(out, 'form'), 'unchanged')
    assert.ok(!calls.some(({ method }) => method === 'PUT'))
  })

  it('send what changed, and keep the new version for the next time', async () => {
    const { slug, folder } = await pulled()
    change(folder, 'locations', { locations: [{ key: 'thy', label: { da: 'Thy' } }] })
    const first = await opslag('push', '--institution', slug, folder)
    assert.equal(said(first.out, 'locations'), 'changed    now version 1')
    assert.equal(said((await opslag('push', '--institution', slug, folder)).out, 'locations'), 'unchanged')
    change(folder, 'locations', { locations: [] })
    assert.equal((await opslag('push', '--institution', slug, folder)).code, 0)
  })

  it('name what somebody else changed meanwhile and leave it alone', async () => {
    const { slug, folder } = await pulled()
    const theirs = { categories: [{ key: 'it', label: { da: 'It' } }] }
    const put = withKey(theirs)
    const headers = { ...(put.headers as Record<string, string>), 'if-match': '"0"' }
    assert.equal((await app.request(`/v1/institutions/${slug}/settings/categories`, { ...put, headers })).status, 200)
    change(folder, 'categories', { categories: [{ key: 'hr', label: { da: 'HR' } }] })
    change(folder, 'locations', { locations: [{ key: 'thy', label: { da: 'Thy' } }] })
    const { code, out } = await opslag('push', '--institution', slug, folder)
    assert.equal(code, 1)
    assert.match(said(out, 'categories') ?? '', /^stale/)
    assert.match(said(out, 'locations') ?? '', /^changed/)
    const fresh = path.join(newFolder(), 'again')
    await opslag('pull', '--institution', slug, '--out', fresh)
    assert.deepEqual(read(fresh, 'categories').value, theirs)
  })

  it('name the field that is wrong, and a file that is none', async () => {
    const { slug, folder } = await pulled()
    change(folder, 'retention', { applicationsMonths: 99 })
    writeFileSync(at(folder, 'form'), '{')
    const { code, out } = await opslag('push', '--institution', slug, folder)
    assert.equal(code, 1)
    assert.match(said(out, 'retention') ?? '', /^refused +applicationsMonths is too long/)
    assert.match(said(out, 'form') ?? '', /^refused +is no JSON/)
  })

  it('make an institution that is not there yet', async () => {
    const { folder } = await pulled()
    change(folder, 'departments', { departments: [{ key: 'ny', label: { da: 'Ny' } }] })
    const made = await opslag('push', '--institution', 'ny-styrelse', folder)
    assert.equal(made.code, 0, made.out + made.err)
    assert.match(said(made.out, 'profile') ?? '', /^created/)
    assert.match(said(made.out, 'departments') ?? '', /^changed/)
    assert.equal((await app.request('/v1/institutions/ny-styrelse')).status, 200)
  })

  it('are missed where the folder holds none, or no profile for a new institution', async () => {
    const empty = newFolder()
    const none = await opslag('push', '--institution', 'ingen', empty)
    assert.deepEqual([none.code, none.err.includes('holds no settings')], [2, true])
    const { folder } = await pulled()
    const part = newFolder()
    mkdirSync(part, { recursive: true })
    writeFileSync(at(part, 'form'), readFileSync(at(folder, 'form')))
    const headless = await opslag('push', '--institution', 'ingen', part)
    assert.equal(headless.code, 2)
    assert.match(headless.err, /profile\.json makes one/)
  })
})

describe('keys', () => {
  it('are made, listed, used and revoked', async () => {
    const { slug } = await newInstitution()
    assert.match((await opslag('key', 'list', '--institution', slug)).out, /has no keys/)
    const made = await opslag('key', 'create', '--institution', slug, '--name', 'Journalsystem')
    const [key = ''] = made.out.split('\n')
    const id = /Key (\S+) for/.exec(made.out)?.[1] ?? ''
    const own = terminal(app, { env: { OPSLAG_ADMIN_KEY: key, OPSLAG_DATA: newFolder() } })
    const folder = path.join(newFolder(), 'mine')
    assert.equal((await own.opslag('pull', '--institution', slug, '--out', folder)).code, 0)
    assert.match((await opslag('key', 'list', '--institution', slug)).out, /Journalsystem +2026-11-20 +in use/)
    assert.equal((await opslag('key', 'revoke', '--institution', slug, id)).code, 0)
    assert.match((await opslag('key', 'list', '--institution', slug)).out, /revoked/)
    const refused = await own.opslag('pull', '--institution', slug, '--out', folder)
    assert.equal(refused.code, 1)
    assert.match(refused.err, /missing, wrong or revoked/)
  })
})
