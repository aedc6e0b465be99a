import { Fault } from '../../model/fault.ts'
import type { Challenge } from '../challenge.ts'
import { unknownDevice } from '../devices/rules.ts'
import { required, withResult } from '../sign-in/turn.ts'
import { readSrpA } from '../steps/open-srp.ts'

/** Asks for a known device's half of an SRP exchange; the question after it is the other half. */
export const DEVICE_SRP_AUTH: Challenge<'DEVICE_SRP_AUTH'> = {
  ask: { name: 'ask for half of a device exchange', run: () => ({ parameters: {}, memory: null }) },
  answer: {
    name: 'DEVICE_SRP_AUTH',
    run({ signIn, given }) {
      const { device } = signIn
      if (!device) throw unknownDevice()
      if (required(given, 'DEVICE_KEY') !== device.key) throw new Fault('NotAuthorizedException')
      const opened = { ...signIn, device: { ...device, srpA: readSrpA(given) } }
      return { signIn: withResult(opened, 'DEVICE_SRP_AUTH') }
    },
  },
}
