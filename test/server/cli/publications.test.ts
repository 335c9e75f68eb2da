import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { putJob } from '../../support/institution-calls.ts'
import { testServer } from '../../support/server.ts'
import { newFolder, terminal } from './terminal.ts'

const { app, newInstitution } = await testServer()
const { opslag } = terminal(app)
const BOARD = { key: 'portal', name: { da: 'Jobportalen', en: 'Job portal' }, kind: 'board-feed', cost: 1_995 }

describe('media on the command line', () => {
  it('are decided in a file, where an unknown kind is told what there is, and one in use that it stays', async () => {
    const { slug } = await newInstitution()
    const folder = newFolder()
    const file = path.join(folder, 'media.json')
    await opslag('pull', '--institution', slug, '--out', folder)
    const { version, value } = JSON.parse(readFileSync(file, 'utf8'))
    assert.equal(value.media[0].key, 'website')
    const push = async (media: object[], at: string = version) => {
      writeFileSync(file, JSON.stringify({ thing: 'media', version: at, value: { media } }))
      const { code, out, err } = await opslag('push', '--institution', slug, folder)
      return `${code} ${out}${err}`
    }
    const unknown = await push([...value.media, { ...BOARD, kind: 'radio' }])
    assert.match(unknown, /media\.1\.kind is no kind of medium: page, intranet, board-feed, board-mail, jobnet/)
    for (const [wrong, says] of [
      [{ email: 'a@b.example' }, /media\.1\.email is no field of ours: a medium has key, name, kind, cost, address/],
      [{ cost: -1 }, /media\.1\.cost is less than 0: a cost is whole kroner/],
      [{ cost: 2500.5 }, /media\.1\.cost is no whole number/],
      [{ key: 'Job Board' }, /media\.1\.key is not valid: a key is small letters/],
      [{ kind: 'board-mail' }, /media\.1\.address is missing: a board by mail must have/],
      [{ address: 'a@b.example' }, /media\.1\.address is not allowed here: only a board by mail has one/],
    ] as const)
      assert.match(await push([...value.media, { ...BOARD, ...wrong }]), says)
    assert.match(await push([...value.media, BOARD]), /^0 /)
    await putJob(app, slug, '1', { publishing: [{ medium: 'portal' }] })
    assert.match(await push(value.media, '1'), /media\.portal is in use: jobs are published there/)
  })

  it('are where a job is published and taken out, and what that costs', async () => {
    const { slug } = await newInstitution()
    const to = ['--institution', slug]
    const { id } = await putJob(app, slug, '1')
    const folder = newFolder()
    writeFileSync(
      path.join(folder, 'media.json'),
      JSON.stringify({ thing: 'media', version: '0', value: { media: [BOARD] } }),
    )
    await opslag('push', ...to, folder)
    assert.match((await opslag('publications', ...to)).out, /^ {2}\d+ {2}\S+ {2}website {2}.* withdrawn [^\n]*$/)
    assert.equal((await opslag('publications', ...to, '--state', 'running')).out, 'No such publications.')
    const one = ['--job', id, '--medium', 'portal']
    const published = await opslag('publish', ...to, ...one, '--from', '2026-11-23', '--until', '2026-12-01')
    assert.deepEqual([published.code, published.err], [0, ''])
    for (const said of [id, 'portal', 'Job portal', 'planned', '2026-11-23 00:00 to 2026-12-01 23:59', '1995 kr.'])
      assert.ok(published.out.includes(said), `${said} in ${published.out}`)
    assert.equal((await opslag('publications', ...to, '--state', 'planned', '--job', id)).out, published.out)
    const out = await opslag('unpublish', ...to, ...one)
    assert.deepEqual([out.code, out.out], [0, 'It is published nowhere.'])
    assert.match(out.err, /is in no public medium: vacancies must as a rule be advertised publicly/)
    for (const wrong of [
      ['--cost', 'free'],
      ['--from', 'soon'],
    ])
      assert.equal((await opslag('publish', ...to, ...one, ...wrong)).code, 2)
    const turned = await opslag('publish', ...to, ...one, '--from', '2026-12-02', '--until', '2026-12-01')
    assert.match(turned.err, /--from 2026-12-02 is later than --until 2026-12-01\./)
    assert.match((await opslag('publish', ...to, '--job', id, '--medium', 'radio')).err, /names a key that/)
    const late = await opslag('publish', ...to, ...one, '--until', '2026-11-01')
    assert.match(
      late.err,
      /^Note: the period in portal was over before it began \(2026-11-01 23:59\): it costs nothing\.$/m,
    )
    const beyond = await opslag('publish', ...to, ...one, '--from', '2027-06-01')
    assert.match(beyond.err, /publishing\.\d\.from is later than the end there, which is the deadline/)
    const nowhere = await opslag('publish', ...to, '--job', '999999', '--medium', 'portal')
    assert.deepEqual([nowhere.code, nowhere.err], [1, `Refused: There is no job 999999 at ${slug}.`])
    const not = await opslag('unpublish', ...to, '--job', id, '--medium', 'radio')
    assert.match(not.err, /There is no job \d+ at [\w-]+, or it is not published in radio\./)
    const turnedReport = await opslag(
      'statistics',
      'media',
      ...to,
      '--out',
      'a.csv',
      '--from',
      '2026-02-01',
      '--to',
      '2026-01-01',
    )
    assert.match(turnedReport.err, /--from 2026-02-01 is later than --to 2026-01-01\./)
  })
})
