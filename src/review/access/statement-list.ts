import type { PolicyDocument } from '../../model/cloudformation.ts'
import type { JsonObject } from '../../model/trigger.ts'

/** The statements of a document, with the place of each in it; what is none has no place. */
export function statementsOf({ Statement }: PolicyDocument): readonly (readonly [number, JsonObject])[] {
  const list = [Statement].flat()
  return list.flatMap((one, index) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? [[index, one as JsonObject] as const]
      : [],
  )
}
