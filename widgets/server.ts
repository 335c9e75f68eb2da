import type { Institution } from '../server/contract/institution.ts'
import { facesCss } from '../themes/fonts.ts'
import { darkSheet, themeSheet } from '../themes/validate.ts'
import { servedAd } from './server/ad.ts'
import { servedForm } from './server/form.ts'
import { servedList } from './server/list.ts'
import { escaped, openTag } from './server/picture.ts'
import { fromHere, isNowhere, somewhere } from './server/place.ts'
import type { ServeBasis, Served, ServedElement, ServeRequest } from './server/request.ts'

export { PLAIN_FIELDS } from './server/form-markup.ts'
export { type ListQuestion, listQuestion } from './server/list.ts'
export { NOWHERE } from './server/place.ts'
export { type PlainSubmission, readPlain, refusedPlain, sentPlain } from './server/plain.ts'
export { questionFaults, questionFields, readQuestions } from './server/questions.ts'
export type { PlainFile, PlainForm, ServeBasis, ServedElement, ServeRequest } from './server/request.ts'
export { type Choices, choicesFrom } from './shared/form/choices.ts'
export { cprNumbers, masked } from './shared/form/cpr.ts'

declare const __OPSLAG_VERSION__: string

/** The version of the elements that these pictures were built with. */
export const version = __OPSLAG_VERSION__

function servedOf(request: ServeRequest): Served {
  const { institution } = request.data
  if (request.element === 'job-list') return servedList(request, institution, [request.data.jobs].flat())
  if (request.element === 'application-form') return servedForm(request, institution, request.data.job, request.plain)
  return servedAd(request, institution, request.data.job)
}

/** The tag with what stands in it and nothing more: the element draws itself. */
export function serveTag(element: ServedElement, { language, attributes, fallback }: ServeBasis): string {
  const tag = `opslag-${element}`
  return `${openTag(tag, { ...attributes, lang: language })}${fallback}</${tag}>`
}

/** The institution's tokens, where rules read them also under the names that no rule of the page may change (`shared/theme.ts`). */
function dress(worn: Institution['theme'], rules: string): string {
  const theme = themeSheet(worn.tokens, ':host') + darkSheet(worn.dark, ':host')
  return (
    rules + theme + (rules.includes('--_safe') ? theme.replaceAll(/--opslag-(.+);/g, '--_safe-$1 !important;') : '')
  )
}

/**
 * The rules that the picture can wear: one that names a class which nothing in it has is left out, since only a script would
 * give a class to anything, and the element brings its own rules.
 */
function wornBy(picture: string, rules: string): string {
  const has = new Set([...picture.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')))
  const isDead = (selector: string) =>
    !selector.includes(':not(') && [...selector.matchAll(/\.([a-z][\w-]*)/g)].some(([, name = '']) => !has.has(name))
  return rules.replaceAll(/([^{}]+)\{[^{}]*\}/g, (rule, selectors: string) =>
    !selectors.includes('@') && selectors.split(',').every(isDead) ? '' : rule,
  )
}

/** The theme's fonts, for a page that is not ours; ours have them in their style sheet. */
const facesFor = ({ api, data }: ServeRequest) =>
  `<style>${facesCss(data.institution.theme.fonts, ({ url }) => new URL(url, api).href).replaceAll('<', '\\3c ')}</style>`

/** Data in a script that is none: nothing in it can end it. */
const inScript = (data: unknown) => JSON.stringify(data).replaceAll('<', '\\u003c')

/**
 * An element as markup that shows without script what the element shows: the tag, its picture in a declarative shadow root
 * with its style, what the webmaster put between the tags, and the data it was made of. The element of the same version
 * draws the same picture from them without asking the server; one of another version takes no notice of them.
 */
export function serve(given: ServeRequest): string {
  const isForScript = isNowhere(given.address)
  const request = isForScript ? { ...given, address: somewhere(given.address) } : given
  const { element, language, version, now, nonce, address, attributes, fallback } = request
  const { picture, sheets, answers, open, stays, slotted = '' } = servedOf(request)
  const { institution } = request.data
  const tag = `opslag-${element}`
  const style = dress(institution.theme, wornBy(picture, sheets.map(({ cssText }) => cssText).join('')))
  // A face is one of the document's: in the picture's style it would be ignored, and the text would move when the element
  // registers it. The script puts it there by itself, out of where no policy of the page minds it.
  const faces = nonce ? '' : facesFor(request)
  const root =
    picture &&
    `<style${nonce ? ` nonce="${escaped(nonce)}"` : ''}>${style}</style>${isForScript ? faces : ''}${isForScript ? fromHere(picture, address) : picture}`
  const data = { at: now, answers: Object.fromEntries(answers), ...(stays && { stays }) }
  const start = openTag(tag, {
    institution: institution.slug,
    lang: language,
    ...attributes,
    open,
    'data-opslag': version,
  })
  const shadow = root && `<template shadowrootmode="open">${root}</template>`
  return `${start}${shadow}${isForScript ? '' : faces}${slotted}${fallback}<script type="application/json" data-opslag>${inScript(data)}</script></${tag}>`
}
