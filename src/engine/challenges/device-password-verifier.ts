import { Fault } from '../../model/fault.ts'
import type { Device } from '../../model/device.ts'
import type { Memory, SrpExchange } from '../../model/sign-in.ts'
import type { Challenge } from '../challenge.ts'
import { deviceGroup, unknownDevice } from '../devices/rules.ts'
import { flow, type Step } from '../flow.ts'
import { proves, respond } from '../secrets/srp.ts'
import { required, type Turn } from '../sign-in/turn.ts'
import { readClaim } from '../steps/check-srp-claim.ts'
import { countAttempt, forgetAttempts } from '../steps/count-attempt.ts'
import { pass } from '../steps/pass.ts'

type Asking = Turn & { readonly session: string }
type Claimed = Turn & { readonly memory: Memory['DEVICE_PASSWORD_VERIFIER'] }

const readDevice: Step<Turn, { device: Device }> = {
  name: 'read device',
  async run({ pool, user, signIn }, { store }) {
    const device = signIn.device && (await store.device(pool.id, user.username, signIn.device.key))
    if (!device) throw unknownDevice()
    return { device }
  },
}

const open: Step<Asking & { device: Device }, { parameters: Record<string, string>; memory: SrpExchange }> = {
  name: 'open device SRP',
  async run({ user, signIn, session, device }, { random, srp }) {
    const memory = await respond(device.verifier, signIn.device?.srpA ?? '', random.bytes(32), srp)
    const parameters = {
      SALT: device.verifier.salt,
      SRP_B: memory.B,
      SECRET_BLOCK: session,
      DEVICE_KEY: device.key,
      USERNAME: user.username,
    }
    return { parameters, memory }
  },
}

const checkClaim: Step<Claimed & { device: Device }> = {
  name: 'check device claim',
  async run({ pool, given, memory, device }, { srp, random }) {
    if (required(given, 'DEVICE_KEY') !== device.key) throw new Fault('NotAuthorizedException')
    const name = deviceGroup(pool, random) + device.key
    if (!(await proves(readClaim(given), memory, device.verifier, name, srp)))
      throw new Fault('NotAuthorizedException')
    return undefined
  },
}

/** Asks a known device to prove itself. */
export const DEVICE_PASSWORD_VERIFIER: Challenge<'DEVICE_PASSWORD_VERIFIER'> = {
  ask: flow<Asking>('DEVICE_PASSWORD_VERIFIER').step(readDevice).step(open),
  answer: flow<Claimed>('DEVICE_PASSWORD_VERIFIER')
    .step(countAttempt('code'))
    .step(readDevice)
    .step(checkClaim)
    .step(forgetAttempts('code'))
    .step(pass('DEVICE_PASSWORD_VERIFIER')),
}
