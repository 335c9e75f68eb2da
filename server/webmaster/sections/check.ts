import { html } from 'hono/html'
import { strings as looksDa } from '../../contract/checks.da.ts'
import { strings as looksEn } from '../../contract/checks.en.ts'
import { CHECKS } from '../../contract/connection.ts'
import type { Html } from '../../portal/language.ts'
import { strings as da } from '../check-strings.da.ts'
import { strings as en } from '../check-strings.en.ts'
import type { Facts } from '../facts.ts'
import { note, paragraphs, part, points, prose, section, snippet, table } from '../parts.ts'
import { checkCommand } from '../settings-snippets.ts'

export function check(facts: Facts, title: string): Html {
  const [t, looks] = facts.language === 'en' ? [en, looksEn] : [da, looksDa]
  return section(
    'check',
    title,
    paragraphs(t.text),
    snippet('check', t.caption, checkCommand(facts)),
    note(t.exit),
    note(t.unreachable),
    part(
      'check-looks',
      t.looksTitle,
      // A waiver is no check: nobody has looked.
      points(CHECKS.filter((one) => one !== 'waived').map((one) => looks[one])),
    ),
    part('check-means', t.meaningTitle, table(t.meaningTitle, t.meaningHeads, t.meanings)),
    part(
      'faults',
      t.faultsTitle,
      table(
        t.faultsTitle,
        t.faultHeads,
        Object.values(t.faults).map(([says, seen, mend]) => [html`<q>${says}</q>`, seen, prose(mend)]),
      ),
    ),
  )
}
