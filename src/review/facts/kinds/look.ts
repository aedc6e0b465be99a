import { clientSettings } from '../settings.ts'
import { other } from '../tells.ts'

/** How the pages of an app client look. */
export const look = clientSettings('look', [
  {
    name: 'branding',
    path: ['branding'],
    value: ({ branding }) => ({ ...branding }),
    tell: other('how the pages look', 'delivery-changed'),
  },
])
