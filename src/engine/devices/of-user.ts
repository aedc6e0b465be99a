import type { Device, DevicePatch } from '../../model/device.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { pageSize, readToken, writeToken } from '../page.ts'
import { nameKey } from '../users/names.ts'
import { noDevice, unknownDevice } from './rules.ts'

type Owned = { readonly pool: UserPool; readonly user: User }
type Named = Owned & { readonly DeviceKey: string }

const nameOf = ({ pool, user, DeviceKey }: Named) => ({
  poolId: pool.id,
  username: user.username,
  key: DeviceKey,
})

/** Finds the token that the shapes of some operations let callers leave out. The refusal is unverified. */
export const needToken: Step<{ AccessToken?: string | undefined }, { AccessToken: string }> = {
  name: 'need access token',
  run({ AccessToken }) {
    if (AccessToken === undefined) throw new Fault('NotAuthorizedException', 'Invalid Access Token')
    return { AccessToken }
  },
}

/** Finds whose devices an administrator asks after, where the operation has no word for nobody. The refusal is unverified. */
export const findOwner: Step<{ pool: UserPool; Username: string }, { user: User }> = {
  name: 'find owner',
  async run({ pool, Username }, { store }) {
    const user = await store.userByName(pool.id, nameKey(pool, Username))
    if (!user) throw new Fault('ResourceNotFoundException', 'User does not exist.')
    return { user }
  },
}

/** Finds one device of a user. */
export const findDevice: Step<Named, { device: Device }> = {
  name: 'find device',
  async run({ pool, user, DeviceKey }, { store }) {
    const device = await store.device(pool.id, user.username, DeviceKey)
    if (!device) throw unknownDevice()
    return { device }
  },
}

/** Lists the devices of a user that are remembered, a page at a time: those that are not are not listed. */
export const listDevices: Step<
  Owned & { readonly Limit?: number | undefined; readonly PaginationToken?: string | undefined },
  { devices: readonly Device[]; next: string | undefined }
> = {
  name: 'list devices',
  async run({ pool, user, Limit, PaginationToken }, { store }) {
    const after = readToken(PaginationToken)
    const { devices, next } = await store.rememberedDevices(pool.id, user.username, {
      // AWS takes a limit of 0 for none.
      limit: Limit || pageSize,
      ...(after !== undefined && { after }),
    })
    return { devices, next: next === undefined ? undefined : writeToken(next) }
  },
}

/** Remembers a device, or does not any more; a request that says neither only finds it. */
export const setRemembered: Step<
  Named & { readonly DeviceRememberedStatus?: 'remembered' | 'not_remembered' | undefined }
> = {
  name: 'set remembered',
  run(facts, { clock }, { effects }) {
    const { DeviceRememberedStatus: status } = facts
    const set: DevicePatch =
      status === undefined ? {} : { remembered: status === 'remembered', modifiedAt: clock.now() }
    effects.push({ kind: 'change device', device: nameOf(facts), set, gone: noDevice })
    return undefined
  },
}

/** Forgets a device: it spares nothing any more, and its refresh tokens are of no use. */
export const forgetDevice: Step<Named> = {
  name: 'forget device',
  run(facts, _, { effects }) {
    effects.push({ kind: 'forget device', device: nameOf(facts), gone: noDevice })
    return undefined
  },
}
