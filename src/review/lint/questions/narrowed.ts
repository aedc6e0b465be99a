import { demands } from './asks.ts'
import type { Statement } from './policy-statements.ts'

/** Keys that say when, from where and by whom a request is made, and not what it is made of. */
const aroundRequests = new Set(
  [
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:TokenIssueTime',
    'aws:SecureTransport',
    'aws:SourceIp',
    'aws:VpcSourceIp',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:SourceVpcArn',
    'aws:UserAgent',
    'aws:Referer',
    'aws:RequestedRegion',
    'aws:MultiFactorAuthPresent',
    'aws:MultiFactorAuthAge',
    'aws:FederatedProvider',
    'aws:SourceIdentity',
    'aws:userid',
    'aws:username',
    'aws:ViaAWSService',
  ].map((key) => key.toLowerCase()),
)

/** Whether a condition says which of the resources are meant, or what may be done with them. */
export const isNarrowed = ({ conditions }: Statement): boolean =>
  conditions.some((asks) => {
    const key = asks.key.text.toLowerCase()
    return (
      demands(asks) &&
      !aroundRequests.has(key) &&
      !/^(aws:principal|cognito-identity\.amazonaws\.com:|sts:|saml:)/.test(key) &&
      asks.values.every(({ text }) => text !== '*')
    )
  })
