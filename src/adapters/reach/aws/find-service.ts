import type { AwsService } from '../../../model/trigger.ts'

/** What a host of AWS is: a service in a region. */
export interface FoundService {
  readonly service: AwsService
  readonly region: string
}

/** Services by the first part of their hosts' names. */
const hosts: Readonly<Record<string, AwsService>> = {
  'cognito-idp': 'cognito-idp',
  dynamodb: 'dynamodb',
  email: 'ses',
  kms: 'kms',
  secretsmanager: 'secretsmanager',
  sns: 'sns',
  ssm: 'ssm',
}

/**
 * The service that stands behind a host's name, in any form that SDKs make: `<service>.<region>.amazonaws.com`,
 * the same in China, with `-fips`, and for dual stack `.api.aws`; for DynamoDB also with the account before it.
 */
export function findService(host: string): FoundService | undefined {
  const [, name = '', region] =
    /^(?:\d{12}\.(?=ddb\.))?([a-z-]+)\.([a-z]{2}(?:-[a-z]+)+-\d)\.(?:amazonaws\.com(?:\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)$/.exec(
      host,
    ) ?? []
  const bare = name.replace(/-fips$/, '')
  const service = bare === 'ddb' ? 'dynamodb' : Object.hasOwn(hosts, bare) ? hosts[bare] : undefined
  return service && region ? { service, region } : undefined
}
