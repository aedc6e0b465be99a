import { hookNames } from '../../model/hook.ts'
import { pipelineName } from '../canonical/pool/hooks.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { functionNameOf, isReadyMade, readyMadeNames } from '../ready-made.ts'
import { checkCapabilities } from './check-capabilities.ts'
import { checkExecutionRole } from './check-execution-role.ts'
import { checkLimits } from './check-limits.ts'
import { checkParameters } from './check-parameters.ts'
import { checkVariables } from './check-variables.ts'
import type { Ties } from './link.ts'
import { scriptOf } from './script.ts'
import type { Tell } from './tell.ts'

/** Checks a trigger's script and name, and what its file says of the script. */
export function checkTrigger(
  trigger: Resource,
  { declared, addresses, scripts }: Pick<Ties, 'declared' | 'addresses' | 'scripts'>,
  tell: Tell,
): void {
  if (!isReadyMade(trigger.name)) checkScript(trigger, scripts, tell)
  checkName(trigger, declared, tell)
  checkParameters(trigger, tell)
  checkLimits(trigger, tell)
  checkCapabilities(trigger, tell)
  checkExecutionRole(trigger, declared, addresses, tell)
  checkVariables(trigger, tell)
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
  const taken = readyMadeNames.find((name) => functionNameOf(name) === trigger.name)
  if (taken)
    tell(trigger, [], {
      rule: 'PW-REF-009',
      message: `\`${trigger.name}\` is the function of the ready-made \`${taken}\``,
      help: 'give the trigger another name',
    })
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
