import * as z from 'zod'
import { declare, newRouter } from '../http/router.ts'
import { languageOf, newNonce, send, shown } from '../portal/page.ts'
import { readFacts } from './facts.ts'
import { guide } from './guide.ts'
import { guideStrings } from './strings.ts'

const page = declare({
  method: 'get',
  path: '/webmaster/{institution}',
  caller: 'anyone',
  hide: true,
  request: { params: z.object({ institution: z.string() }) },
  responses: { 200: { description: "The webmaster's guide of an institution." } },
})

/** The page that an institution's webmaster works from: everything to copy, filled in. */
export const webmasterRoutes = newRouter().openapi(
  page,
  shown(async (c, slug) => {
    const facts = await readFacts(c.var.deps, slug, languageOf(c))
    const { institution, profile, language } = facts
    const nonce = newNonce()
    const made = {
      // The guide tells the state in its own words.
      institution: { ...institution, testPages: null },
      home: profile.pages.list ?? null,
      title: guideStrings(language).title,
      main: guide(facts, nonce),
    }
    return send(c, made, { nonce })
  }),
)
