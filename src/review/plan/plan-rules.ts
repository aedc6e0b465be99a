import type { Severity } from '../../model/finding.ts'
import type { Risk } from '../facts/fact.ts'

/** What a plan finds, by ids that never change. */
export interface PlanRule {
  readonly severity: Severity
  /** How grave it is at worst, from 0 to 10, as CVSS counts. */
  readonly score: number
  /** What it finds, as a clause: lower case, no full stop. */
  readonly title: string
  /** Why that is a concern, and what to do: two or three sentences, in Markdown. */
  readonly why: string
  /** Who else asks for it. */
  readonly source: string
}

/** The rules of plans: they compare two versions, of which one alone shows nothing. */
export const planRules = {
  'PW-CLIENT-020': {
    severity: 'error',
    score: 6,
    title: 'a client gets a secret or loses it, and so is another client',
    why: 'Whether a client has a secret is fixed when it is made: a change of it makes another client, with another id, and every application that has the old one stops. Declare a second client, move the applications, and take the old one away.',
    source: 'AWS::Cognito::UserPoolClient, GenerateSecret (replacement)',
  },
  'PW-PLAN-001': {
    severity: 'error',
    score: 8,
    title: 'something has to be replaced, or is lost',
    why: 'CloudFormation makes another one in its place and deletes the old one: with a pool go its users, with an identity pool the identity ids under which their data lies, with a group who was in it. Take the way out that the finding names, or write down that the loss is wanted.',
    source: 'AWS CloudFormation, update behaviours of stack resources; Amazon Cognito UpdateUserPool',
  },
  'PW-PLAN-002': {
    severity: 'error',
    score: 6,
    title: 'an attribute of a pool is changed or taken away',
    why: 'Cognito adds attributes to a pool and does nothing else to them: the deployment fails, or a tool replaces the pool with all of its users. Leave the attribute, and declare another one beside it.',
    source: 'Amazon Cognito, AddCustomAttributes; hashicorp/terraform-provider-aws#21654',
  },
  'PW-PLAN-003': {
    severity: 'warning',
    score: 6,
    title: 'somebody may do what they could not do',
    why: 'The finding names who, and a request that was denied before and is allowed now: it was decided on both versions. Look whether that is what the change is for.',
    source: 'IAM Access Analyzer, CheckNoNewAccess',
  },
  'PW-PLAN-004': {
    severity: 'warning',
    score: 5,
    title: 'nobody can say whether somebody may do more',
    why: 'It depends on conditions, on variables, or on what is not in the files. It is not said to be safe: compare the two versions by hand, or ask `poolwright can` for the requests that matter.',
    source: 'Poolwright',
  },
  'PW-PLAN-005': {
    severity: 'error',
    score: 7,
    title: 'an assertion held before and does not hold now',
    why: 'The project says itself what has to stay true, and the change breaks it. Change the change, or the assertion, where somebody looks at that.',
    source: 'IAM Access Analyzer, CheckAccessNotGranted',
  },
  'PW-PLAN-006': {
    severity: 'warning',
    score: 5,
    title: 'something that applications rely on is gone',
    why: 'A place for codes, a scope, a way to sign in, or a whole client is there no longer: applications that use it stop. Change them first.',
    source: 'awslabs/nx-plugin-for-aws#474',
  },
  'PW-PLAN-007': {
    severity: 'warning',
    score: 5,
    title: 'tokens say something else, or last as long as they did not',
    why: 'Services that verify tokens read their claims and their times. Tell those who run them before the change is deployed.',
    source: 'Poolwright',
  },
  'PW-PLAN-008': {
    severity: 'warning',
    score: 4,
    title: 'it is easier to come in than it was',
    why: 'Sign-up is open that was not, a second factor is not asked for, an address is not verified, or something else that kept people out is gone. Look whether that is what the change is for.',
    source: 'Poolwright',
  },
  'PW-PLAN-009': {
    severity: 'error',
    score: 6,
    title: 'a scenario came true before and does not come true now',
    why: 'It was played on both versions, each on a server of its own in memory, with what the scenario gives and nothing else. Mend the change; or the scenario, where what it tells is not wanted any more. Of one that the change has edited or deleted, it is a warning that it would not come true as it was.',
    source: 'Poolwright',
  },
} as const satisfies Readonly<Record<string, PlanRule>>
export type PlanRuleId = keyof typeof planRules

/** The rule of a risk; none for what is to be looked at and is no concern by itself. */
export const ruleOf: Readonly<Partial<Record<Risk, PlanRuleId>>> = {
  'data-loss': 'PW-PLAN-001',
  replace: 'PW-PLAN-001',
  'access-widened': 'PW-PLAN-003',
  'access-unknown': 'PW-PLAN-004',
  'client-breaking': 'PW-PLAN-006',
  'token-changed': 'PW-PLAN-007',
  'signup-opened': 'PW-PLAN-008',
  'auth-weakened': 'PW-PLAN-008',
}
