import { poolSettings } from '../settings.ts'
import { flag, other } from '../tells.ts'

/** What a pool has at its disposal as a whole: its plan, its issuer, whether it can be deleted. */
export const limit = poolSettings('limit', [
  {
    name: 'tier',
    path: ['tier'],
    value: ({ tier }) => tier ?? 'essentials',
    tell: function* (was, is, whose) {
      const order = ['lite', 'essentials', 'plus']
      const less = order.indexOf(String(is)) < order.indexOf(String(was))
      const so = less ? 'what the other one has is there no longer' : 'it costs more for each user'
      yield* other('the tier', less ? 'auth-weakened' : 'limit-changed', so)(was, is, whose)
    },
  },
  {
    name: 'issuer',
    path: ['issuer'],
    value: ({ issuer }) => issuer ?? 'local',
    tell: other('the issuer of tokens', 'token-changed', 'whoever verifies them looks for the other one'),
  },
  {
    name: 'deletionProtection',
    path: ['deletionProtection'],
    value: ({ deletionProtection }) => deletionProtection ?? false,
    tell: flag(
      ['auth-strengthened', (whose) => `${whose} cannot be deleted by a slip any more`],
      ['auth-weakened', (whose) => `${whose} can be deleted, with all of its users, by one request`],
    ),
  },
])
