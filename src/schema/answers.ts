import type { EventVersion, HookName } from '../model/hook.ts'
import type { JsonObject } from '../model/trigger.ts'
import { answers, neutral } from './made/events.js'

/**
 * What is wrong with the response half of a script's answer, ten things at most, each as a place and what
 * should be there. Only the types of known fields are judged: Cognito ignores what it does not know.
 */
export function checkAnswer(hook: HookName, version: EventVersion, response: unknown): readonly string[] {
  const check = form(answers, hook, version)
  if (check(response)) return []
  return (check.errors ?? []).slice(0, 10).map(({ instancePath, params }) => {
    const place = `response${instancePath.replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')}`
    return `\`${place}\` must be ${choices(params['type'] ?? params['allowedValues'])}`
  })
}

/** The response half as the script is given it: what the engine goes on with if the script leaves it alone. */
export function neutralResponse(hook: HookName, version: EventVersion): JsonObject {
  return structuredClone(form(neutral, hook, version))
}

function form<Of>(
  table: Record<HookName, Partial<Record<EventVersion, Of>>>,
  hook: HookName,
  version: EventVersion,
): Of {
  const found = table[hook][version]
  if (found === undefined) throw new Error(`${hook} has no event of version ${version}`)
  return found
}

const choices = (allowed: unknown) => [allowed].flat().map(String).join(' or ')
