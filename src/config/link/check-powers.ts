import { isOperation, operationNames } from '../../schema/inputs.ts'
import type { Json } from '../../model/trigger.ts'
import type { TriggerDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import type { Path } from '../path.ts'
import { parseSize } from '../size.ts'
import { capabilitiesOf, notIn, parameterIn } from './capabilities.ts'
import { slipsOf } from './check-parameter.ts'
import type { WrittenStage } from './stages.ts'
import type { Tell } from './tell.ts'

/** Bytes, at most. */
const most = { output: '6Mi', logs: '256Ki', fetchSize: '8Mi' } as const

/** Checks what a trigger may reach and use, and the parameters by which its stages say more. */
export function checkPowers(trigger: Resource, tell: Tell): void {
  const { capabilities = {}, parameters = {}, sandbox = {} } = trigger.value as unknown as TriggerDocument
  const at = (...path: Path) => ['capabilities', ...path]

  for (const [index, name] of (capabilities.api ?? []).entries()) {
    if (isOperation(name)) continue
    const meant = nearest(name, operationNames)
    tell(trigger, at('api', index), {
      rule: 'PW-HOOK-015',
      message: `Cognito has no operation \`${name}\``,
      ...(meant && { help: `did you mean \`${meant}\`?` }),
    })
  }
  const named = (text: string, path: Path, format: 'uri' | 'secret') => {
    const name = parameterIn(text)
    if (name === undefined || parameters[name]?.format === format) return
    const known = Object.keys(parameters).filter((one) => parameters[one]?.format === format)
    tell(trigger, path, {
      rule: 'PW-HOOK-015',
      message: `\`{${name}}\` is no parameter of the format \`${format}\``,
      help: known.length
        ? `there are: ${known.map((one) => `{${one}}`).join(', ')}`
        : `declare it: \`parameters: { ${name}: { type: string, format: ${format} } }\``,
    })
  }
  for (const [index, rule] of (capabilities.fetch ?? []).entries())
    named(typeof rule === 'string' ? rule : rule.to, at('fetch', index), 'uri')
  for (const [index, name] of (capabilities.secrets ?? []).entries())
    named(name, at('secrets', index), 'secret')

  for (const [name, rules] of Object.entries(parameters))
    for (const slip of rules.default === undefined ? [] : slipsOf(rules, rules.default as Json))
      tell(trigger, ['parameters', name, 'default', ...slip.path], {
        rule: 'PW-HOOK-013',
        message: `the default of \`${name}\` is not what it takes: ${slip.message}`,
      })
  for (const [name, limit] of Object.entries(most)) {
    const asked = sandbox[name as keyof typeof most]
    if (asked && parseSize(asked) > parseSize(limit))
      tell(trigger, ['sandbox', name], {
        rule: 'PW-HOOK-006',
        message: `the trigger asks for ${asked}, and \`${name}\` is ${limit} at most`,
      })
  }
}

/** Checks that a stage leaves of its trigger's capabilities only what is there. */
export function checkNarrower(
  pool: Resource,
  { capabilities, path }: WrittenStage,
  trigger: Resource,
  tell: Tell,
): void {
  if (!capabilities) return
  const all = capabilitiesOf((trigger.value as unknown as TriggerDocument).capabilities)
  for (const [kind, value] of notIn(all, capabilities))
    tell(pool, [...path, 'capabilities', kind], {
      rule: 'PW-HOOK-014',
      message: `the trigger \`${trigger.name}\` has no \`${kind === value || value === 'true' ? kind : `${kind}: ${value}`}\` to leave`,
      help: 'a stage takes away from what its trigger may reach, and adds nothing',
      related: [{ message: 'what it may reach', resource: trigger, path: ['capabilities'] }],
    })
}
