import type { SecurityStrings } from './security-strings.da.ts'

export const strings: SecurityStrings = {
  text: [
    'For whoever looks after the security of your website, your network and your mail. Each part can be passed on by itself.',
  ],
  csp: {
    title: 'The page’s security policy (Content-Security-Policy)',
    text: [
      'If your website sends no policy, nothing need change. Otherwise our server must be allowed where the table says. Add to the directives you have. Where one is missing, `default-src` holds in its place: write it with what stands there and our server, or the page loses what it had. The lines below the table are whole examples.',
    ],
    heads: ['Directive', 'Add', 'Why'],
    rows: {
      'script-src': 'The script and the parts it fetches.',
      'connect-src': 'Positions, ads and applications.',
      'img-src': 'Pictures in ads.',
      'font-src': 'The fonts of the theme.',
      'frame-src': 'For the frame and for `isolated` only.',
    },
    styleRow: 'Nothing',
    styleWhy:
      'The elements carry their styles in themselves. If the policy forbids `style` on a tag, move the height to the [page’s style sheet](#height). [Markup from the server](#fragment) has a `<style>` that must carry the page’s nonce. [The frame](#frame) has its size in attributes too, which no policy refuses.',
    hosts: 'A policy that names hosts',
    nonceText:
      'If the policy trusts a nonce and `strict-dynamic`, host names in `script-src` do not count. Then the script and the line with `modulepreload` must carry the nonce of the answer; what the script fetches comes along. The lines with a nonce stand in the place of those under [the script](#script), not beside them.',
    nonce: 'A policy with nonce and strict-dynamic',
    nonceHead: 'The lines in <head>, with nonce',
    trustedText:
      "If the policy asks for Trusted Types, allow `lit-html`. If the page itself uses Lit, write `'allow-duplicates'` behind it. Without it the elements cannot begin, and the link stands.",
    trusted: 'Trusted Types, beside one of the others',
  },
  firewall: {
    title: 'Firewall rules',
    text: [
      'There is one address and one port. Traffic goes outwards: from visitors’ browsers, from your web server if it fetches markup, and from the machine that runs the test. Nothing need be opened inwards.',
      'Port 80 is used only by those who type the address without `https`; they are sent on.',
    ],
    caption: 'Allow outgoing traffic to',
    heads: ['What', 'Value'],
    host: 'Host name',
    port: 'Port number',
    protocol: 'Protocol',
    feedText:
      'If we fetch positions from a system of your own, we come from outside instead: then its address must be reachable from the internet.',
  },
  mail: {
    title: 'E-mail',
    text: [
      'Receipts and codes are sent from one address. Ask your mail administrator to accept mail from it, so that colleagues who apply internally get their receipt too. Trust the domain when DKIM and DMARC pass, not an IP address: that may change.',
    ],
    heads: ['What', 'Value'],
    sender: 'Sender address',
    domain: 'Domain to allow',
    name: 'Sender name',
    replies: 'Replies go to',
    repliesTo: 'The contact of the institution, else the contact person of the ad',
    askTitle: 'What to ask for',
    ask: [
      'Allow the sender domain in the spam filter, on condition that DMARC passes.',
      'Do not rewrite links in the mails: a filter that opens links changes nothing with us, but delays the mail.',
      'Accept over TLS. We do not send without.',
    ],
    publishText:
      'Whoever runs the server publishes these records in the DNS of the domain. What is in capitals is the operator’s own.',
    publish: 'Records that the operator publishes (SPF, DKIM, DMARC)',
    lookText: 'How to see whether they are there:',
    look: 'Look the records up',
  },
  trusted: {
    title: 'Trusted sites and browsers',
    text: [
      'If the browsers at work are locked down, the server belongs on the list of trusted sites together with your own. JavaScript must be on; cookies are not needed.',
      'The elements work in the newest and the two previous versions of Chrome, Edge, Firefox and Safari. In older browsers the link stands, and the portal works without JavaScript.',
    ],
    caption: 'For the list of trusted sites',
  },
  privacy: {
    title: 'Privacy',
    points: [
      'Nothing is stored on the visitor’s device when the page is opened: no cookies, no storage. A draft is kept only when the applicant presses a button that says so.',
      'No third party is called. Everything comes from our server.',
      'So there is nothing to ask for in the cookie banner, and the script need not wait for it.',
      'The server sees the visitor’s IP address and the page’s origin, as any server does.',
      'What the applicant types is sent to the server and to nobody else. The privacy notice is your own and shows before the form begins.',
    ],
  },
}
