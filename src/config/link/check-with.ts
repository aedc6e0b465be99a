import type { Json } from '../../model/trigger.ts'
import type { PoolDocument, TriggerDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { attributesOf } from './attributes.ts'
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
  const { parameters } = trigger.value as unknown as TriggerDocument
  if (!parameters) return
  const said = stage.with ?? {}
  const known = Object.keys(parameters)
  const declared = { message: 'its parameters', resource: trigger, path: ['parameters'] }
  for (const [name, value] of Object.entries(said)) {
    const path = [...stage.path, 'with', name]
    const rules = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (!rules) {
      const meant = nearest(name, known)
      const message = `the trigger \`${trigger.name}\` takes no \`${name}\``
      const help = meant
        ? `did you mean \`${meant}\`?`
        : known.length
          ? `it takes ${known.map((one) => `\`${one}\``).join(', ')}`
          : 'it takes nothing'
      tell(pool, path, { rule: 'PW-HOOK-013', message, help, related: [declared] }, 'key')
      continue
    }
    for (const slip of slipsOf(rules, value))
      tell(pool, [...path, ...slip.path], {
        rule: 'PW-HOOK-013',
        message: `\`${[name, ...slip.path].join('.')}\` is not what the trigger \`${trigger.name}\` takes: ${slip.message}`,
        ...(rules.description && { help: `\`${name}\`: ${rules.description}` }),
      })
    for (const { path: inner, format, name: named } of namesIn(rules, value)) {
      const names = namesFor(format, document)
      if (names && !names.includes(named) && !named.includes('$('))
        tell(pool, [...path, ...inner], unresolved(format as 'attribute' | 'group', named, names))
    }
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

/** What there is of a kind; nothing where an environment says it. */
function namesFor(format: string, document: PoolDocument): readonly string[] | undefined {
  if (format === 'attribute') return ['sub', ...attributesOf(document)]
  if (format === 'group') return Object.keys(document.groups ?? {})
  return undefined
}

/** The secrets that stages name by a parameter: `with: { secret: captcha-key }`. */
export const secretsIn = (
  trigger: Resource,
  { with: said = {}, path }: WrittenStage,
): readonly { readonly name: string; readonly path: WrittenStage['path'] }[] =>
  Object.entries((trigger.value as unknown as TriggerDocument).parameters ?? {}).flatMap(([name, rules]) =>
    namesIn(rules, (said[name] ?? null) as Json)
      .filter(({ format }) => format === 'secret')
      .map((one) => ({ name: one.name, path: [...path, 'with', name, ...one.path] })),
  )
