import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { User, Verifier } from '../../model/user.ts'
import { flow, type Step } from '../flow.ts'
import { saltOf } from '../secrets/srp.ts'
import { g, N } from '../secrets/srp-group.ts'
import { remembersOnPrompt, tracksDevices } from './rules.ts'

type Input = Api['ConfirmDevice']['input']
type Confirming = Input & { readonly pool: UserPool; readonly user: User; readonly claims: JsonObject }

// The sentences, but for that of the key, are unverified.
const invalid = (message: string) => new Fault('InvalidParameterException', message)

/** The bytes of a text in base64, of which there may be so many. */
function bytesOf(text: string | undefined, most: number): Buffer | undefined {
  const bytes = Buffer.from(text ?? '', 'base64')
  return bytes.length && bytes.length <= most ? bytes : undefined
}

/** Reads what is to be kept of the secret that the device drew. */
const readVerifier: Step<Input, { verifier: Verifier }> = {
  name: 'read device verifier',
  run({ DeviceSecretVerifierConfig: { PasswordVerifier, Salt } = {} }) {
    const [verifier, salt] = [bytesOf(PasswordVerifier, 385), bytesOf(Salt, 64)]
    const value = verifier ? BigInt(`0x${verifier.toString('hex')}`) : 0n
    // Of these anybody knows which secret they come of.
    if (!salt || value <= g || value >= N - 1n) throw invalid('Invalid device secret verifier.')
    return { verifier: { salt: saltOf(salt), verifier: value.toString(16) } }
  },
}

/** A key is given to a sign-in, and confirmed by the tokens of that very one. */
const checkKey: Step<Confirming> = {
  name: 'check device key',
  run({ pool, DeviceKey, claims }) {
    if (!tracksDevices(pool) || claims['device_key'] !== DeviceKey) throw invalid('Invalid device key given.')
    return undefined
  },
}

const keep: Step<Confirming & { verifier: Verifier }> = {
  name: 'keep device',
  run({ pool, user, DeviceKey, DeviceName, verifier }, { clock, caller }, { effects }) {
    const now = clock.now()
    effects.push({
      kind: 'make device',
      device: {
        poolId: pool.id,
        username: user.username,
        key: DeviceKey,
        remembered: !remembersOnPrompt(pool),
        verifier,
        ...(DeviceName !== undefined && { name: DeviceName }),
        ...(caller.ip !== undefined && { ip: caller.ip }),
        createdAt: now,
        modifiedAt: now,
        authenticatedAt: now,
      },
      taken: { code: 'DeviceKeyExistsException' },
    })
    return undefined
  },
}

/** Takes a device into a user's account, under the key that the sign-in was given. */
export const confirmDevice: Step<Confirming, object> = flow<Confirming>('confirm device')
  .step(checkKey)
  .step(readVerifier)
  .step(keep)
