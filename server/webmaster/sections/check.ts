import type { Html } from '../../portal/layout.ts'
import { strings as da } from '../check-strings.da.ts'
import { strings as en } from '../check-strings.en.ts'
import type { Facts } from '../facts.ts'
import { note, paragraphs, part, points, prose, section, snippet, table } from '../parts.ts'
import { checkCommand } from '../settings-snippets.ts'

export function check(facts: Facts, title: string): Html {
  const t = facts.language === 'en' ? en : da
  return section(
    'check',
    title,
    paragraphs(t.text),
    snippet('check', t.caption, checkCommand(facts)),
    note(t.exit),
    part('check-looks', t.looksTitle, points(t.looks)),
    part('check-means', t.meaningTitle, table(t.meaningTitle, t.meaningHeads, t.meanings)),
    part(
      'faults',
      t.faultsTitle,
      table(
        t.faultsTitle,
        t.faultHeads,
        t.faults.map((row) => row.map(prose)),
      ),
    ),
  )
}
