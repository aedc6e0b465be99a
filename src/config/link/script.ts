import type { TriggerDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'

/** The path of a trigger's script from the project's folder; it is written from the trigger's own. */
export function scriptOf({ file, value }: Resource): string {
  const { script } = value as unknown as TriggerDocument
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return folder + script.replace(/^\.\//, '')
}
