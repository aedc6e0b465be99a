import {
  InvalidParameterException,
  NotAuthorizedException,
  ResourceNotFoundException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { SRP_A } from '../../srp-client.ts'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

export const adminInitiateAuth = conformance('AdminInitiateAuth', {
  cases: {
    'lets somebody in by a password': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user } = await pool({ DeviceConfiguration: {} })
      await user('kim')
      const { AuthenticationResult, ...rest } = said(
        await aws.adminInitiateAuth({
          UserPoolId,
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'kim', PASSWORD: Password },
        }),
      )
      expect(rest).toEqual({ ChallengeParameters: {} })
      expect(AuthenticationResult).toEqual({
        AccessToken: expect.any(String),
        IdToken: expect.any(String),
        RefreshToken: expect.any(String),
        ExpiresIn: 3600,
        TokenType: 'Bearer',
        NewDeviceMetadata: { DeviceKey: expect.any(String), DeviceGroupKey: expect.any(String) },
      })
    },
    'renews tokens for a refresh token': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, signedIn } = await pool()
      const { RefreshToken } = await signedIn('kim')
      const { AuthenticationResult } = await aws.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      })
      expect(AuthenticationResult).toMatchObject({ AccessToken: expect.any(String), ExpiresIn: 3600 })
      expect(AuthenticationResult).not.toHaveProperty('RefreshToken')
    },
    'takes the flow by its old name where a client has that': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user } = await pool({}, { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] })
      await user('kim')
      const { AuthenticationResult } = await aws.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_NO_SRP_AUTH',
        AuthParameters: { USERNAME: 'kim', PASSWORD: Password },
      })
      expect(AuthenticationResult?.AccessToken).toBeDefined()
    },
    'begins SRP, and offers a choice, as anybody is offered it': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user } = await pool(
        {},
        { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] },
      )
      await user('kim')
      const bySrp = await aws.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'kim', SRP_A },
      })
      expect(bySrp).toMatchObject({
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeParameters: { USERNAME: 'kim' },
      })
      const choice = said(
        await aws.adminInitiateAuth({
          UserPoolId,
          ClientId,
          AuthFlow: 'USER_AUTH',
          AuthParameters: { USERNAME: 'kim' },
        }),
      )
      expect(choice).toEqual({
        ChallengeName: 'SELECT_CHALLENGE',
        Session: expect.any(String),
        ChallengeParameters: {},
        AvailableChallenges: expect.arrayContaining(['PASSWORD', 'PASSWORD_SRP']),
      })
    },
    'refuses a wrong password, nobody, another pool and a flow that is not of administrators': async ({
      aws,
      pool,
    }) => {
      const { UserPoolId, ClientId, user } = await pool()
      await user('kim')
      const begin = (USERNAME: string, PASSWORD: string, from = UserPoolId) =>
        aws.adminInitiateAuth({
          UserPoolId: from,
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD },
        })
      await refused(begin('kim', 'wrong'), NotAuthorizedException, 'Incorrect username or password.')
      await refused(begin('nobody', Password), UserNotFoundException, 'User does not exist.')
      const other = await pool()
      await refused(
        begin('kim', Password, other.UserPoolId),
        ResourceNotFoundException,
        `User pool client ${ClientId} does not exist.`,
      )
      await refused(
        aws.adminInitiateAuth({
          UserPoolId,
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'kim', PASSWORD: Password },
        }),
        InvalidParameterException,
        /Initiate Auth method not supported/,
      )
    },
  },
})
