import fc from 'fast-check'
import { iamUserTree, oidcProviderTree, policyTree, roleTree, samlProviderTree } from './iam-trees.js'
import { identityTree } from './identity-trees.js'
import { booleans, listOf, some, texts } from './odd.js'
import { poolTree } from './pool-trees.js'
const triggerTree = some(
  {
    description: texts,
    script: fc.constant('./greet.ts'),
    sha256: fc.constant('a'.repeat(64)),
    hooks: fc.constantFrom(['preSignUp'], ['customMessage', 'preSignUp']),
    timeout: fc.constantFrom(1, 300, 1000, 90_000, 3_600_000),
    memory: fc.constantFrom(1024, 3072, 1024 * 1024, 64 * 1024 * 1024),
    capabilities: some({
      fetch: listOf(['GET https://a.example/*']),
      secrets: listOf(['one', 'two']),
      api: listOf(['AdminGetUser']),
      context: listOf(['ip', 'userAgent']),
      plainCode: booleans,
    }),
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
}
