import type { Rule } from '../../lint/rule.ts'

/** Identity pools whose tokens open roles past everything that the pool says of roles. */
export const enhancedFlow: Rule = {
  id: 'PW-ID-004',
  severity: 'error',
  score: 7,
  title: 'the classic flow is on',
  why: 'In the classic flow an app takes a token of the identity pool to STS by itself, and asks for whichever role trusts the pool: rules, groups and tags do not count, and what Cognito takes from guests is theirs again. Leave it off; apps call `GetCredentialsForIdentity` instead, as the SDKs and Amplify do.',
  source: 'Amazon Cognito Developer Guide, "Identity pools authentication flow"',
  bad: { 'pools/shop.identity.yaml': 'guests: false\nclassicFlow: true\n' },
  good: { 'pools/shop.identity.yaml': 'guests: false\nclassicFlow: false\n' },
  *check(project) {
    for (const identity of project.all('identity'))
      if (identity.says.classicFlow)
        yield {
          message: `whoever has a token of \`${identity.name}\` may ask STS for any role that trusts it`,
          at: { resource: identity, path: ['classicFlow'] },
          help: 'say `classicFlow: false`',
        }
  },
}
