import { createRequire } from 'node:module'
import { actionsOf } from './catalogue.ts'

/** What kind of thing an action does, in the words of the Service Authorization Reference. */
export type AccessLevel = 'list' | 'read' | 'write' | 'permissions' | 'tagging'

/** What is known of an action beside its resources and keys. */
interface Known {
  readonly level: AccessLevel
  /** Whether it has to be asked of some resource, and not of whatever there may be. */
  readonly scoped: boolean
}
type Table = typeof import('./made/levels.js')

const require = createRequire(import.meta.url)
const names: Readonly<Record<string, AccessLevel>> = {
  l: 'list',
  r: 'read',
  w: 'write',
  p: 'permissions',
  t: 'tagging',
}
const services = new Map<string, ReadonlyMap<string, Known>>()

/** What kind of thing an action does; nothing, where there is no such action. */
export const levelOf = (action: string): AccessLevel | undefined => knownOf(action)?.level

/** Whether an action is about some resource, so that a policy can say which. */
export const isScoped = (action: string): boolean => knownOf(action)?.scoped ?? false

function knownOf(action: string): Known | undefined {
  const lower = action.toLowerCase()
  const service = lower.slice(0, Math.max(lower.indexOf(':'), 0))
  let known = services.get(service)
  if (!known) services.set(service, (known = read(service)))
  return known.get(lower)
}

function read(service: string): ReadonlyMap<string, Known> {
  const { levels } = require('./made/levels.js') as Table
  const letters = Object.hasOwn(levels, service) ? (levels[service] ?? '') : ''
  return new Map(
    actionsOf(service).flatMap((name, place): (readonly [string, Known])[] => {
      const letter = letters[place] ?? ''
      const level = names[letter.toLowerCase()]
      return level ? [[name.toLowerCase(), { level, scoped: letter !== letter.toLowerCase() }]] : []
    }),
  )
}
