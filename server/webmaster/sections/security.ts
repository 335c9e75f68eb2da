import { html } from 'hono/html'
import type { Html } from '../../portal/language.ts'
import type { Facts } from '../facts.ts'
import { note, paragraphs, part, points, prose, section, snippet, table, value } from '../parts.ts'
import { strings as da } from '../security-strings.da.ts'
import { strings as en } from '../security-strings.en.ts'
import {
  firewallRule,
  headWithNonce,
  hostOf,
  mailDomain,
  mailLookUp,
  mailRecords,
  policyOfHosts,
  policyOfNonce,
  policyOfTrustedTypes,
  portOf,
} from '../site-snippets.ts'

const code = (text: string) => html`<code>${text}</code>`

export function security(facts: Facts, title: string): Html {
  const t = facts.language === 'en' ? en : da
  const { origin, mailFrom, institution } = facts
  return section(
    'security',
    title,
    paragraphs(t.text),
    part(
      'csp',
      t.csp.title,
      paragraphs(t.csp.text),
      table(t.csp.title, t.csp.heads, [
        ...Object.entries(t.csp.rows).map(([directive, why]) => [code(directive), code(origin), prose(why)]),
        [code('style-src'), t.csp.styleRow, prose(t.csp.styleWhy)],
      ]),
      snippet('csp-hosts', t.csp.hosts, policyOfHosts(facts)),
      paragraphs([t.csp.nonceText]),
      snippet('csp-nonce', t.csp.nonce, policyOfNonce(facts)),
      snippet('head-nonce', t.csp.nonceHead, headWithNonce(facts)),
      paragraphs([t.csp.trustedText]),
      snippet('csp-trusted-types', t.csp.trusted, policyOfTrustedTypes()),
    ),
    part(
      'firewall',
      t.firewall.title,
      paragraphs(t.firewall.text),
      table(t.firewall.title, t.firewall.heads, [
        [t.firewall.host, value(hostOf(facts).hostname)],
        [t.firewall.port, value(portOf(facts))],
        [t.firewall.protocol, value(hostOf(facts).protocol.replace(':', ''))],
      ]),
      snippet('firewall', t.firewall.caption, firewallRule(facts)),
      note(t.firewall.feedText),
    ),
    part(
      'mail',
      t.mail.title,
      paragraphs(t.mail.text),
      table(t.mail.title, t.mail.heads, [
        [t.mail.sender, value(mailFrom)],
        [t.mail.domain, value(mailDomain(facts))],
        [t.mail.name, institution.name],
        [t.mail.replies, t.mail.repliesTo],
      ]),
      part('mail-ask', t.mail.askTitle, points(t.mail.ask)),
      paragraphs([t.mail.publishText]),
      snippet('mail-records', t.mail.publish, mailRecords(facts)),
      paragraphs([t.mail.lookText]),
      snippet('mail-look-up', t.mail.look, mailLookUp(facts)),
    ),
    part(
      'trusted-sites',
      t.trusted.title,
      paragraphs(t.trusted.text),
      snippet('trusted-sites', t.trusted.caption, origin),
    ),
    part('privacy', t.privacy.title, points(t.privacy.points)),
  )
}
