import { device } from '../../device-client.ts'
import type { World } from './world.ts'

/** A pool that knows devices, and kim signed in on one that is confirmed. */
export async function withDevice({ aws, pool }: World, DeviceOnlyRememberedOnUserPrompt = false) {
  const made = await pool({ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt } })
  await made.user('kim')
  /** Signs in on a device that is not known, and confirms it. */
  async function arrive(DeviceName = 'laptop') {
    const { AccessToken, NewDeviceMetadata } = await made.signIn('kim')
    const { key: DeviceKey, DeviceSecretVerifierConfig } = device(NewDeviceMetadata ?? {})
    await aws.confirmDevice({ AccessToken, DeviceKey, DeviceSecretVerifierConfig, DeviceName })
    return { AccessToken, DeviceKey }
  }
  const kim = { UserPoolId: made.UserPoolId, Username: 'kim' }
  return { ...made, ...(await arrive()), kim, arrive }
}

/** How a device is told. */
export const told = (DeviceKey: string, Date: unknown) => ({
  DeviceKey,
  DeviceAttributes: [
    { Name: 'device_status', Value: 'valid' },
    { Name: 'device_name', Value: 'laptop' },
    { Name: 'last_ip_used', Value: '127.0.0.1' },
    { Name: 'dev:device_remembered_status', Value: 'remembered' },
  ],
  DeviceCreateDate: Date,
  DeviceLastModifiedDate: Date,
  DeviceLastAuthenticatedDate: Date,
})
