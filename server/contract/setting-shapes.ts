import * as z from 'zod'
import { SETTINGS, type SettingThing, StoredSetting } from './settings.ts'

const THINGS = Object.keys(SETTINGS) as [SettingThing, ...SettingThing[]]
const idOf = (thing: SettingThing): string => {
  const id = SETTINGS[thing].meta()?.id
  if (!id) throw new Error(`The shape of ${thing} has no name`)
  return id
}

// What follows is what a document shows. A value is read by the thing in the address, with what is wrong with it told field by
// field, which no schema of all of them can.

/** The `thing` of an address. */
export const ThingOfPath = z.string().meta({ enum: THINGS })

/** A setting as it is stored: each thing has a value of its own shape. */
export const StoredSettings = z
  .discriminatedUnion(
    'thing',
    THINGS.map((thing) => StoredSetting.extend({ thing: z.literal(thing), value: SETTINGS[thing] })) as never,
  )
  .meta({ id: 'StoredSetting' }) as unknown as typeof StoredSetting

/** A setting's value as it is sent. */
export const SettingInput = z.looseObject({}).meta({
  description: `What is decided, by the thing in the address. ${THINGS.map((thing) => `${thing}: ${idOf(thing)}`).join(', ')}.`,
  anyOf: THINGS.map((thing) => ({ $ref: `#/components/schemas/${idOf(thing)}` })),
})
