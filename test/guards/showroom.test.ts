import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { checkManifest } from '../../check.manifest.ts'
import { ELEMENTS, EXAMPLES } from '../../demo/showroom/examples.ts'
import { importPath, root } from '../support/bring.ts'
import { read, sourceFiles } from '../support/source.ts'

const STATES = new Set(EXAMPLES.map(({ id }) => id))

test('every element in the manifest has examples, and every example an element', () => {
  assert.deepEqual(checkManifest(), [])
  const { modules } = JSON.parse(read('dist/custom-elements.json')) as {
    modules: { declarations?: { tagName?: string }[] }[]
  }
  const tags = modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []))
  assert.deepEqual([...tags].sort(), [...ELEMENTS].sort())
  for (const tag of tags)
    assert.ok(
      EXAMPLES.some(({ element }) => element === tag),
      `<${tag}> has no example`,
    )
})

/** What every element that asks the server can come to. */
const ALWAYS = ['pending', 'failed', 'offline']

test('every element that asks the server is shown on its way, refused and without a connection', () => {
  const own = ELEMENTS.filter((tag) => tag !== 'opslag-career-page').map((tag) => tag.replace('opslag-', ''))
  const lacking = own.flatMap((element) => ALWAYS.map((state) => `${element}/${state}`).filter((id) => !STATES.has(id)))
  assert.deepEqual(lacking, [])
})

/**
 * The pictures that an element's files of words know, by the example that shows each. A new heading of a picture among the
 * words needs an example here; what is no picture of its own is not named.
 */
const PICTURES: Record<string, Record<string, string>> = {
  'job-list/strings': { empty: 'empty', emptyFiltered: 'empty-filtered', failed: 'failed', loading: 'pending' },
  'job-ad/strings': {
    loading: 'pending',
    failed: 'failed',
    applyOn: 'at-source',
    copied: 'copied',
  },
  'job-ad/otherwise': { notFound: 'missing', late: 'late', closed: 'closed', film: 'hero', howWeHire: 'own-template' },
  'application-form/rest': {
    notFound: 'missing',
    atSource: 'at-source',
    cpr: 'cpr',
    late: 'too-late',
    closed: 'closed',
    changed: 'changed',
    asking: 'asking',
    unknown: 'unknown',
    refused: 'refused',
    thanks: 'receipt',
    closesIn: 'last-hour',
    access: 'step-access',
    review: 'step-review',
    documents: 'step-documents',
    later: 'later',
    signIn: 'sign-in',
    session: 'session-ends',
    changing: 'change',
  },
  'job-agent/strings': { loading: 'pending', failed: 'failed', off: 'off', done: 'receipt' },
  'talent-pool/strings': {
    loading: 'pending',
    failed: 'failed',
    empty: 'empty',
    closed: 'closed',
    unsent: 'closed-meanwhile',
    notFound: 'missing',
  },
  'talent-pool/join': { changed: 'changed', done: 'receipt', iConsent: 'step-consent' },
  'candidate-login/strings': { loading: 'pending', failed: 'failed', ended: 'ended' },
  'candidate-login/account': {
    empty: 'overview-empty',
    failed: 'overview-failed',
    loading: 'overview-pending',
    notFound: 'application-missing',
    late: 'draft-late',
    refused: 'withdraw-refused',
    withdrawHeading: 'withdraw',
    messages: 'application-messages',
    answersSent: 'questions-answered',
    profile: 'profile',
    saved: 'profile-saved',
    ending: 'session-ends',
  },
  'candidate-login/membership': {},
  'candidate-login/sign-ups': { agentPaused: 'agent-paused', renewSoon: 'overview-states' },
  'career-page/strings': {},
}

/** Words that head a picture of their own, wherever they stand. */
const HEADS =
  /^(?:loading|failed|empty|emptyFiltered|notFound|closed|late|off|done|thanks|changed|refused|ended|atSource)$/

test('every picture that the words know has an example', async () => {
  const lacking: string[] = []
  for (const file of sourceFiles('widgets').filter((name) => name.endsWith('.da.ts'))) {
    const name = file.replace(/^widgets\//, '').replace('.da.ts', '')
    if (name.startsWith('shared/')) continue
    const { strings } = (await importPath(path.join(root, file))) as { strings: Record<string, unknown> }
    const [element = ''] = name.split('/')
    for (const key of Object.keys(strings).filter((one) => HEADS.test(one)))
      if (name in PICTURES && !PICTURES[name]?.[key] && name !== 'career-page/strings') lacking.push(`${name}: ${key}`)
    for (const [key, state] of Object.entries(PICTURES[name] ?? {})) {
      if (!(key in strings)) lacking.push(`${name} has no ${key} any more`)
      if (!STATES.has(`${element}/${state}`)) lacking.push(`${element}/${state}, for ${key}`)
    }
  }
  assert.deepEqual(lacking, [])
})
