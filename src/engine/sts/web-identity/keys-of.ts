import type { Session } from '../../../model/session.ts'
import { tooLarge } from './refusals.ts'

// Bytes: a token of a session has no room for more beside its tags and policies.
const most = 4096

/**
 * The condition keys of a web identity, `<provider>:sub` and the like. Follows "Available keys for AWS OIDC
 * federation" of the IAM User Guide: where a token says who it was given to (`azp`), that is its `aud`, and
 * what it was meant for is `oaud`.
 */
export function keysOf(
  provider: string,
  federated: string,
  claims: Readonly<Record<string, unknown>>,
): Session['context'] {
  const { sub, aud, azp, amr, email } = claims
  const keys = { sub, aud: azp ?? aud, amr, email, ...(azp !== undefined && { oaud: aud }) }
  return bounded({
    ...Object.fromEntries(
      Object.entries(keys).flatMap(([name, value]) => {
        const texts = [value].flat().filter((one) => typeof one === 'string')
        if (!texts.length) return []
        return [[`${provider}:${name}`, Array.isArray(value) ? texts : (texts[0] ?? '')] as const]
      }),
    ),
    'aws:FederatedProvider': federated,
  })
}

/** The keys, if a token has room for them. */
export function bounded(keys: Session['context']): Session['context'] {
  if (Buffer.byteLength(JSON.stringify(keys)) > most) throw tooLarge()
  return keys
}
