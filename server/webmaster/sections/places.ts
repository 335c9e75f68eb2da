import { html } from 'hono/html'
import { DEFAULTS } from '../../../themes/defaults.ts'
import { TOKEN_NAMES, TOKENS } from '../../../themes/tokens.ts'
import type { Language } from '../../contract/language.ts'
import { type Html, inPortal } from '../../portal/language.ts'
import type { Facts } from '../facts.ts'
import { PARTS } from '../part-names.ts'
import { address, note, paragraphs, part, points, prose, section, snippet, table, value } from '../parts.ts'
import { strings as da } from '../place-strings.da.ts'
import { strings as en } from '../place-strings.en.ts'
import { feedsJson, oldAddresses, profileExample } from '../settings-snippets.ts'
import { sideBySide } from '../site-snippets.ts'
import { button, frameAlone, frameWithScript, measure, reserveRules, stickyHeader, tokenRules } from '../snippets.ts'

const stringsOf = ({ language }: Facts) => (language === 'en' ? en : da)
const code = (text: string) => html`<code>${text}</code>`

const fragmentAddress = (facts: Facts) =>
  `${facts.origin}/v1/institutions/${facts.institution.slug}/fragment?element=job-list&lang=${facts.language}&page=${profileExample(facts).pages.list}`

export function fragment(facts: Facts, title: string): Html {
  const t = stringsOf(facts).fragment
  return section(
    'fragment',
    title,
    paragraphs(t.text),
    snippet('fragment', t.addressCaption, fragmentAddress(facts)),
    table(
      t.parametersTitle,
      t.parameterHeads,
      Object.entries(t.parameters).map(([name, what]) => [code(name), prose(what)]),
    ),
    points(t.rules),
    note(facts.includes.length > 0 ? t.includeText : t.includeNone),
    ...facts.includes.map((one) =>
      snippet(`include-${one.name.replace(/\W/g, '-')}`, t.includeCaption(one.server, one.name), one.code),
    ),
  )
}

export function frame(facts: Facts, title: string): Html {
  const t = stringsOf(facts).frame
  const withScript = frameWithScript(facts)
  return section(
    'frame',
    title,
    paragraphs(t.text),
    points(t.cannot),
    withScript
      ? part('frame-script', t.withTitle, paragraphs([t.withText]), snippet('frame', t.withCaption, withScript))
      : '',
    part(
      'frame-alone',
      t.aloneTitle,
      paragraphs([t.aloneText]),
      snippet('frame-without-script', t.aloneCaption, frameAlone(facts)),
    ),
    part('button', t.buttonTitle, paragraphs([t.buttonText]), snippet('button', t.buttonCaption, button(facts))),
  )
}

export function size(facts: Facts, title: string): Html {
  const t = stringsOf(facts).size
  const own = facts.institution.theme.tokens
  return section(
    'size',
    title,
    part(
      'height',
      t.heightTitle,
      paragraphs(t.height),
      snippet('measure', t.measureCaption, measure()),
      paragraphs([t.styleText]),
      snippet('reserve', t.styleCaption, reserveRules()),
    ),
    part(
      'width',
      t.widthTitle,
      points(t.width),
      paragraphs([t.stickyText]),
      snippet('sticky', t.stickyCaption, stickyHeader()),
    ),
    part(
      'look',
      t.lookTitle,
      paragraphs(t.look),
      snippet('tokens', t.lookCaption, tokenRules()),
      table(
        t.tokens,
        t.tokenHeads,
        TOKEN_NAMES.map((name) => [
          code(name),
          TOKENS[name].says[facts.language],
          code(DEFAULTS[name]),
          own[name] ? code(own[name]) : t.asStandard,
        ]),
      ),
      paragraphs([t.partsText]),
      table(
        t.parts,
        t.partHeads,
        Object.entries(PARTS).map(([tag, names]) => [code(tag), html`${names.map((name) => html`${code(name)} `)}`]),
      ),
    ),
  )
}

export function links(facts: Facts, title: string): Html {
  const t = stringsOf(facts).links
  const { origin, institution, profile } = facts
  const { slug, departments } = institution
  const portal = `/portal/${slug}`
  const inBoth = (path: string) =>
    (['da', 'en'] satisfies Language[]).map((language) => address(origin + inPortal(path, language)))
  const api = `${origin}/v1/institutions/${slug}`
  return section(
    'links',
    title,
    paragraphs(t.text),
    table(t.pages, t.heads, [
      [t.portal, ...inBoth(portal)],
      [t.agent, ...inBoth(`${portal}/job-agent`)],
      [t.pools, ...inBoth(`${portal}/talent-pools`)],
      [t.login, ...inBoth(`${portal}/account`)],
      [t.confirm, ...inBoth(`${portal}/confirm`)],
      [t.frame, ...inBoth(`/frame/${slug}`)],
      [t.guide, ...inBoth(`/webmaster/${slug}`)],
    ]),
    table(t.machines, t.machineHeads, [
      [t.ad, value(profile.pages.job ?? `${origin}${portal}/jobs/{job}`)],
      [t.adPortal, value(`${origin}${portal}/jobs/{job}`)],
      [t.feeds.rss, address(`${origin}${portal}/feed.xml`)],
      [t.feeds.atom, address(`${origin}${portal}/feed.atom`)],
      [t.feeds.jsonFeed, address(`${origin}${portal}/feed.json`)],
      [t.feeds.json, address(`${origin}${portal}/jobs.json`)],
      [t.feeds.jsonLd, address(`${origin}${portal}/jobs.jsonld`)],
      [t.feeds.narrowed, value(`${origin}${portal}/feed.xml?category={category}&medium={medium}`)],
      [t.feeds.ofAll, address(`${origin}/portal/feed.xml`)],
      [t.sitemap, address(`${origin}${portal}/sitemap.xml`)],
      [t.list, address(`${api}/jobs?lang=${facts.language}`)],
      [t.one, value(`${api}/jobs/{job}?lang=${facts.language}`)],
      [t.institution, address(`${api}?lang=${facts.language}`)],
      [t.fragment, address(fragmentAddress(facts))],
      [t.elements, address(`${origin}/docs/elements?lang=${facts.language}`)],
      [t.bench, address(`${origin}/bench/${facts.language === 'en' ? 'en/' : ''}`)],
      [t.docs, address(`${origin}/docs`)],
      [t.openapi, address(`${origin}/openapi.json`)],
    ]),
    part(
      'departments',
      t.departmentsTitle,
      paragraphs([departments.length > 0 ? t.departmentsText : t.noDepartments]),
      departments.length > 0
        ? table(
            t.departmentsTitle,
            t.departmentHeads,
            departments.map(({ key, label, depth }) => [
              html`<span class="depth-${depth}">${label}</span>`,
              value(key),
              address(origin + inPortal(`${portal}?department=${key}`, facts.language)),
            ]),
          )
        : '',
    ),
  )
}

export function transition(facts: Facts, title: string): Html {
  const t = stringsOf(facts).transition
  const old = oldAddresses(facts)
  const here = (path: string) =>
    address(facts.origin + inPortal(`/portal/${facts.institution.slug}${path}`, facts.language))
  return section(
    'transition',
    title,
    paragraphs(t.text),
    part(
      'old-addresses',
      t.oldTitle,
      paragraphs([t.oldText]),
      table(t.oldTitle, t.oldHeads, [
        [t.old.list, value(old.list), code('<opslag-job-list>')],
        [t.old.agent, value(old.agent), here('/job-agent')],
        [t.old.login, value(old.login), here('/account')],
      ]),
    ),
    part('feed', t.feedTitle, paragraphs(t.feed), snippet('feeds', t.feedCaption, feedsJson())),
    part('side-by-side', t.sideTitle, paragraphs(t.side), snippet('side-by-side', t.sideCaption, sideBySide(facts))),
    part('old-ends', t.endTitle, points(t.end)),
  )
}
