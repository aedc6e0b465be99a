import { mistakeIn } from '../../iam/mistake-in.ts'
import type { Cited, Layer, Policies, Policy } from '../../model/iam.ts'
import type { Asked } from './asked.ts'
import { fitsAction } from './fits-action.ts'
import { statementsOf } from './statement-list.ts'

/** A question with only those statements that are about its action: of many, few are. */
export interface About {
  readonly asked: Asked
  /** Tells of a statement by its policy and its place there, as the whole policies have them. */
  readonly restore: <Some extends Cited>(cited: Some) => Some
}

/** Leaves out what has nothing to do with the action. What breaks IAM's grammar allows nothing, and is left out too. */
export function about(asked: Asked): About {
  const kept = new Map<string, { readonly name: string; readonly places: readonly number[] }>()
  const keep = (policy: Policy, layer: Layer, at: number): Policy => {
    const { name, document, at: place } = policy
    const sound = mistakeIn(document, kinds[layer]) === undefined
    const fitting = statementsOf(document).filter(
      ([, one]) => (sound || one['Effect'] === 'Deny') && fitsAction(one, asked.request.action),
    )
    const places = fitting.map(([index]) => index)
    const key = `${layer} ${at}`
    kept.set(key, { name, places })
    return {
      name: key,
      document: { ...document, Statement: fitting.map(([, one]) => one) },
      ...(place && { at: (index) => place(places[index] ?? index) }),
    }
  }
  const policies: Policies = Object.fromEntries(
    Object.entries(asked.policies).map(([layer, all]) => [
      layer,
      all.map((policy, at) => keep(policy, layer as Layer, at)),
    ]),
  )
  return {
    asked: { ...asked, policies },
    restore: (cited) => {
      const { name, places } = kept.get(cited.policy) ?? { name: cited.policy, places: [] }
      return { ...cited, policy: name, statement: places[cited.statement] ?? cited.statement }
    },
  }
}

const kinds = {
  trust: 'trust',
  identity: 'identity',
  resource: 'resource',
  boundary: 'identity',
  session: 'session',
  'scope-down': 'session',
} as const
