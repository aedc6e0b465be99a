import { arn, choice, reference, text } from '../lenses.ts'
import type { Row } from '../table.ts'
import { domainRow, poolRow } from './row.ts'

/** Who sends mail. */
export const email: readonly Row[] = [
  poolRow(
    'email.via',
    'EmailConfiguration.EmailSendingAccount',
    choice({ cognito: 'COGNITO_DEFAULT', ses: 'DEVELOPER' }),
  ),
  poolRow('email.from', 'EmailConfiguration.From', text),
  poolRow('email.replyTo', 'EmailConfiguration.ReplyToEmailAddress', text),
  poolRow('email.sourceArn', 'EmailConfiguration.SourceArn', arn),
  poolRow('email.configurationSet', 'EmailConfiguration.ConfigurationSet', text),
]

/** Who sends texts, and what custom senders get their codes encrypted under. */
export const sms: readonly Row[] = [
  poolRow('sms.role', 'SmsConfiguration.SnsCallerArn', reference('role')),
  poolRow('sms.externalId', 'SmsConfiguration.ExternalId', text),
  poolRow('sms.region', 'SmsConfiguration.SnsRegion', text),
  poolRow('kmsKey', 'LambdaConfig.KMSKeyID', arn),
]

/** Where managed login lives. */
export const domain: readonly Row[] = [
  domainRow('domain.name', 'Domain', text),
  domainRow('domain.certificate', 'CustomDomainConfig.CertificateArn', arn),
  domainRow('domain.managedLogin', 'ManagedLoginVersion', {
    there: (value) => value,
    back: (value) => (value === 1 || value === 2 ? value : undefined),
  }),
]
