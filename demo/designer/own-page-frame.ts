// Runs in the page that shows pasted HTML: an origin of its own, without a session and under a policy of its own
// (`ownPagePolicy`). It imports nothing, since nothing of another origin would be given to it.

type Handed = {
  /** The page to show, or null: only its dress has changed. */
  html: string | null
  /** The address that relative ones on the page are from. */
  site: string | null
  css: string
  isDark: boolean
  fonts: { family: string; weight: string; style: string; source: ArrayBuffer | string }[]
}

const api = document.querySelector<HTMLMetaElement>('meta[name=opslag-api]')?.content ?? ''
const sheet = new CSSStyleSheet()
let faces: FontFace[] = []

/** The institution of the examples, whose positions are shown where a page names none, or one that is not there. */
const EXAMPLE = 'cykelstyrelsen'

/** What was handed over last; a page may still be on its way in when another dress comes. */
let latest: Handed | null = null

addEventListener('message', async ({ source, data }: MessageEvent<Handed>) => {
  // The bench alone, whatever else may know this window.
  if (source !== parent) return
  latest = data
  if (data.html !== null) await put(data.html, data.site)
  dress(latest)
})

/** Those among institutions that the server does not have. One that cannot be asked is left to the elements to tell of. */
async function unknown(slugs: Set<string>): Promise<string[]> {
  const found = await Promise.all(
    [...slugs].map(async (slug) => {
      const answer = await fetch(`${api}/v1/institutions/${encodeURIComponent(slug)}`).catch(() => null)
      return answer?.status === 404 ? [slug] : []
    }),
  )
  return found.flat()
}

/** Shows a page. What is parsed apart from a document runs no scripts of its own. */
async function put(html: string, site: string | null): Promise<void> {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const one of page.querySelectorAll('script, meta[http-equiv], base, iframe, object, embed')) one.remove()
  if (site) {
    const base = page.createElement('base')
    base.href = `${site}/`
    page.head.prepend(base)
  }
  const tags = page.querySelectorAll('[institution]')
  const isWithout = tags.length === 0
  if (isWithout) {
    const list = page.createElement('opslag-job-list')
    list.setAttribute('institution', EXAMPLE)
    ;(page.querySelector('main') ?? page.body).append(list)
  }
  const lost = await unknown(new Set([...tags].map((tag) => tag.getAttribute('institution') ?? '')))
  for (const tag of page.querySelectorAll('[institution]')) {
    tag.setAttribute('api', api)
    if (lost.includes(tag.getAttribute('institution') ?? '')) tag.setAttribute('institution', EXAMPLE)
  }
  document.replaceChild(document.adoptNode(page.documentElement), document.documentElement)
  document.adoptedStyleSheets = [sheet]
  const script = document.createElement('script')
  script.type = 'module'
  script.src = `${api}/embed/opslag.js`
  document.head.append(script)
  parent.postMessage({ opslagPage: isWithout ? 'without-tag' : 'shown', unknown: lost }, '*')
}

function dress({ css, isDark, fonts }: Handed): void {
  sheet.replaceSync(`${isDark ? ':root{color-scheme:dark}' : ''}${css}`)
  for (const face of faces) document.fonts.delete(face)
  faces = fonts.map(({ family, weight, style, source }) => new FontFace(family, source, { weight, style }))
  for (const face of faces) document.fonts.add(face)
  // The elements look again whether they can be read when their tag changes.
  for (const tag of document.querySelectorAll('[institution]')) tag.classList.toggle('opslag-dressed')
}

parent.postMessage({ opslagPage: 'ready' }, '*')
