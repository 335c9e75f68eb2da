import { html } from 'hono/html'
import { inLanguage } from '../../contract/language.ts'
import type { MediaSettings, Medium } from '../../contract/media.ts'
import type { Html } from '../../portal/language.ts'
import type { Facts } from '../facts.ts'
import { strings as da } from '../outside-strings.da.ts'
import { strings as en } from '../outside-strings.en.ts'
import { address, type Piece, paragraphs, part, prose, section, snippet, table, value } from '../parts.ts'
import { EXAMPLE_BOARD, jobnetJson, mediaJson, webhooksJson } from '../settings-snippets.ts'
import { listTag, portalAddress, words } from '../snippets.ts'

const stringsOf = ({ language }: Facts) => (language === 'en' ? en : da)
const command = ({ institution }: Facts, verb: string, rest = '') =>
  `npm run opslag -- ${verb} --institution ${institution.slug}${rest}`
const withKey = (facts: Facts) => `-H "authorization: Bearer ${words(facts).key}"`
const code = (text: string): Html => html`<code>${text}</code>`

const firstKey = (media: MediaSettings['media'], kind: Medium['kind']) => media.find((one) => one.kind === kind)?.key

/** Where a medium's key is put on. */
function wayOf(facts: Facts, { key, kind }: Medium): Piece {
  const t = stringsOf(facts).media
  if (kind === 'board-feed') return address(`${facts.origin}/portal/${facts.institution.slug}/feed.xml?medium=${key}`)
  if (kind === 'board-mail') return t.byMail
  return kind === 'jobnet' ? prose(t.seeJobnet) : code(`medium="${key}"`)
}

function withMedium(page: string, medium: string): string {
  const there = new URL(page)
  there.searchParams.set('medium', medium)
  return there.href
}

/** The places where jobs are posted, and what makes an application's origin known. */
export function media(facts: Facts, title: string): Html {
  const t = stringsOf(facts).media
  const { origin, institution, profile, language } = facts
  const page = firstKey(facts.media, 'page') ?? 'website'
  const other = facts.media.find(({ kind }) => kind !== 'page' && kind !== 'intranet')?.key ?? EXAMPLE_BOARD
  const call = `curl -X PUT "${origin}/v1/institutions/${institution.slug}/jobs/1001/publications/${other}" \\
  ${withKey(facts)} -H "content-type: application/json" \\
  --data '{ "from": "2026-12-01", "until": "2026-12-15", "cost": 4500 }'`
  return section(
    'media',
    title,
    paragraphs(t.text),
    table(
      t.listTitle,
      t.heads,
      facts.media.map((medium) => [
        inLanguage(medium.name, language).text,
        value(medium.key),
        t.kinds[medium.kind],
        wayOf(facts, medium),
      ]),
    ),
    snippet('media-setting', t.settingCaption, mediaJson({ da: da.media.example, en: en.media.example })),
    snippet('media-tag', t.tagCaption, listTag(facts, `medium="${page}"`)),
    snippet('media-link', t.linkCaption, withMedium(profile.pages.list ?? portalAddress(facts), t.link)),
    part(
      'publish',
      t.publishTitle,
      paragraphs(t.publishText),
      snippet(
        'publish',
        t.publishCaption,
        `${command(facts, 'publish', ` --job 1001 --medium ${other} --from 2026-12-01 --until 2026-12-15 --cost 4500`)}
${command(facts, 'publications', ' --job 1001')}
${command(facts, 'unpublish', ` --job 1001 --medium ${other}`)}`,
      ),
      snippet('publish-call', t.callCaption, call),
    ),
  )
}

/** What became of it all: the page, a file, a call. */
export function statistics(facts: Facts, title: string): Html {
  const t = stringsOf(facts).statistics
  const { origin, institution, language } = facts
  const shown = `${origin}/statistics/${institution.slug}${language === 'en' ? '?lang=en' : ''}`
  return section(
    'statistics',
    title,
    paragraphs(t.text),
    table(title, t.pageHeads, [[t.page, address(shown)]]),
    snippet(
      'statistics-file',
      t.commandCaption,
      command(facts, 'statistics media', ' --by medium,period --out ./statistics.xlsx'),
    ),
    snippet(
      'statistics-call',
      t.callCaption,
      `curl ${withKey(facts)} -o statistics.csv \\
  "${origin}/v1/institutions/${institution.slug}/statistics/media?by=medium,period&format=csv&lang=${language}"`,
    ),
  )
}

/** Addresses of the institution's own that are told what happens. */
export function webhooks(facts: Facts, title: string): Html {
  const t = stringsOf(facts).webhooks
  return section(
    'webhooks',
    title,
    paragraphs(t.text),
    snippet('webhooks-setting', stringsOf(facts).settingCaption('webhooks'), webhooksJson(facts)),
    snippet(
      'webhooks-commands',
      t.commandCaption,
      `${command(facts, 'webhook secret', ' website')}
${command(facts, 'webhook test', ' website')}
${command(facts, 'webhooks', ' --webhook website')}`,
    ),
    ...facts.receivers.map((one) => snippet(`verify-${one.name.replace(/^.*\./, '')}`, t.code(one.server), one.code)),
  )
}

/** How jobs come to stand on Jobnet. */
export function jobnet(facts: Facts, title: string): Html {
  const t = stringsOf(facts).jobnet
  return section(
    'jobnet',
    title,
    paragraphs(t.text),
    snippet('jobnet-setting', stringsOf(facts).settingCaption('jobnet'), jobnetJson(facts, t)),
    snippet(
      'jobnet-commands',
      t.commandCaption,
      `${command(facts, 'jobnet check', ' 1001')}
${command(facts, 'jobnet')}
${command(facts, 'jobnet show', ' 1001')}`,
    ),
  )
}
