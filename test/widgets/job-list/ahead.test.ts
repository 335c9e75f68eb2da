import { deepEqual, equal, eventually } from '../../support/assert.ts'
import { fakeApi, job, jobs } from './examples.ts'
import { all, find, pause, removeMade, shownList } from './page.ts'

/** Longer than a pointer must rest on a title before anything is asked for. */
const REST = 120

describe('what opslag-job-list asks for before a title is followed', () => {
  let ad: Element | undefined

  function standing(tag = 'opslag-job-ad') {
    ad = document.createElement(tag)
    ad.setAttribute('institution', 'cykelstyrelsen')
    document.body.append(ad)
  }

  afterEach(() => {
    removeMade()
    ad?.remove()
    ad = undefined
  })

  const title = (list: Element, n = 0) => all(list, '[part=title] a')[n] as HTMLElement
  const hover = (element: Element) => element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))

  it('the job, when a pointer rests on its title and the ad opens on this page', async () => {
    standing()
    const list = await shownList({ api: fakeApi(jobs(5)) })
    hover(title(list))
    await eventually(() => list.api.asked.job.length, 'the job')
    deepEqual(list.api.asked.job, [title(list).dataset.job])
  })

  it('the job, when its title is focused', async () => {
    standing('opslag-career-page')
    const list = await shownList({ api: fakeApi(jobs(5)) })
    title(list, 2).dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    await eventually(() => list.api.asked.job.length, 'the job')
    deepEqual(list.api.asked.job, [title(list, 2).dataset.job])
  })

  it('the last one only, when a pointer passes over many', async () => {
    standing()
    const list = await shownList({ api: fakeApi(jobs(5)) })
    for (const one of all(list, '[part=title] a')) hover(one)
    await pause(REST)
    deepEqual(list.api.asked.job, [title(list, 4).dataset.job])
  })

  it('nothing beside a title, and nothing when the list is gone before the pointer has rested', async () => {
    standing()
    const list = await shownList({ api: fakeApi(jobs(5)) })
    hover(find(list, '[part=details]') as HTMLElement)
    await pause(REST)
    hover(title(list))
    list.remove()
    await pause(REST)
    equal(list.api.asked.job.length, 0)
  })

  it('nothing when the title leads to another page', async () => {
    const list = await shownList({ api: fakeApi([job(1)]), jobPage: '/job' })
    hover(title(list))
    title(list).dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    await pause(REST)
    equal(list.api.asked.job.length, 0)
  })

  it('nothing more is said when it does not come', async () => {
    standing()
    const refused: unknown[] = []
    const hear = (event: PromiseRejectionEvent) => refused.push(event.reason)
    addEventListener('unhandledrejection', hear)
    // The server of these examples knows no job.
    const list = await shownList({ api: fakeApi(jobs(1)) })
    hover(title(list))
    await eventually(() => list.api.asked.job.length, 'the job')
    await pause(50)
    removeEventListener('unhandledrejection', hear)
    deepEqual(refused, [])
  })
})
