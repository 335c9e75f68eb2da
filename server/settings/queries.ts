import { and, eq } from 'drizzle-orm'
import { SETTINGS, type SettingThing, type SettingValue, type StoredSetting } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { settings } from '../db/schema/index.ts'
import { isList, readList } from './lists.ts'
import { STANDARD } from './standard.ts'

/** The standard overlaid by what the institution has decided: what it left out follows the standard. */
export function effective<T extends SettingThing>(thing: T, decided: unknown): SettingValue<T> {
  const standard = thing === 'profile' ? {} : STANDARD[thing as Exclude<SettingThing, 'profile'>]
  return SETTINGS[thing].parse({ ...standard, ...(decided as object | null) }) as SettingValue<T>
}

/** A setting as it holds, with the version that `If-Match` must name; `"0"` while the standard stands. */
export async function settingOf(tx: Tx, institutionId: number, thing: SettingThing): Promise<StoredSetting> {
  const [row] = await tx
    .select({ version: settings.version, value: settings.value })
    .from(settings)
    .where(and(eq(settings.institutionId, institutionId), eq(settings.thing, thing)))
  return {
    thing,
    version: String(row?.version ?? 0),
    layer: row ? 'institution' : 'standard',
    value: isList(thing) ? await readList(tx, institutionId, thing) : effective(thing, row?.value ?? null),
  }
}
