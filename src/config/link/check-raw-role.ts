import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { rawOf } from './raw-role.ts'
import type { Tell } from './tell.ts'

interface Shape {
  readonly is: (value: Json) => boolean
  readonly what: string
  /** The words whose place it takes, where it says all that they can. */
  readonly instead?: readonly string[]
}
const isText = (value: Json | undefined) => typeof value === 'string'
const isListOf = (value: Json, is: (one: Json) => boolean) =>
  Array.isArray(value) && (value as readonly Json[]).every(is)

/** The properties of `AWS::IAM::Role` of the CloudFormation Template Reference. */
const shapes = new Map<string, Shape>([
  ['AssumeRolePolicyDocument', { is: isObject, what: 'a policy document', instead: ['trust'] }],
  ['Description', { is: isText, what: 'a text', instead: ['description'] }],
  [
    'ManagedPolicyArns',
    { is: (value) => isListOf(value, isText), what: 'a list of ARNs', instead: ['managed'] },
  ],
  [
    'MaxSessionDuration',
    { is: (value) => typeof value === 'number', what: 'a number of seconds', instead: ['maxSession'] },
  ],
  ['Path', { is: isText, what: 'a text', instead: ['path'] }],
  ['PermissionsBoundary', { is: isText, what: 'an ARN', instead: ['boundary'] }],
  [
    'Policies',
    {
      is: (value) =>
        isListOf(
          value,
          (one) => isObject(one) && isText(one['PolicyName']) && isObject(one['PolicyDocument']),
        ),
      what: 'a list, of which each has `PolicyName` and `PolicyDocument`',
      instead: ['allow', 'deny', 'policies'],
    },
  ],
  ['RoleName', { is: isText, what: 'a text' }],
  [
    'Tags',
    {
      is: (value) => isListOf(value, (one) => isObject(one) && isText(one['Key']) && isText(one['Value'])),
      what: 'a list, of which each has `Key` and `Value`',
      instead: ['tags'],
    },
  ],
])

/** Checks what a role says under `aws`: that roles have such properties, and that nothing else of it is lost by them. */
export function checkRawRole(role: Resource, tell: Tell): void {
  for (const [property, value] of Object.entries(rawOf(role))) {
    const at = ['aws', property]
    const shape = shapes.get(property)
    if (!shape) {
      const meant = nearest(property, shapes.keys())
      tell(
        role,
        at,
        {
          rule: 'PW-LINK-042',
          message: `roles have no property \`${property}\``,
          help: meant ? `did you mean \`${meant}\`?` : `there are: ${[...shapes.keys()].join(', ')}`,
        },
        'key',
      )
    } else if (value === null ? property === 'AssumeRolePolicyDocument' : !shape.is(value))
      tell(role, at, { rule: 'PW-LINK-042', message: `\`${property}\` is ${shape.what}` })
    else if (isWhole(value)) checkReplaced(role, property, shape, tell)
  }
}

/** Whether nothing of what the words say is left: of objects, what has no other value is. */
const isWhole = (value: Json) => !isObject(value) || value['Statement'] !== undefined

/** What the words say is gone, where the property says it again: of lists, the last one is the whole one. */
function checkReplaced(role: Resource, property: string, { instead = [] }: Shape, tell: Tell): void {
  for (const word of instead.filter((one) => role.value[one] !== undefined))
    tell(
      role,
      [word],
      {
        rule: 'PW-LINK-043',
        severity: 'warning',
        message: `\`${word}\` has no effect: \`aws.${property}\` takes its place`,
        help: `say all of it here, and leave \`aws.${property}\` out`,
        related: [{ message: 'this counts', resource: role, path: ['aws', property] }],
      },
      'key',
    )
}
