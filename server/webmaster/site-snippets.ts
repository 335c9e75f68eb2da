import type { Facts } from './facts.ts'
import { oldAddresses } from './settings-snippets.ts'
import {
  careerHeadLines,
  careerTag,
  embedAddress,
  hashOf,
  headLines,
  listTag,
  portalAddress,
  RESERVE,
  sizeOfFrame,
  text,
  words,
} from './snippets.ts'

/** The new list above the old one, each under a heading that says which jobs it holds. */
export function sideBySide(facts: Facts): string {
  const t = words(facts)
  const old = oldAddresses(facts)
  return `<h2 id="${t.anchor}">${t.heading}</h2>
${listTag(facts, 'heading-level="3"')}

<h2>${t.oldHeading}</h2>
<iframe src="${text(old.list)}" title="${t.oldHeading}"
  ${sizeOfFrame(40)}></iframe>
<p>${t.oldAgent} <a href="${text(old.agent)}">${t.oldAgentLink}</a></p>
<p>${t.oldLogin} <a href="${text(old.login)}">${t.oldLoginLink}</a></p>`
}

export const hostOf = (facts: Facts) => new URL(facts.origin)

/** A policy that names hosts. */
export const policyOfHosts = ({ origin }: Facts): string =>
  `Content-Security-Policy: script-src 'self' ${origin}; connect-src 'self' ${origin}; img-src 'self' ${origin}; font-src 'self' ${origin}; frame-src 'self' ${origin}`

/** A policy that trusts what carries its nonce, and what that loads. */
export const policyOfNonce = (facts: Facts): string =>
  `Content-Security-Policy: script-src 'nonce-${words(facts).nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${words(facts).nonce}'; connect-src 'self' ${facts.origin}; img-src 'self' ${facts.origin}; font-src 'self' ${facts.origin}; frame-src 'self' ${facts.origin}`

export const headWithNonce = (facts: Facts): string =>
  headLines(facts)
    .replaceAll('<script ', `<script nonce="${words(facts).nonce}" `)
    .replaceAll('<link rel="modulepreload"', `<link nonce="${words(facts).nonce}" rel="modulepreload"`)

export const policyOfTrustedTypes = (): string =>
  "Content-Security-Policy: require-trusted-types-for 'script'; trusted-types lit-html"

/** The port in words of its own where the origin names none. */
export const portOf = (facts: Facts): string => {
  const { port, protocol } = hostOf(facts)
  return port || (protocol === 'https:' ? '443' : '80')
}

export const firewallRule = (facts: Facts): string => `${hostOf(facts).hostname}:${portOf(facts)}/tcp`

export const mailDomain = ({ mailFrom }: Facts): string => mailFrom.slice(mailFrom.lastIndexOf('@') + 1)

/** What the operator publishes; what is in capitals is the operator's own. */
export const mailRecords = (facts: Facts): string => {
  const domain = mailDomain(facts)
  const t = words(facts)
  return `${domain}.  TXT  "v=spf1 include:${t.mailServer} -all"
${t.selector}._domainkey.${domain}.  TXT  "v=DKIM1; k=rsa; p=${t.publicKey}"
_dmarc.${domain}.  TXT  "v=DMARC1; p=reject; rua=mailto:${t.reports}@${domain}"`
}

export const mailLookUp = (facts: Facts): string => {
  const domain = mailDomain(facts)
  return `nslookup -type=TXT ${domain}
nslookup -type=TXT ${words(facts).selector}._domainkey.${domain}
nslookup -type=TXT _dmarc.${domain}`
}

export const umbracoPartial = (facts: Facts): string =>
  `@inherits Umbraco.Cms.Web.Common.Views.UmbracoViewPage
${careerTag(facts)}`
export const umbracoTemplate = (facts: Facts): string =>
  `@* ${words(facts).inHead} *@
${careerHeadLines(facts)}

@* ${words(facts).inBody} *@
@await Html.PartialAsync("Opslag")`

export const drupalLibrary = (facts: Facts): string => `opslag:
  header: true
  js:
    '${embedAddress(facts)}':
      type: external
      minified: true
      preprocess: false
      attributes:
        type: module
        integrity: ${hashOf(facts)}
        crossorigin: anonymous`
export const drupalAttach = (): string => "{{ attach_library('THEME/opslag') }}"
export const drupalTags = (): string =>
  '<opslag-job-list institution department job-page layout links medium heading-level lang class id> <opslag-job-ad institution job template medium heading-level lang class id> <opslag-application-form institution job layout medium heading-level lang class id isolated> <opslag-candidate-login institution medium heading-level lang class id isolated> <opslag-job-agent institution department layout medium heading-level lang class id isolated> <opslag-talent-pool institution pool medium heading-level lang class id isolated> <opslag-career-page institution department layout form-layout links template medium heading-level lang class id isolated>'

export const wordpressFunctions = (facts: Facts): string => `add_action( 'wp_head', function () {
	if ( ! is_page( '${words(facts).pageName}' ) ) {
		return;
	}
	wp_print_script_tag( array(
		'type'        => 'module',
		'src'         => '${embedAddress(facts)}',
		'integrity'   => '${hashOf(facts)}',
		'crossorigin' => 'anonymous',
	) );
} );

add_shortcode( 'opslag', function () {
	return <<<'HTML'
${careerTag(facts)}
HTML;
} );`

export const typo3Setup = (facts: Facts): string => `page.headerData.4127 = TEXT
page.headerData.4127.value (
${careerHeadLines(facts)}
)`
export const typo3Policy = ({ origin }: Facts): string =>
  `inheritDefault: true
mutations:
${['script-src', 'connect-src', 'img-src', 'font-src', 'frame-src']
  .map(
    (directive) => `  - mode: extend
    directive: ${directive}
    sources:
      - '${origin}'`,
  )
  .join('\n')}`

export const sharepointPolicy = ({ origin }: Facts): string => `Add-SPOContentSecurityPolicy -Source ${origin}`
export const sharepointWebPart = (facts: Facts): string => `public render(): void {
  const src = '${embedAddress(facts)}'
  if (!document.querySelector(\`script[src="\${src}"]\`)) {
    const script = document.createElement('script')
    script.type = 'module'
    script.src = src
    script.integrity = '${hashOf(facts)}'
    script.crossOrigin = 'anonymous'
    document.head.append(script)
  }
  const link = document.createElement('a')
  link.href = '${portalAddress(facts)}'
  link.textContent = '${words(facts).link}'
  const page = document.createElement('opslag-career-page')
  page.setAttribute('institution', '${facts.institution.slug}')
  page.lang = '${facts.language}'
  page.style.cssText = 'display:block;min-height:${RESERVE}'
  page.append(link)
  this.domElement.replaceChildren(page)
}`
