import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missing, PROMISED } from '../../check.manifest.ts'

const said = 'It says something.'
const element = (tagName: string, more = {}) => ({ tagName, summary: 'An element', description: said, ...more })
const manifest = (...declarations: ReturnType<typeof element>[]) => ({
  modules: [{ path: 'widgets/x.ts', declarations }],
})
const whole = PROMISED.map((tag) => element(tag))

test('an element that tells everything lacks nothing', () => {
  const attributes = [{ name: 'job', description: 'The id of the job.' }]
  assert.deepEqual(missing(manifest(...whole, element('opslag-x', { attributes }))), [])
})

test('each attribute, event, slot, part and custom property needs a sentence', () => {
  const faulty = element('opslag-x', {
    attributes: [{ name: 'job' }],
    events: [{ name: 'job-selected', description: '' }],
    slots: [{ name: '', description: 'link' }],
    cssParts: [{ name: 'title' }],
    cssProperties: [{ name: '--x' }],
  })
  assert.deepEqual(missing(manifest(...whole, faulty)), [
    'widgets/x.ts <opslag-x> attribute job has no sentence',
    'widgets/x.ts <opslag-x> event job-selected has no sentence',
    'widgets/x.ts <opslag-x> slot (default) has no sentence',
    'widgets/x.ts <opslag-x> part title has no sentence',
    'widgets/x.ts <opslag-x> custom property --x has no sentence',
  ])
})

test('an element without a summary, and a promised tag that is gone, are named', () => {
  assert.deepEqual(missing(manifest(...whole.slice(1), element('opslag-x', { summary: undefined }))), [
    `<${PROMISED[0]}> is in no module: its class needs @tagname`,
    'widgets/x.ts <opslag-x> has no @summary',
  ])
})
