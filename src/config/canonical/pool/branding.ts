import type { Json, JsonObject } from '../../../model/trigger.ts'
import { object } from '../lenses.ts'
import type { Lens, Row } from '../table.ts'
import { simple } from '../table.ts'
import { isObject } from '../tree.ts'

/** What a picture is called here, and there. */
const names = [
  ['category', 'Category'],
  ['mode', 'ColorMode'],
  ['extension', 'Extension'],
  ['bytes', 'Bytes'],
] as const

/** Whether the bytes of a picture can stand in a file. */
const canSayAsset = (value: Json): value is JsonObject =>
  isObject(value) &&
  Object.keys(value).length === names.length &&
  names.every(([, theirs]) => typeof value[theirs] === 'string')

/** The pictures of a client's branding. */
export const assets: Lens = {
  there: (value) =>
    Array.isArray(value) && value.length
      ? value.map((one: Json) =>
          Object.fromEntries(names.map(([ours, theirs]) => [theirs, (one as JsonObject)[ours] as Json])),
        )
      : undefined,
  back: (value) =>
    Array.isArray(value) && value.length && value.every(canSayAsset)
      ? value.map((one: JsonObject) =>
          Object.fromEntries(names.map(([ours, theirs]) => [ours, one[theirs] as Json])),
        )
      : undefined,
}

/** How the pages of a client look. */
export const branding: readonly Row[] = [
  simple('branding.settings', 'branding.Settings', object),
  simple('branding.assets', 'branding.Assets', assets),
]
