import { hookNames } from '../../model/hook.ts'
import { defaultLimits } from '../../model/trigger.ts'
import { pipelineName } from '../canonical/pool/hooks.ts'
import { parseDuration } from '../duration.ts'
import type { TriggerDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { parseSize } from '../size.ts'
import { tooLong } from './check-hooks.ts'
import { checkPowers } from './check-powers.ts'
import { scriptOf } from './script.ts'
import type { Tell } from './tell.ts'

/** Bytes of heap that a script has at least; an engine does not start with less. */
const leastMemory = 8 * 1024 * 1024

/** Checks a trigger's script, what it asks for, and its name. */
export function checkTrigger(
  trigger: Resource,
  declared: Declared,
  scripts: ReadonlySet<string>,
  tell: Tell,
): void {
  const { sandbox = {} } = trigger.value as unknown as TriggerDocument
  checkScript(trigger, scripts, tell)
  checkName(trigger, declared, tell)
  checkPowers(trigger, tell)
  if (sandbox.timeout && parseDuration(sandbox.timeout) > defaultLimits.timeout)
    tell(trigger, ['sandbox', 'timeout'], tooLong(sandbox.timeout))
  if (sandbox.memory && parseSize(sandbox.memory) < leastMemory)
    tell(trigger, ['sandbox', 'memory'], {
      rule: 'PW-HOOK-011',
      message: `a script needs at least 8Mi, and this gives it ${sandbox.memory}`,
    })
}

function checkScript(trigger: Resource, scripts: ReadonlySet<string>, tell: Tell) {
  const path = scriptOf(trigger)
  if (!path.startsWith('triggers/'))
    tell(trigger, ['script'], {
      rule: 'PW-REF-006',
      message: `the script \`${path}\` lies outside \`triggers/\``,
      help: 'move the trigger and its script there',
    })
  else if (!scripts.has(path)) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const beside = [...scripts]
      .filter((one) => one.startsWith(folder))
      .map((one) => `./${one.slice(folder.length)}`)
    const meant = nearest(`./${path.slice(folder.length)}`, beside)
    tell(trigger, ['script'], {
      rule: 'PW-REF-005',
      message: `there is no file \`${path}\``,
      ...(meant && { help: `did you mean \`${meant}\`?` }),
    })
  }
}

function checkName(trigger: Resource, declared: Declared, tell: Tell) {
  for (const hook of Object.keys(hookNames)) {
    const pool = trigger.name.slice(0, -pipelineName('', hook).length)
    if (trigger.name !== pipelineName(pool, hook) || !declared.find('pool', pool)) continue
    tell(trigger, [], {
      rule: 'PW-REF-008',
      message: `\`${trigger.name}\` is the name of the function that runs the stages of \`${hook}\` of \`${pool}\``,
      help: 'give the trigger another name',
    })
  }
}
