import { isObject } from '../../../config/canonical/tree.ts'
import type { Path } from '../../../config/path.ts'
import { kinds } from '../../../model/model.ts'
import type { Json } from '../../../model/trigger.ts'
import type { Resource, Reviewed } from '../reviewed.ts'

/** A text of a file. */
export interface WrittenText {
  readonly resource: Resource
  readonly path: Path
  readonly text: string
}

/** Every text that the files of a project say, under whatever key. */
export function* writtenTexts(project: Reviewed): Generator<WrittenText> {
  for (const kind of kinds)
    for (const resource of project.all(kind)) yield* textsIn(resource, [], resource.says as unknown as Json)
}

function* textsIn(resource: Resource, path: Path, value: Json): Generator<WrittenText> {
  if (typeof value === 'string') yield { resource, path, text: value }
  else if (Array.isArray(value))
    for (const [index, one] of (value as readonly Json[]).entries())
      yield* textsIn(resource, [...path, index], one)
  else if (isObject(value))
    for (const [key, one] of Object.entries(value)) yield* textsIn(resource, [...path, key], one)
}
