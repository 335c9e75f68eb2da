import type { InternalSettings } from '../../contract/internal.ts'
import type { Html } from '../../portal/language.ts'
import type { Facts } from '../facts.ts'
import { strings as da } from '../internal-strings.da.ts'
import { strings as en } from '../internal-strings.en.ts'
import { paragraphs, part, section, snippet } from '../parts.ts'
import { listTag } from '../snippets.ts'

const SETTING: InternalSettings = {
  ways: ['token', 'oidc', 'address'],
  oidc: {
    issuer: 'https://login.microsoftonline.com/TENANT/v2.0',
    clientId: 'CLIENT-ID',
    claim: { name: 'tid', values: ['TENANT'] },
  },
  domains: ['example.dk'],
  jobPage: 'http://intranet.example.dk/job?job={job}',
}

const command = (facts: Facts, words: string) =>
  `npm run opslag -- internal-key ${words} --institution ${facts.institution.slug}`

const RENEW = `<script>
  document.querySelector('opslag-job-list').renewToken = async () =>
    (await fetch('/opslag-token', { credentials: 'same-origin' })).text()
</script>`

/** What is posted internally: how an intranet proves that whoever looks is inside, in three ways. */
export function internal(facts: Facts, title: string): Html {
  const t = facts.language === 'en' ? en : da
  const { origin, institution, tokens } = facts
  return section(
    'internal',
    title,
    paragraphs(t.text),
    snippet('internal-setting', t.settingCaption, JSON.stringify(SETTING, null, 2)),
    part(
      'internal-token',
      t.token.title,
      paragraphs(t.token.text),
      snippet('internal-key', t.token.keyCaption, `${command(facts, 'create')}\n${command(facts, 'rotate')}`),
      snippet('internal-token-tag', t.token.tagCaption, listTag(facts, 'token="TOKEN"')),
      paragraphs(t.token.renewText),
      snippet('internal-renew', t.token.renewCaption, RENEW),
      ...tokens.map(({ name, server, code }) =>
        snippet(`token-${name.replace(/^.*\./, '')}`, t.token.code(server), code),
      ),
    ),
    part(
      'internal-oidc',
      t.oidc.title,
      paragraphs(t.oidc.text),
      snippet('internal-callback', t.oidc.addressLabel, `${origin}/portal/${institution.slug}/internal/callback`),
      snippet('internal-client', t.oidc.caption, `${command(facts, 'client')} --secret ./secret.txt`),
    ),
    part(
      'internal-address',
      t.address.title,
      paragraphs(t.address.text),
      snippet('internal-tag', t.address.tagCaption, listTag(facts, 'internal')),
    ),
  )
}
