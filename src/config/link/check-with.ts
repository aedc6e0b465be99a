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

/** Mistakes that are told of one value: nobody reads more, and looking for what was meant costs time. */
export const mostTold = 100

/** Checks what a stage says under `with` against the parameters of its trigger. */
export function checkWith(
  pool: Resource,
  document: PoolDocument,
  stage: WrittenStage,
  trigger: Resource,
  tell: Tell,
): void {
  const { parameters } = trigger.value as unknown as TriggerDocument
  if (!parameters) return
  const said = stage.with ?? {}
  const known = Object.keys(parameters)
  const related = [{ message: 'its parameters', resource: trigger, path: ['parameters'] }]
  const strange = Object.keys(said).filter((name) => !known.includes(name))
  for (const name of strange.slice(0, mostTold)) {
    const message = `the trigger \`${trigger.name}\` takes no \`${name}\``
    const help = hint(name, known)
    tell(pool, [...stage.path, 'with', name], { rule: 'PW-HOOK-013', message, help, related }, 'key')
  }
  for (const name of known) {
    const { required, description } = parameters[name] as TriggerParameter
    if (Object.hasOwn(said, name)) checkValue(pool, document, stage, trigger, name, tell)
    else if (required)
      tell(pool, stage.usePath, {
        rule: 'PW-HOOK-013',
        message: `the trigger \`${trigger.name}\` needs \`${name}\` under \`with\``,
        ...(description && { help: `\`${name}\`: ${description}` }),
        related,
      })
  }
}

/** Checks one value against its parameter, and what it names against what there is. */
function checkValue(
  pool: Resource,
  document: PoolDocument,
  stage: WrittenStage,
  trigger: Resource,
  name: string,
  tell: Tell,
) {
  const { parameters = {}, capabilities = {} } = trigger.value as unknown as TriggerDocument
  const [rules, value] = [parameters[name] as TriggerParameter, stage.with?.[name] as Json]
  const path = [...stage.path, 'with', name]
  const about = rules.description && `\`${name}\`: ${rules.description}`
  const slips = [...slipsOf(rules, value).take(mostTold)]
  for (const slip of slips) {
    const help = slip.help ?? about
    tell(pool, [...path, ...slip.path], {
      rule: 'PW-HOOK-013',
      message: `${placeOf([name, ...slip.path])} must ${slip.message}, as the trigger \`${trigger.name}\` takes it`,
      ...(help && { help }),
    })
  }
  for (const format of ['attribute', 'group'] as const) {
    const there = new Set(namesOf(format, document))
    const missed = namesIn(rules, value).filter((one) => one.format === format && !there.has(one.name))
    for (const { path: inner, name: named } of missed.slice(0, mostTold))
      tell(pool, [...path, ...inner], unresolved(format, named, [...there]))
  }
  const mistake = slips.length === 0 && addressMistake(rules, capabilities.fetch, name, value)
  if (mistake)
    tell(pool, path, {
      rule: 'PW-HOOK-019',
      message: `the trigger \`${trigger.name}\` fetches what \`${name}\` says, and that ${mistake}`,
    })
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

/** What a pool has of a kind. Secrets are the environment's. */
const namesOf = (format: 'attribute' | 'group', document: PoolDocument): readonly string[] =>
  format === 'attribute' ? ['sub', ...attributesOf(document)] : Object.keys(document.groups ?? {})

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
