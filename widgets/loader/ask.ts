import { firstOf } from '../first.ts'
import { firstJobsPath, institutionPath, jobPath } from '../shared/paths.ts'
import { taken } from '../shared/taken.ts'
import { choices, languageOf, parameter } from './page.ts'

/** Answers on their way, by their addresses, for whoever asks for them first. */
export const ahead = new Map<string, Promise<Response>>()

/** Asks for what a tag will show before the code that shows it is there; answers with the element that shows it. */
export function askFor(tag: Element, server: string): string | undefined {
  const first = firstOf(tag, parameter)
  if (!first) return
  const { shown, institution, job, isList } = first
  const lang = languageOf(tag)
  const paths = [institutionPath(institution, lang)]
  if (job) paths.push(jobPath(institution, job, `?lang=${lang}`))
  // What an address with choices comes to, the list knows.
  else if (isList && !choices()) paths.push(firstJobsPath(institution, lang, tag.getAttribute('department')))
  for (const path of paths) {
    const at = (tag.getAttribute('api') || server).replace(/\/+$/, '') + path
    if (ahead.has(at)) continue
    // As `<link rel="preload" as="fetch" crossorigin>` asks (`shared/api.ts`).
    const answer = taken.fetch(at)
    answer.catch(() => {})
    ahead.set(at, answer)
  }
  return shown
}
