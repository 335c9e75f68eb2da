import type { ApplicationForm, ApplicationSubmittedEvent } from '../../../widgets/application-form/application-form.ts'
import '../../../widgets/application-form/define.ts'
import '../../../widgets/job-ad/define.ts'
import type { OpslagErrorEvent } from '../../../widgets/shared/element.ts'
import { bringIntoView } from '../../../widgets/shared/framing.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { addressOf, FakeApi, fullJob } from '../job-ad/examples.ts'
import { attached, cleanUp, find, make, type Settings } from './screen.ts'

afterEach(cleanUp)

/** A server whose frame says nothing by itself. */
class FrameApi extends FakeApi {
  override readonly base = `${location.origin}/test/widgets/application-form/stub.html?`
}

type Said = { type: string; nonce: string; here: string[] }

async function got<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  await eventually(look, what)
  return look() as T
}

/** A form's frame as the other side sees it, once it has said hello. */
async function enter(form: ApplicationForm) {
  const frame = await got(() => find<HTMLIFrameElement>(form, 'iframe'), 'the frame')
  await eventually(() => frame.contentDocument?.querySelector('button'), 'what is in it')
  const inside = frame.contentWindow as Window & typeof globalThis
  const heard: Said[] = []
  inside.addEventListener('message', ({ data }) => heard.push(data as Said))
  inside.eval('parent.postMessage({ opslag: 1, type: "hello" }, origin)')
  const hello = await got(() => heard.find(({ type }) => type === 'hello'), 'the hello')
  const { nonce } = hello
  const say = (message: object) =>
    inside.eval(`parent.postMessage(${JSON.stringify({ opslag: 1, nonce, ...message })}, origin)`)
  return { frame, heard, hello, say }
}

async function open(settings: Settings = {}) {
  const form = make({ job: '1042', isolated: true, api: new FrameApi(fullJob), ...settings })
  return { form, ...(await enter(form)) }
}

const isShown = (frame: HTMLElement) => getComputedStyle(frame).visibility === 'visible'
/** Longer than a message takes. */
const awhile = () => new Promise((resolve) => setTimeout(resolve, 60))

describe('an isolated form', () => {
  it('is a frame from the server with everything the form must know, and no field in the page', async () => {
    const { form, frame } = await open({ lang: 'en', medium: 'avisen', headingLevel: 3, layout: 'one-page' })
    const url = new URL(frame.src)
    equal(url.origin, location.origin)
    match(url.href, /stub\.html\?\/frame\/cykelstyrelsen\/jobs\/1042\/apply\?/)
    const search = new URLSearchParams(url.href.split('/apply?')[1])
    deepEqual([...search].sort(), [
      ['heading-level', '3'],
      ['lang', 'en'],
      ['layout', 'one-page'],
      ['medium', 'avisen'],
      ['origin', location.origin],
    ])
    equal(frame.title, 'Apply for the job')
    equal(frame.allow, 'autofill; clipboard-write')
    equal(form.renderRoot.querySelectorAll('form, input, textarea').length, 0)
    deepEqual((form.api as FakeApi).asked, [])
  })

  it('gets the height that the frame says, at once and without an animation', async () => {
    const { form, frame, say } = await open()
    say({ type: 'height', height: 812 })
    await eventually(() => isShown(frame), 'the frame')
    equal(frame.offsetHeight, 812)
    equal(getComputedStyle(frame).transitionDuration, '0s')
    say({ type: 'height', height: 340.5 })
    await eventually(() => frame.getBoundingClientRect().height === 340.5, 'the other height')
    equal(form.scrollWidth <= form.clientWidth + 6, true)
    await accessible(form)
  })

  it('leaves the link of the page until the frame is there, and has one of its own where there is none', async () => {
    const { form, frame, say } = await open({ lang: 'da' })
    match(find<HTMLAnchorElement>(form, 'slot a')?.href, /\/portal\/cykelstyrelsen\/jobs\/1042\?lang=da#apply$/)
    equal(isShown(frame), false)
    say({ type: 'height', height: 500 })
    await eventually(() => !find(form, 'slot'), 'the frame in the place of the link')
    ok(isShown(frame))
  })

  it('says within three seconds that no frame came, with the link, and takes one that comes late', async () => {
    const errors: string[] = []
    const form = make({ job: '1042', isolated: true, api: new FrameApi(fullJob) })
    form.addEventListener('opslag-error', (event) => errors.push((event as OpslagErrorEvent).code))
    await eventually(() => find(form, '[role=alert].message'), 'what is said', 3_500)
    match(find(form, '.message')?.textContent ?? '', /Ansøgningsskemaet kunne ikke hentes/)
    ok(find(form, 'slot'))
    deepEqual(errors, ['timeout'])
    await accessible(form)
    const { frame, say } = await enter(form)
    say({ type: 'height', height: 400 })
    await eventually(() => isShown(frame) && !find(form, '.message'), 'the late frame')
  })

  it('tells the page the reference and the job, and of an error its code', async () => {
    const { form, say } = await open()
    const events: unknown[] = []
    document.body.addEventListener(
      'application-submitted',
      (event) =>
        events.push([(event as ApplicationSubmittedEvent).reference, (event as ApplicationSubmittedEvent).job]),
      { once: true },
    )
    form.addEventListener('opslag-error', (event) => events.push((event as OpslagErrorEvent).code))
    say({ type: 'application-submitted', reference: 'CYK-0001', job: '1042', applicant: { name: 'Frida' } })
    say({ type: 'opslag-error', code: 'deadline-passed' })
    say({ type: 'opslag-error', code: 'offline' })
    await eventually(() => events.length === 3, 'the events')
    deepEqual(events, [['CYK-0001', '1042'], 'deadline-passed', 'offline'])
  })

  it('hears no other window, no other nonce, no other job, and nothing that makes no sense', async () => {
    const { form, frame, hello, say } = await open()
    const events: string[] = []
    form.addEventListener('application-submitted', () => events.push('submitted'))
    form.addEventListener('opslag-error', () => events.push('error'))
    const { nonce } = hello
    postMessage({ opslag: 1, nonce, type: 'height', height: 700 }, location.origin)
    postMessage({ opslag: 1, nonce, type: 'application-submitted', reference: 'A', job: '1042' }, location.origin)
    say({ nonce: 'guessed-0000', type: 'height', height: 700 })
    say({ type: 'application-submitted', reference: 'A', job: '1043' })
    say({ type: 'application-submitted', reference: '<b>A</b>', job: '1042' })
    say({ type: 'height', height: 0 })
    say({ type: 'height', height: 1e9 })
    say({ type: 'opslag-error', code: { toString: 'x' } })
    await awhile()
    deepEqual(events, [])
    equal(isShown(frame), false)
  })

  it('moves focus into the frame when the form opens, and tells the frame', async () => {
    const address = addressOf('')
    const form = make({ isolated: true, api: new FrameApi(fullJob), address })
    equal(find(form, 'iframe'), null)
    address.push({ apply: '1042' })
    const { frame, heard, say } = await enter(form)
    say({ type: 'height', height: 400 })
    await eventually(() => form.shadowRoot?.activeElement === frame, 'focus in the frame')
    await eventually(() => heard.some(({ type }) => type === 'focus'), 'the word of it')
  })

  it('opens the ad and the list in the page where they stand there, and keeps the frame with what is typed', async () => {
    attached('opslag-job-ad')
    const address = addressOf('?apply=1042')
    const { form, frame, hello, say } = await open({ job: '', address })
    deepEqual([...hello.here], ['job'])
    say({ type: 'height', height: 400 })
    await eventually(() => isShown(frame), 'the frame')
    say({ type: 'leave', to: 'job' })
    await eventually(() => address.get('job') === '1042' && address.get('apply') === undefined, 'the ad')
    await form.updateComplete
    equal(frame.offsetHeight, 0)
    equal(form.hasAttribute('open'), false)
    address.push({ job: null, apply: '1042' })
    await form.updateComplete
    equal(find(form, 'iframe'), frame)
    equal(frame.offsetHeight, 400)
  })

  it('is the form itself again without the attribute', async () => {
    const { form } = await open()
    form.removeAttribute('isolated')
    form.isolated = false
    await eventually(() => find(form, 'form'), 'the form')
    equal(find(form, 'iframe'), null)
  })

  it('hears nothing once it has left the page, and begins anew when it is back', async () => {
    const { form, hello } = await open()
    const parent = form.parentNode
    form.remove()
    parent?.append(form)
    ok((await enter(form)).hello.nonce !== hello.nonce)
  })
})

describe('what has focus in a frame', () => {
  it('is brought a fifth down the window where it is at its end or out of it, and left where it can be read', () => {
    const place = document.createElement('div')
    place.style.cssText = 'position:absolute;height:9000px;width:1px;top:0'
    document.body.append(place)
    const isLeftAt = (share: number) => {
      scrollTo(0, 0)
      bringIntoView(place, innerHeight * share)
      return scrollY === 0
    }
    deepEqual([0.3, 0.75, 0.85, 1.5].map(isLeftAt), [true, true, false, false])
    ok(Math.abs(innerHeight * 1.5 - scrollY - innerHeight / 5) < 2, 'a fifth down')
    place.remove()
    scrollTo(0, 0)
  })
})

describe('an isolated career page', () => {
  it('isolates its form', async () => {
    await import('../../../widgets/career-page/define.ts')
    const page = document.createElement('opslag-career-page')
    page.setAttribute('isolated', '')
    Object.assign(page, {
      institution: 'cykelstyrelsen',
      api: new FrameApi(fullJob),
      address: addressOf('?apply=1042'),
    })
    document.body.append(page)
    const form = await got(
      () => page.shadowRoot?.querySelector('opslag-application-form') as ApplicationForm | null,
      'the form',
    )
    await eventually(() => form.shadowRoot?.querySelector('iframe'), 'the frame')
    page.remove()
  })
})
