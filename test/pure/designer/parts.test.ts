import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { GROUPS } from '../../../demo/designer/colours.ts'
import { darkened } from '../../../demo/designer/dark.ts'
import { COLOURS, LAYOUTS, newDesign } from '../../../demo/designer/design.ts'
import { benchSentence } from '../../../demo/designer/fault-sentence.ts'
import { newEntry, newOrder, orderForm, pathIn, slugOf } from '../../../demo/designer/order-state.ts'
import { designOf, themeOf } from '../../../demo/designer/settings.ts'
import { strings as da } from '../../../demo/designer/strings.da.ts'
import { benchPolicy, ownPagePolicy } from '../../../server/contract/bench-policy.ts'
import { JobAgentSettings } from '../../../server/contract/job-agent.ts'
import { AD_LOOKS, FORM_LAYOUTS, LIST_LAYOUTS } from '../../../server/contract/limits.ts'
import { CheckedOrderForm } from '../../../server/contract/order-form.ts'
import { orderFaults } from '../../../server/contract/order-rules.ts'
import { ThemeSettings } from '../../../server/contract/settings.ts'
import { parseTheme } from '../../../themes/parse.ts'
import { readFolder, themeNames } from '../../../themes/read.ts'
import { type ThemeFault, validateDark } from '../../../themes/validate.ts'

const HOME = path.resolve('themes')
const START = { name: 'standard', tokens: {}, dark: null }

test('every colour is in a group, once, and the layouts are those that the server knows', () => {
  assert.deepEqual(Object.values(GROUPS).flat().sort(), [...COLOURS].sort())
  assert.deepEqual([LAYOUTS.list, LAYOUTS.form, LAYOUTS.ad], [LIST_LAYOUTS, FORM_LAYOUTS, AD_LOOKS])
  for (const layout of LAYOUTS.agent) assert.equal(JobAgentSettings.parse({ layout }).layout, layout)
})

test('colours for dark pages can be begun from every theme and are readable', () => {
  for (const name of ['standard', ...themeNames(HOME)]) {
    const tokens = name === 'standard' ? {} : parseTheme(readFolder(path.join(HOME, name)).theme).tokens
    assert.deepEqual(validateDark({ tokens, dark: darkened(tokens) }), [], name)
  }
})

describe('a design as a theme', () => {
  const stack = '"Opslag Husets", "Opslag Husets Fallback", serif'
  const design = {
    ...newDesign({ ...START, dark: { '--opslag-color-text': '#ffffff' } }),
    tokens: { '--opslag-font-text': stack, '--opslag-radius': '4px' },
    layouts: { list: 'cards', form: 'one-page', ad: 'facts-aside', agent: 'compact' } as const,
  }

  test('names only the fonts that the server has and wears the next, and says which it left', () => {
    assert.deepEqual(themeOf(design, []).left, ['Opslag Husets'])
    assert.deepEqual(themeOf(design, []).theme.tokens, { '--opslag-font-text': 'serif', '--opslag-radius': '4px' })
    const alone = { ...design, tokens: { '--opslag-font-text': '"Opslag Husets"' } }
    assert.deepEqual(themeOf(alone, []).theme.tokens, {})
    const { theme, left } = themeOf(design, ['Opslag Husets'], { picture: crypto.randomUUID(), alt: { da: 'Huset' } })
    assert.deepEqual(left, [])
    assert.equal(theme.tokens['--opslag-font-text'], stack)
    assert.deepEqual(theme.logo?.alt, { da: 'Huset' })
    assert.equal(theme.layouts.list, 'cards')
  })

  test('comes back as it was, and begun with no theme that it may never have seen', () => {
    const { theme } = themeOf(design, ['Opslag Husets'])
    const back = designOf(theme, { ...newDesign(START), layouts: design.layouts })
    assert.deepEqual([back.tokens, back.dark, back.layouts], [design.tokens, design.dark, design.layouts])
    assert.equal(back.base, '')
  })
})

describe('an order that is filled in', () => {
  const person = { name: 'Karla', email: 'karla@huset.example', phone: '' }
  const draft = {
    ...newOrder(),
    cvr: '99 99 99 93',
    ean: '5798 0000 00001',
    street: ' Kajen 1 ',
    postalCode: '4800',
    city: 'Nykøbing F',
    package: 'small',
    contact: { ...person, phone: '00 00 00 01' },
    users: [{ ...newOrder().users[0]!, ...person }],
    origin: 'https://www.huset.example',
  }
  const design = { ...newDesign(START), name: 'Østersøhuset' }

  test('is what the server takes, with numbers as people write them and a short name of its own', () => {
    const form = orderForm(draft, design, [])
    assert.deepEqual(orderFaults(form), [])
    const read = CheckedOrderForm.parse(JSON.parse(JSON.stringify(form)))
    assert.deepEqual(
      [read.institution.slug, read.institution.cvr, read.order.ean],
      ['oestersoehuset', '99999993', '5798000000001'],
    )
    assert.ok(ThemeSettings.safeParse(form.design?.theme).success)
    const slugs = [null, 'huset', ''].map((slug) => slugOf({ slug }, design))
    assert.deepEqual(slugs, ['oestersoehuset', 'huset', ''], 'what was emptied is not filled unseen')
  })

  test('names the fonts and the logo that are still to be uploaded among its remarks', () => {
    const tokens = { '--opslag-font-heading': '"Opslag Husets", serif' }
    const logo = { file: 'huset.svg', svg: '<svg/>', text: 'Huset', licence: 'Huset selv' }
    const { order, design: kept } = orderForm({ ...draft, remarks: 'Lysere.' }, { ...design, tokens, logo }, [])
    assert.equal(order.remarks, 'Lysere.\nWebfonts: Opslag Husets.\nLogo: huset.svg.')
    assert.deepEqual(kept?.theme.tokens, { '--opslag-font-heading': 'serif' })
  })

  test('has a place on the screen for every fault of the form', () => {
    const lists = {
      users: [newEntry.users()],
      support: [newEntry.support()],
      units: [newEntry.units()],
      services: [newEntry.services()],
    }
    const empty = { ...newOrder(), ...lists, origin: 'x', list: 'x', testPage: 'x' }
    const form = orderForm(empty, newDesign(START), [])
    const fields = [
      'slug',
      'name',
      'cvr',
      'ean',
      'street',
      'postalCode',
      'city',
      'package',
      'origin',
      'list',
      'testPage',
    ]
    const people = ['contact', 'users.0', 'support.0'].flatMap((at) =>
      ['name', 'email', 'phone'].map((one) => `${at}.${one}`),
    )
    const more = ['pNumber', 'name', 'street', 'postalCode', 'municipality'].map((one) => `units.0.${one}`)
    const places = new Set([...fields, ...people, ...more, 'services.0.what'].map(pathIn))
    assert.deepEqual(
      orderFaults(form)
        .map(({ path: at }) => at)
        .filter((at) => !places.has(at)),
      [],
    )
  })
})

describe('the policies of the bench', () => {
  test('let nothing in but its own, and frames only what is https where it is', () => {
    assert.match(
      benchPolicy(true),
      /script-src 'self'; .*frame-src 'self' https:; base-uri 'none'.*frame-ancestors 'none'/,
    )
    assert.doesNotMatch(benchPolicy(true), /unsafe|\*/)
  })

  test('shut a pasted page up: an origin of its own, the elements’ script alone, and one site at most to fetch from', () => {
    const page = { own: 'https://jobs.example.dk', api: 'https://jobs.example.dk' }
    const shut = ownPagePolicy({ ...page, site: null })
    assert.match(shut, /^sandbox allow-scripts; default-src 'none'; script-src https:\/\/jobs\.example\.dk; /)
    assert.doesNotMatch(shut.replace("style-src 'unsafe-inline'", ''), /same-origin|unsafe|\*/)
    const site = 'https://www.huset.example'
    const open = ownPagePolicy({ ...page, site })
    assert.equal(open.split(site).length - 1, 4, 'pictures, styles, fonts and relative addresses')
    assert.doesNotMatch(/script-src [^;]*/.exec(open)?.[0] ?? '', /huset/)
    for (const wrong of [
      'https://x.dk; script-src *',
      'https://x.dk/a',
      '*',
      'javascript:x',
      "https://x.dk 'unsafe-eval'",
    ])
      assert.equal(ownPagePolicy({ ...page, site: wrong }), shut, wrong)
  })
})

test('the page of the bench in each language loads the same files', () => {
  const files = (name: string) =>
    [
      ...readFileSync(`demo/pages/showroom/bench/${name}`, 'utf8').matchAll(/(?:src|href)="(?:\.\.\/)?([\w-]+\.\w+)"/g),
    ].map(([, file]) => file)
  assert.deepEqual(files('index.html'), [
    ...['bench', 'fields', 'design', 'views', 'paper'].map((name) => `${name}.css`),
    'bench.js',
  ])
  assert.deepEqual(files('en/index.html'), files('index.html'))
})

test('the bench says what is wrong by the names of its controls, and how it is mended there', () => {
  const file = 'fonts/husets-400.woff2'
  const own = {
    family: 'Opslag Husets',
    weight: '400',
    style: 'normal' as const,
    file,
    licence: '',
    bytes: null,
    fallback: null,
  }
  const say = (fault: ThemeFault) => benchSentence(fault, { fonts: [own] }, da, 'da')
  assert.deepEqual(
    [
      say({
        code: 'contrast',
        token: '--opslag-color-text',
        on: [
          { token: '--opslag-color-surface', ratio: 3.91 },
          { token: '--opslag-color-error-surface', ratio: 3.2 },
        ],
        least: 4.5,
      }),
      say({ code: 'no-licence', of: 'husets-400.woff2' }),
      say({ code: 'missing-font-file', family: own.family, file }),
    ],
    [
      'Brødtekst og overskrifter: kontrasten er 3,91 på »Baggrunden bag det hele« og 3,2 på »Baggrunden bag opsummeringen af fejl«. Der skal mindst 4,5 til.',
      'Skriv, hvem der ejer skriften Husets 400, og på hvilke vilkår det må bruges.',
      'Filen til skriften Husets 400 er der ikke. Læg den ind igen.',
    ],
  )
  assert.match(
    say({ code: 'font-too-heavy', bytes: 61_000, most: 30_000 }),
    /61 kB.*30 kB.*»Udgiv« med en nøgle: serveren skærer/,
  )
})
