import { clientSettings } from '../settings.ts'
import { other } from '../tells.ts'

/** What the people of an app client agree to. */
export const terms = clientSettings('terms', [
  {
    name: 'use',
    path: ['terms', 'use'],
    value: ({ terms }) => ({ ...terms?.use }),
    tell: other('where the terms of use are read', 'delivery-changed'),
  },
  {
    name: 'privacy',
    path: ['terms', 'privacy'],
    value: ({ terms }) => ({ ...terms?.privacy }),
    tell: other('where the privacy policy is read', 'delivery-changed'),
  },
])
