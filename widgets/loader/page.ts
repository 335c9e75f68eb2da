import type { Language } from '../../server/contract/language.ts'

/** What the page's address says to a list: the names of its parameters, with what stands before them where there are several. */
const CHOICE = /^(?:.+\.)?(?:q|category|location|department|employmentType|sort|show)=/
/** What it says to an ad or a form. */
const JOB = /[?&](?:job|apply|draft|application|opslag-theme)=/

const pairs = (isChoice: boolean) =>
  location.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && CHOICE.test(pair) === isChoice)

/** The lists' part of the page's address, and what else stands there. */
export const choices = (): string => pairs(true).join('&')
export const others = (): string[] => pairs(false)

export const hasJob = (): boolean => !!location.search && JOB.test(location.search)

export const parameter = (name: string): string | null => new URLSearchParams(location.search).get(name)

/** The language that a tag is written in. Tags that stand inside other elements, the elements find themselves. */
export const languageOf = (tag: Element): Language =>
  /^en\b/i.test(tag.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? '') ? 'en' : 'da'
