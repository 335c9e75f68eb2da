import type { Institution } from '../../server/contract/institution.ts'
import type { PreviewedTheme } from '../../server/contract/theme-version.ts'
import { type ChunkTable, elementsAre, loadElement } from './chunks.ts'
import type { Surroundings } from './context.ts'

// A page that is opened with a signed parameter shows a theme that is not published (`server/themes/preview.ts`).

type Theme = Institution['theme']

/** Put in by the build: the files of the chunk below, with their hashes. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

const LIVE = 'live'

elementsAre({ [LIVE]: () => import('./live.ts') }, typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__)

const ASK_MS = 15_000

/** What was asked for; what failed is asked for again. */
const asked = new Map<string, Promise<Theme>>()

function ask({ api, institution }: Surroundings, token: string): Promise<Theme> {
  const path = `/v1/institutions/${encodeURIComponent(institution)}/theme-previews/${encodeURIComponent(token)}`
  const at = api.base + path
  const answer =
    asked.get(at) ?? (api.call?.(path, ASK_MS, {}) ?? Promise.reject()).then((found) => (found as PreviewedTheme).theme)
  asked.set(at, answer)
  answer.catch(() => asked.delete(at))
  return answer
}

/**
 * The theme that the signed parameter stands for, or the published one where it is not good. A page that the designer's bench
 * opened follows the bench from then on: only here, where the server has accepted the parameter, does it begin to listen.
 */
export async function previewed(here: Surroundings, published: Theme, root: ShadowRoot | null): Promise<Theme> {
  try {
    const theme = { ...published, ...(await ask(here, here.address.get('opslag-theme') ?? '')) }
    if (!opener || !root) return theme
    const live = await loadElement<typeof import('./live.ts')>(LIVE, 'da').catch(() => undefined)
    return live ? live.follow(root, theme, here.api.base) : theme
  } catch {
    return published
  }
}
