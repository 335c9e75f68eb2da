import { isDeepStrictEqual } from 'node:util'
import { actorName, can } from '../actors.ts'
import { holdTemplates } from '../ad-templates/hold.ts'
import { adWarnings } from '../ad-templates/lacking.ts'
import { audit } from '../audit/record.ts'
import {
  type FormSettings,
  SETTINGS,
  type SettingThing,
  type SettingValue,
  type StoredSetting,
} from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { settings } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { rulesFor } from '../feeds/address.ts'
import { ProblemError, parse } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { cleaned } from '../http/text.ts'
import { noteSetting } from '../jobnet/note.ts'
import { relabel } from '../jobs/search-text.ts'
import { holdMedia } from '../media/hold.ts'
import { holdPools, poolWarnings } from '../talent-pools/setting.ts'
import { themeFaults } from '../themes/check.ts'
import { keepPublished } from '../themes/keep.ts'
import { ownOf } from '../themes/own.ts'
import { holdWebhooks } from '../webhooks/setting.ts'
import { auditExceptions } from './audit-exceptions.ts'
import { clashesWithJobs, lockSetting } from './job-questions.ts'
import { isList, replaceList } from './lists.ts'
import { effective, settingOf } from './queries.ts'
import { questionWarnings } from './question-rules.ts'
import { texts } from './question-text.ts'
import { settingFaults } from './rules.ts'

/** Reads a setting for the institution's own people. @throws ProblemError `forbidden`. */
export function readSetting({ deps, actor, institution }: Call, thing: SettingThing): Promise<StoredSetting> {
  if (!can(actor, 'read-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, (tx) => settingOf(tx, institution.id, thing))
}

/** Names of the setting's parts that differ, those that are left out now among them; never their values. */
const changedParts = (before: object, after: object) =>
  Object.keys({ ...after, ...before }).filter(
    (name) => !isDeepStrictEqual(after[name as keyof typeof after], before[name as keyof typeof before]),
  )

/** What reaches into how ads are drawn, or what they must have. */
const OF_ADS: readonly SettingThing[] = ['theme', 'ad-templates', 'profile']

/** With what is allowed in it but unwise, and what open ads lack because of it. */
async function withWarnings(tx: Tx, { deps, institution }: Call, setting: StoredSetting): Promise<StoredSetting> {
  if (OF_ADS.includes(setting.thing)) return { ...setting, warnings: await adWarnings(tx, institution.id, deps.now()) }
  if (setting.thing === 'talent-pools')
    return { ...setting, warnings: poolWarnings(setting.value as SettingValue<'talent-pools'>) }
  if (setting.thing !== 'form') return setting
  const { questions, fields } = setting.value as FormSettings
  return { ...setting, warnings: questionWarnings(questions, { labels: fields.flatMap(({ label }) => texts(label)) }) }
}

/** A theme that can be read, and names what the institution has. */
async function holdTheme(tx: Tx, { institution }: Call, theme: SettingValue<'theme'>): Promise<void> {
  await lockSetting(tx, institution.id, 'ad-templates', 'shared')
  const fields = themeFaults(theme, await ownOf(tx, institution.id))
  if (fields.length > 0) throw new ProblemError('invalid', { fields })
}

/** A form that takes nothing from the open jobs' own questions; its new exceptions stand in the audit. */
async function holdForm(tx: Tx, call: Call, before: FormSettings, after: FormSettings): Promise<void> {
  const fields = await clashesWithJobs(tx, call.institution.id, after, call.deps.now())
  if (fields.length > 0) throw new ProblemError('invalid', { fields })
  await auditExceptions(tx, call, 'setting:form', before.questions, after.questions)
}

/**
 * Puts a setting in place of the one whose version `ifMatch` names. What the input leaves out follows the standard from
 * then on. The same value again changes nothing, its version neither.
 * @throws ProblemError `forbidden`; `if-match-missing`; `stale`; `invalid` naming every field that is.
 */
export async function putSetting(
  call: Call,
  thing: SettingThing,
  { ifMatch, input }: { ifMatch: string | undefined; input: unknown },
): Promise<StoredSetting> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  if (ifMatch === undefined) throw new ProblemError('if-match-missing')
  const value = cleaned(parse(SETTINGS[thing], input))
  const fields = settingFaults(thing, value as SettingValue<SettingThing>, rulesFor(deps.config, institution.slug))
  if (fields.length > 0) throw new ProblemError('invalid', { fields })
  const decided = Object.fromEntries(Object.entries(value).filter(([name]) => name in (input as object)))

  const stored = await inInstitution(deps.db, institution.id, async (tx) => {
    await lockSetting(tx, institution.id, thing, 'exclusive')
    const before = await settingOf(tx, institution.id, thing)
    if (thing === 'theme') await holdTheme(tx, call, value as SettingValue<typeof thing>)
    if (ifMatch.trim() !== `"${before.version}"`) throw new ProblemError('stale')
    const after = isList(thing) ? value : effective(thing, decided)
    const parts = changedParts(before.value as object, after)
    if (before.layer === 'institution' && parts.length === 0) return withWarnings(tx, call, before)
    if (thing === 'form') await holdForm(tx, call, before.value as FormSettings, after as FormSettings)
    if (thing === 'ad-templates')
      await holdTemplates(tx, call, before.value as SettingValue<typeof thing>, after as SettingValue<typeof thing>)
    if (thing === 'talent-pools')
      await holdPools(tx, call, before.value as SettingValue<typeof thing>, after as SettingValue<typeof thing>)
    if (thing === 'webhooks')
      await holdWebhooks(tx, call, before.value as SettingValue<typeof thing>, after as SettingValue<typeof thing>)
    if (thing === 'media')
      await holdMedia(tx, call, before.value as SettingValue<typeof thing>, after as SettingValue<typeof thing>)

    if (isList(thing)) await replaceList(tx, institution.id, thing, value as SettingValue<typeof thing>)
    const now = deps.now()
    const row = {
      version: Number(before.version) + 1,
      value: isList(thing) ? null : decided,
      updatedAt: now,
      updatedBy: actorName(actor),
    }
    await tx
      .insert(settings)
      .values({ institutionId: institution.id, thing, ...row })
      .onConflictDoUpdate({ target: [settings.institutionId, settings.thing], set: row })
    // The institution's name stands in what searches look in.
    if (thing === 'profile' && parts.includes('name')) await relabel(tx, institution.id)
    if (thing === 'theme') await keepPublished(tx, call, decided as SettingValue<typeof thing>)
    await noteSetting(tx, deps, institution, thing)
    await audit(tx, call, 'setting-changed', `setting:${thing}`, { version: row.version, fields: parts })
    return withWarnings(tx, call, await settingOf(tx, institution.id, thing))
  })
  publicCache(deps.database).drop(institution.id)
  return stored
}
