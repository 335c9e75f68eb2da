import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { PoolMember } from '../../../server/contract/talent-pool.ts'
import { pdf } from '../../support/documents.ts'
import { ORIGIN, testServer } from '../../support/server.ts'
import { upload } from '../files/upload.ts'
import { join, pool, withPools } from '../talent-pools/pools.ts'
import { newFolder, terminal } from './terminal.ts'

const server = await testServer()
const { opslag } = terminal(server.app)
const POOL = pool({ motivation: 'optional', documents: { min: 0, max: 1 } })

describe('talent pools on the command line', () => {
  it('are listed with their direct addresses, and their members by name', async () => {
    const institution = await withPools(server, [POOL, pool({ key: 'shut', open: false })])
    const { slug } = institution
    const listed = await opslag('pools', '--institution', slug)
    assert.equal(
      listed.out.trim(),
      `planners  Planlæggere\n  ${ORIGIN}/portal/${slug}/talent-pools/planners\nshut  Planlæggere (closed)\n  ${ORIGIN}/portal/${slug}/talent-pools/shut`,
    )
    await join(server, institution, {}, { person: { name: 'Ida Emne', email: 'ida@example.dk' } })
    await join(server, institution, {}, { person: { name: 'Bo Emne', email: 'bo@example.dk' } })
    const all = await opslag('pool', 'planners', '--institution', slug)
    assert.match(all.out, /Ida Emne <ida@example\.dk>, until 20\sNovember 2027/)
    assert.match(all.out, /2 members\./)
    assert.match((await opslag('pool', 'planners', '--institution', slug, '--q', 'ida')).out, /1 member\./)
    assert.equal((await opslag('pool', 'none', '--institution', slug)).code, 1)
    assert.equal((await opslag('pool', '--institution', slug)).code, 2)
  })

  it('are written out for this user only, with documents and the consent', async () => {
    const institution = await withPools(server, [POOL])
    const cv = await upload(server, institution, { pool: 'planners', name: 'cv.pdf', content: pdf() })
    const person = { name: 'Ida <b>', email: 'ida@example.dk' }
    await join(server, institution, { motivation: 'Fordi & <i>.', documents: [cv.id] }, { person })
    const folder = path.join(newFolder(), 'out')
    const { out } = await opslag('pool', 'planners', '--institution', institution.slug, '--out', folder)
    assert.match(out, /1 member in .* personal data/)
    const files = readdirSync(path.join(folder, 'planners')).map((name) => path.join(folder, 'planners', name))
    assert.deepEqual(files.map((file) => path.extname(file)).sort(), ['.html', '.json', '.pdf'])
    for (const file of files) assert.equal(statSync(file).mode & 0o777, 0o600)
    const page = readFileSync(files.find((file) => file.endsWith('.html'))!, 'utf8')
    assert.match(page, /Fordi &amp; &lt;i&gt;\./)
    assert.match(page, /kontakter mig om ledige stillinger/)
    PoolMember.parse(JSON.parse(readFileSync(files.find((file) => file.endsWith('.json'))!, 'utf8')))
  })
})
