import { formatDuration, parseDuration } from '../../../config/duration.ts'
import type { ClientDocument } from '../../../config/made/documents.ts'
import type { Json } from '../../../model/trigger.ts'
import { clientSettings, type Setting } from '../settings.ts'
import { amount, either, flag, weaker } from '../tells.ts'

const usual = { access: '1h', id: '1h', refresh: '30d', session: '3m' } as const
const inWords = (value: Json) => formatDuration(Number(value))

const lasting = (token: keyof typeof usual, label: string): Setting<ClientDocument> => ({
  name: token,
  path: ['tokens', token],
  value: ({ tokens }) => parseDuration(tokens?.[token] ?? usual[token]),
  tell: amount(`the lifetime of ${label}`, either('token-changed'), inWords),
})

/** How long tokens last, and whether they can be taken back: `about` is pool, client, which. */
export const lifetime = clientSettings('lifetime', [
  lasting('access', 'access tokens'),
  lasting('id', 'ID tokens'),
  lasting('refresh', 'refresh tokens'),
  { ...lasting('session', ''), tell: amount('how long a sign-in may take', weaker, inWords) },
  {
    name: 'rotation',
    path: ['tokens', 'rotation'],
    value: ({ tokens }) => tokens?.rotation !== undefined,
    tell: flag(
      ['token-changed', (whose) => `a refresh token of ${whose} is replaced each time it is used`],
      [
        'auth-weakened',
        (whose) => `a refresh token of ${whose} is kept when it is used: a stolen one is not noticed`,
      ],
    ),
  },
  {
    name: 'rotation.grace',
    path: ['tokens', 'rotation', 'grace'],
    value: ({ tokens }) => (tokens?.rotation ? parseDuration(tokens.rotation.grace ?? '0s') : null),
    tell: function* (was, is, whose) {
      if (was !== null && is !== null)
        yield* amount('how long a replaced refresh token still counts', weaker, inWords)(was, is, whose)
    },
  },
  {
    name: 'revocation',
    path: ['tokens', 'revocation'],
    value: ({ tokens }) => tokens?.revocation ?? true,
    tell: flag(
      ['auth-strengthened', (whose) => `tokens of ${whose} can be revoked`],
      ['auth-weakened', (whose) => `tokens of ${whose} can no longer be revoked`],
    ),
  },
])
