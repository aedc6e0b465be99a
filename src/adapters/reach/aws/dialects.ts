import type { AwsService, Said } from '../../../model/trigger.ts'
import type { Delivery } from '../../delivery/delivery.ts'
import type { Kms } from '../../kms/open-kms.ts'
import type { Documents } from '../../store/sqlite/documents.ts'
import type { CallOperation } from '../open-reach.ts'
import { openCognito } from './cognito-idp.ts'
import { openDynamodb } from './dynamodb.ts'
import { jsonProtocol } from './json-protocol.ts'
import { openAwsKms } from './kms.ts'
import type { Protocol, Spoken } from './protocol.ts'
import { queryProtocol } from './query-protocol.ts'
import { restProtocol } from './rest-protocol.ts'
import { openSecretsManager } from './secrets-manager.ts'
import type { Service, ServiceOperation } from './service-call.ts'
import { openSes, openSesV2, sesV2Paths } from './ses.ts'
import { openSns } from './sns.ts'
import { openSsm } from './ssm.ts'

/** What the services of AWS are made of here. */
export interface ServiceParts {
  readonly documents: Documents
  readonly delivery: Delivery
  readonly kms: Pick<Kms, 'encrypt' | 'decrypt' | 'generateDataKey'>
  readonly api: CallOperation
  /** The text behind a word of the file. Throws where it is a secret that nobody has given. */
  readonly said: (value: Said) => string
}

/** One way to speak to a service, and who answers. */
export interface Dialect {
  readonly protocol: Protocol
  /** How it says that something is not allowed. */
  readonly denied: string
  /** Who answers an operation, if anybody. */
  readonly find: (operation: string) => ServiceOperation | undefined
}

/** Opens every service, and tells for a request in which dialect of its service it is. */
export function openDialects(parts: ServiceParts): (service: AwsService, spoken: Spoken) => Dialect {
  const of = (protocol: Protocol, service: Service, denied = 'AccessDeniedException'): Dialect => ({
    protocol,
    denied,
    find: (operation) => (Object.hasOwn(service, operation) ? service[operation] : undefined),
  })
  const json = (service: Service) => of(jsonProtocol('1.1'), service)
  const cognito = openCognito(parts)
  const ses = queryProtocol('http://ses.amazonaws.com/doc/2010-12-01/')
  const sns = queryProtocol('http://sns.amazonaws.com/doc/2010-03-31/')
  const dialects: Readonly<Record<AwsService | 'sesv2', Dialect>> = {
    'cognito-idp': { ...json({}), find: () => cognito },
    dynamodb: of(jsonProtocol('1.0', 'com.amazonaws.dynamodb.v20120810#'), openDynamodb(parts)),
    kms: json(openAwsKms(parts)),
    secretsmanager: json(openSecretsManager(parts)),
    ses: of(ses, openSes(parts), 'AccessDenied'),
    sesv2: of(restProtocol(sesV2Paths), openSesV2(parts)),
    sns: of(sns, openSns(parts), 'AuthorizationError'),
    ssm: json(openSsm(parts)),
  }
  return (service, { path }) => dialects[service === 'ses' && path.startsWith('/v2/') ? 'sesv2' : service]
}
