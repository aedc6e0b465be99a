import { InvalidParameterException, NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { device } from '../../device-client.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const confirmDevice = conformance('ConfirmDevice', {
  cases: {
    'takes a device into an account': async ({ aws, pool }) => {
      const { UserPoolId, user, signIn } = await pool({ DeviceConfiguration: {} })
      const kim = await user('kim')
      const { AccessToken, NewDeviceMetadata } = await signIn('kim')
      const { key: DeviceKey, DeviceSecretVerifierConfig } = device(NewDeviceMetadata ?? {})
      const answer = await aws.confirmDevice({ AccessToken, DeviceKey, DeviceSecretVerifierConfig })
      expect(said(answer)).toEqual({ UserConfirmationNecessary: false })
      const { Devices } = await aws.adminListDevices({ UserPoolId, Username: kim.Username })
      expect(Devices?.map((one) => one.DeviceKey)).toEqual([DeviceKey])
    },
    'tells that the user must be asked, where the pool says so': async ({ aws, pool }) => {
      const { signedIn } = await pool({ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } })
      const { AccessToken, NewDeviceMetadata } = await signedIn('kim')
      const { key: DeviceKey, DeviceSecretVerifierConfig } = device(NewDeviceMetadata ?? {})
      const answer = await aws.confirmDevice({ AccessToken, DeviceKey, DeviceSecretVerifierConfig })
      expect(answer.UserConfirmationNecessary).toBe(true)
    },
    'refuses another key than the sign-in was given, and an invented token': async ({ aws, pool }) => {
      const { signedIn } = await pool({ DeviceConfiguration: {} })
      const { AccessToken, NewDeviceMetadata } = await signedIn('kim')
      const { DeviceSecretVerifierConfig } = device(NewDeviceMetadata ?? {})
      const DeviceKey = 'us-east-1_00000000-0000-4000-8000-000000000000'
      await refused(
        aws.confirmDevice({ AccessToken, DeviceKey, DeviceSecretVerifierConfig }),
        InvalidParameterException,
        /./,
      )
      await refused(
        aws.confirmDevice({ AccessToken: 'a.b.c', DeviceKey, DeviceSecretVerifierConfig }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
