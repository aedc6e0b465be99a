import type { PoolDocument } from '../../../config/made/documents.ts'
import type { Json } from '../../../model/trigger.ts'
import { canonicalJson } from '../canonical-json.ts'
import { poolSettings, type Setting } from '../settings.ts'
import { flag, other } from '../tells.ts'

/** Who sends mail and texts, and in whose name. */
export const delivery = poolSettings('delivery', [
  {
    name: 'email.via',
    path: ['email', 'via'],
    value: ({ email }) => email?.via ?? 'cognito',
    tell: other('the sender of mail', 'delivery-changed'),
  },
  {
    name: 'email.from',
    path: ['email', 'from'],
    value: ({ email }) => email?.from ?? null,
    tell: other('the address that mail comes from', 'delivery-changed'),
  },
  {
    name: 'email.replyTo',
    path: ['email', 'replyTo'],
    value: ({ email }) => email?.replyTo ?? null,
    tell: other('the address that answers to mail go to', 'delivery-changed'),
  },
  {
    name: 'email.sourceArn',
    path: ['email', 'sourceArn'],
    value: ({ email }) => email?.sourceArn ?? null,
    tell: other('the identity of SES', 'delivery-changed'),
  },
  {
    name: 'email.configurationSet',
    path: ['email', 'configurationSet'],
    value: ({ email }) => email?.configurationSet ?? null,
    tell: other('the configuration set of SES', 'delivery-changed'),
  },
  {
    name: 'sms.role',
    path: ['sms', 'role'],
    value: ({ sms }) => sms?.role ?? null,
    tell: other('the role that sends texts', 'delivery-changed'),
  },
  {
    name: 'sms.externalId',
    path: ['sms', 'externalId'],
    value: ({ sms }) => sms?.externalId ?? null,
    tell: other('the external id for the role that sends texts', 'delivery-changed'),
  },
  {
    name: 'sms.region',
    path: ['sms', 'region'],
    value: ({ sms }) => sms?.region ?? null,
    tell: other('the region that texts are sent from', 'delivery-changed'),
  },
  {
    name: 'kmsKey',
    path: ['kmsKey'],
    value: ({ kmsKey }) => kmsKey ?? null,
    tell: other(
      'the key under which codes are handed to senders',
      'secret-changed',
      'whoever may use it reads every code',
    ),
  },
  {
    name: 'logs.userNotification',
    path: ['logs', 'userNotification'],
    value: ({ logs }) => logs?.userNotification !== undefined,
    tell: flag(
      ['auth-strengthened', (whose) => `messages of ${whose} that cannot be delivered are written down`],
      [
        'auth-weakened',
        (whose) => `messages of ${whose} that cannot be delivered are no longer written down`,
      ],
    ),
  },
  {
    name: 'logs.userAuthEvents',
    path: ['logs', 'userAuthEvents'],
    value: ({ logs }) => logs?.userAuthEvents !== undefined,
    tell: flag(
      ['auth-strengthened', (whose) => `sign-ins to ${whose} are written down`],
      ['auth-weakened', (whose) => `sign-ins to ${whose} are no longer written down`],
    ),
  },
  ...(['userNotification', 'userAuthEvents'] as const).map((log): Setting<PoolDocument> => ({
    name: `logs.${log}.where`,
    path: ['logs', log],
    value: ({ logs }) => (logs?.[log] === undefined ? null : canonicalJson(logs[log] as unknown as Json)),
    tell: function* (was, is, whose) {
      // That it comes or goes is told as such.
      if (was !== null && is !== null)
        yield* other(`what is kept of \`${log}\``, 'delivery-changed')(was, is, whose)
    },
  })),
])
