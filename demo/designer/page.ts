import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

/** The page that the bench fills. `{{api}}` is put in by whoever serves it. */
export function benchPage(language: 'da' | 'en'): string {
  const t = language === 'da' ? da : en
  const up = language === 'da' ? '' : '../'
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="opslag-api" content="{{api}}">
<title>${t.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}bench.css">
<script type="module" src="${up}bench.js"></script>
</head>
<body>
<noscript><p class="without">${t.noScript}</p></noscript>
<div id="bench"></div>
</body>
</html>
`
}

/** The page that pasted HTML is shown in; it is empty until the bench hands it over. */
export const ownPage = (): string => `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="opslag-api" content="{{api}}">
<title>–</title>
<script src="own-page.js" defer></script>
</head>
<body></body>
</html>
`
