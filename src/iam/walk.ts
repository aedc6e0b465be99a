import { layers, type Layer, type Policies, type Policy } from '../model/iam.ts'
import { compile } from './compile.ts'
import type { PolicyKind } from './mistake-in.ts'
import type { Statement } from './statement.ts'

const kinds: Record<Layer, PolicyKind> = {
  trust: 'trust',
  identity: 'identity',
  resource: 'resource',
  boundary: 'identity',
  session: 'session',
  'scope-down': 'session',
}

/** A statement with where it was found. */
export interface Found {
  readonly statement: Statement
  readonly layer: Layer
  readonly policy: Policy
}

/** Visits every statement: layer by layer, policy by policy, in the order in which they are written. */
export function walk(
  policies: Policies,
  visit: (statement: Statement, layer: Layer, policy: Policy) => void,
): void {
  for (const layer of layers) {
    const given = policies[layer]
    if (!given) continue
    for (const policy of given)
      for (const statement of compile(policy.document, kinds[layer])) visit(statement, layer, policy)
  }
}
