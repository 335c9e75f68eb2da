import type { Api } from '../shared/api.ts'
import type { Surroundings } from '../shared/context.ts'
import { OpslagElement } from '../shared/element.ts'
import { toJson } from '../shared/json.ts'
import { viewsPath } from '../shared/paths.ts'
import type { Task } from '../shared/task.ts'

// Counts what people see. The server hears a number's name and where the visitor came from as the page says it; nothing is
// stored here, nothing says who it was, and whatever goes wrong concerns nobody.

/** As much of an element as counting needs, its inner parts among it. */
type Host = Omit<OpslagElement, 'seen'> & {
  readonly here: Surroundings
  readonly load?: Pick<Task<readonly unknown[], { job?: { id: string } | null } | undefined>, 'status' | 'value'>
  /** Of a form: the job that it is for, and the application that it changes. */
  readonly chosen?: string
  readonly application?: string
  seen(): void
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
  if (counted.has(name)) return
  counted.add(name)
  api
    .call?.(viewsPath(institution), SEND_MS, {
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
  document.visibilityState === 'visible' && inSight.has(host as unknown as Element) && host.load?.status === 'complete'

function look(host: Host): void {
  const value = isSeen(host) && host.load?.value
  if (!value) return
  if ((host as unknown as Element).localName === 'opslag-job-list') tell('list-view', host)
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

const prototype = OpslagElement.prototype as unknown as Host
prototype.seen = function (this: Host) {
  const tag = this as unknown as Element
  // A browser that a program drives is no person: the connection test's is one.
  if (watched.has(this) || navigator.webdriver || this.here.address.get('opslag-theme')) return
  watched.add(this)
  if (tag.localName === 'opslag-application-form')
    tag.shadowRoot?.addEventListener('input', () => {
      if (this.chosen && !this.application) tell('form-start', this, this.chosen)
    })
  else if (/^opslag-job-(?:list|ad)$/.test(tag.localName) && !isOurs(this.here.api)) {
    this.addController({ hostUpdated: () => look(this) })
    sight.observe(tag)
  }
}
