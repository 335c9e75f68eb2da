import '../../../widgets/job-list/layout-cards.ts'
import '../../../widgets/job-list/layout-table.ts'
import { longJob } from '../../../demo/showroom/data/long-form.ts'
import { deepEqual, equal, eventually, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { NOON, institution as office } from '../job-ad/examples.ts'
import { institution } from '../job-list/examples.ts'
import { text } from '../job-list/page.ts'
import { bring, formRequest, listRequest, PAGE, removeMade, rootOf, serve } from './page.ts'

afterEach(removeMade)

// The browser's question would keep the runner from going on to the next file.
addEventListener('beforeunload', (event) => event.isTrusted && event.stopImmediatePropagation())

const list = (layout: string, change: object = {}) => serve({ ...listRequest({ attributes: { layout } }), ...change })
const form = () => {
  const job = { ...longJob, form: longJob.form && { ...longJob.form, layout: 'one-page' as const } }
  return serve(formRequest({ attributes: { job: longJob.id }, data: { institution: office, job } }))
}

/** What is seen of a picture: tags, names and words, a link in place of a button among them. */
const shapeOf = (root: ShadowRoot, within = '.opslag') =>
  [...(root.querySelector(within)?.querySelectorAll('*') ?? [])]
    .filter((one) => one.checkVisibility() && !one.matches('input[type=hidden], [role=status]'))
    .map((one) => `${one.localName}.${one.className}#${one.id} ${one.children.length ? '' : text(one)}`)
    .map((one) => one.replace(/^(?:a|button)\.(?=button|by)/, '.'))

describe('a served layout', () => {
  it('is as accessible as the element’s', async () => {
    for (const markup of [list('cards'), list('table'), form()]) {
      await accessible(bring(markup).tag)
      removeMade()
    }
  })

  it('is the institution’s own where the tag names none that there is', () => {
    const { theme } = institution()
    const layouts = { ...theme.layouts, list: 'table' as const }
    const { data } = listRequest()
    const decided = { data: { ...data, institution: institution('da', { theme: { ...theme, layouts } }) } }
    const isTable = (layout: string) => !!rootOf(list(layout, decided)).querySelector('table')
    deepEqual([isTable('tiles'), isTable('rows'), isTable('')], [true, false, true])
  })

  it('sorts by links in the headings of its table', () => {
    const root = rootOf(list('table', { address: `${PAGE}?category=it&show=40` }))
    deepEqual(
      [...root.querySelectorAll('thead a')].map((link) => [text(link), link.getAttribute('href')]),
      [
        ['Stilling', `${PAGE}?category=it&sort=title`],
        ['Slået op', `${PAGE}?category=it&sort=published`],
        ['Ansøgningsfrist', `${PAGE}?category=it`],
      ],
    )
    equal(root.querySelector('thead button'), null)
  })

  it('is taken over by the same picture, and keeps focus on a heading', async () => {
    for (const layout of ['cards', 'table']) {
      const { tag, root, asked, comeAlive } = bring(list(layout))
      tag.style.cssText = 'display: block; width: 1100px'
      const [before, height] = [shapeOf(root), tag.offsetHeight]
      root.querySelector<HTMLElement>('#by-title')?.focus()
      await comeAlive()
      equal(root.querySelector('style'), null, 'it has been taken over')
      deepEqual(shapeOf(root), before)
      deepEqual([tag.offsetHeight, asked], [height, []])
      if (layout === 'table') equal(root.activeElement?.localName, 'button')
    }
  })

  it('is a form whose topics all stand there before their code does, and keep what is answered', async () => {
    const { root, comeAlive } = bring(form(), { now: NOON })
    const before = shapeOf(root, '[part=form]')
    ok(before.some((one) => /#question-licence-yes/.test(one)))
    const place = () => root.querySelector('#question-licence-yes')?.getBoundingClientRect().top
    const top = place()
    root.querySelector<HTMLElement>('#question-licence-yes')?.click()
    await comeAlive()
    await eventually(() => !root.querySelector('style'), 'the element')
    ok(root.querySelector<HTMLInputElement>('#question-licence-yes')?.checked)
    equal(place(), top)
    const after = shapeOf(root, '[part=form]')
    deepEqual(after.slice(0, before.length - 1), before.slice(0, -1))
  })
})
