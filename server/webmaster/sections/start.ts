import { html } from 'hono/html'
import type { Html } from '../../portal/language.ts'
import type { Facts } from '../facts.ts'
import { note, paragraphs, part, points, prose, section, snippet, steps, table } from '../parts.ts'
import { registeredTable } from '../registered.ts'
import { profileJson, settingsCommands, settingsRequest } from '../settings-snippets.ts'
import { headLines, listTag, newestScriptTag, wholePage } from '../snippets.ts'
import { strings as da } from '../start-strings.da.ts'
import { strings as en } from '../start-strings.en.ts'

const stringsOf = ({ language }: Facts) => (language === 'en' ? en : da)
const code = (text: string) => html`<code>${text}</code>`

export function goLive(facts: Facts, title: string): Html {
  const t = stringsOf(facts)
  return section(
    'go-live',
    title,
    paragraphs(t.get),
    part('steps', t.stepsTitle, steps(t.steps)),
    part('registered', t.registered, registeredTable(facts, t)),
    part(
      'register',
      t.register,
      paragraphs([...t.registerText, t.profileText]),
      snippet('profile', t.profileCaption, profileJson(facts)),
      snippet('settings-commands', t.commandsCaption, settingsCommands(facts)),
      note(t.commandsText),
      snippet('settings-request', t.requestCaption, settingsRequest(facts)),
      note(t.requestText),
    ),
  )
}

export function script(facts: Facts, title: string): Html {
  const t = stringsOf(facts)
  return section(
    'script',
    title,
    paragraphs(t.scriptText),
    snippet('head', t.headCaption, headLines(facts)),
    snippet('list', t.listCaption, listTag(facts)),
    points(t.rules),
    part(
      'lines',
      t.linesTitle,
      table(t.linesTitle, t.lineHeads, [
        [code('<link rel="modulepreload">'), t.lines.modulepreload],
        [code('<link rel="preload">'), t.lines.preload],
        [code('<script type="module">'), t.lines.script],
        [code('integrity'), prose(t.lines.integrity)],
        [code('min-height'), t.lines.reserve],
        [code('<a href>'), t.lines.link],
      ]),
    ),
    part(
      'versions',
      t.versionsTitle,
      paragraphs([t.versionsText(facts.version)]),
      table(
        t.versionsTitle,
        t.versionHeads,
        t.versionRows.map((row) => row.map(prose)),
      ),
      snippet('script-newest', t.newestCaption, newestScriptTag(facts)),
    ),
  )
}

export function wholePageSection(facts: Facts, title: string): Html {
  const t = stringsOf(facts)
  return section('whole-page', title, paragraphs(t.wholeText), snippet('whole-page', t.wholeCaption, wholePage(facts)))
}
