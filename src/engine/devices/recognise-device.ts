import type { SignIn } from '../../model/sign-in.ts'
import type { Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { tracksDevices, unknownDevice } from './rules.ts'

/**
 * Notes the device that a caller names, if it is one that the user has confirmed. It is read anew in every
 * turn: one that is forgotten meanwhile spares nothing any more. Of one that is not known nothing is said here.
 */
export const recogniseDevice: Step<Turn, { signIn: SignIn }> = {
  name: 'recognise device',
  async run({ pool, user, given, signIn: { device: before, ...signIn } }, { store }) {
    const key = before?.key ?? given['DEVICE_KEY']
    const kept = key && tracksDevices(pool) && (await store.device(pool.id, user.username, key))
    if (!kept) return { signIn }
    return { signIn: { ...signIn, device: { ...before, key: kept.key, remembered: kept.remembered } } }
  },
}

/**
 * Tells a caller whose device is not known, so that it may forget its own half: SDKs wait for that, and try
 * again without it. Only who has proved something is told.
 */
export const checkDevice: Step<Turn> = {
  name: 'check device',
  run({ pool, signIn, given }) {
    // Half of an exchange is noted among the results, and proves nothing.
    const proved = signIn.results.some(
      ({ challengeName, challengeResult }) => challengeResult && challengeName !== 'SRP_A',
    )
    if (given['DEVICE_KEY'] && proved && !signIn.device && tracksDevices(pool)) throw unknownDevice()
    return undefined
  },
}
