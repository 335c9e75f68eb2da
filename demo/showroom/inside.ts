import type { Language } from '../../server/contract/language.ts'
import { Ask, words } from '../../widgets/internal/ask.ts'
import { Inside } from '../../widgets/internal/inside.ts'
import { markPicture } from '../../widgets/internal/mark.ts'
import type { Api } from '../../widgets/shared/api.ts'
import type { OpslagElement } from '../../widgets/shared/element.ts'
import type { Example } from './example.ts'

const SLUG = 'cykelstyrelsen'

/** What outlives the page, which here outlives nothing. */
function storageOfNobody(): ReturnType<Inside['storage']> {
  const kept = new Map<string, string>()
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  }
}

/**
 * Has an element ask for what is posted internally, as `widgets/internal/` does for a tag with `internal` or `token` on a page
 * of an intranet. A token is given once; the provider's window is none.
 */
export function putInside(element: OpslagElement, { attributes, window }: Example, api: Api, language: Language): void {
  let token: string | null = attributes.token ?? null
  let times = 0
  const nextToken = async () => {
    const given = token
    token = null
    return given
  }
  const inside = new Inside(api, SLUG, nextToken, (lang) => markPicture(words[lang].mark))
  const storage = storageOfNobody()
  inside.storage = () => storage
  inside.open = () => ({ closed: window === 'closed', close: () => {} }) as Window
  inside.addEventListener('proven', () => {
    element.api = Object.assign(Object.create(api) as Api, { asked: ++times })
  })
  new Ask(element, inside, () => attributes.token !== undefined)
  // An institution that does not answer is told of by the element itself.
  inside.begin(language).catch(() => {})
}
