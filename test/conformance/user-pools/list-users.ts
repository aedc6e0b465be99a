import {
  InvalidParameterException,
  paginateListUsers,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { pages, said, withApps } from './world.ts'

export const listUsers = conformance('ListUsers', {
  cases: {
    'tells the users of a pool': async (world) => {
      const { UserPoolId, user } = await withApps(world)
      const kim = await user('kim', { phone_number: '+15555550123' })
      await world.aws.adminSetUserMFAPreference({ ...kim, SMSMfaSettings: { Enabled: true } })
      expect(said(await world.aws.listUsers({ UserPoolId }))).toEqual({
        Users: [
          {
            Username: 'kim',
            Attributes: expect.arrayContaining([{ Name: 'phone_number', Value: '+15555550123' }]),
            UserCreateDate: expect.any(Date),
            UserLastModifiedDate: expect.any(Date),
            Enabled: true,
            UserStatus: 'CONFIRMED',
            MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }],
          },
        ],
      })
    },
    'finds them by what a filter says, with those attributes that are asked for': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await user('ana', { email: 'ana@example.com' })
      await user('kim', { email: 'kim@example.com', nickname: 'K' })
      const found = async (Filter: string) =>
        (await aws.listUsers({ UserPoolId, Filter })).Users?.map(({ Username }) => Username)
      expect(await found('email = "kim@example.com"')).toEqual(['kim'])
      expect(await found('username ^= "a"')).toEqual(['ana'])
      expect((await found('cognito:user_status = "CONFIRMED"'))?.sort()).toEqual(['ana', 'kim'])
      expect(await found('status = "Disabled"')).toEqual([])
      const { Users } = await aws.listUsers({
        UserPoolId,
        Filter: 'username = "kim"',
        AttributesToGet: ['nickname'],
      })
      expect(Users?.[0]?.Attributes).toEqual([{ Name: 'nickname', Value: 'K' }])
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const names = ['a', 'b', 'c', 'd', 'e']
      for (const Username of names)
        await aws.adminCreateUser({ UserPoolId, Username, MessageAction: 'SUPPRESS' })
      const { all, count } = await pages(
        paginateListUsers({ client: aws, pageSize: 2 }, { UserPoolId }),
        ({ Users }) => Users?.map(({ Username }) => Username),
      )
      expect([[...all].sort(), count]).toEqual([names, 3])
    },
    'refuses a filter that it cannot read, and a pool that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.listUsers({ UserPoolId, Filter: 'email like kim' }),
        InvalidParameterException,
        /filter/i,
      )
      await refused(
        aws.listUsers({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
