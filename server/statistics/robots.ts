/** Browsers in a terminal and other small ones. */
const SMALL = /^(?:Lynx|E?Links|w3m|Dillo|NetSurf)\b/
const BROWSER = /^(?:Mozilla|Opera)\//
/** Programs that call themselves a browser and say what they are too. A make of telephone ends in the same three letters. */
const PROGRAM =
  /(?<!cu)bot(?:\b|_)|crawl|spider|slurp|headless|phantom|lighthouse|pagespeed|pingdom|uptime|monitor|validator|scan|archiv|preview|externalhit|whatsapp|telegram|skype|embedly|feed|python|java\/|node|playwright|selenium/i

/** Whether whoever asks says that no person is looking. What it says is not kept. */
export const isRobot = (userAgent = ''): boolean =>
  !SMALL.test(userAgent) && (!BROWSER.test(userAgent) || PROGRAM.test(userAgent))
