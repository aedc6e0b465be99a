import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Canonical, CanonicalKind } from '../../../src/config/canonical/canonical.ts'
import type { Json } from '../../../src/model/trigger.ts'
import { iamUserTree, oidcProviderTree, policyTree, roleTree, samlProviderTree } from './iam-trees.ts'
import { identityTree } from './identity-trees.ts'
import { limits } from './function-trees.ts'
import { some, texts } from './odd.ts'
import { poolTree } from './pool-trees.ts'
import { said } from './said.ts'

const part = (key: string) => said('trigger').map((file): Json => file[key] ?? {})

const triggerTree = some(
  {
    description: texts,
    script: fc.constant('./greet.ts'),
    sha256: fc.constant('a'.repeat(64)),
    hooks: fc.constantFrom<Json[]>(['preSignUp'], ['customMessage', 'preSignUp']),
    ...limits,
    // Said alike by both.
    parameters: part('parameters'),
    concurrency: fc.constantFrom(1, 32),
    capabilities: part('capabilities'),
    env: part('env'),
    onError: fc.constantFrom('deny', 'continue'),
  },
  'script',
  'hooks',
)

/** Any canonical resource of a kind, in the names that CloudFormation has or that it may have one day. */
export const trees = {
  pool: poolTree,
  identity: identityTree,
  role: roleTree,
  policy: policyTree,
  'iam-user': iamUserTree,
  'oidc-provider': oidcProviderTree,
  'saml-provider': samlProviderTree,
  trigger: triggerTree,
} as unknown as { readonly [Kind in CanonicalKind]: Arbitrary<Canonical[Kind]> }
