import { hookNames } from '../../model/hook.ts'
import { pipelineTimeout } from '../../model/trigger.ts'
import { compileCondition } from '../../schema/condition.ts'
import type { Addresses } from '../addresses.ts'
import { parseDuration } from '../duration.ts'
import type { PoolDocument, TriggerDocument, TriggerSandbox } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { isReadyMade } from '../ready-made.ts'
import { senders } from './check-capabilities.ts'
import { checkGuard } from './check-guard.ts'
import { checkStageLimits } from './check-limits.ts'
import { checkNarrower } from './check-narrower.ts'
import { checkWith } from './check-with.ts'
import { hooksOf, versionOf, type WrittenHook, type WrittenStage } from './stages.ts'
import type { Tell } from './tell.ts'

/** Checks what stands at the hooks of a pool: triggers, versions, times, conditions. */
export function checkHooks(pool: Resource, declared: Declared, addresses: Addresses, tell: Tell): void {
  const document = pool.value as PoolDocument
  const triggerOf = ({ use }: WrittenStage) => declared.find('trigger', addresses.name('trigger', use))
  for (const hook of hooksOf(document)) {
    const triggers = hook.stages.map(triggerOf)
    checkVersions(pool, document, hook, tell)
    checkSender(pool, document, hook, tell)
    checkTogether(pool, hook, triggers, tell)
    for (const [index, stage] of hook.stages.entries()) {
      const found = triggers[index]
      const trigger = typeof found === 'object' ? found : undefined
      if (trigger) {
        checkStands(pool, hook, stage, trigger, tell)
        checkWith(pool, document, stage, trigger, tell)
        checkNarrower(pool, stage, trigger, tell)
      }
      checkStageLimits(pool, stage, trigger, tell)
      if (found === undefined && stage.use.startsWith('arn:')) tellFunction(pool, hook, stage, tell)
      checkWhen(pool, hook, stage, tell)
      checkGuard(pool, document, stage, trigger, tell)
    }
  }
}

function checkStands(
  pool: Resource,
  { hook }: WrittenHook,
  { usePath }: WrittenStage,
  trigger: Resource,
  tell: Tell,
) {
  const { hooks } = trigger.value as unknown as TriggerDocument
  if (hooks.includes(hook)) return
  tell(pool, usePath, {
    rule: 'PW-HOOK-001',
    message: `the trigger \`${trigger.name}\` does not stand at \`${hook}\``,
    ...(!isReadyMade(trigger.name) && {
      help: `add \`${hook}\` to its \`hooks\` if its script can answer there`,
    }),
    related: [
      {
        message: `it stands at ${hooks.map((one) => `\`${one}\``).join(', ')}`,
        resource: trigger,
        path: ['hooks'],
      },
    ],
  })
}

function tellFunction(
  pool: Resource,
  { hook, stages }: WrittenHook,
  { use, usePath, ...rest }: WrittenStage,
  tell: Tell,
) {
  const alone =
    stages.length === 1 && !['with', 'when', 'onError', 'sandbox', 'capabilities'].some((key) => key in rest)
  if (alone)
    tell(pool, usePath, {
      rule: 'PW-HOOK-009',
      severity: 'info',
      message: `no script stands behind \`${use}\``,
      help: `the hook answers \`${hookNames[hook]} invocation failed due to error ResourceNotFoundException.\``,
    })
  else
    tell(pool, usePath, {
      rule: 'PW-HOOK-008',
      message: `\`${use}\` is not a declared trigger, and only those can be stages`,
      help: 'declare it in a `*.trigger.yaml`, or let it stand at the hook alone',
    })
}

function checkVersions(pool: Resource, { tier }: PoolDocument, hook: WrittenHook, tell: Tell) {
  const version = versionOf(hook)
  for (const stage of hook.stages)
    if (stage.version && stage.version !== version)
      tell(pool, [...stage.path, 'version'], {
        rule: 'PW-HOOK-002',
        message: `this stage has \`${stage.version}\` and one before it \`${version}\`: the stages of a hook have one version`,
      })
  const said = hook.stages.find((stage) => stage.version === version)
  if (said && version !== 'V1_0' && tier === 'lite')
    tell(pool, [...said.path, 'version'], {
      rule: 'PW-HOOK-003',
      message: `the tier \`lite\` has no \`${version}\` of \`${hook.hook}\``,
      help: 'take the tier `essentials` or `plus`, or `V1_0`',
      related: [{ message: 'the tier', resource: pool, path: ['tier'] }],
    })
}

function checkSender(pool: Resource, { kmsKey }: PoolDocument, { hook, path }: WrittenHook, tell: Tell) {
  if (!senders.includes(hook) || kmsKey !== undefined) return
  const message = `\`${hook}\` needs \`kmsKey\`: what codes are encrypted under`
  tell(
    pool,
    path,
    { rule: 'PW-HOOK-004', message, help: 'write `kmsKey:` with the ARN of a KMS key beside `triggers:`' },
    'key',
  )
}

function checkTogether(
  pool: Resource,
  { hook, path, stages }: WrittenHook,
  triggers: readonly (Resource | 'broken' | undefined)[],
  tell: Tell,
) {
  const times = stages.map(({ sandbox }, index) => {
    const trigger = triggers[index]
    const own =
      typeof trigger === 'object' ? (trigger.value as unknown as TriggerDocument).sandbox : undefined
    return { allowed: timeOf(own), taken: timeOf(sandbox) || timeOf(own) }
  })
  const sum = times.reduce((before, { taken }) => before + taken, 0)
  // A time that no script has is told where it is said.
  const told = times.some((each) => Math.max(each.allowed, each.taken) > pipelineTimeout)
  if (sum <= pipelineTimeout || told) return
  tell(
    pool,
    path,
    {
      rule: 'PW-HOOK-005',
      message: `the stages of \`${hook}\` may take ${sum / 1000}s together, and a hook has 5s`,
      help: 'give stages less with `sandbox: { timeout: 500ms }`',
    },
    'key',
  )
}

const timeOf = (sandbox: TriggerSandbox | undefined) =>
  sandbox?.timeout ? parseDuration(sandbox.timeout) : 0

function checkWhen(pool: Resource, hook: WrittenHook, { when, path }: WrittenStage, tell: Tell) {
  if (when === undefined || when.includes('$(')) return
  const mistake = compileCondition(when, hook.hook, versionOf(hook))
  if ('holds' in mistake) return
  const meant = mistake.unknown && nearest(mistake.unknown.name, mistake.unknown.known)
  const known = mistake.unknown?.known.map((name) => `\`${name}\``).join(', ')
  const help = meant ? `did you mean \`${meant}\`?` : (mistake.help ?? (known && `there are: ${known}`))
  const place = when.length > 40 ? `, at its character ${mistake.offset + 1}` : ''
  tell(pool, [...path, 'when'], {
    rule: 'PW-HOOK-007',
    message: `${mistake.message}${place}`,
    ...(help && { help }),
  })
}
