import { namesPrivateHost, parseFetchRule, type FetchPattern } from '../../model/fetch-rule.ts'
import type { AwsReach, Capabilities, FetchRule, JsonObject } from '../../model/trigger.ts'
import type { Narrower, TriggerCapabilities } from '../made/documents.ts'
import { member, type Path } from '../path.ts'
import { parseSize } from '../size.ts'
import { covers } from './covers.ts'

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

/** Whoever writes out that a rule leads to a private place need not say it again. */
function ruleOf(to: string, isPrivate = false): FetchRule {
  const pattern = patternOf(to)
  return { to, private: isPrivate || (pattern !== undefined && namesPrivateHost(pattern)) }
}

/** What a rule lets through; nothing where a parameter stands in it, or where it is none. */
function patternOf(to: string): FetchPattern | undefined {
  const pattern = parseFetchRule(to)
  return 'mistake' in pattern ? undefined : pattern
}

const parameter = /^((?:\S+ )?)\{([a-z][A-Za-z0-9]*)\}$/

/** The parameter that stands in place of a value: `{url}`, or `POST {url}`. */
export const parameterIn = (text: string) => parameter.exec(text)?.[2]

/** A text with its parameter in place; nothing where nobody gives it a value. */
export function filled(text: string, settings: JsonObject | undefined): string | undefined {
  const [, before = '', name] = parameter.exec(text) ?? []
  if (name === undefined) return text
  const value = member(settings, name)
  return typeof value === 'string' ? before + value : undefined
}

/** What one stage may reach: its parameters in their places, and no more than it leaves of its trigger's. */
export function leftTo(
  all: Capabilities,
  settings: JsonObject | undefined,
  narrower: Narrower = {},
): Capabilities {
  const fill = (texts: readonly string[]) => texts.flatMap((text) => filled(text, settings) ?? [])
  const left = <Item>(
    items: readonly Item[],
    only: readonly unknown[] | undefined,
    key = (item: Item): unknown => item,
  ) => (only ? items.filter((item) => only.includes(key(item))) : items)
  const { kv, ...rest } = all
  const rules = all.fetch.flatMap((rule) => fill([rule.to]).map((to) => ruleOf(to, rule.private)))
  const services = Object.entries(all.aws)
  return {
    ...rest,
    fetch: narrower.fetch ? covered(rules, fill(narrower.fetch)) : rules,
    secrets: left(fill(all.secrets), narrower.secrets && fill(narrower.secrets)),
    ...(kv && narrower.kv !== false && { kv }),
    api: left(all.api, narrower.api),
    aws: Object.fromEntries(left(services, narrower.aws, ([name]) => name)),
    context: left(all.context, narrower.context),
    plainCode: all.plainCode && narrower.plainCode !== false,
  }
}

/** Those of some rules that others cover, with what these say of private addresses. */
function covered(rules: readonly FetchRule[], narrower: readonly string[]): readonly FetchRule[] {
  const outer = rules.map((rule) => ({ ...rule, pattern: patternOf(rule.to) }))
  return narrower.flatMap((to) => {
    const inner = patternOf(to)
    const covering = outer.filter(({ pattern }) => pattern && inner && covers(pattern, inner))
    return covering.length > 0 ? [{ to, private: covering.some((rule) => rule.private) }] : []
  })
}

/** Something that a stage leaves and its trigger has not. */
export interface Stranger {
  readonly kind: keyof Narrower
  readonly value: string | true
  /** From the stage's capabilities. */
  readonly path: Path
  /** What it could have been. */
  readonly known: readonly string[]
}

/** Everything that a stage leaves and its trigger has not. */
export function strangersIn(
  all: Capabilities,
  settings: JsonObject | undefined,
  narrower: Narrower,
): readonly Stranger[] {
  const rules = all.fetch.map(({ to }) => to)
  const full = (texts: readonly string[]) =>
    texts.flatMap((text) => [text, filled(text, settings) ?? []].flat())
  const patterns = full(rules).map((rule) => ({ rule, pattern: patternOf(rule) }))
  const isCovered = (to: string) =>
    full([to]).some((one) => {
      const inner = patternOf(one)
      return patterns.some(
        ({ rule, pattern }) => rule === one || (pattern && inner && covers(pattern, inner)),
      )
    })
  const among = (known: readonly string[]) => (value: string) => known.includes(value)
  const kinds = {
    fetch: { known: rules, has: isCovered },
    secrets: { known: all.secrets, has: among(full(all.secrets)) },
    api: { known: all.api, has: among(all.api) },
    aws: { known: Object.keys(all.aws), has: among(Object.keys(all.aws)) },
    context: { known: all.context, has: among(all.context) },
  }
  const listed = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
    (narrower[kind] ?? []).flatMap((value, index): Stranger[] =>
      kinds[kind].has(value) ? [] : [{ kind, value, path: [kind, index], known: kinds[kind].known }],
    ),
  )
  const switched = (['kv', 'plainCode'] as const).flatMap((kind): Stranger[] =>
    narrower[kind] && !all[kind] ? [{ kind, value: true, path: [kind], known: [] }] : [],
  )
  return [...listed, ...switched]
}
