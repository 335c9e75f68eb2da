import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { plainForm, pool } from '../../demo/showroom/data/pools.ts'
import { RIGHTS, RULES } from './hostile-rules.ts'
import { LINK, LIST, open } from './scene.ts'

const FORM = `<opslag-application-form institution="cykelstyrelsen" job="1002">${LINK}</opslag-application-form>`

/** A form sent empty, so that everything that can be wrong is said. */
async function withErrors(page: Page) {
  await page.locator('opslag-application-form [part=submit]').click()
  await page.locator('opslag-application-form [part=summary]').waitFor()
}

/** An element on its own page, and what of it must be readable: names of texts with their selectors, and a button or link. */
interface Subject {
  tag: string
  texts: Record<string, string>
  button: string
  /** Where a text must lie on top of everything; nothing where a page may lay something over it. */
  onTop?: string
}
const FORM_SUBJECT: Subject = {
  tag: 'opslag-application-form',
  texts: {
    notice: '[part=privacy-notice] p',
    consent: '.tick > label',
    deadline: '.box dd',
    error: '.problem',
    summary: '#summary li a',
  },
  button: '[part=submit]',
  onTop: '.safe, .problem, .tick',
}
const POOL_SUBJECT: Subject = {
  tag: 'opslag-talent-pool',
  texts: {
    notice: '[part=privacy-notice] > p',
    consent: '[part=consent] p',
    box: '.tick > label',
    error: '.problem',
    summary: '#summary li a',
  },
  button: '[part=submit]',
  onTop: '.safe, .problem, .tick',
}
const LIST_SUBJECT: Subject = {
  tag: 'opslag-job-list',
  texts: { title: '[part=title] a', deadline: '[part=deadline] .words' },
  button: '.search .button',
}
const AD_SUBJECT: Subject = {
  tag: 'opslag-job-ad',
  texts: { title: '[part=title]', deadline: '.start .deadline .term + *', body: '[part=body] p' },
  button: '[part=apply]',
}

/**
 * Of the rules those that say nothing to what a list and an ad offer a page to change: parts, tokens, and the look of the
 * tag as a whole. What a form asks consent to is beyond those too (trust.md T9); a list's colours are the page's own affair.
 */
const NOT_AIMED = RULES.filter(
  (rule) => !/::part\(|--|opslag-application-form \{ (?:opacity|filter|transform|animation)/.test(rule),
)

/** For each rule on its own, which of the texts cannot be read, and whether anything can be answered. */
const measure = (page: Page, subject: Subject, rules: readonly string[]) =>
  page.evaluate(
    ([{ tag, texts, button: pressed, onTop }, all]) => {
      const root = document.querySelector(tag)?.shadowRoot as ShadowRoot
      type Colour = [number, number, number, number]
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
      const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
      const colour = (text: string): Colour => {
        pen.clearRect(0, 0, 1, 1)
        pen.fillStyle = text
        pen.fillRect(0, 0, 1, 1)
        const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data
        return [r, g, b, (a ?? 0) / 255] as Colour
      }
      const luminance = ([r, g, b]: Colour) => {
        const [x, y, z] = [r, g, b].map((one) => {
          const part = one / 255
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
        }) as [number, number, number]
        return 0.2126 * x + 0.7152 * y + 0.0722 * z
      }
      const above = (element: Element): Element | null =>
        element.assignedSlot ??
        element.parentElement ??
        ((element.getRootNode() as ShadowRoot).host as Element | undefined) ??
        null
      /** The first ground behind a text that hides what is behind it. Ours have no translucent ones. */
      const ground = (element: Element | null): Colour => {
        for (let one = element; one; one = above(one)) {
          const found = colour(getComputedStyle(one).backgroundColor)
          if (found[3] === 1) return found
        }
        return [255, 255, 255, 1]
      }
      const contrast = (element: Element) => {
        const style = getComputedStyle(element)
        const text = colour(style.webkitTextFillColor)
        if (text[3] < 1) return 0
        const [light, dark] = [luminance(text), luminance(ground(element))].sort((one, other) => other - one) as [
          number,
          number,
        ]
        return (light + 0.05) / (dark + 0.05)
      }
      const isSpoilt = (element: Element): string | undefined => {
        element.scrollIntoView({ block: 'center', behavior: 'instant' })
        const range = document.createRange()
        range.selectNodeContents(element)
        const box = range.getBoundingClientRect()
        const style = getComputedStyle(element)
        if (box.width < 20 || box.height < 8) return `${Math.round(box.width)} by ${Math.round(box.height)} px`
        if (Number.parseFloat(style.fontSize) < 12) return `letters of ${style.fontSize}`
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return 'invisible'
        for (let one: Element | null = element; one; one = above(one)) {
          const { opacity, filter, transform } = getComputedStyle(one)
          if (root.contains(one) || one === root.host)
            if (opacity !== '1' || filter !== 'none' || transform !== 'none')
              return `${one.localName} ${opacity} ${filter} ${transform}`
        }
        if (contrast(element) < 4.5) return `contrast ${contrast(element).toFixed(1)}`
        const hit = root.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2)
        // A card's link lies over all of it and hides nothing.
        const isOurs = element.contains(hit) || hit?.contains(element) || hit?.closest('.cards > *')?.contains(element)
        if (!isOurs || (onTop && !hit?.closest(onTop))) return `under ${hit?.localName}.${hit?.className}`
        return undefined
      }
      const sheet = document.head.appendChild(document.createElement('style'))
      return all.map((rule) => {
        sheet.textContent = rule
        const spoilt = Object.entries(texts).flatMap(([name, selector]) => {
          const found = [...root.querySelectorAll(selector)].filter((one) => one.localName !== 'form')
          const wrong = found.map(isSpoilt).find(Boolean)
          return found.length ? (wrong ? [`${name}: ${wrong}`] : []) : [`${name}: not there`]
        })
        const button = root.querySelector(pressed) as HTMLElement
        button.scrollIntoView({ block: 'center', behavior: 'instant' })
        const { left, top, width, height } = button.getBoundingClientRect()
        const isSeen =
          button.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
          root.elementFromPoint(left + width / 2, top + height / 2) === button
        return { rule, spoilt, canAnswer: isSeen && height > 0 }
      })
    },
    [subject, rules] as const,
  )

describe('what a person agrees to, the deadline and what is wrong', { concurrency: true }, () => {
  test(`can be read under each of 200 hostile rules, and under all of them`, async (t) => {
    assert.ok(RULES.length >= 200)
    const { page, errors } = await open(t, { body: FORM })
    await withErrors(page)
    const clean = await measure(page, FORM_SUBJECT, [''])
    assert.deepEqual(clean, [{ rule: '', spoilt: [], canAnswer: true }])
    const measured = await measure(page, FORM_SUBJECT, [...RULES, RULES.join('\n')])
    assert.deepEqual(
      measured.filter(({ spoilt }) => spoilt.length).map(({ rule, spoilt }) => [rule.slice(0, 200), spoilt]),
      [],
    )
    assert.deepEqual(errors, [])
  })

  test('so can what a talent pool asks consent to', async (t) => {
    const { page, errors } = await open(t, {
      body: `<opslag-talent-pool institution="cykelstyrelsen" pool="ingenioerer">${LINK}</opslag-talent-pool>`,
      server: (url, route) =>
        url.pathname.endsWith('/talent-pools/ingenioerer')
          ? route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: pool(plainForm) })
          : undefined,
    })
    await page.locator('opslag-talent-pool [part=submit]').click()
    await page.locator('opslag-talent-pool [part=summary]').waitFor()
    assert.deepEqual(await measure(page, POOL_SUBJECT, ['']), [{ rule: '', spoilt: [], canAnswer: true }])
    const rules = RULES.map((rule) => rule.replaceAll('opslag-application-form', POOL_SUBJECT.tag))
    const ofConsent = rules.map((rule) => rule.replaceAll('::part(privacy-notice)', '::part(consent)'))
    const all = [...new Set([...rules, ...ofConsent])]
    const measured = await measure(page, POOL_SUBJECT, [...all, all.join('\n')])
    assert.deepEqual(
      measured.filter(({ spoilt }) => spoilt.length).map(({ rule, spoilt }) => [rule.slice(0, 200), spoilt]),
      [],
    )
    assert.deepEqual(errors, [])
  })

  for (const [what, subject, body] of [
    ['a list', LIST_SUBJECT, LIST],
    ['a list of cards', LIST_SUBJECT, LIST.replace('>', ' layout="cards">')],
    ['a list as a table', LIST_SUBJECT, LIST.replace('>', ' layout="table">')],
    ['an ad', AD_SUBJECT, `<opslag-job-ad institution="cykelstyrelsen" job="1002">${LINK}</opslag-job-ad>`],
  ] as const)
    test(`so can title, deadline and button of ${what}`, async (t) => {
      const { page, errors } = await open(t, { body })
      await page.locator(`${subject.tag} [part=title]`).first().waitFor()
      // A page may well hide what is no element yet; a list stands before it is one.
      await page.waitForFunction((tag) => customElements.get(tag), subject.tag)
      assert.deepEqual(await measure(page, subject, ['']), [{ rule: '', spoilt: [], canAnswer: true }])
      const rules = NOT_AIMED.map((rule) => rule.replaceAll('opslag-application-form', subject.tag))
      assert.ok(rules.length >= 100)
      const measured = await measure(page, subject, rules)
      assert.deepEqual(
        measured
          .filter(({ spoilt, canAnswer }) => spoilt.length || !canAnswer)
          .map(({ rule, spoilt, canAnswer }) => [rule.slice(0, 200), spoilt, canAnswer]),
        [],
      )
      assert.deepEqual(errors, [])
    })

  test('go with the fields where a page takes the element away', async (t) => {
    const { page } = await open(t, { body: FORM })
    await withErrors(page)
    for (const { rule, spoilt, canAnswer } of await measure(page, FORM_SUBJECT, RIGHTS))
      assert.deepEqual([rule, spoilt.length > 0, canAnswer], [rule, true, false])
  })
})
