import type { Json } from '../../model/trigger.ts'
import type { TriggerDocument, TriggerParameter } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { fits, slipsOf } from './check-parameter.ts'
import { addressMistake, mostTold } from './check-with.ts'
import type { Tell } from './tell.ts'

/** Checks that each parameter of a trigger says what a value of it can be, and that its default is one. */
export function checkParameters(trigger: Resource, tell: Tell): void {
  const { parameters = {}, capabilities = {} } = trigger.value as unknown as TriggerDocument
  for (const [name, rules] of Object.entries(parameters)) {
    const path = ['parameters', name]
    checkRules(trigger, path, rules, tell)
    if (rules.items) checkRules(trigger, [...path, 'items'], rules.items, tell)
    const each = rules.additionalProperties
    if (each) checkRules(trigger, [...path, 'additionalProperties'], each, tell)
    if (rules.default === undefined) continue
    const value = rules.default as Json
    const slips = [...slipsOf(rules, value).take(mostTold)]
    for (const { path: inner, message, help } of slips)
      tell(trigger, [...path, 'default', ...inner], {
        rule: 'PW-HOOK-020',
        message: `the default of \`${name}\` is not what it takes: it must ${message}`,
        ...(help && { help }),
      })
    const mistake = slips.length === 0 && addressMistake(rules, capabilities.fetch, name, value)
    if (mistake)
      tell(trigger, [...path, 'default'], {
        rule: 'PW-HOOK-019',
        message: `the trigger fetches what \`${name}\` says, and its default ${mistake}`,
      })
    if (rules.required)
      tell(trigger, [...path, 'default'], {
        rule: 'PW-HOOK-020',
        severity: 'warning',
        message: `every stage has to say \`${name}\`, so that its default is never taken`,
        help: 'leave out one of `default` and `required`',
      })
  }
}

/** The keywords that say something of a value of each type. */
const keywords: Readonly<Record<string, readonly TriggerParameter['type'][]>> = {
  enum: ['string', 'number', 'integer', 'boolean'],
  format: ['string'],
  minLength: ['string'],
  maxLength: ['string'],
  minimum: ['number', 'integer'],
  maximum: ['number', 'integer'],
  items: ['array'],
  minItems: ['array'],
  maxItems: ['array'],
  additionalProperties: ['object'],
}

const ranges = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const

function checkRules(
  trigger: Resource,
  path: readonly (string | number)[],
  rules: TriggerParameter,
  tell: Tell,
) {
  const { type } = rules
  for (const [keyword, of] of Object.entries(keywords))
    if (keyword in rules && !of.includes(type))
      tell(
        trigger,
        [...path, keyword],
        {
          rule: 'PW-HOOK-020',
          message: `\`${keyword}\` says nothing of \`type: ${type}\``,
          help: `it is of ${of.map((one) => `\`${one}\``).join(', ')}`,
        },
        'key',
      )
  for (const [index, value] of (keywords['enum']?.includes(type) ? (rules.enum ?? []) : []).entries())
    if (!fits(type, value))
      tell(trigger, [...path, 'enum', index], {
        rule: 'PW-HOOK-020',
        message: `\`${value}\` is none of \`type: ${type}\``,
      })
  for (const [least, most] of ranges)
    if ((rules[least] ?? -Infinity) > (rules[most] ?? Infinity))
      tell(trigger, [...path, least], {
        rule: 'PW-HOOK-020',
        message: `\`${least}\` is more than \`${most}\`, so that no value fits`,
      })
}
