import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Lens, Scope } from '../table.ts'
import { equal, isObject, join, nest } from '../tree.ts'
import { condition } from './statements.ts'

const cognito = 'cognito-identity.amazonaws.com'
const webIdentity = 'sts:AssumeRoleWithWebIdentity'
const signInUrl = 'https://signin.aws.amazon.com/saml'
const audiences = { authenticated: 'authenticated', guest: 'unauthenticated' } as const

/** The document of one statement, as AWS's console writes it. */
const document = (Principal: JsonObject, Action: Json, Condition: JsonObject): JsonObject => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal,
      Action,
      ...(Object.keys(Condition).length && { Condition }),
    },
  ],
})

/** The host and path of an OIDC provider, by which its condition keys are named. */
const issuerOf = (arn: string): string => arn.slice(arn.indexOf('oidc-provider/') + 'oidc-provider/'.length)
const one = (list: readonly Json[]): Json => (list.length === 1 ? list[0]! : list)
const some = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
const equals = (key: string, value: Json | undefined): JsonObject =>
  value === undefined ? {} : { StringEquals: { [key]: value } }

type Trusted = (trust: JsonObject, scope: Scope) => JsonObject
/** What each type of trust expands to. What a type says itself, a condition beside it does not unsay. */
const documents: Readonly<Record<string, Trusted>> = {
  identityPool: ({ pool, as, tagSession }, { addresses }) =>
    document({ Federated: cognito }, tagSession === true ? [webIdentity, 'sts:TagSession'] : webIdentity, {
      ...equals(`${cognito}:aud`, addresses.identityPoolId(pool as string)),
      'ForAnyValue:StringLike': { [`${cognito}:amr`]: as === 'guest' ? audiences.guest : as! },
    }),
  service: ({ service, condition }) => document({ Service: service! }, 'sts:AssumeRole', some(condition)),
  account: ({ account, externalId, condition }) =>
    document(
      { AWS: `arn:aws:iam::${account as string}:root` },
      'sts:AssumeRole',
      join(some(condition), equals('sts:ExternalId', externalId)),
    ),
  oidc: ({ provider, audience, condition }, { addresses }) => {
    const arn = addresses.arn('oidc-provider', provider as string)
    const aud = equals(`${issuerOf(arn)}:aud`, one(audience as readonly Json[]))
    return document({ Federated: arn }, webIdentity, join(some(condition), aud))
  },
  // The sign-in URL differs between partitions and regions, so here the author's word is the last.
  saml: ({ provider, condition }, { addresses }) =>
    document(
      { Federated: addresses.arn('saml-provider', provider as string) },
      'sts:AssumeRoleWithSAML',
      join(equals('SAML:aud', signInUrl), some(condition)),
    ),
  document: ({ document }) => document as JsonObject,
}

/** A condition block without one key of StringEquals. */
function without(block: JsonObject, key: string): JsonObject {
  const { StringEquals, ...others } = block
  const { [key]: _, ...keys } = some(StringEquals)
  return { ...others, ...(Object.keys(keys).length && { StringEquals: keys }) }
}
const beside = (block: JsonObject): JsonObject =>
  Object.keys(block).length ? nest('condition', condition.back(block)) : {}

/** What a statement may be said as, the shortest first. */
function guesses(statement: JsonObject, { addresses }: Scope): JsonObject[] {
  const [principal, Condition] = [some(statement['Principal']), some(statement['Condition'])]
  const said = some(Condition['StringEquals'])
  const [federated, service, aws] = [principal['Federated'], principal['Service'], principal['AWS']]
  if (typeof service === 'string') return [{ type: 'service', service, ...beside(Condition) }]
  if (typeof aws === 'string') {
    const account = /^arn:aws:iam::([0-9]{12}):root$/.exec(aws)?.[1]
    const externalId = said['sts:ExternalId']
    if (!account) return []
    const full = { type: 'account', account, ...beside(Condition) }
    if (typeof externalId !== 'string') return [full]
    return [{ type: 'account', account, externalId, ...beside(without(Condition, 'sts:ExternalId')) }]
  }
  if (federated === cognito) {
    const pool = addresses.identityPoolNamed(String(said[`${cognito}:aud`]))
    const amr = some(Condition['ForAnyValue:StringLike'])[`${cognito}:amr`]
    if (pool === undefined || typeof amr !== 'string') return []
    const tagged = Array.isArray(statement['Action']) && { tagSession: true }
    return [{ type: 'identityPool', pool, as: amr === audiences.guest ? 'guest' : amr, ...tagged }]
  }
  if (typeof federated !== 'string') return []
  if (statement['Action'] === 'sts:AssumeRoleWithSAML') {
    const provider = addresses.name('saml-provider', federated)
    return [without(Condition, 'SAML:aud'), Condition].map((block) => ({
      type: 'saml',
      provider,
      ...beside(block),
    }))
  }
  const key = `${issuerOf(federated)}:aud`
  const provider = addresses.name('oidc-provider', federated)
  const aud = said[key]
  const audience = typeof aud === 'string' ? [aud] : aud
  if (!Array.isArray(audience) || !audience.length) return []
  return [{ type: 'oidc', provider, audience, ...beside(without(Condition, key)) }]
}

/** Whom a role trusts: in words where they give the very same document. */
export const trust: Lens = {
  there: (value, scope) => documents[(value as JsonObject)['type'] as string]!(value as JsonObject, scope),
  back: (value, scope) => {
    const [statement] = isObject(value) && Array.isArray(value['Statement']) ? value['Statement'] : []
    const said = isObject(statement) ? guesses(statement, scope) : []
    const exact = said.find((one) => equal(trust.there(one, scope)!, value))
    return exact ?? (isObject(value) ? { type: 'document', document: value } : undefined)
  },
}
