import { bringIntoView, fromFrame, newNonce, tellFrame } from '../shared/framing.ts'

// For the page that shows ours in a frame: gives each `iframe[data-opslag-frame]` the height of what is in it, never less
// than the page has kept free, and brings into sight what gets focus there. Without it the frame scrolls by itself.

type Frame = { nonce: string; reserve: number }

const known = new WeakMap<HTMLIFrameElement, Frame>()

const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[data-opslag-frame][src]')
const originOf = (frame: HTMLIFrameElement) => new URL(frame.src, location.href).origin

function look() {
  for (const frame of frames()) {
    if (known.has(frame)) continue
    const nonce = newNonce()
    const hello = () => tellFrame(frame, originOf(frame), { type: 'hello', nonce })
    known.set(frame, { nonce, reserve: frame.clientHeight })
    frame.addEventListener('load', hello)
    // An empty frame is still this page's own: there is nobody yet to be greeted.
    if (!frame.contentDocument) hello()
  }
}

addEventListener('message', (event) => {
  for (const frame of frames()) {
    const { nonce = '', reserve = 0 } = known.get(frame) ?? {}
    const said = fromFrame(event, frame.contentWindow, originOf(frame), nonce)
    if (said?.type === 'hello' && nonce) tellFrame(frame, event.origin, { type: 'hello', nonce })
    if (said?.type === 'height') {
      const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0
      frame.style.height = `${Math.max(said.height, reserve) + border}px`
    }
    if (said?.type === 'scroll-to') bringIntoView(frame, said.top)
  }
})
look()
new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ['src'] })
