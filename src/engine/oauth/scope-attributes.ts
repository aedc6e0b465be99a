import type { AppClient } from '../../model/pool.ts'
import { readable } from '../users/attributes.ts'

/** The scopes that say which attributes an app may learn, and those each of them names. */
const named: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
}

/**
 * Which attributes scopes let an app learn: every one that its client may read, unless `email` or `phone`
 * narrow it and `profile` does not widen it again.
 */
export function withinScopes(scopes: readonly string[]): (attribute: string) => boolean {
  const narrowing = scopes.filter((scope) => Object.hasOwn(named, scope))
  if (!narrowing.length || scopes.includes('profile')) return () => true
  const allowed = new Set(narrowing.flatMap((scope) => named[scope] ?? []))
  return (attribute) => allowed.has(attribute)
}

/** Whether a client may read every attribute that its scopes name. Without that, Cognito gives it nothing for them. */
export const readsAll = (scopes: readonly string[], client: AppClient): boolean =>
  scopes
    .filter((scope) => Object.hasOwn(named, scope))
    .every((scope) => named[scope]?.every((attribute) => readable(client, attribute)))
