/** Programs that fetch pages, by what they say of themselves. A make of telephone ends in the same three letters. */
const PROGRAM =
  /(?<!cu)bot(?:\b|_)|crawl|spider|slurp|headless|phantom|lighthouse|pagespeed|pingdom|uptime|monitor|validator|scan|archiv|preview|facebookexternalhit|whatsapp|telegram|skype|embedly|feed|rss|curl|wget|libwww|httpie|python|perl|ruby|php|java\/|okhttp|go-http|node|undici|axios|postman|scrapy|^$/i

/** Whether whoever asks says that no person is looking. What it says is not kept. */
export const isRobot = (userAgent: string | undefined): boolean =>
  PROGRAM.test(userAgent ?? '') || !/^(?:Mozilla|Opera|Lynx|Links|ELinks|w3m|Dillo|NetSurf)/.test(userAgent ?? '')
