import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { rawProperties, type Shape } from './raw-properties.ts'
import type { Tell } from './tell.ts'

const kinds = { role: 'roles', identity: 'identity pools' } as const

/**
 * Checks what a role or an identity pool says under `aws`: that they have such properties, and that nothing else
 * which is said is lost by them.
 */
export function checkRaw(resource: Resource, kind: keyof typeof kinds, tell: Tell): void {
  const { aws } = resource.value
  const shapes = rawProperties[kind]
  for (const [property, value] of Object.entries(isObject(aws) ? aws : {})) {
    const at = ['aws', property]
    const shape = shapes.get(property)
    if (!shape) {
      const meant = nearest(property, shapes.keys())
      tell(
        resource,
        at,
        {
          rule: 'PW-LINK-042',
          message: `${kinds[kind]} have no property \`${property}\``,
          help: meant ? `did you mean \`${meant}\`?` : `there are: ${[...shapes.keys()].join(', ')}`,
        },
        'key',
      )
    } else if (value === null ? shape.needed : !shape.is(value))
      tell(resource, at, { rule: 'PW-LINK-042', message: `\`${property}\` is ${shape.what}` })
    else if (isWhole(value)) checkReplaced(resource, property, shape, tell)
  }
}

/** Whether nothing of what the words say is left: of objects, what has no other value is. */
const isWhole = (value: Json) => !isObject(value) || value['Statement'] !== undefined

/** What the words say is gone, where the property says it again: of lists, the last one is the whole one. */
function checkReplaced(resource: Resource, property: string, { instead = [] }: Shape, tell: Tell): void {
  for (const word of instead.filter((one) => resource.value[one] !== undefined))
    tell(
      resource,
      [word],
      {
        rule: 'PW-LINK-043',
        severity: 'warning',
        message: `\`${word}\` has no effect: \`aws.${property}\` takes its place`,
        help: `say all of it here, and leave \`aws.${property}\` out`,
        related: [{ message: 'this counts', resource, path: ['aws', property] }],
      },
      'key',
    )
}
