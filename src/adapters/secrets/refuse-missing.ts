import { Unreadable } from '../disk/unreadable.ts'
import type { Secrets } from './read-secrets.ts'

/** Refuses to go on while a secret is missing: names every one of them, and what to do about it. */
export function refuseMissing({ missing }: Secrets): void {
  if (!missing.length) return
  const names = missing.map(({ name, usedBy }) => `\`${name}\` of ${usedBy.join(' and ')}`)
  throw new Unreadable(
    `secrets are missing: ${names.join(', ')}`,
    missing.map(({ remedy }) => remedy).join('; '),
  )
}
