import type { Context } from 'hono'
import { raw } from 'hono/html'
import type { ServeBasis } from '../../widgets/server.ts'
import type { Institution } from '../contract/institution.ts'
import { newestScripts, type Script } from '../embed/newest-build.ts'
import { elements } from '../fragments/elements.ts'
import type { AppEnv } from '../http/router.ts'
import type { Html } from './language.ts'
import { languageOf, ownAddress } from './page.ts'

type Elements = Awaited<ReturnType<typeof elements>>

/** What elements on a page of ours are served with. */
type Serving = {
  elements: Elements
  basis: Omit<ServeBasis, 'attributes' | 'fallback'>
  /** The script by which the elements take over, where there is one. */
  script: Script | null
}

/** How the elements of one page are served; `nonce` is the page's. */
export async function serving(c: Context<AppEnv>, nonce: string): Promise<Serving> {
  const { config, now } = c.var.deps
  const built = await elements()
  const [script = null] = await newestScripts(config.embed, ['opslag.js'])
  return {
    elements: built,
    basis: {
      language: languageOf(c),
      address: ownAddress(c),
      now: now().getTime(),
      api: config.origin,
      version: built.version,
      nonce,
    },
    script,
  }
}

/** The institution as the elements on a page of ours are told of it: the page itself says that it is in test. */
export const onOurPage = (institution: Institution): Institution => ({ ...institution, testPages: null })

/** An element's markup, which `serve` has escaped. */
export const asHtml = (markup: string): Html => raw(markup)
