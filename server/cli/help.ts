export const HELP = `Opslag's command line. It talks over HTTP to the server at OPSLAG_ORIGIN (http://localhost:4000)
with OPSLAG_ADMIN_KEY; on this machine it finds the key that a development server keeps in OPSLAG_DATA.

  npm run opslag -- <verb> …

  import <file or folder …> --institution <slug> --format <format>
         [--shift-dates] [--apply here|source] [--contacts general|source] [--source <name>]
      Puts job ads on the server. A second run changes nothing.
      --format        hrmanager       HR Manager's public position list (.json)
                      hrmanager-rss   the same as RSS (.rss, .xml)
                      jobposting      pages or data with schema.org's JobPosting (.html, .json, .jsonld)
                      hr-xml          HR-XML's PositionOpening, in a SOAP envelope or not (.xml)
                      jobnet          Jobnet's ads (.json)
                      opslag          our own, one or a list of them in a file (.json)
      --shift-dates   moves all dates so that the earliest publication is today, and as far again next time
      --apply         where one applies for an ad with an address: here or at the source
                      (standard: here for jobnet, as the ad says for opslag, at the source for the others)
      --contacts      the persons that an ad names: general leaves them out for the institution's general contact,
                      if it has one
                      (standard: source for jobnet and opslag, general for the others)
      --source        the name that the ads are kept under (standard: the format's)

  pull --institution <slug> --out <folder>
  push --institution <slug> <folder>
      Everything the institution decides, one file per thing. push sends what changed, names what somebody else
      changed meanwhile, and makes an institution that is not there yet from profile.json.

  institution create --order <file> [--lang da|en]
      A new institution from an order form (.json) as the designer's bench writes it: profile, order, and its theme as a
      draft. What is wrong with it is said first, field by field.

  applications --institution <slug> --out <folder> [--job <id>]
      What came in, as pages to read and as JSON, with its documents. Personal data: for you only, and each reading is recorded.

  statistics media|positions --institution <slug> --out <file.csv|file.xlsx> [--by <what,what>]
             [--period day|week|month|year] [--from <day>] [--to <day>] [--department <key>] [--medium <medium>]
             [--job <id>] [--lang da|en]
      Writes a report with its name, time, criteria and who drew it; that it was drawn is recorded. media: views of list
      and ads, forms begun, applications, withdrawals and cost by medium, job, period and department. positions: what was
      posted by category, location, period and department. A department means it and everything below it; without days
      it is the twelve months to today. A .csv is for Excel with Danish settings, and opens by a double click. Files are
      Danish unless --lang says otherwise. For a browser the same is at /statistics/<slug>, for whoever types a key.

  pools --institution <slug>
      The talent pools, with the direct address of each.

  pool <key> --institution <slug> [--q <words>] [--out <folder>]
      Who is in a talent pool and has agreed to be contacted; --q looks for words in what they wrote. With --out everything
      they sent, as pages to read and as JSON, with their documents. Personal data, as for applications.

  register --institution <slug> --job <id> --name <name> --received-by post|e-mail --received-at <time>
           [--email <address>] [--phone <number>] [--motivation <text>] [--medium <medium>] [--late-reason <text>]
      An application that came by post or e-mail. The time is Copenhagen's, 2026-11-20T14:30; a day alone is its
      beginning.

  ask <file> --institution <slug> --job <id> [--reply-by <time>]
      Asks those who applied for a job further questions: each gets a mail without content and answers signed in. The
      file (.json) holds a list of questions, or questions with replyBy and applications (references; left out, all).
      The same again asks only those whom it did not reach before.

  end --institution <slug> --job <id>
      Ends the recruitment of a job: the months after which its applications are deleted run from now. Where nobody
      does, they run from six months after the deadline.

  erasures [--replay <file>]
      Who and what was erased, by id alone, one per line: keep it beside the backups. After a backup was restored,
      --replay erases again what it brought back.

  feeds --institution <slug> [--source <name>]
      The feeds from other systems that stand in the feeds setting, each with its last run; or the runs of one and
      what was refused.
  feed run     --institution <slug> --source <name>
  feed release --institution <slug> <run>
  feed dismiss --institution <slug> <run>
      run runs one now. One that came empty or lost more than half of its jobs is held and changes nothing:
      release reads it again and believes it, dismiss does not.

  webhooks --institution <slug> [--webhook <key>] [--status waiting|delivered|dead|stopped]
      The addresses that are told when a job is published, changed or closed, or an application has come in: they stand
      in the webhooks setting, each with how it goes; or what became of the messages to one.
  webhook test   --institution <slug> <key>
  webhook secret --institution <slug> <key>
  webhook rotate --institution <slug> <key>
  webhook start  --institution <slug> <key>
  webhook resend --institution <slug> --webhook <key> <delivery>
      test sends a ping now and says what was answered. secret is what messages are signed with; rotate makes another,
      and for a day messages carry both signatures. start is for one that answered that it is gone (410). resend sends a
      message of the last 30 days once more, under the same id.

  templates --institution <slug> [--job <id>] [--template <template>]
      The texts of the mails as they stand, an institution's or a job's: all by name, or one whole with its fields.
      They are changed in mail-templates.json by pull and push, a job's by its mailTemplates; what is left out follows
      the layer below.

  themes --institution <slug>
  theme draft   --institution <slug> <folder or file> [--note <text>]
  theme preview --institution <slug> <version>
  theme publish --institution <slug> <version>
  theme back    --institution <slug>
  theme delete  --institution <slug> <version>
      The versions of an institution's theme. draft keeps a theme without wearing it: a folder as in themes/ (theme.css,
      dark.css, fonts.css with its files, logo.svg, LICENSE.md), whose fonts and logo are uploaded with it, or a file
      (.json) as pull wrote it. preview tells links that show it on the institution's own pages for a week. publish has
      all pages wear it, an earlier version again too; back is the version that was worn before.

  fonts --institution <slug>
  font add    --institution <slug> <file> --licence <text or file>
  font remove --institution <slug> <id>
      Webfonts of the institution's own (.woff2, .woff), and the family by which its themes name each. The licence says
      who owns the font and on what terms it is used on the institution's pages.

  pictures --institution <slug>
  picture add    --institution <slug> <file> [--use picture|logo]
  picture remove --institution <slug> <id>
      Pictures for ads, and logos for themes (.jpg, .png, .webp, .avif; a logo .svg too). They are made anew in the
      sizes that pages need. What a picture shows is said where it is used.

  publications --institution <slug> [--job <id>] [--medium <key>] [--state planned|running|ended]
      Where the jobs are published, with period, cost and state. The media stand in the media setting.
  publish   --institution <slug> --job <id> --medium <key> [--from <time>] [--until <time>] [--cost <kroner>]
  unpublish --institution <slug> --job <id> --medium <key>
      Publishes a job in a medium, or takes it out. A day means its beginning for --from and its end for --until; left
      out, the job's. What is decided here stands when the job's source says nothing of media. A board by mail gets the
      ad when its period begins.

  jobnet       --institution <slug> [--state not-sent|waiting|published|rejected|ended] [--lang da|en]
  jobnet show  --institution <slug> <job> [--lang da|en]
  jobnet check --institution <slug> <job> [--lang da|en]
      How the jobs stand with Jobnet: those that wait, or were rejected with the reason; one with everything that became
      of it; what one lacks before it can be sent there, by our rules and Jobnet's own. CVR and P-numbers stand in the
      jobnet setting, by department. In English unless --lang says otherwise.

  mails --institution <slug> [--status waiting|sent|dead|stopped | --application <reference>]
      The mails that the system sends, newest first: those that were given up (dead) with the reason, or every mail
      about one application. Nothing of what stands in them.
  mail send  --institution <slug> --application <reference> --template <template> [--at <time>] [--message <file>]
  mail move  --institution <slug> <mail> --at <time>
  mail stop  --institution <slug> <mail>
  mail retry --institution <slug> <mail> | --all | --reason <reason>
      send sends an applicant rejection, rejection-after-interview or interview-invitation, now or at a time. The
      text of --message is for this applicant alone: it is read after signing in, never mailed. retry tries what was
      given up again.

  check <address> --institution <slug> [--lang da|en] [--json]
      Opens the page in a browser and tells what is right and wrong with the tags on it, and what to do; sends a trial
      application through its form, and takes it away again. An institution is in test until this has passed once: its
      jobs show on the pages of testPages only. Needs Chrome or Chromium (CHROME_PATH names one).

  live --institution <slug> --reason <text>
      Declares an institution live whose pages cannot be reached from here. The reason is kept.

  key create --institution <slug> --name <what for>
  key list   --institution <slug>
  key revoke --institution <slug> <id>
      Keys of an institution's own systems.

  internal-key create --institution <slug> [--name <what for>] [--public-key <file>]
  internal-key rotate --institution <slug> [--overlap <hours>]
  internal-key client --institution <slug> --secret <file>
  internal-key list   --institution <slug>
  internal-key revoke --institution <slug> <id>
      What an institution's own people are told from strangers by, for its internal postings. create makes a secret that
      the intranet's server signs its tokens with, shown once, or takes the intranet's own public key (.pem, Ed25519 or
      RSA). rotate makes the next secret; those of before hold for another week, or --overlap hours. client keeps the
      secret that the institution's OIDC provider knows us by. The ways themselves are the setting internal.

  rotate-keys
      Seals anew, under the first of OPSLAG_KEYS, whatever the others sealed, while the server works on. Then the
      others can go. Files are not written again.

It ends with 0 when all went well, 1 when something was refused or a check did not pass, 2 when the command was not
understood or could not be carried out.
`
