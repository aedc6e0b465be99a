import { Fault, type FaultCode } from '../../model/fault.ts'
import type { UserPoolClientProperties } from '../../model/cloudformation.ts'
import { isLoopback } from '../../model/loopback.ts'
import { lifetimes } from '../client-rules.ts'

/** A client as it is to be, and whether it has a secret, or is to have one. */
export interface Wanted {
  readonly properties: UserPoolClientProperties
  readonly hasSecret: boolean
}

interface Rule {
  readonly broken: (wanted: Wanted) => boolean | undefined
  readonly says: string
  readonly code?: FaultCode
}

const legacy = (flow: string) => !flow.startsWith('ALLOW_')
const outside = (seconds: number, least: number, most: number) => seconds < least || seconds > most
const day = 86_400
const lives = ({ properties }: Wanted) => lifetimes({ id: '', name: '', properties })
const oauth = ({ properties }: Wanted) => properties.AllowedOAuthFlows ?? []
const byPeople = (wanted: Wanted) => oauth(wanted).some((flow) => flow !== 'client_credentials')
const byMachines = (wanted: Wanted) => oauth(wanted).includes('client_credentials')
/** Scopes of people, which no machine can have. */
const ofPeople = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin']

/** What cannot stand together in a client. The sentences are as the service has been seen to say them, unless it is said. */
const rules: readonly Rule[] = [
  {
    broken: ({ properties: { ExplicitAuthFlows = [] } }) =>
      ExplicitAuthFlows.some(legacy) && !ExplicitAuthFlows.every(legacy),
    says: "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
  },
  {
    broken: (wanted) => {
      const { access, id, refresh } = lives(wanted)
      return outside(access, 300, day) || outside(id, 300, day) || outside(refresh, 3600, 3650 * day)
    },
    says: 'Invalid range for token validity.',
  },
  {
    broken: (wanted) => {
      const { access, id, refresh } = lives(wanted)
      return access > refresh || id > refresh
    },
    says: 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
  },
  {
    broken: ({ properties }) =>
      properties.AllowedOAuthFlowsUserPoolClient &&
      !(properties.AllowedOAuthFlows?.length && properties.AllowedOAuthScopes?.length),
    says: 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
  },
  {
    broken: (wanted) => byPeople(wanted) && byMachines(wanted),
    code: 'InvalidOAuthFlowException',
    says: 'client_credentials flow can not be selected along with code flow or implicit flow.',
  },
  {
    broken: (wanted) => byMachines(wanted) && !wanted.hasSecret,
    code: 'InvalidOAuthFlowException',
    says: 'client_credentials flow can not be selected if client does not have a client secret.',
  },
  {
    broken: (wanted) =>
      wanted.properties.AllowedOAuthFlowsUserPoolClient &&
      byPeople(wanted) &&
      !wanted.properties.CallbackURLs?.length,
    says: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
  },
  {
    broken: ({ properties: { AnalyticsConfiguration: said } }) =>
      said && !said.ApplicationArn && !(said.ApplicationId && said.RoleArn && said.ExternalId),
    says: 'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid',
  },
  {
    broken: ({ properties, hasSecret }) => properties.EnablePropagateAdditionalUserContextData && !hasSecret,
    says: 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
  },
  {
    broken: ({ properties: { RefreshTokenRotation, ExplicitAuthFlows } }) =>
      RefreshTokenRotation?.Feature === 'ENABLED' && ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH'),
    // Unverified: the guide says that they do not go together, and not how this is refused.
    says: 'ALLOW_REFRESH_TOKEN_AUTH cannot be used when refresh token rotation is enabled.',
  },
]

const refused = (says: string, code: FaultCode = 'InvalidParameterException') => new Fault(code, says)

/** By plain HTTP only the machine itself may be reached, and what stands after `#` never leaves a browser. */
function checkUrl(url: string): void {
  if (/^http:\/\//i.test(url) && !(URL.canParse(url) && isLoopback(new URL(url).hostname)))
    throw refused(`${url} cannot use the HTTP protocol.`)
  if (url.includes('#')) throw refused(`${url} cannot use fragment`)
}

/** Refuses a client that Cognito would not make. */
export function checkClient(wanted: Wanted): void {
  const rule = rules.find(({ broken }) => broken(wanted))
  if (rule) throw refused(rule.says, rule.code)
  const {
    CallbackURLs = [],
    LogoutURLs = [],
    DefaultRedirectURI,
    AllowedOAuthScopes = [],
  } = wanted.properties
  for (const url of [...CallbackURLs, ...LogoutURLs]) checkUrl(url)
  if (DefaultRedirectURI && !CallbackURLs.includes(DefaultRedirectURI))
    throw refused(`The default redirect URI ${DefaultRedirectURI} is not in the callback URIs list.`)
  const scope = byMachines(wanted) ? AllowedOAuthScopes.find((name) => ofPeople.includes(name)) : undefined
  // The code is unverified.
  if (scope)
    throw refused(`${scope} is not supported with client_credentials flow`, 'InvalidOAuthFlowException')
}
