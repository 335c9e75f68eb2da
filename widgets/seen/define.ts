import type { ReactiveControllerHost } from 'lit'
import type { Api } from '../shared/api.ts'
import type { Surroundings } from '../shared/context.ts'
import { toJson } from '../shared/json.ts'
import type { Task } from '../shared/task.ts'

// Counts what people see. The server hears a number's name and where the visitor came from as the page says it; nothing is
// stored here, nothing says who it was, and whatever goes wrong concerns nobody.

/** As much of an element as counting needs, its inner parts among it. */
type Host = Element &
  ReactiveControllerHost & {
    /** What it was given to show: that is nobody's visit. */
    readonly data?: unknown
    readonly here: Surroundings
    readonly load?: Pick<Task<readonly unknown[], { job?: { id: string } | null } | undefined>, 'status' | 'value'>
    /** Of a form: the job that it is for, and the application that it changes. */
    readonly chosen?: string
    readonly application?: string
  }

const SEND_MS = 10_000

/** Nothing is counted twice while a page is open. */
const counted = new Set<string>()
const watched = new Set<Host>()
const inSight = new WeakSet<Element>()

/** Our own pages are counted where they are made, with and without script; what stands in a frame is on somebody's page. */
const isOurs = ({ base }: Api) => location.origin === base && !location.pathname.startsWith('/frame/')

function tell(kind: 'list-view' | 'ad-view' | 'form-start', { here }: Host, job?: string): void {
  const { api, institution, medium, department } = here
  const said = toJson({ kind, job, medium, ...(kind === 'list-view' && { department }) })
  const name = api.base + institution + said
  // What is tried on is no visit either.
  if (counted.has(name) || here.address.get('opslag-theme')) return
  counted.add(name)
  api
    .call?.(`/v1/institutions/${encodeURIComponent(institution)}/views`, SEND_MS, {
      method: 'POST',
      credentials: 'omit',
      keepalive: true,
      // With what the page has proven: what is internal is counted only for those who may see it.
      headers: { 'content-type': 'application/json', ...api.headers?.() },
      body: said,
    })
    .catch(() => {})
}

/** Whether a person can see what the element shows: not in a tab in the background, nor on a page that is made ready in advance. */
const isSeen = (host: Host) =>
  document.visibilityState === 'visible' && inSight.has(host) && host.load?.status === 'complete'

function look(host: Host): void {
  const value = isSeen(host) && !host.data && !isOurs(host.here.api) && host.load?.value
  if (!value) return
  if (host.localName === 'opslag-job-list') tell('list-view', host)
  else if (value.job) tell('ad-view', host, value.job.id)
}

const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) inSight.add(target)
    else inSight.delete(target)
    look(target as unknown as Host)
  }
})
document.addEventListener('visibilitychange', () => {
  for (const host of watched) look(host)
})

function watch(host: Host): void {
  // A browser that a program drives is no person: the connection test's is one.
  if (watched.has(host) || navigator.webdriver) return
  watched.add(host)
  if (host.localName === 'opslag-application-form')
    host.shadowRoot?.addEventListener('input', () => {
      if (host.chosen && !host.application && !host.data) tell('form-start', host, host.chosen)
    })
  else {
    host.addController({ hostUpdated: () => look(host) })
    sight.observe(host)
  }
}

const isHost = (one: unknown): one is Host =>
  one instanceof Element && /^opslag-(?:job-(?:list|ad)|application-form)$/.test(one.localName)

/** The elements that are there, in whatever they stand. */
function find(root: ParentNode): void {
  for (const one of root.querySelectorAll('*')) {
    if (one.shadowRoot) find(one.shadowRoot)
    if (isHost(one) && one.matches(':defined')) watch(one)
  }
}

find(document)
// Each that comes asks what is around it, and may be answered before it is heard further up.
document.addEventListener(
  'context-request',
  (event) => {
    const [one] = event.composedPath()
    if (isHost(one)) watch(one)
  },
  true,
)
