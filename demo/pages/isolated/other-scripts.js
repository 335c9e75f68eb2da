// What a tag manager, a session recorder or an injected script could do on an institution's page: take all it can reach.
// Nothing leaves the page; the panel shows what was taken.
window.taken = []
const typed = new Map()
function take(how, what) {
  const text = typeof what === 'string' ? what : JSON.stringify(what)
  if (text) window.taken.push(`${how}: ${text}`)
}

const roots = new Set([document])
const { attachShadow } = Element.prototype
Element.prototype.attachShadow = function (settings) {
  const root = attachShadow.call(this, { ...settings, mode: 'open' })
  roots.add(root)
  spyOn(root)
  return root
}

const MutationObserverOfThePage = MutationObserver
window.MutationObserver = class extends MutationObserverOfThePage {
  constructor(callback) {
    super((records, observer) => {
      for (const { target } of records) take('somebody else’s observer', target.textContent)
      callback(records, observer)
    })
  }
}
function spyOn(root) {
  const observer = new MutationObserverOfThePage((records) => {
    for (const { addedNodes, target } of records)
      for (const node of [target, ...addedNodes]) take('tree', node.textContent)
  })
  observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true })
}
spyOn(document)

for (const name of ['keydown', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'submit', 'focusin', 'message'])
  addEventListener(
    name,
    (event) => {
      const target = event.composedPath()[0]
      take(name, [event.key, event.data, target?.value, event.origin])
      if ('value' in (target ?? {})) typed.set(target, target.value)
      show()
    },
    true,
  )
const { addEventListener: listen } = EventTarget.prototype
EventTarget.prototype.addEventListener = function (name, listener, settings) {
  const heard =
    typeof listener === 'function'
      ? function (event) {
          if (/key|input|message|change|submit/.test(name))
            take(`listener of ${name}`, [event.data, event.target?.value])
          return listener.call(this, event)
        }
      : listener
  return listen.call(this, name, heard, settings)
}

const { fetch } = window
window.fetch = (...given) => {
  take('fetch', [String(given[0]), given[1]?.body])
  return fetch(...given)
}
const { send, open } = XMLHttpRequest.prototype
XMLHttpRequest.prototype.open = function (...given) {
  take('xhr', given)
  return open.apply(this, given)
}
XMLHttpRequest.prototype.send = function (body) {
  take('xhr', body)
  return send.call(this, body)
}
const { append } = FormData.prototype
FormData.prototype.append = function (...given) {
  take('form data', given)
  return append.apply(this, given)
}
const { stringify } = JSON
JSON.stringify = (value, ...more) => {
  const text = stringify(value, ...more)
  if (text && !text.startsWith('[')) window.taken.push(`json: ${text}`)
  return text
}
for (const { prototype } of [HTMLInputElement, HTMLTextAreaElement]) {
  const value = Object.getOwnPropertyDescriptor(prototype, 'value')
  Object.defineProperty(prototype, 'value', {
    ...value,
    set(text) {
      take('value', text)
      value.set.call(this, text)
    },
  })
}

/** Walks everything that can be walked: shadow roots, frames, storage, what was asked for. */
window.takeAll = () => {
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if ('value' in element) take('field', String(element.value))
      if (element.shadowRoot) walk(element.shadowRoot)
      if (element.localName !== 'iframe') continue
      take('frame', element.outerHTML)
      try {
        walk(element.contentWindow.document)
      } catch (error) {
        take('frame', error.message)
      }
    }
    take('text', root.textContent)
  }
  for (const root of roots) walk(root)
  take('storage', [{ ...localStorage }, { ...sessionStorage }, document.cookie])
  take(
    'asked',
    performance.getEntries().map(({ name }) => name),
  )
  take('history', [history.state, location.href, name])
}
setInterval(window.takeAll, 5_000)

function show() {
  const panel = document.querySelector('#taken')
  if (!panel) return
  const texts = [...typed.values()].filter((text) => text && text !== 'on')
  panel.textContent = texts.length ? texts.join(' · ') : panel.dataset.nothing
}

// For comparison: the same page with the form in the page itself.
addEventListener('DOMContentLoaded', () => {
  if (new URLSearchParams(location.search).has('open'))
    document.querySelector('opslag-application-form')?.removeAttribute('isolated')
})
