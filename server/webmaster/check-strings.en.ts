import type { CheckStrings } from './check-strings.da.ts'

export const strings: CheckStrings = {
  text: [
    'The command opens the page in a browser, as a visitor would, and answers in sentences. It makes a test job, sends an application to it from the page, sees that it arrived, and removes both again. Nobody else sees the job. It needs Chrome or Chromium on the machine and the [key](#register) that you use for the settings.',
    'The result is kept with date and version. If the test passes, you are live. Run it again when you have changed the page or the version.',
  ],
  caption: 'Run the connection test',
  exit: 'It ends with 0 when the test has passed, with 1 when it has not, and with 2 when it could not be carried out.',
  unreachable:
    'If only your own network reaches the page, run the test there. If nobody can run it, the operator can declare you live with `npm run opslag -- live` and a reason, which is kept.',
  looksTitle: 'What it looks at',
  meaningTitle: 'What the answer means',
  meaningHeads: ['It says', 'It means'],
  meanings: [
    ['OK', 'Nothing to do.'],
    ['NOTE', 'It works, but could be better. The test passes all the same.'],
    ['FAULT', 'Must be mended before the page may be published. The test does not pass.'],
    ['NOT SEEN', 'Could not be seen, because something else must be mended first.'],
  ],
  faultsTitle: 'Ten common faults',
  faultHeads: ['The test says', 'On the page you see', 'How to mend it'],
  faults: {
    'script.status': [
      'The server answers … for …. Copy the script tag from the guide again.',
      'Only the link.',
      'The address of the script is misspelt, or there is no such version. Copy [the lines](#script) again.',
    ],
    'integrity.mismatch': [
      'The hash in integrity does not match version …, so the browser refuses the script. Write integrity="…".',
      'Only the link.',
      'Change address and hash at once. If they belong together, a plugin has changed the file: exclude `/embed/` in it.',
    ],
    'policy.blocked': [
      'The page’s policy refuses …. Add … to ….',
      'Only the link, or an error with a button.',
      'Add the server to the [directive](#csp) that the sentence names.',
    ],
    'elements.none': [
      'There is no tag of ours on the page. Put <opslag-job-list institution="…"> where the jobs are to stand.',
      'Neither list nor link.',
      'The editor has removed the tag. Find your CMS among the [recipes](#recipes).',
    ],
    'institution.unknown': [
      '<…> names the institution "…", which the server does not know. Write institution="…".',
      '“The positions could not be loaded”.',
      'Use the short name at the top of this page.',
    ],
    'registered.unregistered-in-test': [
      'The institution is in test and … is none of its test pages, so the jobs do not show here. Add the address to testPages in the profile.',
      'No vacant positions.',
      '[Register](#register) the address as it stands in the browser, without `?` and `#`.',
    ],
    'origin.not-listed': [
      '… is not on the profile’s list of origins, so applications from here are refused. Add … to origins.',
      'Everything shows, but the form cannot be sent.',
      '[Register](#register) the page’s origin. `www`, `http` and the port count.',
    ],
    'copies.two-copies': [
      'Two copies of the script are on the page, … and …. Only the first works; take the other away.',
      'It works, perhaps in an old version.',
      'The script is in both template and content. Leave it in one place.',
    ],
    'headings.jump': [
      'The headings jump from level … to …. Write heading-level="…" on the tags.',
      'Nothing; a screen reader loses the thread.',
      'Set [`heading-level`](#shared) to one more than the heading above.',
    ],
    'stillness.much': [
      'The page jumps while the jobs arrive (… at … px, and 0.1 is the most). Give the list its room beforehand: style="display:block;min-height:60em".',
      'What stands below the list moves.',
      'There is no reserve, or the editor has removed `style`. Write [the reserve](#height) in the page’s style sheet.',
    ],
  },
}
