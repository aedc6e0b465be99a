import { clientSettings } from '../settings.ts'
import { other } from '../tells.ts'

/** Where a code is sent when a request names no place. */
export const defaultRedirect = clientSettings('defaultRedirect', [
  {
    name: 'defaultCallback',
    path: ['oauth', 'defaultCallback'],
    value: ({ oauth }) => oauth?.defaultCallback ?? null,
    tell: other('the place to which codes are sent that name none', 'client-breaking'),
  },
])
