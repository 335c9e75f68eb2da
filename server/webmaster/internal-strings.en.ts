import type { InternalGuideStrings } from './internal-strings.da.ts'

export const strings: InternalGuideStrings = {
  text: [
    'An internal posting stands in no list, feed, sitemap, mail or portal, and its address answers as one that does not exist. Only those who have shown that they work for you see it, together with the public positions and marked “Internal posting”.',
    'The intranet’s address must be in the profile’s `origins`, also when it is `http://`. Which ways are open is the setting `internal`. What was shown is worth one institution at one address, and is checked again when the application is sent.',
  ],
  settingCaption: 'The setting internal, with all three ways',
  token: {
    title: '1. The intranet’s server signs',
    text: [
      'The server writes a token on the tag each time the page is shown: a JWT with `aud` (your short name), `iat` and `exp`, which lives for at most 10 minutes. It is signed with a secret that you are given once, or with your own key (Ed25519 or RSA), whose public half you give us.',
    ],
    keyCaption: 'Make the secret; the next one takes over while the old one still holds for a week',
    tagCaption: 'The tag, with the token from the server',
    renewText: [
      'A form takes longer than ten minutes to fill in. Give the page a function that fetches a new token; all elements on the page use the same. Without it the element says that the page must be reloaded, and keeps what is written in the browser meanwhile.',
    ],
    renewCaption: 'The function that fetches a new token',
    code: (server) => `Ten lines that make the token, in ${server}`,
  },
  oidc: {
    title: '2. The institution’s own sign-in',
    text: [
      'Where `oidc` is in the setting and the tag has the attribute `internal`, an employee can sign in at your provider (OpenID Connect, code with PKCE) in a window of ours, which says the code to the page. Register the address here with the provider; its secret is kept sealed. Where the provider serves others too, `claim` must say who are yours.',
    ],
    addressLabel: 'Redirect address',
    caption: 'Keep the provider’s secret',
  },
  address: {
    title: '3. A work address',
    text: [
      'Where `address` is in the setting, an employee can, with the attribute `internal` on the tag, have an eight-digit code sent to a mailbox on one of the `domains` and type it on the page. It holds for two hours. This way works from home too.',
    ],
    tagCaption: 'The tag without a token',
  },
}
