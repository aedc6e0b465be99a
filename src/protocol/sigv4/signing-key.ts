import { createHmac } from 'node:crypto'
import type { Signature } from './read.ts'

/** Keys that are remembered: an SDK signs all day with the same. */
const most = 1000
const known = new Map<string, Buffer>()

/**
 * The key that a secret gives for one day, region and service. It is remembered, the least recently used of
 * many forgotten first.
 */
export function signingKey(
  secret: string,
  { date, region, service }: Pick<Signature, 'date' | 'region' | 'service'>,
): Buffer {
  const name = [secret, date, region, service].join('\n')
  const key = known.get(name) ?? derive(secret, [date, region, service, 'aws4_request'])
  known.delete(name)
  known.set(name, key)
  if (known.size > most) known.delete(known.keys().next().value as string)
  return key
}

const derive = (secret: string, scope: readonly string[]) =>
  scope.reduce((key, part) => createHmac('sha256', key).update(part).digest(), Buffer.from(`AWS4${secret}`))
