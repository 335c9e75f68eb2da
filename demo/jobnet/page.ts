import { fieldOf, type SimulatedAd } from './simulator.ts'
import { strings as da, type JobnetPageStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

const escaped = (text: unknown) => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const OTHER = { da: 'en', en: 'da' } as const
export type PageLanguage = keyof typeof OTHER
const addressOf = (language: PageLanguage) => (language === 'da' ? '/jobnet/' : '/en/jobnet/')

function decision(t: JobnetPageStrings, { id }: SimulatedAd, language: PageLanguage): string {
  const action = addressOf(language)
  return `<form method="post" action="${action}" class="decide">
  <input type="hidden" name="ad" value="${escaped(id)}">
  <button name="decision" value="approve">${t.approve}</button>
</form>
<form method="post" action="${action}" class="decide">
  <input type="hidden" name="ad" value="${escaped(id)}">
  <label for="reason-${escaped(id)}">${t.reason}</label>
  <input id="reason-${escaped(id)}" name="reason" value="${escaped(t.standardReason)}" maxlength="300" required>
  <button name="decision" value="reject">${t.reject}</button>
</form>`
}

function shown(t: JobnetPageStrings, ad: SimulatedAd, language: PageLanguage): string {
  const field = (path: string) => escaped(fieldOf(ad.content, path))
  const locale = language === 'da' ? 'da-DK' : 'en-GB'
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Copenhagen',
  })
  // A day without a time is read as one of Greenwich.
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const day = (path: string) => days.format(new Date(String(fieldOf(ad.content, path))))
  const history = ad.history
    .map(
      ({ at, state, comment }) =>
        `<li><time datetime="${escaped(at)}">${time.format(new Date(at))}</time> ${t.states[state]}${
          comment && state === 'NotApproved' ? `: ${escaped(comment)}` : ''
        }</li>`,
    )
    .join('')
  return `<li class="ad">
  <h2>${field('JobDetails.Title')}</h2>
  <p class="state state--${ad.state}">${t.states[ad.state]}</p>
  <dl>
    <div><dt>${t.department}</dt><dd>${field('HiringOrganizationDetails.Name')}</dd></div>
    <div><dt>${t.period}</dt><dd>${day('PublishStartDate')} – ${day('PublishEndDate')}</dd></div>
    <div><dt>${t.reference}</dt><dd><code>${escaped(ad.reference)}</code></dd></div>
  </dl>
  <ol class="history">${history}</ol>
  ${ad.state === 'AwaitingApproval' ? decision(t, ad, language) : ''}
</li>`
}

const STYLE = `main ul { list-style: none; padding: 0; display: grid; gap: 1.5rem; }
.ad { border: 1px solid #c8c8c8; border-radius: 6px; padding: 1rem 1.25rem; background: #fff; }
.ad h2 { margin: 0 0 .5rem; font-size: 1.2rem; }
.ad dl { display: grid; gap: .25rem; margin: .75rem 0; }
.ad dl div { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
.ad dt { flex: 0 0 9rem; }
.ad dt { color: #555; } .ad dd { margin: 0; overflow-wrap: anywhere; }
.state { display: inline-block; margin: 0; padding: .1rem .6rem; border-radius: 1rem; background: #e9e9e9; font-weight: 600; }
.state--Publication { background: #d7f0dc; } .state--NotApproved { background: #fbdede; } .state--AwaitingApproval { background: #fdf0c8; }
.history { margin: .5rem 0; padding-left: 1.2rem; color: #444; }
.decide { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: .75rem; }
.decide input:not([type=hidden]) { flex: 1 1 14rem; min-width: 0; font: inherit; padding: .4rem .5rem; border: 1px solid #767676; border-radius: 4px; }
.decide button { font: inherit; padding: .45rem 1rem; border: 1px solid #222; border-radius: 4px; background: #fff; cursor: pointer; }
code { overflow-wrap: anywhere; }`

/** What whoever approves ads at Jobnet might see; null: no Jobnet is simulated here. */
export function jobnetPage(ads: readonly SimulatedAd[] | null, language: PageLanguage, api: string): string {
  const t = { da, en }[language]
  const other = OTHER[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/demo.css">
<style>${STYLE}</style>
<title>${t.title}</title>
</head>
<body>
<div class="page">
<header class="top"><a href="${language === 'da' ? '/' : '/en/'}">${t.home}</a><a href="${addressOf(other)}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a></header>
<main>
<h1>${t.title}</h1>
<p class="lead">${t.lead}</p>
${!ads?.length ? `<p>${ads ? t.empty : t.notRunning}</p>` : `<ul>${ads.map((ad) => shown(t, ad, language)).join('')}</ul>`}
<h2>${t.what}</h2>
<p><code>${t.whatCommand}</code></p>
<p>${t.whatMail} <a href="${escaped(api)}/dev/mail">${t.inbox}</a>.</p>
</main>
</div>
</body>
</html>
`
}
