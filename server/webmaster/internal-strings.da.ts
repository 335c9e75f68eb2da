export const strings = {
  text: [
    'Et internt opslag står hverken i lister, feeds, sitemap, mails eller portal, og dets adresse svarer som en, der ikke findes. Kun den, der har vist, at vedkommende er ansat, ser det, sammen med de offentlige stillinger og mærket »Internt opslag«.',
    'Intranettets adresse skal stå i profilens `origins`, også når den er `http://`. Hvilke veje der er åbne, står i indstillingen `internal`. Det viste gælder én institution på én adresse og kontrolleres igen, når ansøgningen sendes.',
  ],
  settingCaption: 'Indstillingen internal, med alle tre veje',
  token: {
    title: '1. Intranettets server underskriver',
    text: [
      'Serveren skriver et token på tagget, hver gang siden vises: et JWT med `aud` (jeres kortnavn), `iat` og `exp`, som højst lever 10 minutter. Det underskrives med en hemmelighed, I får én gang, eller med jeres egen nøgle (Ed25519 eller RSA), hvis offentlige del I giver os.',
    ],
    keyCaption: 'Lav hemmeligheden; den næste tager over, mens den gamle stadig gælder en uge',
    tagCaption: 'Tagget, med tokenet fra serveren',
    renewText: [
      'Et skema tager længere tid end ti minutter at udfylde. Giv siden en funktion, der henter et nyt token; alle elementer på siden bruger det samme. Uden den siger elementet, at siden må genindlæses, og gemmer det skrevne i browseren imens.',
    ],
    renewCaption: 'Funktionen, der henter et nyt token',
    code: (server: string) => `Ti linjer, der laver tokenet, i ${server}`,
  },
  oidc: {
    title: '2. Institutionens eget login',
    text: [
      'Står `oidc` i indstillingen, og har tagget attributten `internal`, kan en medarbejder logge ind hos jeres udbyder (OpenID Connect, kode med PKCE) i et vindue fra os, som siger koden til siden. Adressen her registreres hos udbyderen, og hemmeligheden gemmes forseglet. Betjener udbyderen også andre, skal `claim` sige, hvem der er jeres.',
    ],
    addressLabel: 'Omdirigeringsadresse',
    caption: 'Gem udbyderens hemmelighed',
  },
  address: {
    title: '3. En arbejdsmail',
    text: [
      'Står `address` i indstillingen, kan en medarbejder med attributten `internal` på tagget få en kode på otte cifre i en postkasse på et af `domains` og indtaste den på siden. Den gælder i to timer. Vejen virker også hjemmefra.',
    ],
    tagCaption: 'Tagget uden token',
  },
}
export type InternalGuideStrings = typeof strings
