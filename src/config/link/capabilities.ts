import type { AwsReach, Capabilities, FetchRule, JsonObject } from '../../model/trigger.ts'
import type { Narrower, TriggerCapabilities } from '../made/documents.ts'
import { parseSize } from '../size.ts'

/** How much a store of a trigger holds where its file does not say. */
const usualStore = { entries: 10_000, size: '8Mi' }

/** What a trigger may reach, with everything that its file leaves out. What hangs on a parameter still names it. */
export function capabilitiesOf(said: TriggerCapabilities = {}): Capabilities {
  const { fetch = [], secrets = [], kv = false, api = [], aws = {}, context = [], plainCode = false } = said
  const { entries = usualStore.entries, size = usualStore.size } = kv === true ? {} : kv || {}
  return {
    fetch: fetch.map((rule) => (typeof rule === 'string' ? ruleOf(rule) : ruleOf(rule.to, rule.private))),
    secrets,
    ...(kv && { kv: { entries, bytes: parseSize(size) } }),
    api,
    aws: aws as Readonly<Record<string, AwsReach>>,
    context,
    plainCode,
  }
}

const ruleOf = (to: string, isPrivate = false): FetchRule => ({ to, private: isPrivate || saysPrivate(to) })

/** Whether a rule names a place by what it is: an address, or this very machine. */
const saysPrivate = (to: string) =>
  /^\S+ https?:\/\/(localhost|[\w.-]+\.localhost|\d+(\.\d+){3}|\[[0-9a-f:.]+\])(:\d+)?(\/|$)/i.test(to)

/** What names a parameter in place of a value, as `{url}`. */
export const parameterIn = (text: string) => /\{([a-z][A-Za-z0-9]*)\}$/.exec(text)?.[1]

/** What one stage may reach: its parameters in their places, and no more than it leaves of its trigger's. */
export function leftTo(
  all: Capabilities,
  settings: JsonObject | undefined,
  narrower: Narrower = {},
): Capabilities {
  const fill = (text: string): readonly string[] => {
    const name = parameterIn(text)
    if (name === undefined) return [text]
    const value = settings?.[name]
    return typeof value === 'string' ? [text.slice(0, -name.length - 2) + value] : []
  }
  const among = <Item>(
    items: readonly Item[],
    left: readonly unknown[] | undefined,
    key = (item: Item): unknown => item,
  ) => (left ? items.filter((item) => left.includes(key(item))) : items)
  const { kv, ...rest } = all
  const services = Object.entries(all.aws)
  return {
    ...rest,
    fetch: among(all.fetch, narrower.fetch, ({ to }) => to).flatMap((rule) =>
      fill(rule.to).map((to) => ({ to, private: rule.private || saysPrivate(to) })),
    ),
    secrets: among(all.secrets, narrower.secrets).flatMap(fill),
    ...(kv && narrower.kv !== false && { kv }),
    api: among(all.api, narrower.api),
    aws: Object.fromEntries(among(services, narrower.aws, ([name]) => name)),
    context: among(all.context, narrower.context),
    plainCode: all.plainCode && narrower.plainCode !== false,
  }
}

/** What a stage leaves that its trigger has not: `kind` and value of each. */
export function notIn(all: Capabilities, narrower: Narrower): readonly (readonly [string, string])[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    fetch: all.fetch.map(({ to }) => to),
    secrets: all.secrets,
    api: all.api,
    aws: Object.keys(all.aws),
    context: all.context,
    kv: all.kv ? ['true'] : [],
    plainCode: all.plainCode ? ['true'] : [],
  }
  return Object.entries(narrower).flatMap(([kind, value]) =>
    [value]
      .flat()
      .filter((one) => one !== false && !known[kind]?.includes(String(one)))
      .map((one) => [kind, String(one)] as const),
  )
}
