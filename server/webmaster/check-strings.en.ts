import type { CheckStrings } from './check-strings.da.ts'

export const strings: CheckStrings = {
  text: [
    'The command opens the page in a browser, as a visitor would, and answers in sentences. It makes a test job, sends an application to it from the page, sees that it arrived, and removes both again. Nobody else sees the job.',
    'The result is kept with date and version. If the test passes, you are live. Run it again when you have changed the page or the version.',
  ],
  caption: 'Run the connection test',
  exit: 'It ends with 0 when all is well or there are only remarks, with 1 when something must be mended, and with 2 when the page or the server could not be reached.',
  looksTitle: 'What it looks at',
  looks: [
    'The page can be fetched and is [registered](#registered), and so is its origin.',
    'The script is there, once, with a hash that matches, and the tags are defined.',
    'The vacancies show, and the link between the tags is there.',
    'The page’s security policy refuses nothing.',
    'Headings come in order, contrast holds, fonts were loaded, and everything can be reached by keyboard.',
    'The page does not jump while it gets ready, and nothing is wider than it.',
    'The page stores nothing on the visitor’s device on our behalf.',
    'A trial application arrives.',
  ],
  meaningTitle: 'What the answer means',
  meaningHeads: ['Answer', 'Means'],
  meanings: [
    ['In order', 'Nothing to do.'],
    ['Remark', 'It works, but could be better. The test passes.'],
    ['Fault', 'Must be mended before the page may be published. The test does not pass.'],
  ],
  faultsTitle: 'Ten common faults',
  faultHeads: ['What you see', 'Cause', 'How to mend it'],
  faults: [
    [
      'Only the link stands; `404` in the network tab',
      'The address of the script is misspelt, or there is no such version.',
      'Copy [the lines](#script) again.',
    ],
    [
      'Only the link stands; “Failed to find a valid digest” in the console',
      'Hash and version do not belong together, or a plugin has changed the file.',
      'Change address and hash at once. Exclude `/embed/` in the plugin.',
    ],
    [
      'Only the link stands; “violates the following Content Security Policy directive”',
      'The page’s security policy does not know the server.',
      'Add it to the [directives](#csp) that the message names.',
    ],
    ['Neither list nor link', 'The editor has removed the tag.', 'Find your CMS among the [recipes](#recipes).'],
    [
      '“The vacancies could not be loaded” and a button',
      'The short name in `institution` is misspelt, or a firewall is in the way.',
      'Use the short name at the top of this page. See [firewall](#firewall).',
    ],
    [
      'The list is empty, but there are vacancies',
      'You are in test and the page is not registered as a test page; or `department` is misspelt.',
      '[Register](#register) the address of the page as it stands, without `?` and `#`. Check the [key](#departments).',
    ],
    [
      'The form cannot be sent; `origin-not-allowed`',
      'The page’s origin is not registered, perhaps because `www`, `http` or the port differs.',
      '[Register](#register) the origin that stands in the address bar.',
    ],
    [
      '“… was here first” in the console',
      'The script is there twice, perhaps in both template and content.',
      'Leave it in one place.',
    ],
    [
      'The page jumps when the list comes',
      'There is no reserve, or the editor has removed `style`.',
      'Write [the reserve](#height) in the page’s style sheet.',
    ],
    [
      'Titles lead away from the page',
      'Neither ad nor career page stands on the page, and `job-page` is missing.',
      'Put [the ad](#job-ad) in, or write `job-page`.',
    ],
  ],
}
