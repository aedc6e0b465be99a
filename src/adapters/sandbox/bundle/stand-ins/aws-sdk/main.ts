import { config, Config, Credentials, EnvironmentCredentials, type Options } from './config.ts'
import { fromAttribute, fromItem, toAttribute, toItem } from './convert.ts'
import { documentClientOf } from './document-client.ts'
import { json, query, rest } from './protocols.ts'
import { clientOf } from './client.ts'

class DynamoDB extends clientOf({
  host: 'dynamodb',
  protocol: json('DynamoDB_20120810', '1.0', new Set(['B', 'BS'])),
}) {
  static readonly DocumentClient = documentClientOf(DynamoDB as new (options?: Options) => DynamoDB)
  static readonly Converter = {
    input: toAttribute,
    output: fromAttribute,
    marshall: toItem,
    unmarshall: fromItem,
  }
}

const CognitoIdentityServiceProvider = clientOf({
  host: 'cognito-idp',
  protocol: json('AWSCognitoIdentityProviderService', '1.1'),
})
const KMS = clientOf({
  host: 'kms',
  protocol: json(
    'TrentService',
    '1.1',
    new Set(['Plaintext', 'CiphertextBlob', 'Message', 'Signature', 'PublicKey', 'Mac']),
  ),
})
const SecretsManager = clientOf({
  host: 'secretsmanager',
  protocol: json('secretsmanager', '1.1', new Set(['SecretBinary'])),
})
const SSM = clientOf({ host: 'ssm', protocol: json('AmazonSSM', '1.1') })
const SES = clientOf({
  host: 'email',
  signedAs: 'ses',
  protocol: query('2010-12-01', new Set(['RawMessage.Data'])),
})
const SESV2 = clientOf({
  host: 'email',
  signedAs: 'ses',
  protocol: rest({ SendEmail: '/v2/email/outbound-emails' }, new Set(['Raw.Data'])),
})
const SNS = clientOf({ host: 'sns', protocol: query('2010-03-31') })

/** `AWS.Endpoint`: an address. */
class Endpoint {
  readonly href: string
  constructor(address: string) {
    this.href = new URL(address.includes('://') ? address : `https://${address}`).href
  }
}

/** Version 2 of the AWS SDK, as far as triggers use it. */
export const AWS = {
  config,
  Config,
  Credentials,
  EnvironmentCredentials,
  Endpoint,
  CognitoIdentityServiceProvider,
  DynamoDB,
  KMS,
  SecretsManager,
  SES,
  SESV2,
  SNS,
  SSM,
}

/** The same clients by the names of their modules in `aws-sdk/clients`. */
export const clients = {
  cognitoidentityserviceprovider: CognitoIdentityServiceProvider,
  dynamodb: DynamoDB,
  kms: KMS,
  secretsmanager: SecretsManager,
  ses: SES,
  sesv2: SESV2,
  sns: SNS,
  ssm: SSM,
}
