import type { EventContext } from '../../model/auth-event.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { hashOf } from '../secrets/hash.ts'

// What anybody may send is read only so far. Characters.
const mostRead = { encoded: 16_384, agent: 512, word: 64 } as const

// The first that fits counts: browsers name those that they are made after, too.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\b(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/, 'Safari'],
  [/\baws-sdk-([\w-]+)/, 'AWS SDK'],
  [/\baws-cli\/(\d+)/, 'AWS CLI'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X|Macintosh|os\/darwin|macos/i, 'macOS'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|os\/linux/i, 'Linux'],
]

/** A browser and what it runs on, as a person would say it. */
function nameOf(agent: string): string | undefined {
  const [found, name] = browsers.find(([pattern]) => pattern.test(agent)) ?? []
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  const version = found && (found.exec(agent)?.[1] ?? '').slice(0, mostRead.word)
  return [name && `${name} ${version}`.trim(), system].filter(Boolean).join(', ') || undefined
}

/** What AWS's library for browsers has gathered: base64 of JSON, with JSON in its `payload`. Nothing of what is not of that form. */
function gathered(encoded: string): JsonObject | undefined {
  try {
    const { payload } = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as JsonObject
    const { contextData } = JSON.parse(String(payload)) as JsonObject
    return typeof contextData === 'object' && contextData !== null ? (contextData as JsonObject) : undefined
  } catch {
    return undefined
  }
}

const textIn = (data: JsonObject | undefined, name: string): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' && value ? value.slice(0, mostRead.agent) : undefined
}

/**
 * What a request tells of the device: by the id that the library for browsers gave it, by what such a browser
 * is like, or by the user agent alone. All of it is a claim, by which a known device is known again and an
 * unknown one passes for nothing better.
 */
export function describeDevice(
  encoded: string | undefined,
  userAgent: string | undefined,
): Pick<EventContext, 'device' | 'timezone' | 'mark'> {
  const data = encoded !== undefined && encoded.length <= mostRead.encoded ? gathered(encoded) : undefined
  const agent = textIn(data, 'UserAgent') ?? userAgent?.slice(0, mostRead.agent)
  const device = (agent && nameOf(agent)) ?? textIn(data, 'DeviceName')?.slice(0, mostRead.word)
  const timezone = textIn(data, 'ClientTimezone')?.slice(0, mostRead.word)
  const print = textIn(data, 'DeviceId') ?? textIn(data, 'DeviceFingerprint') ?? device ?? agent
  return {
    ...(device && { device }),
    ...(timezone && { timezone }),
    ...(print && { mark: hashOf(print) }),
  }
}
