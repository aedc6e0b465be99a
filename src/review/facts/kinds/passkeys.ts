import { poolSettings } from '../settings.ts'
import { ladder, other, stronger } from '../tells.ts'

/** Where passkeys belong, and whether the device must know its owner. */
export const passkeys = poolSettings('passkeys', [
  {
    name: 'relyingPartyId',
    path: ['passkeys', 'relyingPartyId'],
    value: ({ passkeys, domain }) => passkeys?.relyingPartyId ?? domain?.name ?? null,
    tell: function* (was, is, whose) {
      // Where there was none, no passkey is lost.
      const label = 'the domain of passkeys'
      const lost = was !== null
      const so = lost ? 'every passkey that is registered is lost' : undefined
      yield* other(label, lost ? 'data-loss' : 'auth-strengthened', so)(was, is, whose)
    },
  },
  {
    name: 'userVerification',
    path: ['passkeys', 'userVerification'],
    value: ({ passkeys }) => passkeys?.userVerification ?? 'preferred',
    tell: ladder('what a passkey asks of its owner', ['preferred', 'required'], stronger),
  },
])
