import type { PlaceStrings } from './place-strings.da.ts'

export const strings: PlaceStrings = {
  fragment: {
    text: [
      'If your web server can fetch an address while it makes the page, the positions can stand in the page’s own HTML: they are there from the first picture, without JavaScript too, and search engines read them as part of the page. The script on the page takes over without a flicker. If no answer comes, the page puts in the ordinary tag instead.',
    ],
    addressCaption: 'The address that answers with markup',
    parametersTitle: 'Parameters',
    parameterHeads: ['Name', 'What it is'],
    parameters: {
      element: '`job-list`, `job-ad` or `application-form`.',
      lang: 'The language of the page; Danish when left out. On an English page `en`.',
      job: 'Number of the job, for an ad and a form.',
      page: 'The whole address of the page as the visitor sees it, with what stands behind `?`: so that search and filters come along. Let it stand last.',
      beside: 'What else of ours stands on the page, such as `job-ad,application-form`: then titles lead there.',
      department: 'As the attribute. The same goes for `job-page`, `links`, `heading-level` and `medium`.',
    },
    rules: [
      'Keep the answer on your server for a minute at most, and wait for it two seconds at most.',
      'Put the answer in as it is. A filter that removes `<template>` removes the positions.',
      'The answer has a `<style>`. If the page’s policy asks for a nonce, replace `<style>` in the answer with `<style nonce="…">`.',
      'While you are in test, only test pages get the positions; others get the tag with its link.',
      'If the script on the page is of another version, it simply draws anew.',
    ],
    includeText: 'For the server you have:',
    includeCaption: (server, file) => `${server} (${file})`,
    includeNone: 'Fetch the address the way your server usually fetches addresses, and put the answer into the page.',
  },
  frame: {
    text: [
      'In some places no script may stand. There the positions can stand in a frame. It is slower and cannot be linked into, so use it only where tags are not possible. The frame shows on [registered origins](#register) only, and while you are in test on those of your test pages.',
    ],
    withTitle: 'A frame as tall as its content',
    withText: 'The script is small and does one thing: it gives the frame the height of its content.',
    withCaption: 'Frame with script',
    aloneTitle: 'A frame without script',
    aloneText:
      'Without script the frame has a fixed height and gets a scroll bar of its own. The link below it is the way for those who would rather have the whole screen.',
    aloneCaption: 'Frame without script',
    buttonTitle: 'Just a button',
    buttonText:
      'If not even a frame may stand there, link to the portal. It opens in a new tab, and the link says so. `rel="noopener"` keeps the new page from touching yours.',
    buttonCaption: 'Link to the portal in a new tab',
  },
  size: {
    heightTitle: 'The height',
    height: [
      'An element is as tall as its content. Until that is there, `min-height` keeps the space, so that what stands below does not move. 60em is about a window: if the list is shorter, there is air below it; if it is longer, it grows below the edge of the window, where nobody sees it.',
      'If you want the height of your own list, open the page in the width that most visitors have and run the two lines in the browser’s console.',
    ],
    measureCaption: 'Measure the height in the browser’s console',
    styleText: 'If no `style` may stand on a tag, or your CMS removes it, write the rule in the page’s style sheet.',
    styleCaption: 'The reserve in the page’s style sheet',
    widthTitle: 'The width',
    width: [
      'An element fills the column it stands in and goes by the width of the column, not of the screen.',
      'It works from 280 px. From about 700 px the filters stand side by side, and in an ad the facts stand beside the text.',
      'Set no fixed height and no `overflow: hidden` around it: something would be cut.',
      'Running text is never wider than `--opslag-text-max-width` says.',
    ],
    stickyText:
      'If the page has a bar that stays at the top, tell the browser how tall it is. Otherwise focus hides behind it.',
    stickyCaption: 'Room for a bar that stays',
    lookTitle: 'Colours, fonts and corners',
    look: [
      'The elements wear your theme. A page can override it with `--opslag-*` on the tag. If you choose other colours, keep the contrast that the sentence in the table asks for: the connection test measures it.',
    ],
    lookCaption: 'Override the theme on one page',
    tokenHeads: ['Name', 'What it decides', 'Default', 'Yours'],
    tokens: 'Tokens of the theme',
    asStandard: 'Default',
    partsText:
      'Single parts can be reached with `::part` where a token does not suffice. The parts are the same from version to version:',
    partHeads: ['The element', 'Parts'],
    parts: 'Parts',
  },
  links: {
    text: ['All addresses that are yours. They do not change.'],
    heads: ['What', 'Danish', 'English'],
    pages: 'Pages',
    portal: 'The job portal: all positions',
    agent: 'Job agent',
    login: 'Sign-in for candidates',
    confirm: 'Confirm an e-mail address',
    frame: 'The list for a frame',
    guide: 'This guide',
    machineHeads: ['What', 'Address'],
    machines: 'For machines',
    rss: 'RSS feed',
    sitemap: 'Site map',
    ad: 'The address of an ad; {job} is the number of the job',
    adPortal: 'An ad in the portal',
    institution: 'API: the institution',
    list: 'API: the list',
    one: 'API: one job',
    fragment: 'Markup for the page',
    docs: 'Documentation of the API',
    openapi: 'The API as OpenAPI',
    departmentsTitle: 'Departments',
    departmentsText:
      'The key goes into the attribute `department` and into addresses. A department is itself and everything below it.',
    departmentHeads: ['Department', 'Key', 'Its positions in the portal'],
    noDepartments: 'No departments are registered.',
  },
  transition: {
    text: [
      'Today there may be a frame from the present system on the page and two links: to the job agent and to the sign-in. They work until that system is closed. You can change over in a day and let them run out.',
    ],
    oldTitle: 'The present addresses',
    oldText:
      'Find `customer` and `departmentid` in the frame or the links that stand on the page now, and fill them in.',
    oldHeads: ['In the present system', 'Address', 'Here'],
    old: { list: 'The list', agent: 'Job agent', login: 'Sign-in' },
    feedTitle: 'With a feed: both lists show the same',
    feed: [
      'The easiest is to let us fetch the positions from the present system. Then the new list shows everything from the first day, and the old one can go when the test has passed. A job that was posted there is applied for there too; whoever applies is led there.',
      'The setting `feeds` is given what stands here as its `value`. `ALIAS` is the name that system knows you by; it is in the address of your present RSS.',
    ],
    feedCaption: 'Feed from the present system (the setting feeds)',
    sideTitle: 'Without a feed: two lists side by side',
    side: [
      'Put the new list first and the old one below it, each under a heading that says what is in it. From that day post new jobs in one place only.',
    ],
    sideCaption: 'The new and the old list side by side',
    endTitle: 'When the old goes',
    end: [
      '**The old list** goes when it holds no more positions; with a feed, as soon as the test has passed.',
      '**The old job agent** goes at the same time. Those who get mails from it are not moved: they said yes to the old system.',
      '**The old sign-in** stays until the last person who applied in the old system has been answered. Their applications and their sign-in are not moved.',
      '**Old links** to single ads die with the old system. Ask for them to be redirected to the job page.',
    ],
  },
}
