import assert from 'node:assert/strict'
import { test } from 'node:test'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { DATA_MAP } from '../../server/db/data-map.ts'
import * as schema from '../../server/db/schema/index.ts'
import { importPath, root } from '../support/bring.ts'
import { sourceFiles } from '../support/source.ts'

const isTable = (value: unknown): value is PgTable => is(value, PgTable)
const TABLES = Object.values<unknown>(schema).filter(isTable).map(getTableConfig)

const inSchema = TABLES.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)).sort()
const inMap = Object.entries(DATA_MAP)
  .flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`))
  .sort()

test('the schema has tables, and all of them are in its index', async () => {
  assert.ok(TABLES.length > 0)
  const files = sourceFiles('server/db/schema')
  const modules = await Promise.all(files.map((file) => importPath(`${root}/${file}`)))
  const declared = modules
    .flatMap((one) => Object.values(one).filter(isTable))
    .map((table) => getTableConfig(table).name)
  assert.deepEqual([...new Set(declared)].sort(), TABLES.map(({ name }) => name).sort())
})

test('every column has a rule in the data map', () => {
  assert.deepEqual(
    inSchema.filter((column) => !inMap.includes(column)),
    [],
  )
})

test('the data map has no rule for a column that is not there', () => {
  assert.deepEqual(
    inMap.filter((column) => !inSchema.includes(column)),
    [],
  )
})

test('a column whose name speaks of a person is not said to hold nothing', () => {
  const personal = /(?:^|_)(?:email|phone|motivation|answers|fields|applicant|candidate_id|ip|user_agent)(?:_|$)/
  const wrong = inSchema.filter((column) => {
    const [table = '', name = ''] = column.split('.')
    return personal.test(name) && DATA_MAP[table]?.[name] === 'none'
  })
  assert.deepEqual(wrong, [])
})

test('what people elsewhere write of an ad is not said to hold nothing: it may name somebody', () => {
  const said = [DATA_MAP.jobnet_ads?.reason, DATA_MAP.jobnet_ads?.problem, DATA_MAP.jobnet_events?.detail]
  assert.deepEqual(said, ['contact', 'contact', 'a-month'])
})
