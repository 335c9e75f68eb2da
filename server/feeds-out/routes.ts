import * as z from 'zod'
import { FeedQuery, JobFeed } from '../contract/feeds-out.ts'
import { parse, problems } from '../http/problem.ts'
import { publicRead, queryOf } from '../http/public-cache.ts'
import { declare, newRouter } from '../http/router.ts'
import { atom } from './formats/atom.ts'
import { json } from './formats/json.ts'
import { jsonFeed } from './formats/json-feed.ts'
import { jsonLd } from './formats/json-ld.ts'
import { rss } from './formats/rss.ts'
import { type Feed, readFeed } from './read.ts'

/** A format by the name of its file. */
const FORMATS: { file: string; type: string; what: string; write: (feed: Feed) => string }[] = [
  { file: 'feed.xml', type: 'application/rss+xml', what: 'RSS 2.0', write: rss },
  { file: 'feed.atom', type: 'application/atom+xml', what: 'Atom 1.0', write: atom },
  { file: 'feed.json', type: 'application/feed+json', what: 'JSON Feed 1.1', write: jsonFeed },
  { file: 'jobs.json', type: 'application/json', what: 'JSON', write: json },
  { file: 'jobs.jsonld', type: 'application/ld+json', what: 'schema.org JSON-LD', write: jsonLd },
]

const params = z.object({ institution: z.string() })

export const feedOutRoutes = newRouter()

for (const { file, type, what, write } of FORMATS)
  for (const ofAll of [true, false]) {
    const path = ofAll ? (`/portal/${file}` as const) : (`/portal/{institution}/${file}` as const)
    const summary = `The open ads of ${ofAll ? 'all institutions that are live' : 'an institution'} as ${what}, newest first, and what ended within 30 days`
    const schema = type === 'application/json' ? JobFeed : z.string()
    const route = declare({
      method: 'get',
      path,
      caller: 'public-read',
      tags: ['feeds out'],
      summary,
      request: { query: FeedQuery, ...(!ofAll && { params }) },
      responses: {
        200: { description: summary, content: { [type]: { schema } } },
        ...problems('invalid', ...(ofAll ? [] : (['unknown-institution'] as const))),
      },
    })
    publicRead(feedOutRoutes, route, async (c) => {
      const query = parse(FeedQuery, queryOf(c))
      const slug = ofAll ? null : parse(params, c.req.param()).institution
      const feed = await readFeed(c.var.deps, slug, path.replace('{institution}', slug ?? ''), query)
      return {
        body: write(feed),
        contentType: `${type}; charset=utf-8`,
        language: query.lang,
        institutionId: feed.institutionId,
        validUntil: feed.validUntil,
      }
    })
  }
