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
