import type { AnySettings } from './model/handler.ts'
import type { Handlers } from './model/made/handlers.ts'
import type { ProjectRule } from './model/own-rule.ts'

export type * from './model/challenge-page.ts'
export type * from './model/handler.ts'
export type * from './model/made/handlers.ts'
export type * from './model/own-rule.ts'
export type { Json, JsonObject } from './model/trigger.ts'

/**
 * Gives a script's handler back as it is, typed by its hook: the event and the answer, and with a second
 * type argument `context.poolwright.with`. `PreTokenGeneration` is the form V1_0 of that event;
 * `PreTokenGenerationV2` and `PreTokenGenerationV3` are the others.
 */
export function defineTrigger<
  Hook extends keyof Handlers,
  With = AnySettings,
  Given extends Handlers<With>[Hook] = Handlers<With>[Hook],
>(_hook: Hook, handler: Given): Given {
  return handler
}

/** Gives a rule of `rules/` back as it is, typed: what it is shown, and what it may answer. */
export function defineRule<Given extends ProjectRule>(rule: Given): Given {
  return rule
}
