import { hookNames, type HookKey } from '../model/hook.ts'
import type { Signer } from '../model/session.ts'
import type { HookRecord } from '../model/trace.ts'
import type { JsonObject } from '../model/trigger.ts'
import type { CarriedOut } from '../protocol/aws-json/carry-out.ts'
import type { Happened, Story } from './open-story.ts'
import { afterAnswer, claimsOf, type SignedIn } from './signed-in.ts'

/** What a caller sees of what they did. */
export interface Seen {
  /** The refusal, where it was refused. */
  readonly error?: string
  readonly message?: string
  /** Claims of the tokens that were given. */
  readonly id?: JsonObject
  readonly access?: JsonObject
  /** The challenge that was asked. */
  readonly challenge?: string
  /** Where a code went, as the answer says it. */
  readonly medium?: 'email' | 'sms'
  /** What a trigger answered that was called by itself, and at which hook. */
  readonly response?: JsonObject
  readonly record?: HookRecord
  /** The role of credentials that were given, and who acts with them. */
  readonly role?: string
  readonly signer?: Signer
  /** What `$(session.identityId)` and `$(session.sub)` stand for. */
  readonly session?: Readonly<Record<string, string>>
}

/** What is seen of an operation. */
export function seenOf(result: CarriedOut): Seen {
  if ('fault' in result) return { error: result.fault.code, message: result.fault.message }
  const { CodeDeliveryDetails } = result.output as {
    CodeDeliveryDetails?: { readonly DeliveryMedium?: string }
  }
  const medium = CodeDeliveryDetails?.DeliveryMedium
  return medium ? { medium: medium === 'SMS' ? 'sms' : 'email' } : {}
}

/** What is seen of a sign-in that goes on, which the story remembers. */
export function seenOfSignIn(result: CarriedOut, story: Story, before: SignedIn): Seen {
  if ('fault' in result) return seenOf(result)
  const after = afterAnswer(before, result.output)
  story.signedIn = after
  const { challenge, tokens } = after
  return {
    ...(challenge && { challenge }),
    ...(tokens?.id && { id: claimsOf(tokens.id) }),
    ...(tokens?.access && { access: claimsOf(tokens.access) }),
  }
}

/** The hooks that ran a script, in order, by the names that the YAML has for them. */
export const hooksThatRan = (hooks: readonly HookRecord[]): readonly HookKey[] =>
  hooks
    .filter(({ stages }) => stages.some(({ outcome }) => outcome !== 'skipped'))
    .map(
      ({ hook }) => (Object.keys(hookNames) as HookKey[]).find((key) => hookNames[key] === hook) as HookKey,
    )

/** What was delivered: by the server, or by a script in its place. */
export function sentIn({ medium }: Seen, { sent, hooks }: Happened): 'email' | 'sms' | 'nothing' {
  const last = sent.at(-1) ?? medium
  if (last) return last
  const ran = hooksThatRan(hooks)
  if (ran.includes('customEmailSender')) return 'email'
  return ran.includes('customSMSSender') ? 'sms' : 'nothing'
}
