import { actorName, can } from '../actors.ts'
import { Institution } from '../contract/institution.ts'
import type { OrderForm, PlacedOrder } from '../contract/order-form.ts'
import { Profile, type SettingThing } from '../contract/settings.ts'
import type { ThemeVersion } from '../contract/theme-version.ts'
import { settings } from '../db/schema/index.ts'
import { ProblemError, parse } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleaned } from '../http/text.ts'
import { keepDraft } from '../themes/save-draft.ts'
import { institutionAnswer } from './answer.ts'
import { createInstitution } from './create.ts'

/** What the profile takes from an order. */
const profileOf = ({ institution, order, pages }: OrderForm) =>
  parse(Profile, {
    name: institution.name,
    cvr: institution.cvr,
    origins: pages.origins,
    pages: { list: pages.list || null },
    testPages: pages.testPages,
    contact: order.contact && { ...order.contact, phone: order.contact.phone || null },
  })

/**
 * Makes the institution that an order form describes: its profile, what it ordered, and its theme as a draft, all or nothing.
 * @throws ProblemError `forbidden`; `invalid` naming what is wrong, also in the theme.
 */
export async function placeOrder(call: Call, form: OrderForm): Promise<PlacedOrder> {
  const { deps, actor } = call
  if (!can(actor, 'create-institution', null)) throw new ProblemError('forbidden')
  let theme: ThemeVersion | null = null
  const { slug } = await createInstitution(call, {
    slug: form.institution.slug,
    profile: profileOf(form),
    async also(tx, institution) {
      const decide = (thing: SettingThing, value: unknown) =>
        tx.insert(settings).values({
          institutionId: institution.id,
          thing,
          version: 1,
          value,
          updatedAt: deps.now(),
          updatedBy: actorName(actor),
        })
      await decide('order', cleaned(form.order))
      if (form.design?.agent) await decide('job-agent', { layout: form.design.agent })
      if (form.design) theme = await keepDraft(tx, { ...call, institution }, form.design, 'design.')
    },
  })
  const { body } = await institutionAnswer(deps, slug, 'da')
  return { institution: parse(Institution, JSON.parse(body)), theme }
}
