import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after } from 'node:test'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import PostalMime, { type Email } from 'postal-mime'
import { SLUGS, shared, sharedBrowser } from './site-keeper.ts'

const DEMO = new RegExp(`^/v1/institutions/(?:${SLUGS.join('|')})(?:/|$)`)

/** The system that is looked at, for one file of page tests: nothing of its demo institutions may be changed. */
export const startSite = () => connect('site')

/** The system beside it, for what is published and changed at the demo institutions. Nobody reads whole lists here. */
export const startWorkshop = () => connect('workshop')

async function connect(which: 'site' | 'workshop') {
  const { api, demo, demoPort, outsidePort, folder, adminKey } = shared()[which]
  const browser = await sharedBrowser()
  after(() => browser.close())
  return {
    api,
    demo,
    demoPort,
    outsidePort,
    folder,
    browser: browser as Browser,
    adminKey,
    /** The API with the operator's key. @throws Error when it would change a demo institution that others look at. */
    async asOperator(method: string, address: string, body?: unknown, headers: Record<string, string> = {}) {
      if (which === 'site' && method !== 'GET' && DEMO.test(address))
        throw new Error(`${method} ${address}: other files read these lists; startWorkshop() is where they are changed`)
      const res = await fetch(api + address, {
        method,
        headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      if (!res.ok) throw new Error(`${method} ${address}: ${res.status} ${await res.text()}`)
      return res.json()
    },
    /** Every mail in the development inbox, as a mail program reads it. */
    async mails(): Promise<Email[]> {
      const inbox = path.join(folder, 'mail')
      if (!existsSync(inbox)) return []
      const files = readdirSync(inbox).filter((name) => name.endsWith('.eml'))
      return Promise.all(files.map((name) => PostalMime.parse(readFileSync(path.join(inbox, name)))))
    },
  }
}

/** A fresh visitor; every request, console error and uncaught exception is kept for the test to look at. */
export async function visitor(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page: Page = await context.newPage()
  const requests: string[] = []
  const errors: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // A browser asks every site for one, and says so when there is none.
    const { url } = message.location()
    const isIcon = url.endsWith('/favicon.ico')
    if (message.type() === 'error' && !isIcon)
      errors.push(`${message.text()} ${url.replace(/^\w+:\/\/[^/]+/, '')}`.trim())
  })
  return { context, page, requests, errors }
}

/** Waits until something is so, and says what it was waiting for when it never is. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, ms = 10_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`waited ${ms} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
