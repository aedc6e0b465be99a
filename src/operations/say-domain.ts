import type { Api } from '../model/api.ts'
import type { UserPoolDomainProperties } from '../model/cloudformation.ts'
import type { UserPool } from '../model/pool.ts'

type Answer = NonNullable<Api['DescribeUserPoolDomain']['output']['DomainDescription']>

/** A domain as making and changing it tell of it. No CloudFront stands before it here, and none is named. */
export const sayDomainChange = ({ ManagedLoginVersion = 1, Routing }: UserPoolDomainProperties) =>
  ({ ManagedLoginVersion, ...(Routing && { Routing }) }) as Api['CreateUserPoolDomain']['output']

/** A domain as the API describes it: it can be used as soon as it is made. */
export const sayDomain = ({ id, account }: UserPool, domain: UserPoolDomainProperties): Answer => ({
  UserPoolId: id,
  AWSAccountId: account,
  Domain: domain.Domain,
  Status: 'ACTIVE',
  CustomDomainConfig: domain.CustomDomainConfig as Answer['CustomDomainConfig'],
  ...sayDomainChange(domain),
})
