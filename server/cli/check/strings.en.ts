import type { CheckStrings } from './strings.da.ts'
import type { Step } from './watch.ts'

const WAITED: Record<Step, string> = {
  page: 'the page to load',
  elements: 'the elements to show something',
  picture: 'the browser to say how the page looks',
  keyboard: 'the tab key to work',
  stillness: 'the page to stand still',
  server: 'the server to answer',
  form: 'the form to be sent',
}
const waited = (step: string | number = '') =>
  Object.hasOwn(WAITED, step) ? `; the test waited for ${WAITED[step as Step]}` : ''

const languageOf = (lang: string | number = '') => (lang === 'en' ? 'English' : 'Danish')

const checks: CheckStrings['checks'] = {
  page: {
    well: (v) => `The page answers ${v.status}.`,
    unreachable: (v) =>
      `The page could not be opened (${v.reason}). See whether the address is right and can be reached from here. If only your own network reaches it, run the test there.`,
    status: (v) => `The page answers ${v.status}, not 200. Correct the address or publish the page.`,
    broken: (v) =>
      `The page could not be looked at to the end (${v.reason}). See whether it leads elsewhere by itself.`,
    busy: (v) =>
      `The page was not done after ${v.seconds} seconds${waited(v.at)}. ${v.at === 'server' ? 'See whether the server answers slowly.' : 'See whether a script on it runs in circles, or something on it never finishes loading.'}`,
    moving: (v) =>
      `The page went to another address by itself ${v.count} times in ${v.seconds} seconds, last to ${v.to}. Find the script or the meta refresh that does so.`,
    dialogs: (v) =>
      `The page opened ${v.count} dialogs in ${v.seconds} seconds and was not done. Find the script that calls alert, confirm or prompt.`,
    crashed: () =>
      'The page made the browser’s tab crash. See whether a script on it uses up the memory or builds a very large page.',
    'not-html': (v) =>
      `The address answers with ${v.type}, not with an HTML page. Give the address of the page with the tags.`,
    insecure: () =>
      'The page is fetched with http. Use https, so that nobody on the way can read or change an application.',
    redirected: (v) => `The page leads on to ${v.to}. Test and register that address.`,
  },
  registered: {
    'test-page': () => 'The page is registered as a test page.',
    page: () => 'The page is registered as the institution’s own page.',
    'unregistered-in-test': (v) =>
      `The institution is in test and ${v.address} is none of its test pages${v.framed ? '' : ', so the jobs do not show here'}. Add the address to testPages in the profile.`,
    unregistered: (v) =>
      v.framed
        ? `${v.address} is not in the profile. Add it as pages.list if this is where the jobs are to be found. Leave pages.job empty: an ad in a frame has no address on the page.`
        : `${v.address} is not in the profile. Add it to pages if this is where the jobs are to be found; otherwise links in mails and search engines lead to the portal.`,
    'frame-job': (v) =>
      `The profile says that the ads stand on ${v.address} (pages.job), but a frame shows the list, whichever ad the address names. Take pages.job out: then links lead to the ads in the portal.`,
  },
  origin: {
    well: (v) => `${v.origin} is on the list.`,
    'not-listed': (v) =>
      `${v.origin} is not on the profile’s list of origins, so ${v.framed ? 'the frame shows nothing here' : 'applications from here are refused'}. Add ${v.origin} to origins.`,
    similar: (v) =>
      `${v.origin} is not on the list of origins, but ${v.listed} is. They must be the same to the letter: add ${v.origin} to origins, or ${v.framed ? 'the frame shows nothing here' : 'applications from here are refused'}.`,
  },
  script: {
    well: (v) => `The script came from ${v.address}.`,
    missing: (v) =>
      `The script is not on the page. Put <script type="module" src="${v.address}"></script> into <head>.`,
    'other-host': (v) =>
      `The script comes from ${v.address}, which is not your server. Make src begin with ${v.server}/embed/.`,
    'not-module': (v) =>
      `The script tag has ${v.type ? `type="${v.type}"` : 'no type'}, so the browser does not run it as a module. Write <script type="module" src="…">.`,
    insecure: (v) =>
      `The script is fetched with http on an https page, which the browser refuses. Write https:// in ${v.address}.`,
    'not-loaded': (v) =>
      `The script could not be fetched from ${v.address} (${v.reason}). See whether the page’s security policy or a firewall is in the way.`,
    status: (v) => `The server answers ${v.status} for ${v.address}. Copy the script tag from the guide again.`,
    'in-frame': (v) => `The jobs stand in a frame from ${v.address}; the script is inside it.`,
    'frame-insecure': (v) =>
      `The frame is fetched with http on an https page, which the browser refuses. Write src="${v.meant}".`,
    'frame-other-host': (v) => `The frame comes from ${v.address}, which is not your server. Write src="${v.meant}".`,
    'frame-portal': (v) => `The frame shows ${v.address}, which may not stand in a frame. Write src="${v.meant}".`,
    'frame-empty': (v) =>
      `The frame from ${v.address} is empty. See in the browser’s console what keeps it back, and whether the server can be reached from the page.`,
    'frame-status': (v) =>
      `The frame fetches ${v.address}, and there the server answers ${v.status}. Write src="${v.meant}".`,
    'preload-other': (v) =>
      `The page fetches ${v.address} beforehand, but none of the tags asks for it. Copy the lines from the guide again; language, institution and version must be those of the tags.`,
    mime: (v) =>
      `The script comes as ${v.type}, and a module must come as text/javascript. Correct what stands between (proxy, cache) and changes the type.`,
  },
  integrity: {
    well: (v) => `The hash matches version ${v.version}.`,
    newest: () => 'The address has no version and follows the newest; that is why there is no hash.',
    absent: (v) =>
      `The address has version ${v.version} but no integrity. Copy the tag from the guide, so that the browser refuses a script that was changed on its way.`,
    mismatch: (v) =>
      `The hash in integrity does not match version ${v.version}, so the browser refuses the script. Write integrity="${v.expected}".`,
    'on-newest': () =>
      'There is an integrity on the address that follows the newest version. It stops matching at the next update: take the hash away, or use the address with a version.',
    unknown: (v) => `The server does not know version ${v.version}, so the hash could not be tried.`,
  },
  copies: {
    well: () => 'The script is on the page once.',
    twice: (v) => `The same script tag stands on the page ${v.count} times. Leave one.`,
    'two-copies': (v) =>
      `Two copies of the script are on the page, ${v.first} and ${v.second}. Only the first works; take the other away.`,
  },
  institution: {
    well: (v) => `The ${v.framed ? 'frame names' : 'tags name'} ${v.institution}.`,
    missing: (v) => `<${v.tag}> lacks the attribute institution. Write institution="${v.institution}".`,
    unknown: (v) =>
      `<${v.tag}> names the institution "${v.named}", which the server does not know. Write institution="${v.institution}".`,
    other: (v) => `<${v.tag}> shows jobs of "${v.named}", not of "${v.institution}". Is that meant?`,
    'none-of-ours': (v) => `None of the tags names "${v.institution}". Write institution="${v.institution}".`,
    'frame-other': (v) => `The frame’s address names "${v.named}", not "${v.institution}". Write src="${v.meant}".`,
    'frame-department': (v) =>
      `The frame’s address has department=${v.department}, and there is no such department. ${v.there ? `There are: ${v.there}.` : 'The institution has no departments: take that part of the address away.'}`,
    'other-server': (v) =>
      `<${v.tag}> takes its jobs from ${v.api}, which is not your server. Take the attribute api away.`,
  },
  elements: {
    well: (v) => `${v.tags} ${String(v.tags).includes(',') ? 'are' : 'is'} running, version ${v.version}.`,
    none: () =>
      'There is no tag of ours on the page. Put <opslag-job-list institution="…"> where the jobs are to stand.',
    'unknown-tag': (v) => `There is no <${v.tag}>. Write <${v.meant}>, in the opening and in the closing tag.`,
    'not-defined': (v) =>
      `<${v.tag}> is not running although the script has arrived. See in the browser’s console what stops it; a policy on trusted types must allow lit-html.`,
    'only-link': () =>
      'The page has only a link to the portal, so there is nothing here that the test can try. If you put in a script and a tag, your CMS has removed them: find it in the guide. If there is to be a button only, ask the operator to declare you live.',
    'frame-sandbox': (v) =>
      `The frame has a sandbox that lacks ${v.withheld}, so the page in it does not work. Take sandbox away, or write ${v.withheld} in it.`,
    'frame-untitled': () =>
      'The frame has no name, so whoever has the page read aloud does not know what is in it. Write title="Vacant positions" on it.',
    'frame-scrolls': () =>
      'The frame should follow its content and does not: it has a scroll bar of its own. See whether the script frame.js is on the page, and whether its hash matches.',
    cut: (v) =>
      `<${v.by}> hides ${v.hidden} px of <${v.tag}>${v.width ? ` at ${v.width} px` : ''}, and nobody can scroll there. Take overflow: hidden away from <${v.by}>, or let it be as tall and wide as what stands in it.`,
    'frame-locked': (v) =>
      `The frame has scrolling="no", and what stands in it is ${v.rest} px taller than it: nobody can scroll to the rest. Take scrolling="no" away.`,
    'frame-low': (v) =>
      `The frame is ${v.height} px tall, and the first job stands ${v.at} px down in it, so no job is seen without scrolling in it. Give it more height: height="960"`,
    'frame-cut': (v) =>
      `<${v.by}> around the frame hides ${v.hidden} px of it${v.width ? ` at ${v.width} px` : ''}, and nobody can scroll there. Take overflow: hidden away from <${v.by}>, or let it be as tall and wide as the frame.`,
    'frame-shrunk': (v) =>
      `The frame should be ${v.asked} px tall, but the page’s style sheet makes it ${v.height} px. Remove max-height or height for iframe.`,
    'frame-narrow': (v) =>
      `The frame is ${v.width} px wide where there is room for ${v.room}. Write width="100%" on it; the page’s policy may have refused a style on it.`,
    nested: (v) =>
      `<${v.inner}> stands inside <${v.tag}>, and no tag of ours may. Put </${v.tag}> before <${v.inner}>, even where the tag ends in />: that does not close it. If one was put into the other, move it out.`,
  },
  policy: {
    well: () => 'The page’s policy refuses nothing of ours.',
    blocked: (v) => `The page’s policy refuses ${v.blocked}. Add ${v.server} to ${v.directive}.`,
    'trusted-types': () => 'The page’s policy on trusted types refuses the elements. Add lit-html to trusted-types.',
    'blocked-by-default': (v) =>
      `The page’s policy refuses ${v.blocked}. It has no ${v.directive} and goes by default-src: write ${v.whole} in it, so that the rest of the page keeps what it has.`,
    style: (v) =>
      `The page’s policy refuses style on <${v.tag}>, so what it says does not hold. Write the reserve in the page’s style sheet instead: ${v.tag} { display: block; min-height: 60em }.`,
    'style-reported': (v) =>
      `The page’s policy reports style on <${v.tag}> but does not refuse it yet. Move what it says to the page’s style sheet before the policy is enforced.`,
    'reported-by-default': (v) =>
      `The page’s policy reports ${v.blocked} (${v.directive}) but does not refuse it yet. It has no ${v.directive} and goes by default-src: write ${v.whole} in it before it is enforced.`,
    reported: (v) =>
      `The page’s policy reports ${v.blocked} (${v.directive}) but does not refuse it yet. Add ${v.server} to ${v.directive} before it is enforced.`,
  },
  jobs: {
    well: (v) => `${v.shown} of ${v.expected} jobs show; the first is "${v.title}".`,
    'none-yet': () => 'The institution has no vacant positions at the moment, and the page says so.',
    ad: (v) => `The ad shows: "${v.title}".`,
    'no-ad': (v) =>
      v.framed
        ? 'The ad in the frame does not show. See whether the job is still open.'
        : `The ad "${v.title}" does not show when the page is opened with ?job= and its number.`,
    'form-only': () => 'The page has neither list nor ad, so there are no jobs to look for.',
    error: (v) => `The list says: "${v.said}"`,
    pending: () =>
      'The jobs did not arrive in time. See whether the server can be reached from the page, and whether it answers slowly.',
    withheld: () =>
      'The list withholds the jobs. While the institution is in test they show on test pages only; see whether the page is registered.',
    elsewhere: () =>
      'The list does not show, since the address of the page or the frame opens something else. Give the address without what stands behind ?.',
    fewer: (v) =>
      `The page shows ${v.shown} jobs but the server has ${v.expected}. See whether a filter in the address or the attribute department hides some.`,
    'no-department': (v) =>
      `<${v.tag}> has department="${v.department}", and there is no such department, so no jobs show. ${v.there ? `There are: ${v.there}.` : 'The institution has no departments: take the attribute away.'}`,
    other: (v) => `The first job on the page is "${v.shown}", but the server’s first is "${v.expected}".`,
    hidden: (v) =>
      `"${v.title}" is on the page but cannot be seen. See whether the page’s style sheet hides it or makes it transparent.`,
  },
  fallback: {
    well: () => 'A link stands between the tags.',
    missing: (v) =>
      `No link stands between <${v.tag}> and </${v.tag}>. Put one to the portal there, so that whoever does not get the script finds the jobs too.`,
    'leads-nowhere': (v) =>
      `The link between the <${v.tag}> tags leads nowhere (${v.href}). Let it lead to the portal.`,
  },
  language: {
    well: (v) => `The page is in "${v.lang}".`,
    missing: (v) =>
      `The page does not say which language it is in, so screen readers read it wrongly. The elements are in ${languageOf(v.lang)}; if the page is too, write <html lang="${v.lang}">.`,
    differs: (v) =>
      `The page is in "${v.page}", but <${v.tag}> has lang="${v.lang}". Correct the one that is wrong; if both are right, there is nothing to do.`,
    'frame-differs': (v) => `The page is in "${v.page}" but the frame in "${v.lang}". Write src="${v.meant}".`,
    unsupported: (v) =>
      v.tag
        ? `<${v.tag}> has lang="${v.lang}", which we do not have, so it is in Danish. Write lang="da" or lang="en".`
        : `The page says that it is in "${v.lang}", which we do not have. If it is in Danish, write <html lang="da">. Otherwise the elements are in Danish; write ${v.framed ? '?lang=en in the frame’s address' : 'lang="en" on the tags'} for English.`,
  },
  headings: {
    well: (v) => `The elements’ first heading is on level ${v.level} and fits the page’s.`,
    jump: (v) =>
      `The headings jump from level ${v.from} to ${v.to}. Write ${v.framed ? `heading-level=${v.level} behind ? in the frame’s address` : `heading-level="${v.level}" on the tags`}.`,
    alone: (v) => `The page has no heading before the elements’, which is on level ${v.to}. Give the page an <h1>.`,
  },
  contrast: {
    well: (v) => `${v.count} texts are readable; the lowest contrast is ${v.lowest}.`,
    low: (v) =>
      `"${v.text}" has the contrast ${v.ratio} (${v.color} on ${v.ground}) and needs ${v.least} at least. Correct the --opslag-color-… that the page or the theme sets.`,
    faded: (v) =>
      `<${v.by}> was made transparent (opacity: ${v.opacity}), so "${v.text}" has the contrast ${v.ratio} and needs ${v.least} at least. Take opacity away from <${v.by}>.`,
    unworn: (v) =>
      `The page sets ${v.tokens}, but then text cannot be read on its background; so the institution’s own colours show. Correct the colours or take them away.`,
    unseen: () => 'No text stood on a plain background, so the contrast could not be measured. Look for yourself.',
  },
  fonts: {
    well: (v) => `The elements use ${v.families}.`,
    'not-loaded': (v) =>
      `The font "${v.family}" could not be fetched, so another one is used. See whether font-src in the page’s policy and the font’s address are right.`,
    late: (v) => `The font "${v.family}" is named but had not arrived yet.`,
  },
  keyboard: {
    well: (v) => `Search and the first job are reached with ${v.presses} presses of the tab key.`,
    'none-yet': () => 'Not looked at: there are no jobs to reach yet. Run the test again when there are.',
    reached: (v) => `The elements are reached with ${v.presses} presses of the tab key.`,
    'not-reached': (v) =>
      `The tab key does not reach ${v.kind === 'search' ? 'the search' : v.kind === 'title' ? 'the jobs' : 'the elements'} in ${v.presses} presses. See whether something on the page holds on to focus.`,
    'no-outline': () => 'One cannot see where the keyboard is. See whether --opslag-color-focus was made transparent.',
    covered: () =>
      'Something on the page, perhaps a fixed header, lies over the field that the keyboard is on. Give the page a scroll-padding-top of the header’s height.',
    trapped: () => 'The keyboard cannot get out of the elements again. See whether the page itself moves focus.',
  },
  stillness: {
    well: (v) => `The page shifts by ${v.wide} on a large screen and ${v.narrow} on a phone (0.1 at most is good).`,
    some: (v) =>
      `The page shifts by ${v.shift} at ${v.width} px while the jobs arrive. ${v.framed ? 'Give the frame more height: height="960"' : 'Give the list more room: style="display:block;min-height:60em"'}.`,
    much: (v) =>
      `The page jumps while the jobs arrive (${v.shift} at ${v.width} px, and 0.1 is the most). ${v.framed ? 'Give the frame its height beforehand: height="960"' : 'Give the list its room beforehand: style="display:block;min-height:60em"'}.`,
    reserved: (v) =>
      `The page shifts by ${v.shift} at ${v.width} px while the jobs arrive (0.1 at most is good). ${v.framed ? 'The frame has its height beforehand: then' : 'The list has its room beforehand. See whether it has display:block too; otherwise'} a line breaks differently when the theme’s typeface arrives, and that passes once it has been fetched.`,
    own: (v) => `The page shifts by ${v.shift} at ${v.width} px without our script too.`,
  },
  overflow: {
    well: () => 'The page fits the window at 360 and 1350 px.',
    ours: (v) => `<${v.tag}> is wider than the window at ${v.width} px. See whether it stands in a box of fixed width.`,
    'in-frame': (v) =>
      `The frame is too narrow for what stands in it when the window is ${v.width} px wide. Write width="100%" on it, and see whether it stands in a box of fixed width.`,
    'no-viewport': () =>
      'The page does not say that it wants the phone’s width, so a phone shows the desktop page scaled down. Write <meta name="viewport" content="width=device-width, initial-scale=1"> in <head>.',
    own: (v) =>
      `The page is ${v.page} px wide in a window of ${v.width} px, but it is not our elements that are too wide.`,
  },
  errors: {
    well: () => 'No errors.',
    ours: (v) => `The script fails: "${v.message}". Send us the line with the page’s address.`,
    page: (v) =>
      `The page itself fails ${v.count === 1 ? 'once' : `${v.count} times`}: "${v.message}". It is not our script, but can stop it.`,
  },
  storage: {
    well: () => 'Nothing was stored.',
    cookie: (v) =>
      `The server set the cookie "${v.name}" before the visitor asked for anything. See whether a proxy in front of the server does that.`,
    stored: (v) => `"${v.name}" was stored on the device of a visitor who had asked for nothing.`,
  },
  form: {
    sent: (v) => `The trial application was sent from ${v.address}.`,
    'no-form': (v) =>
      `There is no form on ${v.address}. Put <opslag-application-form> on the page that pages.job or job-page names, or take the address out of the profile, so that the portal is used.`,
    said: (v) => `The form did not come on ${v.address}. It says: "${v.said}"`,
    unreachable: (v) =>
      `The page with the form, ${v.address}, could not be opened (${v.reason}). Correct pages.job in the profile or job-page on the list.`,
    refused: (v) => `The form on ${v.address} could not be sent. It says: "${v.said}"`,
    broken: (v) =>
      `The form on ${v.address} could not be filled in (${v.reason}). See whether something on the page lies over it.`,
    silent: (v) => `No receipt came on ${v.address}. See whether the page’s policy lets it call the server.`,
  },
  application: {
    received: () => 'The trial application arrived and has been deleted again.',
    'not-sent': () => 'No trial application was sent.',
    'not-received': () => 'The trial application did not arrive.',
    changed: () =>
      'The trial application arrived, but its text was changed on the way. See whether the page declares UTF-8.',
    abandoned: () => 'The test was not finished within an hour.',
  },
  waived: {
    waived: (v) => `The institution was declared live without a test: ${v.reason}`,
  },
}

export const strings: CheckStrings = {
  checks,
  general: {
    'not-shown': () => 'Not looked at: the elements do not show yet. Mend the rest first.',
    'not-tried': () => 'Not tried: mend the rest first.',
  },
  outcomes: { passed: 'OK', warning: 'NOTE', failed: 'FAULT', skipped: 'NOT SEEN' },
  title: (address, institution) => `Connection test of ${address} for ${institution}`,
  opening: 'Opening the page in a browser; it seldom takes more than a minute.',
  passed: (when, version) => `Passed ${when} with version ${version}.`,
  notPassed: (when, faults) => `Not passed ${when}: ${faults === 1 ? '1 fault' : `${faults} faults`} to mend.`,
  notWhole: (when) => `Not passed ${when}: not everything could be looked at.`,
  live: (since) => `The institution is live (since ${since}).`,
  inTest:
    'The institution is in test: its jobs show on its test pages only, not in the list of all or the portal’s feeds.',
  notAnAddress: (given) =>
    `The page’s address must be a whole one that begins with https:// (or http://), without a user name; "${given}" is not.`,
  noBrowser:
    'The test opens the page in a browser and found none: install Chrome or Chromium, or let CHROME_PATH name one.',
  noSuchBrowser: (path) => `CHROME_PATH names ${path}, and there is no browser there.`,
  refused: (why) => `Refused: ${why}`,
  refusals: {
    'unknown-institution': 'There is no institution of that name on the server.',
    'sign-in': 'The key is missing, wrong or revoked: set OPSLAG_ADMIN_KEY.',
    forbidden: 'This key may not test that institution.',
    'too-many-requests': 'Too many requests: wait a little.',
    internal: 'The server failed.',
    unavailable: 'The server cannot do it right now.',
    'storage-full': 'The server’s disk is full.',
  },
  browserFailed: (reason) => `The browser could not be started: ${reason}`,
}
