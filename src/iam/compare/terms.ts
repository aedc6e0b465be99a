import type { PolicyDocument } from '../../model/cloudformation.ts'
import type { Cited, Layer, Policies, Policy } from '../../model/iam.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { mistakeIn } from '../mistake-in.ts'
import { get, isObject, listOf, textsOf } from '../values/json.ts'
import { atomsOf, type Atom } from './atoms.ts'

/** A statement of a side, taken apart for comparison. */
export interface Term {
  readonly layer: Layer
  readonly effect: 'Allow' | 'Deny'
  readonly actions: Texts
  readonly resources: Texts
  readonly conditions: readonly Atom[]
  /** Whether `${…}` is filled in. */
  readonly variables: boolean
  readonly cited: Cited
  /** The same for statements that mean the same word for word. */
  readonly text: string
}

/** What a statement names, or what it names as an exception. */
export interface Texts {
  readonly not: boolean
  readonly texts: readonly string[]
}

/** The statements of a side; nothing, where a policy is none that IAM takes. */
export function termsOf(policies: Policies): readonly Term[] | undefined {
  const terms: Term[] = []
  for (const layer of ['identity', 'boundary'] as const)
    for (const policy of policies[layer] ?? []) {
      if (mistakeIn(policy.document, 'identity') !== undefined) return undefined
      terms.push(...statementsOf(policy.document).map(([index, said]) => termOf(layer, policy, index, said)))
    }
  return terms
}

const statementsOf = (document: PolicyDocument): readonly (readonly [number, JsonObject])[] =>
  listOf(get(document, 'Statement') ?? []).flatMap((one, index) =>
    isObject(one) ? [[index, one] as const] : [],
  )

function termOf(layer: Layer, { name, document, at }: Policy, index: number, said: JsonObject): Term {
  const variables = get(document, 'Version') === '2012-10-17'
  const effect = get(said, 'Effect') === 'Allow' ? 'Allow' : 'Deny'
  const actions = either(said, 'Action', 'NotAction')
  const resources = either(said, 'Resource', 'NotResource')
  const conditions = atomsOf(get(said, 'Condition'), variables)
  const sid = get(said, 'Sid')
  const position = at?.(index)
  return {
    layer,
    effect,
    actions: { ...actions, texts: actions.texts.map((text) => text.toLowerCase()) },
    resources,
    conditions,
    variables,
    cited: {
      layer,
      policy: name,
      statement: index,
      effect,
      ...(typeof sid === 'string' && { sid }),
      ...(position && { at: position }),
    },
    text: JSON.stringify([
      layer,
      effect,
      resources.not,
      [...new Set(resources.texts)].sort(),
      conditions.map(({ text }) => text).sort(),
      variables && /\$\{/.test(resources.texts.join()),
    ]),
  }
}

function either(said: JsonObject, is: string, isNot: string): Texts {
  const written: Json | undefined = get(said, is)
  return { not: written === undefined, texts: textsOf(written ?? get(said, isNot)) }
}
