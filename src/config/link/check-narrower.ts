import type { TriggerDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { capabilitiesOf, parameterIn, strangersIn } from './capabilities.ts'
import { fetchMistake } from './check-capabilities.ts'
import { settingsOf } from './settings.ts'
import type { WrittenStage } from './stages.ts'
import type { Tell } from './tell.ts'

/** Checks that a stage leaves of its trigger's capabilities only what is there. */
export function checkNarrower(
  pool: Resource,
  { capabilities, path, with: said }: WrittenStage,
  trigger: Resource,
  tell: Tell,
): void {
  if (!capabilities) return
  const place = (...inner: readonly (string | number)[]) => [...path, 'capabilities', ...inner]
  const mistaken = (capabilities.fetch ?? []).flatMap((rule, index) => {
    const mistake = parameterIn(rule) === undefined && fetchMistake(rule)
    if (mistake) tell(pool, place('fetch', index), mistake)
    return mistake ? [rule] : []
  })
  const { capabilities: reach, parameters } = trigger.value as unknown as TriggerDocument
  const strangers = strangersIn(capabilitiesOf(reach), settingsOf(parameters, said), capabilities)
  for (const { kind, value, path: inner, known } of strangers) {
    if (mistaken.includes(String(value))) continue
    const meant = typeof value === 'string' && nearest(value, known)
    tell(pool, place(...inner), {
      rule: 'PW-HOOK-014',
      message:
        kind === 'fetch'
          ? `no address of the trigger \`${trigger.name}\` covers \`${value}\``
          : `the trigger \`${trigger.name}\` has no \`${value === true ? kind : value}\` to leave`,
      help: meant
        ? `did you mean \`${meant}\`?`
        : 'a stage takes away from what its trigger may reach, and adds nothing',
      related: [{ message: 'what it may reach', resource: trigger, path: ['capabilities'] }],
    })
  }
}
