import { longJob } from '../../../demo/showroom/data/long-form.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { NOON, institution as office } from '../job-ad/examples.ts'
import { institution, jobs, NOW, page } from '../job-list/examples.ts'
import { pause, text } from '../job-list/page.ts'
import { adRequest, bring, formRequest, listRequest, removeMade, serve } from './page.ts'

const find = <E extends HTMLElement = HTMLElement>(root: ShadowRoot, selector: string): E => {
  const found = root.querySelector<E>(selector)
  if (!found) throw new Error(`there is no ${selector}`)
  return found
}
const html = (root: ShadowRoot) =>
  [...(root.querySelector('.opslag')?.querySelectorAll('*') ?? [])]
    .filter((one) => !one.matches('input[type=hidden], .instead, .instead *, [role=status]'))
    .map((one) => `${one.localName}.${one.className}#${one.id} ${one.children.length ? '' : text(one)}`)
    // Links in place of buttons, and what a script calls sharing, are the only differences.
    .map((one) => one.replace(/^(?:a|button)\.button/, '.button').replace(/Kopiér link|Del opslaget/, ''))

const listAnswer = (path: string) => {
  const { searchParams, pathname } = new URL(path, 'https://x.dk')
  if (!pathname.endsWith('/jobs')) return institution()
  const { q, ...rest } = Object.fromEntries(searchParams)
  return page(jobs(45), { ...(q && { q }), limit: Number(rest.limit), category: searchParams.getAll('category') })
}
/** A server whose answers come when they are told to. */
function held() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { give: () => give(), answer: (path: string) => given.then(() => listAnswer(path)) }
}

const old = { version: '0.0.9' }

/** Every error that nobody caught while something ran. */
async function uncaught(run: () => Promise<unknown>): Promise<string[]> {
  const errors: string[] = []
  const take = (event: ErrorEvent | PromiseRejectionEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    errors.push(String('reason' in event ? event.reason : event.message))
  }
  addEventListener('error', take, true)
  addEventListener('unhandledrejection', take, true)
  try {
    await run()
    await pause(30)
  } finally {
    removeEventListener('error', take, true)
    removeEventListener('unhandledrejection', take, true)
  }
  return errors
}

afterEach(removeMade)

// The browser's question would keep the runner from going on to the next file.
addEventListener('beforeunload', (event) => event.isTrusted && event.stopImmediatePropagation())

const plain = {
  action: '/apply',
  key: 'k',
  values: {},
  acknowledged: false,
  errors: {},
  refusal: null,
  receipt: null,
  medium: '',
}

describe('an element takes over what the server drew', () => {
  it('with the same picture, before the next frame and without asking', async () => {
    for (const markup of [serve(listRequest()), serve(adRequest()), serve(formRequest())]) {
      const { tag, root, asked, comeAlive } = bring(markup, { now: markup.includes('job-list') ? NOW : NOON })
      const [before, height] = [html(root), tag.offsetHeight]
      const place = () => JSON.stringify(find(root, '[part=title]').getBoundingClientRect())
      const title = place()
      const frames: number[] = []
      requestAnimationFrame(() => frames.push(1))
      const first = root.querySelector('.opslag')
      await comeAlive()
      equal(frames.length, 0, 'a frame was shown before the picture was there')
      equal(root.querySelectorAll('.opslag').length, 1)
      ok(root.querySelector('.opslag') !== first, 'the served picture is still there')
      equal(root.querySelector('style'), null)
      deepEqual(html(root), before)
      equal(tag.offsetHeight, height)
      equal(place(), title)
      await pause(30)
      // Nothing of what is shown; whether somebody is signed in nobody but the server knows.
      deepEqual(
        asked.filter((path) => !path.endsWith('/sessions/resume')),
        [],
      )
    }
  })

  it('and goes on by itself: the next question goes to the server', async () => {
    const { tag, root, asked, comeAlive } = bring(serve(listRequest()), { answer: listAnswer })
    await comeAlive()
    find(root, '[part=more]').click()
    await eventually(() => root.querySelectorAll('[part=job]').length === 40, 'more rows')
    equal(asked.length, 1)
    match(asked[0] ?? '', /limit=20&cursor=20/)
    tag.address.push({ category: 'it' })
    await eventually(() => asked.length === 2, 'the next question')
  })

  it('keeps focus on the title, the field or the filter that had it', async () => {
    for (const selector of [
      '[data-job="1003"]',
      '#q',
      '#sort',
      '.filter:nth-child(2) summary',
      '[part=more]',
      '.button:not([class*=" "])',
    ]) {
      const { tag, root, comeAlive } = bring(serve(listRequest()))
      find(root, selector).focus()
      await comeAlive()
      equal(document.activeElement, tag, selector)
      equal(root.activeElement, root.querySelector(selector), selector)
      removeMade()
    }
  })

  it('keeps what is typed and where, and what is unfolded and chosen', async () => {
    const { tag, root, comeAlive } = bring(serve(listRequest()), { answer: listAnswer })
    const field = find<HTMLInputElement>(root, '#q')
    field.focus()
    field.value = 'cykelsti'
    field.setSelectionRange(2, 5)
    find<HTMLDetailsElement>(root, 'details').open = true
    find(root, 'input[value=teknik]').click()
    find<HTMLSelectElement>(root, '#sort').value = 'title'
    field.focus()
    await comeAlive()
    const now = find<HTMLInputElement>(root, '#q')
    ok(now !== field)
    deepEqual([now.value, now.selectionStart, now.selectionEnd, root.activeElement], ['cykelsti', 2, 5, now])
    ok(find<HTMLDetailsElement>(root, 'details').open)
    ok(find<HTMLInputElement>(root, 'input[value=teknik]').checked)
    deepEqual(
      [tag.address.all('category'), tag.address.get('q'), tag.address.get('sort')],
      [['teknik'], 'cykelsti', 'title'],
    )
  })

  it('and hands on to the application what was answered before', async () => {
    const bodies: string[] = []
    const answer = (path: string, init?: RequestInit) => {
      if (path.endsWith('/applications')) bodies.push(String(init?.body))
      return { reference: 'ABC', receivedAt: '2026-11-26T10:00:00Z' }
    }
    const { tag, root, comeAlive } = bring(serve(formRequest()), { now: NOON, answer })
    for (const [id, value] of [
      ['name', 'Kim'],
      ['email', 'kim@example.dk'],
      ['motivation', 'Fordi'],
    ] as const)
      find<HTMLInputElement>(root, `#answer-${id}`).value = value
    find(root, '#answer-_acknowledged').click()
    find(root, '#answer-motivation').focus()
    await comeAlive()
    equal(root.activeElement?.id, 'answer-motivation')
    equal(find<HTMLTextAreaElement>(root, '#answer-motivation').value, 'Fordi')
    await tag.updateComplete
    find(root, '[part=submit]').click()
    await eventually(() => root.querySelector('[part=receipt]'), 'the receipt')
    const { applicant, motivation, acknowledged } = JSON.parse(bodies[0] ?? '')
    deepEqual([applicant, motivation, acknowledged], [{ name: 'Kim', email: 'kim@example.dk' }, 'Fordi', '3'])
  })

  it('and brings up the step of a longer form that the visitor is at, with all that is filled in', async () => {
    const data = { institution: office, job: { ...longJob, id: '2000' } }
    const { root, comeAlive } = bring(serve(formRequest({ data, plain, attributes: { job: '2000' } })), { now: NOON })
    find(root, '#answer-_acknowledged').click()
    find<HTMLInputElement>(root, '#answer-name').value = 'Kim'
    find(root, '#question-licence-no').click()
    find(root, '#question-tools-r').click()
    find<HTMLSelectElement>(root, '#question-tasks-write').value = '1'
    find<HTMLSelectElement>(root, '#question-skills-law').value = 'some'
    find<HTMLSelectElement>(root, '#question-skills-stat').value = 'much'
    find<HTMLTextAreaElement>(root, '#question-why').value = 'En del'
    find(root, '#question-why').focus()
    await comeAlive()
    await eventually(() => root.querySelector('[data-step=notice][hidden]'), 'the steps')
    await eventually(() => !root.querySelector<HTMLElement>('[data-step=questions]')?.hidden, 'the step')
    equal(root.activeElement?.id, 'question-why')
    equal(find<HTMLInputElement>(root, '#answer-name').value, 'Kim')
    ok(find<HTMLInputElement>(root, '#question-licence-no').checked)
    ok(find<HTMLInputElement>(root, '#question-tools-r').checked)
    equal(find<HTMLTextAreaElement>(root, '#question-why').value, 'En del')
    deepEqual(
      ['tasks-write', 'tasks-count', 'skills-law', 'skills-stat'].map(
        (id) => find<HTMLSelectElement>(root, `#question-${id}`).value,
      ),
      ['1', '', 'some', 'much'],
    )
    ok(root.querySelector('[part=next]'))
  })

  it('says that there is no such ad without asking', async () => {
    const { root, asked, comeAlive } = bring(serve(adRequest({ data: { institution: office, job: null } })), {
      now: NOON,
    })
    await comeAlive()
    await eventually(() => !root.querySelector('style'), 'its own picture')
    match(text(find(root, '.message')), /Opslaget findes ikke/)
    deepEqual(asked, [])
  })
})

describe('a served picture stays', () => {
  it('until an element of another version has its own data, and then goes at once', async () => {
    const { give, answer } = held()
    const markup = serve(listRequest(old))
      .replace('Projektleder til landsdækkende cykelstinet', 'Således sagde en ældre version')
      .replace('class="list" part="list"', 'class="rows-of-old"')
    const { root, asked, comeAlive } = bring(markup, { answer })
    const before = html(root)
    find(root, '[data-job="1003"]').focus()
    await comeAlive()
    await pause(50)
    deepEqual(html(root), before)
    ok(root.querySelector('style'), 'the served picture keeps its style')
    equal(asked.length, 2)
    give()
    await eventually(() => !root.querySelector('style'), 'the picture of the element')
    equal(text(find(root, '[data-job="1001"]')), 'Projektleder til landsdækkende cykelstinet')
    equal(root.querySelector('.rows-of-old'), null)
    equal(root.querySelectorAll('.opslag').length, 1)
    equal((root.activeElement as HTMLElement).dataset.job, '1003')
  })

  it('until fresh data have come, when the page has lain somewhere', async () => {
    const { root, asked, comeAlive } = bring(serve(listRequest()), { answer: listAnswer, now: NOW + 600_000 })
    await comeAlive()
    ok(root.querySelector('style'))
    await eventually(() => !root.querySelector('style'), 'the picture of the element')
    equal(asked.length, 2)
  })

  it('until fresh data have come, when its own are broken, cut or missing', async () => {
    const markup = serve(listRequest())
    const [start = '', end = ''] = markup.split(/\{"at".*(?=<\/script>)/s)
    const without = markup.replace(/<script.*<\/script>/s, '')
    for (const broken of [
      `${start}{"at":1,"ans${end}`,
      `${start}null${end}`,
      `${start}{"answers":7,"at":${NOW}}${end}`,
      without,
    ]) {
      const { root, comeAlive } = bring(broken, { answer: listAnswer })
      deepEqual(await uncaught(comeAlive), [])
      await eventually(() => !root.querySelector('style'), 'the picture of the element')
      equal(root.querySelectorAll('[part=job]').length, 20)
      removeMade()
    }
  })

  it('when the server is gone, and says so to the page', async () => {
    for (const markup of [serve(listRequest(old)), serve(adRequest(old)), serve(formRequest(old))]) {
      const { tag, root, comeAlive } = bring(markup)
      const before = html(root)
      const codes: string[] = []
      tag.addEventListener('opslag-error', ({ code }) => codes.push(code))
      deepEqual(await uncaught(comeAlive), [])
      await eventually(() => codes.length, 'the event')
      deepEqual(codes, ['offline'])
      deepEqual(html(root), before)
      removeMade()
    }
  })

  it('when it answers what was sent', async () => {
    const sent = { ...plain, values: { name: 'Kim' }, acknowledged: true, errors: { email: 'required' } }
    const { root, asked, comeAlive } = bring(serve(formRequest({ plain: sent })), { now: NOON })
    await comeAlive()
    await pause(30)
    ok(root.querySelector('#summary'))
    equal(find<HTMLInputElement>(root, '#answer-name').value, 'Kim')
    equal(find<HTMLFormElement>(root, 'form').method, 'post')
    deepEqual(
      asked.filter((path) => !path.endsWith('/sessions/resume')),
      [],
    )
  })
})

describe('whatever the page has done', () => {
  it('a polluted prototype is no data', async () => {
    const prototype = Object.prototype as Record<string, unknown>
    prototype.answers = { '/v1/institutions/cykelstyrelsen?lang=da': { name: 'forged' } }
    prototype.stays = true
    try {
      const markup = serve(listRequest()).replace(
        /<script.*<\/script>/s,
        '<script type="application/json" data-opslag>{}</script>',
      )
      const { root, comeAlive } = bring(markup, { answer: listAnswer })
      deepEqual(await uncaught(comeAlive), [])
      await eventually(() => !root.querySelector('style'), 'the picture of the element')
    } finally {
      delete prototype.answers
      delete prototype.stays
    }
  })

  it('a root that is not ours is emptied, and a closed one is left alone', async () => {
    const foreign = '<template shadowrootmode="open"><b>noget andet</b></template>'
    const markup = serve(listRequest())
      .replace(/ data-opslag="[^"]*"/, '')
      .replace(/<template.*<\/template>/s, foreign)
    const { root, comeAlive } = bring(markup, { answer: listAnswer })
    deepEqual(await uncaught(comeAlive), [])
    equal(root.querySelector('b'), null)
    await eventually(() => root.querySelector('[part=job]'), 'the list')

    const closed = serve(listRequest()).replace('shadowrootmode="open"', 'shadowrootmode="closed"')
    const other = bring(closed, { answer: listAnswer })
    deepEqual(await uncaught(other.comeAlive), [])
  })

  it('the same picture moves with its tag', async () => {
    const { give, answer } = held()
    const { tag, root, comeAlive } = bring(serve(listRequest(old)), { answer })
    await comeAlive()
    const place = tag.parentElement
    tag.remove()
    place?.append(tag)
    give()
    await eventually(() => !root.querySelector('style'), 'the picture of the element')
    equal(root.querySelectorAll('.opslag').length, 1)
  })
})
