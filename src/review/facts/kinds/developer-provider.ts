import { code } from '../code.ts'
import { identitySettings } from '../settings.ts'

/** The name under which a back end vouches for its own users in an identity pool. */
export const developerProvider = identitySettings('developerProvider', [
  {
    name: 'developerProvider',
    path: ['developerProvider'],
    value: ({ developerProvider }) => developerProvider ?? null,
    tell: function* (was, is, whose) {
      if (was === null)
        yield {
          risk: 'access-widened',
          sentence: `a back end can now vouch for whomever it likes in ${whose}, as ${code(String(is))}: whoever may call GetOpenIdTokenForDeveloperIdentity is anybody`,
        }
      else
        yield {
          risk: 'data-loss',
          sentence: `the developer provider ${code(String(was))} of ${whose} cannot be ${is === null ? 'taken away' : `called ${code(String(is))}`}: only another identity pool has it otherwise, in which everybody gets another identity id`,
          help: 'make a second identity pool, and link its users by their new logins',
        }
    },
  },
])
