import type { ElementStrings } from './element-strings.da.ts'

export const strings: ElementStrings = {
  intro: [
    'All tags have `institution`, the link between the tags and the shared attributes. Paste only those you use; an attribute that is left out has its standard.',
  ],
  heads: ['Attribute', 'What it does', 'When left out'],
  shared: {
    title: 'Shared attributes',
    rows: {
      institution: ['Whose positions show: your short name.', 'The link stands.'],
      lang: ['The language: `da` or `en`.', 'The page’s own, from the nearest `lang`.'],
      department: [
        'Only this department and everything below it. The keys are [among the addresses](#departments).',
        'The whole institution.',
      ],
      medium: [
        'Where the visitor comes from. Sent with the application, not kept.',
        '`?medium=` in the page’s address.',
      ],
      'heading-level': [
        'Level of the element’s first heading, 2 to 6. Choose the one that follows the page’s own.',
        'Level 2',
      ],
      api: ['Origin of the server.', 'The script’s.'],
    },
  },
  list: {
    title: 'The list',
    text: [
      'All positions with search, filters and sorting, which are kept in the page’s address. A title leads to the ad: on the same page when an ad or a career page stands there, else to `job-page`, else to the portal.',
    ],
    caption: 'The list',
    rows: {
      'job-page': [
        'The page with the ad. It is given `?job=`, or the number where `{job}` stands.',
        'The ad on the same page, else the portal.',
      ],
      layout: ['How the jobs are laid out: `rows`, `cards` or `table`; see [layouts](#layouts).', 'Your theme’s.'],
      links: ['Links below the list: `agent`, `login`, both or `none`.', 'Both: `agent login`'],
    },
  },
  ad: {
    title: 'The ad',
    text: [
      'One job ad with facts, contact persons and the way to apply. It shows nothing until a job is chosen. While it shows one it carries the attribute `open`, so that the page’s own layout can follow.',
    ],
    caption: 'The ad, on a page of its own',
    rows: {
      job: ['Number of the job, if the page is for that one only.', '`?job=` in the page’s address.'],
      template: [
        'How the ad looks: `facts-aside` (facts at the side), `hero` (picture on top), `plain`, `compact` (close, for intranets), or the name of one of the institution’s own templates.',
        'As the ad or the institution has chosen.',
      ],
    },
  },
  form: {
    title: 'The application form',
    text: [
      'The form of one job: privacy notice, fields and receipt. It shows nothing until a job is chosen. Applications are taken only from pages whose origin is [registered](#register).',
    ],
    caption: 'The form, on a page of its own',
    rows: {
      job: ['Number of the job, if the page is for that one only.', '`?apply=` in the page’s address.'],
      layout: [
        '`steps`: one topic at a time; `one-page`: all topics below each other; see [layouts](#layouts).',
        'The job’s, else your theme’s.',
      ],
      isolated: [
        'Shows the form in a frame from our server, so that the page’s other scripts cannot read what is typed.',
        'The form is part of the page.',
      ],
    },
  },
  login: {
    title: 'The applicant’s own page',
    text: [
      'Applicants sign in with a code that we send by mail and see their applications to the institution: status, what was sent, questions, drafts, job agents, talent pools and profile. An application can also be changed and withdrawn here. All of it works without cookies from other places; a cookie is set only once somebody has signed in, and only keeps them signed in when the page is loaded again.',
      'The list’s link “Sign in as an applicant” leads here when the tag stands on the same page, and the career page has it built in at `?login=` in its address. Otherwise it leads to the job portal.',
    ],
    caption: 'The applicant’s own page',
    rows: {
      isolated: [
        'Shows it in a frame from our server, so that the page’s other scripts cannot read what is typed and shown.',
        'It is part of the page.',
      ],
    },
  },
  agent: {
    title: 'The job agent',
    text: [
      'Whoever wants to be told of new positions chooses what they are to be about and how often mails are to come, and confirms the address by a code from the mail. Nothing is sent before that. Whoever is signed in on the page needs no code.',
      'The list’s link “Save the search as a job agent” leads here with what is chosen in the list when the tag stands on the same page, and the career page has it built in at `?agent=new` in its address. Otherwise it leads to the job portal. If you switch the agent off in the setting `job-agent`, the link is gone and the tag says that there is none.',
    ],
    caption: 'The job agent',
    rows: {
      layout: [
        '`steps`: one thing below the other; `compact`: the search in words and the address, the rest behind a press.',
        'Your setting `job-agent`.',
      ],
      department: ['The department’s key: only what is in it and below it.', 'All departments.'],
      isolated: [
        'Shows it in a frame from our server, so that the page’s other scripts cannot read what is typed.',
        'It is part of the page.',
      ],
    },
  },
  pool: {
    title: 'The talent pools',
    text: [
      'Your talent pools from the setting `talent-pools`, or one of them. People fill in what the pool asks for, consent by a tick that only they can set, and confirm by the code from the mail. An unsolicited application is a pool that takes a motivation and documents.',
      'The career page shows them at `?pool=` in its address. Where a pool stands in the list, its title leads here when the tag stands on the same page.',
    ],
    caption: 'The talent pools',
    rows: {
      pool: [
        'The pool’s key, if the page is for that one only.',
        '`?pool=` in the page’s address; without it all are shown.',
      ],
      isolated: [
        'Shows it in a frame from our server, so that the page’s other scripts cannot read what is typed.',
        'It is part of the page.',
      ],
    },
  },
  isolated: {
    title: 'Isolated application form',
    text: [
      'A script on your page can read what is typed on the page. If the page carries other people’s scripts – statistics, chat, a tag manager – put `isolated` on the form. It looks the same, and no other script reaches it. If the page has a [security policy](#csp), `frame-src` must include our server.',
    ],
    caption: 'The form, isolated from the page’s other scripts',
  },
  career: {
    title: 'The career page',
    text: [
      'All of it under one tag: list, ads and form, each with an address of its own. It is the easiest way, and the right one when the page is for nothing else. The tag has the shared attributes, the list’s `layout` and `links`, the ad’s `template`, the form’s `layout` as `form-layout`, and `isolated`.',
    ],
    caption: 'List, ads and form under one tag',
  },
  layouts: {
    title: 'Layouts',
    text: [
      'The list stands in rows, on cards or in a table, and the form takes one topic at a time or all on one page. Your theme decides it by `layouts` in the setting `theme`, and a tag can say otherwise; so can a job about its form, by `form.layout`. A value that does not exist is as good as none. In a narrow column the table becomes labelled rows, and nothing has to be scrolled sideways.',
      'The job agent’s layout stands apart in the setting `job-agent`, and the tag’s `layout` goes before it.',
    ],
    caption: 'A list as a table',
    headText:
      'The code of cards and table is fetched only where it is used, and beside the jobs where the tag says so. If only the theme says it, put the layout’s line into `<head>` on pages with a career page or with several lists. The lines for a career page among the [recipes](#recipes) and on [the whole page](#whole-page) have it already, and each line belongs on a page once. A list by itself is drawn by the server and needs none.',
    headCaption: (layout: string) => `In the page’s <head>, for ${layout}`,
  },
  pages: {
    title: 'On one page or on two',
    one: [
      'On one page a title opens the ad below or beside the list. Reserve space for the list; ad and form take none until a job is chosen.',
    ],
    oneCaption: 'List, ad and form on one page',
    layoutText:
      'With the next lines in the page’s style sheet, and `class="jobs"` on the element around all three, the ad stands beside the list where there is room.',
    layoutCaption: 'The ad beside the list',
    two: [
      'On two pages the list stands on one, and the ad with the form on the other. Write the ad’s page in `job-page`, and register it as `pages.job` with `?job={job}`, so that mails, search engines and shared links lead there.',
    ],
    twoListCaption: 'The page with the list',
    twoAdCaption: 'The page with the ad',
    many: ['Several lists on one page get an `id` each, so that each keeps its own search in the address.'],
    manyCaption: 'Two lists on one page, each with its department',
  },
  anchors: {
    title: 'Links and anchors',
    text: [
      'A link can point to the list, to an ad, to a form or to a search. Put an `id` on the heading if a menu item shall lead to the list in the middle of a page.',
    ],
    caption: 'An anchor to the list',
    heads: ['Address', 'Shows'],
    rows: {
      job: 'the ad of job 1042',
      apply: 'the form of job 1042',
      search: 'the list, searched',
      department: 'the list, filtered to a department',
      medium: 'the page; the application carries the medium along',
      agent: 'the job agent, with what else stands in the address',
      pools: 'all talent pools',
      pool: 'the talent pool ingenioerer',
    },
  },
  events: {
    title: 'Events for statistics',
    text: ['The elements tell the page what happens. The events bubble and say nothing of the person.'],
    heads: ['Event', 'When'],
    rows: {
      'job-selected': 'A title was chosen. Can be stopped with `preventDefault()`.',
      'application-started': 'The way to the form was chosen. Can be stopped.',
      'application-submitted': 'An application was received. `event.reference` is its number.',
      'agent-created': 'A job agent was created and confirmed.',
      'pool-joined': 'Somebody joined a talent pool. `event.pool` is its key.',
      'opslag-error': 'Something could not be fetched or sent. `event.code` says what.',
    },
  },
}
