import { html } from 'hono/html'
import * as z from 'zod'
import { newestScripts } from '../../embed/newest-build.ts'
import { declare, newRouter } from '../../http/router.ts'
import { strings as reportDa } from '../../statistics/strings.da.ts'
import { strings as reportEn } from '../../statistics/strings.en.ts'
import { frameOf, languageOf, send, shown } from '../page.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { STATISTICS_STYLES } from './styles.ts'

const page = declare({
  method: 'get',
  path: '/statistics/{institution}',
  caller: 'anyone',
  hide: true,
  request: { params: z.object({ institution: z.string() }) },
  responses: { 200: { description: 'A page of our own.' } },
})

/**
 * The page on which a key's holder reads an institution's statistics. It says nothing by itself: the key is typed into it and goes
 * to the API in a header. It is of our own origin, where no other site's script is.
 */
export const statisticsPageRoutes = newRouter().openapi(
  page,
  shown(async (c, slug) => {
    const language = languageOf(c)
    const t = language === 'en' ? en : da
    const { institution, home } = await frameOf(c, slug)
    const [script = null] = await newestScripts(c.var.deps.config.embed, ['statistics.js'])
    const settings = {
      institution: institution.slug,
      language,
      departments: institution.departments.map(({ key, label }) => ({ key, label })),
      labels: (language === 'en' ? reportEn : reportDa).labels,
    }
    return send(c, {
      institution,
      home,
      title: t.title,
      script,
      styles: STATISTICS_STYLES,
      main: html`<h1>${t.title}</h1>
<p>${t.intro}</p>
<p>${t.counted}</p>
<div id="statistics" data-settings="${JSON.stringify(settings)}"><noscript><p>${t.script}</p></noscript></div>`,
    })
  }),
)
