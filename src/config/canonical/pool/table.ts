import { choice, either, text, texts } from '../lenses.ts'
import type { Row, Table } from '../table.ts'
import { simple } from '../table.ts'
import { attributes } from './attributes.ts'
import { clients } from './clients.ts'
import { domain, email, sms } from './delivery.ts'
import { triggers } from './hooks.ts'
import { logs } from './logs.ts'
import { devices, password, recovery } from './password.ts'
import { identityProviders } from './providers.ts'
import { groups, resourceServers } from './resources.ts'
import { poolRow } from './row.ts'
import { acr, sessions } from './sessions.ts'
import { mfa, passkeys, signIn } from './sign-in.ts'
import { invite, signUp } from './sign-up.ts'
import { threatProtection } from './threats.ts'

const rows: readonly Row[] = [
  simple('id', 'id', text),
  simple('description', 'description', text),
  poolRow('tier', 'UserPoolTier', choice({ lite: 'LITE', essentials: 'ESSENTIALS', plus: 'PLUS' })),
  simple('issuer', 'issuer', choice({ local: 'local', aws: 'aws' })),
  poolRow('deletionProtection', 'DeletionProtection', either('ACTIVE', 'INACTIVE')),
  ...signIn,
  attributes,
  ...signUp,
  ...invite,
  ...password,
  ...mfa,
  ...passkeys,
  ...recovery,
  ...devices,
  ...sessions,
  ...acr,
  ...email,
  ...sms,
  ...threatProtection,
  ...triggers,
  ...domain,
  resourceServers,
  identityProviders,
  groups,
  clients,
  logs,
  poolRow('tags', 'UserPoolTags', texts),
]

/** All that a pool's file can say. */
export const poolTable: Table = {
  implied: ({ name }) => ({ properties: { UserPoolName: name }, adminOnly: {}, pipelines: {} }),
  rows,
  companions: {
    'AWS::Cognito::UserPoolDomain': 'domain',
    'AWS::Cognito::UserPoolRiskConfigurationAttachment': 'risk',
    'AWS::Cognito::LogDeliveryConfiguration': 'logs',
    'AWS::Cognito::UserPoolSessionConfigurationAttachment': 'sessions',
    'AWS::Cognito::UserPoolGroup': 'groups',
    'AWS::Cognito::UserPoolResourceServer': 'resourceServers',
  },
}

/** All but its clients, which the rest decides something of. */
export const poolWithoutClients: Table = { ...poolTable, rows: rows.filter((row) => row !== clients) }
