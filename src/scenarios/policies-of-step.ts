import { policiesOf, type AttachedPolicies } from '../iam/attached.ts'
import { mistakeIn, type PolicyKind } from '../iam/mistake-in.ts'
import { layers, type Layer, type Policies, type Policy } from '../model/iam.ts'
import type { Scene, StepOf } from './step.ts'

/** The policies that a step names, and what is wrong with them. */
export interface Named {
  readonly policies: Policies
  readonly mistakes: readonly string[]
}

const kinds: Readonly<Record<Layer, PolicyKind>> = {
  trust: 'trust',
  identity: 'identity',
  resource: 'resource',
  boundary: 'identity',
  session: 'session',
  'scope-down': 'session',
}

/**
 * The policies around the request of a step. A document that IAM would refuse is a mistake: it would allow
 * nothing, and whoever expects that something is denied would never know.
 */
export function policiesOfStep(step: StepOf<'decide'>, scene: Scene): Named {
  const owner = ownerOf(step)
  const own = owner && policiesOf(scene.model, owner.ref)
  const unknown = owner && !own ? [`nothing declares the ${owner.kind} \`${owner.name}\``] : []
  const written = layers.flatMap((layer) => layerOf(step, layer, scene))
  const mistakes = written.flatMap(({ layer, policy, place }) => {
    const mistake = mistakeIn(policy.document, kinds[layer])
    return mistake ? [`the policy \`${policy.name}\`${place} is none: ${mistake}`] : []
  })
  const said = Object.groupBy(written, ({ layer }) => layer)
  const given = Object.fromEntries(
    layers.flatMap((layer) => {
      const policies = said[layer]?.map(({ policy }) => policy) ?? attachedIn(own, layer)
      return policies ? [[layer, policies]] : []
    }),
  )
  return { policies: given, mistakes: [...unknown, ...mistakes] }
}

const attachedIn = (own: AttachedPolicies | undefined, layer: Layer): readonly Policy[] | undefined =>
  layer === 'identity' || layer === 'boundary' ? own?.[layer] : undefined

/** Whose policies a step takes: a role or a user by name, or either by ARN. */
function ownerOf({ role, user }: StepOf<'decide'>) {
  const name = role ?? user
  if (name === undefined) return undefined
  const kind = role === undefined ? ('user' as const) : ('role' as const)
  const ref = name.startsWith('arn:') ? name : kind === 'role' ? { role: name } : { user: name }
  return { kind, name, ref }
}

function layerOf({ policies }: StepOf<'decide'>, layer: Layer, { at }: Scene) {
  const said = policies?.[layer]
  if (said === undefined) return []
  const many = Array.isArray(said)
  return [said].flat().map((document, index) => {
    const path = many ? ['policies', layer, index] : ['policies', layer]
    const policy: Policy = {
      name: many && said.length > 1 ? `${layer} ${index + 1}` : layer,
      document,
      at: (statement) =>
        Array.isArray(document['Statement']) ? at(...path, 'Statement', statement) : at(...path, 'Statement'),
    }
    const place = at(...path)
    return { layer, policy, place: place ? ` (${place.file}:${place.line})` : '' }
  })
}
