/** At these anybody gets an address: it proves nothing about where its owner works. */
const DOMAINS = new Set(
  [
    'gmail.com googlemail.com msn.com icloud.com me.com mac.com aol.com ymail.com rocketmail.com mail.com mail.ru',
    'proton.me protonmail.com protonmail.ch pm.me tuta.com tuta.io tutanota.com zoho.com zohomail.com web.de qq.com 163.com',
    'mail.dk jubii.dk ofir.dk sol.dk forum.dk get2net.dk stofanet.dk youmail.dk youseepost.dk webspeed.dk privat.dk',
    'mail.tele.dk post.tele.dk post.cybercity.dk tdcadsl.dk',
  ].flatMap((line) => line.split(' ')),
)
/** These have a domain in each country. */
const IN_EACH_COUNTRY = /^(?:yahoo|hotmail|outlook|live|gmx|yandex)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/

export const isPublicMailProvider = (domain: string): boolean => DOMAINS.has(domain) || IN_EACH_COUNTRY.test(domain)
