import { isObject } from '../../../config/canonical/tree.ts'
import type { Path } from '../../../config/path.ts'
import type { Json } from '../../../model/trigger.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What only CloudFormation has words for: `about` is kind, name and the way to it. */
export const unspoken: FactKind = {
  kind: 'unspoken',
  *of(project) {
    for (const kind of ['pool', 'identity', 'role'] as const)
      for (const resource of project.all(kind)) {
        const { aws, clients = {} } = resource.says as {
          readonly aws?: Json
          readonly clients?: Readonly<Record<string, { readonly aws?: Json }>>
        }
        const places: readonly (readonly [Path, Json | undefined])[] = [
          [['aws'], aws],
          ...Object.entries(clients).map(([name, said]) => [['clients', name, 'aws'], said.aws] as const),
        ]
        for (const [path, value] of places)
          for (const [inner, leaf] of leavesOf(value, path))
            yield {
              about: [kind, resource.name, ...inner.map(String)],
              value: leaf,
              at: { resource, path: inner },
            }
      }
  },
  *tell({ about: [kind = '', name = '', ...path], before, after }, { before: then, after: now, renames }) {
    const owner = kind as 'pool'
    const [old = ''] = renames.before(owner, [name])
    if (old !== name || !now.find(owner, name) || !then.find(owner, name)) return
    if (
      path[0] === 'clients' &&
      ![then, now].every((side) => side.find('pool', name)?.says.clients?.[path[1] ?? ''])
    )
      return
    const why = 'no word of the language says it, and nothing weighs it'
    yield {
      risk: 'access-unknown',
      sentence: `${code(path.join('.'))} of ${code(name)} is now ${valueWords(after?.value)}, and was ${valueWords(before?.value)}: ${why}`,
      proof: { verdict: 'unknown', why },
    }
  },
}

/** Every value that holds no other, with the way to it. */
function* leavesOf(value: Json | undefined, path: Path): Generator<readonly [Path, Json]> {
  if (value === undefined) return
  if (isObject(value))
    for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, [...path, key])
  else yield [path, value]
}
