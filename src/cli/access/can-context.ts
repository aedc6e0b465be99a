import { InvalidArgumentError } from 'commander'
import type { Context } from '../../model/iam.ts'

/** Takes one more `key=value`; a key that is given again has several values. */
export function contextIn(text: string, before: Context = {}): Context {
  const at = text.indexOf('=')
  const key = text.slice(0, at).trim()
  if (at < 1 || !/^[^\s:]+:\S+$/.test(key))
    throw new InvalidArgumentError(
      'It is a condition key, = and its value, such as aws:SourceIp=203.0.113.7.',
    )
  const value = text.slice(at + 1)
  const known = Object.entries(before).find(([name]) => name.toLowerCase() === key.toLowerCase())
  return known ? { ...before, [known[0]]: [...[known[1]].flat(), value] } : { ...before, [key]: value }
}

/** Takes one more condition key. */
export function keyIn(text: string, before: readonly string[] = []): readonly string[] {
  if (!/^[^\s:=]+:[^\s=]+$/.test(text))
    throw new InvalidArgumentError('It is a condition key, such as aws:MultiFactorAuthPresent.')
  return [...before, text]
}

/** What is known of every request that is made now. */
export const nowContext = (now: Date): Context => ({
  'aws:CurrentTime': now.toISOString(),
  'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
})
