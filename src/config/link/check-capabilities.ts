import { parseFetchRule } from '../../model/fetch-rule.ts'
import type { HookKey } from '../../model/hook.ts'
import { hasInput, isOperation, operationNames } from '../../schema/inputs.ts'
import type { TriggerDocument, TriggerParameter } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import type { Path } from '../path.ts'
import { parameterIn } from './capabilities.ts'
import type { Mistake, Tell } from './tell.ts'

/** The hooks that are given a code, encrypted. */
export const senders: readonly HookKey[] = ['customEmailSender', 'customSMSSender']

/** Checks that what a trigger may reach is there, and can have an effect. */
export function checkCapabilities(trigger: Resource, tell: Tell): void {
  const { capabilities = {}, parameters = {}, hooks } = trigger.value as unknown as TriggerDocument
  const told = (path: Path, mistake: Mistake | undefined) =>
    mistake && tell(trigger, ['capabilities', ...path], mistake)

  for (const [index, rule] of (capabilities.fetch ?? []).entries()) {
    const [to, path] = typeof rule === 'string' ? [rule, []] : [rule.to, ['to']]
    const name = parameterIn(to)
    const mistake = name === undefined ? fetchMistake(to) : parameterMistake(name, 'uri', parameters)
    told(['fetch', index, ...path], mistake)
  }
  for (const [index, secret] of (capabilities.secrets ?? []).entries()) {
    const name = parameterIn(secret)
    if (name !== undefined) told(['secrets', index], parameterMistake(name, 'secret', parameters))
  }
  for (const [index, name] of (capabilities.api ?? []).entries()) {
    told(['api', index], operationMistake(name))
  }
  if (capabilities.plainCode && !hooks.some((hook) => senders.includes(hook)))
    told(['plainCode'], {
      rule: 'PW-HOOK-018',
      severity: 'warning',
      message: 'nobody is given a code here: the trigger stands at no custom sender',
      help: `leave it out, or add ${senders.map((hook) => `\`${hook}\``).join(' or ')} to \`hooks\``,
    })
  for (const [service, { endpoint, ...rest }] of Object.entries(capabilities.aws ?? {}))
    for (const what of endpoint === undefined ? [] : Object.keys(rest))
      told(['aws', service, what], {
        rule: 'PW-HOOK-018',
        severity: 'warning',
        message: `\`${what}\` is not read: calls of \`${service}\` go to its endpoint as they are`,
        help: `leave out one of \`endpoint\` and \`${what}\``,
      })
}

/** What is wrong with an operation that a script is to call. */
function operationMistake(name: string): Mistake | undefined {
  if (!isOperation(name)) {
    const meant = nearest(name, operationNames)
    const message = `Cognito has no operation \`${name}\``
    return { rule: 'PW-HOOK-015', message, ...(meant && { help: `did you mean \`${meant}\`?` }) }
  }
  if (['UserPoolId', 'ClientId', 'AccessToken'].some((member) => hasInput(name, member))) return undefined
  return {
    rule: 'PW-HOOK-015',
    message: `\`${name}\` is about no pool in particular, and a script reaches the pool that fired its hook`,
  }
}

/** What is wrong with a rule that no parameter is in. */
export function fetchMistake(to: string): Mistake | undefined {
  const [, method = ''] = /^([A-Z]+) /.exec(to) ?? []
  const pattern = parseFetchRule(to)
  if ('mistake' in pattern) return { rule: 'PW-HOOK-019', message: `the rule \`${to}\` ${pattern.mistake}` }
  const meant = methods.includes(method) ? undefined : nearest(method, methods)
  if (!meant) return undefined
  return {
    rule: 'PW-HOOK-019',
    message: `the rule \`${to}\` has the method \`${method}\`, which nobody knows`,
    help: `did you mean \`${meant}\`?`,
  }
}

/** The usual ones; whoever wants another may have it. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** What is wrong with a parameter that stands in place of an address or of a secret. */
function parameterMistake(
  name: string,
  format: 'uri' | 'secret',
  parameters: Readonly<Record<string, TriggerParameter>>,
): Mistake | undefined {
  const own = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (own?.format === format && own.type === 'string') return undefined
  const fitting = Object.keys(parameters).filter((one) => parameters[one]?.format === format)
  const meant = nearest(name, fitting)
  if (own)
    return {
      rule: 'PW-HOOK-015',
      message: `\`{${name}}\` is not ${format === 'uri' ? 'a URL' : 'a secret'} as \`parameters\` have it`,
      help: `declare it as \`${name}: { type: string, format: ${format} }\``,
    }
  return {
    rule: 'PW-HOOK-015',
    message: `the trigger has no parameter \`${name}\``,
    help: meant
      ? `did you mean \`{${meant}}\`?`
      : `declare it: \`parameters: { ${name}: { type: string, format: ${format} } }\``,
  }
}
