import type { Json, JsonObject } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import { namespaceOf } from './condition-key.ts'

/** Why the requests of who has a policy cannot have a key, and what to do; nothing, where they may. */
export type Lacks = (key: string) => { readonly why: string; readonly help: string } | undefined

/** Of a policy that anybody may have, nothing can be said. */
export const lacksNothing: Lacks = () => undefined

const identities = 'cognito-identity.amazonaws.com'
const whom =
  'say who is meant by a key that is there, such as `${aws:PrincipalTag/tenant}`, or give a default'

/** What requests of an IAM user lack: what a provider says of who signed in with it. */
export const lackedByUser: Lacks = (key) =>
  isOfProvider(key) ? { why: 'an IAM user comes from no provider', help: whom } : undefined

/**
 * What requests of a role lack, by the document of its trust. One that is `given` by an identity pool has
 * identities: if it does not trust them, that is the mistake.
 */
export function lackedByRole(trust: JsonObject, given: boolean): Lacks {
  const providers = new Set([...federatedIn(trust).map(providerOf), ...(given ? [identities] : [])])
  return (key) => {
    if (key.toLowerCase() === 'aws:username')
      return {
        why: 'a role has no user name, only IAM users have',
        help: providers.has(identities)
          ? `write \`\${${identities}:sub}\` for who got the role from the identity pool`
          : 'write `${aws:userid}` for the session',
      }
    const namespace = namespaceOf(key) ?? ''
    if (!isOfProvider(key) || providers.has(namespace)) return undefined
    if (namespace === identities)
      return { why: 'the role does not trust identity pools', help: 'trust one: `type: identityPool`' }
    if (namespace === 'saml') return { why: 'the role does not trust a SAML provider', help: whom }
    return {
      why: `the role does not trust \`${namespace}\` itself`,
      help: providers.has(identities)
        ? `write \`\${${identities}:sub}\` for who got the role from the identity pool`
        : whom,
    }
  }
}

/** Keys of SAML and of providers, whose names are those of hosts. */
const isOfProvider = (key: string) => {
  const namespace = namespaceOf(key) ?? ''
  return namespace === 'saml' || namespace.includes('.')
}

/** The providers that a trust names. */
function federatedIn({ Statement }: JsonObject): readonly string[] {
  const statements = (Array.isArray(Statement) ? Statement : [Statement]) as readonly (Json | undefined)[]
  return statements.flatMap((one) => {
    const principal = isObject(one) ? one['Principal'] : undefined
    const federated = isObject(principal) ? principal['Federated'] : undefined
    const all = (Array.isArray(federated) ? federated : [federated]) as readonly (Json | undefined)[]
    return all.filter((name) => typeof name === 'string')
  })
}

/** What the keys of a provider begin with. */
const providerOf = (federated: string): string => {
  const [, kind, name = ''] = /:(saml|oidc)-provider\/(.*)$/.exec(federated) ?? []
  return kind === 'saml' ? 'saml' : (kind ? name : federated).toLowerCase()
}
