import { policiesOf, trustOf } from '../../iam/attached.ts'
import { scopeDown } from '../../iam/scope-down.ts'
import type { RoleProperties } from '../../model/cloudformation.ts'
import type { Context, Policies, Principal } from '../../model/iam.ts'
import type { IamUser, IdentityPool, Model, Named } from '../../model/model.ts'
import type { Asked } from './asked.ts'
import { joined } from './context.ts'
import { textsOf } from './doubt.ts'
import { fitsAction } from './fits-action.ts'
import type { Given } from './given.ts'
import { methodsOf } from './logins.ts'
import { statementsOf } from './statement-list.ts'

/** Somebody who has policies, and what is known of every request of theirs. */
export interface Holder {
  readonly principal: Principal
  readonly policies: Policies
  readonly context: Context
  /** Whether a condition key, in lower case, is known to be absent unless the context has it. */
  readonly absent: (key: string) => boolean
}

/** What somebody wants to do; `*` is whatever it may be done to. */
export interface Wanted {
  readonly action: string
  readonly resource: string
  /** Condition keys that are known of the request. */
  readonly context: Context
  /** Condition keys that the request is known not to have. */
  readonly without?: readonly string[]
}

/** What somebody wants to do, as a question. */
export function asking(holder: Holder, { action, resource, context, without = [] }: Wanted): Asked {
  const none = new Set(without.map((key) => key.toLowerCase()))
  return {
    policies: holder.policies,
    request: { principal: holder.principal, action, resource, context: joined(holder.context, context) },
    absent: (key) => none.has(key) || holder.absent(key),
  }
}

type Role = Named<RoleProperties>

/** An IAM user, with keys of their own. */
export function asUser(model: Model, user: IamUser): Holder {
  const foreign = [federation, cognito, 'saml:', 'sts:rolesessionname', 'aws:sourceidentity', tag]
  return {
    principal: { arn: user.arn, account: model.account },
    policies: policiesOf(model, { user: user.name }) ?? { identity: [] },
    context: { 'aws:username': user.properties.UserName, ...tagKeys(user.properties.Tags) },
    absent: (key) => foreign.some((start) => key.startsWith(start)),
  }
}

/** Whoever is in a role, of whom no more is known. `session` is the ARN of theirs. */
export function asRole(model: Model, role: Role, session = sessionArn(model, role, 'session')): Holder {
  const trusting = statementsOf(trustOf(model, role).document).map(([, statement]) => statement)
  const tagged = trusting.some((one) => one['Effect'] === 'Allow' && fitsAction(one, 'sts:TagSession'))
  const federated = trusting.flatMap(({ Principal }) =>
    typeof Principal === 'object' && Principal !== null && 'Federated' in Principal
      ? textsOf(Principal.Federated)
      : [],
  )
  const foreign = [
    'aws:username',
    ...(tagged ? [] : [tag]),
    ...(federated.includes('cognito-identity.amazonaws.com') ? [] : [cognito]),
    ...(federated.some((arn) => arn.includes(':saml-provider/')) ? [] : ['saml:']),
    ...(federated.length ? [] : [federation]),
  ]
  return {
    principal: { arn: session, account: model.account, roleArn: role.arn },
    policies: policiesOf(model, { role: role.name }) ?? { identity: [] },
    context: tagKeys(role.properties.Tags),
    absent: (key) => foreign.some((start) => key.startsWith(start)),
  }
}

/** Whoever an identity pool has given a role; guests in the enhanced flow get no more of it than Cognito lets them. */
export function asGiven(model: Model, role: Role, given: Given, flow: 'enhanced' | 'classic'): Holder {
  const { login } = given
  const own = policiesOf(model, { role: role.name }) ?? { identity: [] }
  const openTags = new Set(given.openTags.map((name) => `${tag}${name.toLowerCase()}`))
  return {
    principal: {
      arn: sessionArn(model, role, flow === 'enhanced' ? 'CognitoIdentityCredentials' : 'session'),
      account: model.account,
      roleArn: role.arn,
    },
    policies: login === 'guest' && flow === 'enhanced' ? { ...own, 'scope-down': scopeDown } : own,
    context: joined(tagKeys(role.properties.Tags), {
      'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
      ...vouchedContext(given),
      ...Object.fromEntries(
        Object.entries(given.tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value]),
      ),
    }),
    absent: (key) =>
      (key.startsWith(tag) && !openTags.has(key)) ||
      (key.startsWith(cognito) && key !== `${cognito}sub`) ||
      elsewhere.some((start) => key.startsWith(start)),
  }
}

/** What the identity pool vouches for: all but the identity id, which nobody knows before it is made. */
export const vouchedContext = ({ identityPool, login, claims }: Given): Context => ({
  'cognito-identity.amazonaws.com:aud': identityPool.id,
  'cognito-identity.amazonaws.com:amr':
    login === 'guest' ? ['unauthenticated'] : methodsOf(login, textsOf(claims['sub'])[0]),
})

const tag = 'aws:principaltag/'
const cognito = 'cognito-identity.amazonaws.com:'
const federation = 'aws:federatedprovider'

/** Keys of requests that come about otherwise than through an identity pool. */
const elsewhere = [
  'aws:username',
  'aws:multifactorauth',
  'aws:sourceidentity',
  'sts:externalid',
  'saml:',
  'graph.facebook.com:',
  'accounts.google.com:',
  'www.amazon.com:',
  'appleid.apple.com:',
]

const sessionArn = ({ account }: Pick<Model, 'account'>, { properties }: Role, name: string) =>
  `arn:aws:sts::${account}:assumed-role/${properties.RoleName}/${name}`

const tagKeys = (tags: RoleProperties['Tags'] = []) =>
  Object.fromEntries(tags.map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value]))

/** Whether guests or others may leave the enhanced flow, and with it the policy that narrows guests. */
export const hasClassicFlow = ({ properties }: IdentityPool): boolean => properties.AllowClassicFlow === true
