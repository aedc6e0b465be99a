import { isObject } from '../../../config/canonical/tree.ts'
import type { Json } from '../../../model/trigger.ts'
import { code } from '../code.ts'
import { clientSettings } from '../settings.ts'

/** Whether an app client has a secret, and where that comes from. */
export const clientSecret = clientSettings('clientSecret', [
  {
    name: 'secret',
    path: ['secret'],
    value: ({ secret }) => secret ?? false,
    tell: function* (was, is, whose) {
      if (Boolean(was) !== Boolean(is))
        yield {
          risk: 'replace',
          rule: 'PW-CLIENT-020',
          sentence: `${whose} ${is ? 'gets' : 'loses'} its secret, and so is another client: its id changes, its applications stop, and all of its refresh tokens end`,
          help: 'declare a second client, move the applications to it, and take the old one away',
        }
      else
        yield {
          risk: 'secret-changed',
          sentence: `the secret of ${whose} is now ${words(is)}, and was ${words(was)}`,
        }
    },
  },
])

const words = (secret: Json) =>
  isObject(secret) ? `the one called ${code(String(secret['secret']))}` : 'derived from the seal key'
