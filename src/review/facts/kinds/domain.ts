import { code } from '../code.ts'
import { poolSettings } from '../settings.ts'
import { other } from '../tells.ts'

/** Where the login pages are. */
export const domain = poolSettings('domain', [
  {
    name: 'name',
    path: ['domain', 'name'],
    value: ({ domain }) => domain?.name ?? null,
    tell: function* (was, is, whose) {
      if (was === null)
        yield {
          risk: 'resource-added',
          sentence: `the login pages of ${whose} are now at ${code(String(is))}`,
        }
      else if (is === null)
        yield {
          risk: 'client-breaking',
          sentence: `${whose} has no login pages any more: nobody signs in by a browser or by another provider`,
          rule: 'PW-PLAN-001',
        }
      else
        yield {
          risk: 'replace',
          sentence: `the login pages of ${whose} move from ${code(String(was))} to ${code(String(is))}: another domain is made, and the old one is deleted; passkeys, and the redirects that every identity provider knows, name the old one`,
          help: 'tell every identity provider and application of the new one first',
        }
    },
  },
  {
    name: 'certificate',
    path: ['domain', 'certificate'],
    value: ({ domain }) => domain?.certificate ?? null,
    tell: function* (was, is, whose) {
      if (was !== null && is !== null)
        yield* other('the certificate of the login pages', 'delivery-changed')(was, is, whose)
    },
  },
  {
    name: 'managedLogin',
    path: ['domain', 'managedLogin'],
    value: ({ domain }) => (domain ? (domain.managedLogin ?? 1) : null),
    tell: function* (was, is, whose) {
      if (was !== null && is !== null)
        yield* other('the version of the login pages', 'client-breaking', 'people meet other pages')(
          was,
          is,
          whose,
        )
    },
  },
])
