import { parseFetchRule } from '../../model/fetch-rule.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import type {
  PoolDocument,
  TriggerCapabilities,
  TriggerDocument,
  TriggerParameter,
} from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { member, type Path } from '../path.ts'
import { attributesOf } from './attributes.ts'
import { parameterIn } from './capabilities.ts'
import { namesIn, slipsOf } from './check-parameter.ts'
import { unresolved } from './check-references.ts'
import type { WrittenStage } from './stages.ts'
import type { Tell } from './tell.ts'

/** Checks what a stage says under `with` against the parameters of its trigger. */
export function checkWith(
  pool: Resource,
  document: PoolDocument,
  stage: WrittenStage,
  trigger: Resource,
  tell: Tell,
): void {
  const { parameters, capabilities = {} } = trigger.value as unknown as TriggerDocument
  if (!parameters) return
  const said = stage.with ?? {}
  const known = Object.keys(parameters)
  const declared = { message: 'its parameters', resource: trigger, path: ['parameters'] }
  for (const [name, value] of Object.entries(said)) {
    const path = [...stage.path, 'with', name]
    const rules = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (!rules) {
      const message = `the trigger \`${trigger.name}\` takes no \`${name}\``
      tell(pool, path, { rule: 'PW-HOOK-013', message, help: hint(name, known), related: [declared] }, 'key')
      continue
    }
    const about = rules.description && `\`${name}\`: ${rules.description}`
    const slips = slipsOf(rules, value)
    for (const slip of slips) {
      const help = slip.help ?? about
      tell(pool, [...path, ...slip.path], {
        rule: 'PW-HOOK-013',
        message: `${placeOf([name, ...slip.path])} must ${slip.message}, as the trigger \`${trigger.name}\` takes it`,
        ...(help && { help }),
      })
    }
    for (const { path: inner, format, name: named } of namesIn(rules, value)) {
      const names = namesFor(format, document)
      if (names && !names.includes(named))
        tell(pool, [...path, ...inner], unresolved(format as 'attribute' | 'group', named, names))
    }
    const mistake = slips.length === 0 && addressMistake(rules, capabilities.fetch, name, value)
    if (mistake)
      tell(pool, path, {
        rule: 'PW-HOOK-019',
        message: `the trigger \`${trigger.name}\` fetches what \`${name}\` says, and that ${mistake}`,
      })
  }
  for (const name of known) {
    if (!parameters[name]?.required || Object.hasOwn(said, name)) continue
    const why = parameters[name]?.description
    tell(pool, stage.usePath, {
      rule: 'PW-HOOK-013',
      message: `the trigger \`${trigger.name}\` needs \`${name}\` under \`with\``,
      ...(why && { help: `\`${name}\`: ${why}` }),
      related: [declared],
    })
  }
}

function hint(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  if (meant) return `did you mean \`${meant}\`?`
  return known.length ? `it takes ${known.map((one) => `\`${one}\``).join(', ')}` : 'it takes nothing'
}

/** A place as authors call it: `domains`, or item 2 of `domains`. */
function placeOf(path: Path): string {
  const last = path.at(-1)
  const key = path.findLast((step) => typeof step === 'string')
  return typeof last === 'number' ? `item ${last + 1} of \`${key}\`` : `\`${path.join('.')}\``
}

/** What there is of a kind; nothing where an environment says it. */
function namesFor(format: string, document: PoolDocument): readonly string[] | undefined {
  if (format === 'attribute') return ['sub', ...attributesOf(document)]
  if (format === 'group') return Object.keys(document.groups ?? {})
  return undefined
}

/** Why a value cannot be fetched, where a capability names its parameter. */
export function addressMistake(
  { format }: TriggerParameter,
  fetched: TriggerCapabilities['fetch'] = [],
  name: string,
  value: Json,
): string | undefined {
  const named = fetched.some((rule) => parameterIn(typeof rule === 'string' ? rule : rule.to) === name)
  if (!named || format !== 'uri' || typeof value !== 'string') return undefined
  const pattern = parseFetchRule(`* ${value}`)
  if ('mistake' in pattern) return pattern.mistake
  return value.includes('*') ? 'has a `*`, which is no part of one address' : undefined
}

/** The secrets that a stage names by a parameter, `with: { secret: captcha-key }`, or that its trigger names where it does not. */
export const secretsIn = (
  trigger: Resource,
  { with: said, path, usePath }: WrittenStage,
): readonly { readonly name: string; readonly path: Path }[] =>
  Object.entries((trigger.value as unknown as TriggerDocument).parameters ?? {}).flatMap(([name, rules]) => {
    const value = member(said as JsonObject | undefined, name)
    const names = namesIn(rules, value ?? ((rules.default ?? null) as Json))
    return names
      .filter(({ format }) => format === 'secret')
      .map((one) => ({
        name: one.name,
        path: value === undefined ? usePath : [...path, 'with', name, ...one.path],
      }))
  })
