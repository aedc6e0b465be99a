import { createRequire } from 'node:module'

/**
 * What IAM knows of services: their actions, what each is done to, and the keys it can be asked with. The
 * names are those of AWS's Service Authorization Reference; letter case does not count in any of them.
 */

interface Service {
  /** Its actions by their names in lower case, without the prefix. */
  readonly actions: ReadonlyMap<string, Action>
  /** Its condition keys, as they are written. */
  readonly keys: readonly string[]
}
interface Action {
  readonly name: string
  readonly keys: readonly string[]
  /** Places in the list of ARNs of its service. */
  readonly resources: readonly number[]
}
type Table = typeof import('./made/actions.js')
type Resources = typeof import('./made/resources.js')

const require = createRequire(import.meta.url)
let loaded: Table | undefined
// Most of what runs never asks, and these tables are the largest texts of the package.
const table = (): Table => (loaded ??= require('./made/actions.js') as Table)
const listed = new Map<string, readonly string[]>()
function arns(service: string): readonly string[] {
  let all = listed.get(service)
  if (!all) {
    all = (require('./made/resources.js') as Resources).resources[service]?.split(' ') ?? []
    listed.set(service, all)
  }
  return all
}
const taken = new Map<string, Service>()

/** Every service, by its prefix. */
export const services = (): readonly string[] => Object.keys(table().actions)

/** Every action of a service, such as `s3:GetObject`; none, where there is no such service. */
export const actionsOf = (service: string): readonly string[] =>
  [...(serviceOf(service)?.actions.values() ?? [])].map(({ name }) => name)

/** Whether there is an action of this name. */
export const isAction = (name: string): boolean => actionOf(name) !== undefined

/** Every action that a pattern stands for, such as `s3:Get*`; `*` is every one there is. */
export function matching(pattern: string): string[] {
  const [prefix = '', name] = halves(pattern)
  if (name === undefined && prefix !== '*') return []
  const among = /[*?]/.test(prefix) ? services().filter((service) => fits(prefix, service)) : [prefix]
  return among.flatMap((service) =>
    [...(serviceOf(service)?.actions ?? [])].flatMap(([lower, action]) =>
      fits(name ?? '*', lower) ? [action.name] : [],
    ),
  )
}

/** The ARNs of what an action is done to, with `${…}` for their parts; none, where it is about nothing in particular. */
export function resourcesOf(action: string): readonly string[] {
  const { resources = [] } = actionOf(action) ?? {}
  const all = resources.length > 0 ? arns(halves(action)[0] ?? '') : []
  return resources.flatMap((place) => all[place] ?? [])
}

/** The condition keys that an action can be asked with, those of every action included. */
export const conditionKeysOf = (action: string): readonly string[] => [
  ...new Set([...(actionOf(action)?.keys ?? []), ...globalKeys()]),
]

/** The condition keys that a request for any action may have, such as `aws:PrincipalTag/${TagKey}`. */
export const globalKeys = (): readonly string[] => table().globalKeys.split(' ')

/** The condition keys of a service, by its prefix, as its actions have them. */
export const keysOf = (service: string): readonly string[] => serviceOf(service)?.keys ?? []

/** Whether a key is one of those listed, where `${TagKey}` and `<key>` stand for a part of the author's own. */
export function isAmong(key: string, keys: readonly string[]): boolean {
  const lower = key.toLowerCase()
  return keys.some((one) => {
    if (!/[<{]/.test(one)) return one.toLowerCase() === lower
    return fits(one.toLowerCase().replaceAll(/\$\{[^}]*\}|<[^>]*>/g, '?*'), lower)
  })
}

function actionOf(action: string): Action | undefined {
  const [service = '', name = ''] = halves(action)
  return serviceOf(service)?.actions.get(name)
}

const halves = (action: string): readonly string[] => {
  const lower = action.toLowerCase()
  const colon = lower.indexOf(':')
  return colon < 0 ? [lower] : [lower.slice(0, colon), lower.slice(colon + 1)]
}

function serviceOf(prefix: string): Service | undefined {
  const service = prefix.toLowerCase()
  const known = taken.get(service)
  if (known) return known
  const { actions } = table()
  const text = Object.hasOwn(actions, service) ? actions[service] : undefined
  if (text === undefined) return undefined
  const fresh = takeApart(service, text)
  taken.set(service, fresh)
  return fresh
}

function takeApart(service: string, text: string): Service {
  const [written = '', groups = ''] = text.split('|')
  const keys = written ? written.split(' ') : []
  const places = (of = '') => (of ? of.split('.').map((place) => Number.parseInt(place, 36)) : [])
  const all = (groups ? groups.split(';') : []).flatMap((group): (readonly [string, Action])[] => {
    const [about = '', names = ''] = group.split('=')
    const [asked, done] = about.split('/')
    const [own, resources] = [places(asked).flatMap((place) => keys[place] ?? []), places(done)]
    return names
      .split(' ')
      .map((name) => [name.toLowerCase(), { name: `${service}:${name}`, keys: own, resources }])
  })
  return { actions: new Map(all.toSorted(([one], [other]) => (one < other ? -1 : 1))), keys }
}

/** Whether a text is what a pattern with `*` and `?` stands for, in time that patterns cannot blow up. */
function fits(pattern: string, text: string): boolean {
  let [at, place, star, kept] = [0, 0, -1, 0]
  while (at < text.length) {
    if (pattern[place] === '*') [star, kept, place] = [place, at, place + 1]
    else if (pattern[place] === '?' || pattern[place] === text[at]) [at, place] = [at + 1, place + 1]
    else if (star >= 0) [kept, place, at] = [kept + 1, star + 1, kept + 1]
    else return false
  }
  while (pattern[place] === '*') place += 1
  return place === pattern.length
}
