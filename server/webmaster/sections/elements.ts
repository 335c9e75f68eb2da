import { html } from 'hono/html'
import type { Html } from '../../portal/language.ts'
import { strings as da } from '../element-strings.da.ts'
import { strings as en } from '../element-strings.en.ts'
import type { Facts } from '../facts.ts'
import { paragraphs, part, prose, section, snippet, table } from '../parts.ts'
import {
  adTag,
  agentTag,
  anchors,
  careerTag,
  formTag,
  layoutLine,
  listTag,
  loginTag,
  onePage,
  onePageLayout,
  poolTag,
  twoLists,
  twoPagesAd,
  twoPagesList,
} from '../snippets.ts'

const code = (text: string) => html`<code>${text}</code>`

/** What can stand behind a page's address. */
const ADDRESSES = {
  job: '?job=1042',
  apply: '?apply=1042',
  search: '?q=it',
  department: '?department=hr',
  medium: '?medium=linkedin',
  agent: '?agent=new&q=it',
  pools: '?pool=',
  pool: '?pool=ingenioerer',
} as const

export function elements(facts: Facts, title: string): Html {
  const t = facts.language === 'en' ? en : da
  const attributes = (caption: string, rows: Record<string, readonly [string, string]>) =>
    table(
      caption,
      t.heads,
      Object.entries(rows).map(([name, [does, otherwise]]) => [code(name), prose(does), prose(otherwise)]),
    )
  return section(
    'elements',
    title,
    paragraphs(t.intro),
    part('shared', t.shared.title, attributes(t.shared.title, t.shared.rows)),
    part(
      'career-page',
      t.career.title,
      paragraphs(t.career.text),
      snippet('career-page', t.career.caption, careerTag(facts)),
    ),
    part(
      'job-list',
      t.list.title,
      paragraphs(t.list.text),
      snippet('job-list', t.list.caption, listTag(facts)),
      attributes(t.list.title, t.list.rows),
    ),
    part(
      'job-ad',
      t.ad.title,
      paragraphs(t.ad.text),
      snippet('job-ad', t.ad.caption, adTag(facts, '', '40em')),
      attributes(t.ad.title, t.ad.rows),
    ),
    part(
      'application-form',
      t.form.title,
      paragraphs(t.form.text),
      snippet('application-form', t.form.caption, formTag(facts)),
      attributes(t.form.title, t.form.rows),
    ),
    part(
      'candidate-login',
      t.login.title,
      paragraphs(t.login.text),
      snippet('candidate-login', t.login.caption, loginTag(facts)),
      attributes(t.login.title, t.login.rows),
    ),
    part(
      'job-agent',
      t.agent.title,
      paragraphs(t.agent.text),
      snippet('job-agent', t.agent.caption, agentTag(facts)),
      attributes(t.agent.title, t.agent.rows),
    ),
    part(
      'talent-pool',
      t.pool.title,
      paragraphs(t.pool.text),
      snippet('talent-pool', t.pool.caption, poolTag(facts)),
      attributes(t.pool.title, t.pool.rows),
    ),
    part(
      'isolated',
      t.isolated.title,
      paragraphs(t.isolated.text),
      snippet('isolated', t.isolated.caption, formTag(facts, 'isolated')),
    ),
    part(
      'layouts',
      t.layouts.title,
      paragraphs(t.layouts.text),
      snippet('layout', t.layouts.caption, listTag(facts, 'layout="table"')),
      paragraphs([t.layouts.headText]),
      ...['cards', 'table'].map((layout) =>
        snippet(`layout-${layout}`, t.layouts.headCaption(layout), layoutLine(facts, layout)),
      ),
    ),
    part(
      'pages',
      t.pages.title,
      paragraphs(t.pages.one),
      snippet('one-page', t.pages.oneCaption, onePage(facts)),
      paragraphs([t.pages.layoutText]),
      snippet('one-page-layout', t.pages.layoutCaption, onePageLayout()),
      paragraphs(t.pages.two),
      snippet('two-pages-list', t.pages.twoListCaption, twoPagesList(facts)),
      snippet('two-pages-ad', t.pages.twoAdCaption, twoPagesAd(facts)),
      paragraphs(t.pages.many),
      snippet('two-lists', t.pages.manyCaption, twoLists(facts)),
    ),
    part(
      'anchors',
      t.anchors.title,
      paragraphs(t.anchors.text),
      snippet('anchors', t.anchors.caption, anchors(facts)),
      table(
        t.anchors.title,
        t.anchors.heads,
        (Object.keys(ADDRESSES) as (keyof typeof ADDRESSES)[]).map((name) => [
          code(ADDRESSES[name]),
          t.anchors.rows[name],
        ]),
      ),
    ),
    part(
      'events',
      t.events.title,
      paragraphs(t.events.text),
      table(
        t.events.title,
        t.events.heads,
        Object.entries(t.events.rows).map(([name, when]) => [code(name), prose(when)]),
      ),
    ),
  )
}
