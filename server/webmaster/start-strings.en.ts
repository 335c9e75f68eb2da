import type { StartStrings } from './start-strings.da.ts'

export const strings: StartStrings = {
  get: [
    'You get your positions as part of your own page: list, ads and application form in your own colours and fonts, without a frame, with addresses that can be linked to and found by search engines. It takes one script and one tag.',
    'Where script or server never come, the link between the tags stands. It leads to the portal, where everything works without JavaScript too. So `<noscript>` is not needed.',
  ],
  stepsTitle: 'Three steps',
  steps: [
    '**The test page.** Make a page whose address only you know. [Register its address and origin](#register), and paste [the script and the list](#script). Look at width, height and content, and apply for a job on trial.',
    '**The connection test.** Run [the test](#check) on the test page. It opens the page in a browser, sends a trial application and answers in whole sentences. Mend what it finds and run it again until it passes.',
    '**The public page.** Only now may the public page be changed. Paste the same lines there, register its address as the page of the list, and run the test once more.',
  ],
  registered: 'What is registered now',
  registeredHeads: ['What', 'Registered', 'State'],
  none: 'Nothing',
  origins: 'Origins where tags may stand',
  testPages: 'Test pages',
  listPage: 'Page of the list',
  adPage: 'Pages of the ads',
  contact: 'Contact',
  fine: 'In order.',
  noOrigins: 'Missing: without an origin, all applications from your pages are refused.',
  noTestPages: 'Missing: until a test page is registered, the positions show nowhere.',
  noTestPagesLive: 'Up to you, once you are live.',
  noListPage: 'Missing: until then links and search engines lead to the portal.',
  noAdPage: 'Missing: until then the ads have their address in the portal.',
  noContact:
    'Missing: the privacy text that every applicant reads does not say how to reach you. Write name, e-mail and telephone under `contact` in the profile.',
  unlisted: (origins) => `Origin not registered: ${origins}`,
  register: 'How to register',
  registerText: [
    'An origin is scheme, host name and port if any, with nothing behind it: `https://www.example.dk`. With and without `www` are two. There are no patterns such as `*`. A test page is a whole address without `?` and `#`.',
    'The addresses stand in the setting `profile`. Whoever runs the server can change it, or give you a key so that you can. Treat the key like a password: it never belongs on a page.',
  ],
  profileText:
    'In the file `profile.json` the three fields below stand inside `value`, among the name, the contact and much else. Change each of them there until it reads as here, and let the rest stand. If the block takes the place of all that is in `value`, the name is missing, and the server refuses it.',
  profileCaption: 'The three fields of addresses as they shall stand inside value',
  commandsCaption: 'Fetch the settings, edit them and send them back',
  commandsText:
    'The command is in the folder of Opslag on the machine where you have fetched it. A key that was issued to you works for you only.',
  requestCaption: 'The same as calls to the API',
  requestText:
    'The answer to the first call has `version`; it goes into `if-match`, so that nobody edits on top of somebody else’s edit.',
  scriptText: [
    'Paste the lines for `<head>` into the page where the positions belong, and the list where it belongs. This is the recommended way.',
  ],
  headCaption: 'In the <head> of the page',
  listCaption: 'Where the list belongs',
  linesTitle: 'What the lines do',
  lineHeads: ['Line', 'What it does'],
  lines: {
    modulepreload: 'Asks for the script at once, even when the script tag stands at the end of the page.',
    preload:
      'Asks for the list as the server draws it, beside the script. It stands on the page before the code behind it has been fetched. The language in the address must be the page’s.',
    script:
      'Puts in the list as it is drawn. The code behind the tags is fetched when the page has loaded, or at once when somebody begins to use the list or another tag needs it.',
    integrity: 'The browser runs the file only if it is exactly what we built. It takes `crossorigin` to work.',
    reserve: 'Keeps the space free until the list is there, so that the page does not jump.',
    link: 'Stands until the element has something better, and stays if it never has.',
  },
  rules: [
    'The script belongs on the page once, however many tags there are. A second one does nothing and says so in the console.',
    'The preload lines are for pages that show the list first. On other pages the script is enough. The address in the last line must say what the page says, in this order: `&amp;beside=job-ad` when an ad of the institution stands on the same page, and then those of `department`, `heading-level`, `job-page`, `layout`, `links` and `medium` that the list has.',
    'Let no plugin combine, delay or rewrite the script, and do not put it behind a cookie banner: it stores nothing on the visitor’s device.',
  ],
  versionsTitle: 'A fixed version or always the newest',
  versionsText: (version) =>
    `The address with \`${version}\` never changes. When a new version comes, this guide shows its address and hash; change both at once. The old versions stay where they are.`,
  versionHeads: ['Question', 'Fixed version with integrity', 'Always the newest'],
  versionRows: [
    [
      'Choose it',
      'Always, when you can edit the page yourselves.',
      'When the page can seldom be edited, and you trust whoever runs the server as you trust your own.',
    ],
    ['Corrections', 'When you change address and hash.', 'By themselves, within five minutes.'],
    ['If the file is swapped', 'The browser refuses it, and the link stands.', 'The browser runs it.'],
    ['Preload of the script', 'Yes.', 'No: leave out the line with `modulepreload`.'],
  ],
  newestCaption: 'Always the newest version (without integrity)',
  wholeText: [
    'A whole page that works as it stands. Save it as `index.html` in a place whose origin is [registered](#register), open it, and run the [connection test](#check) on it.',
  ],
  wholeCaption: 'The whole page: save it as index.html',
}
