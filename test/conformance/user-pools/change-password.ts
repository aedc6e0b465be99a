import {
  InvalidPasswordException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

const other = 'An0ther-Horse!'

export const changePassword = conformance('ChangePassword', {
  cases: {
    'gives another password for the one before': async ({ aws, pool }) => {
      const { signedIn, begin } = await pool()
      const { AccessToken } = await signedIn('kim')
      const change = { AccessToken, PreviousPassword: Password, ProposedPassword: other }
      expect(said(await aws.changePassword(change))).toEqual({})
      await refused(begin('kim'), NotAuthorizedException, 'Incorrect username or password.')
      expect((await begin('kim', { PASSWORD: other })).AuthenticationResult?.AccessToken).toBeDefined()
      await refused(aws.changePassword(change), NotAuthorizedException, 'Incorrect username or password.')
    },
    'refuses a weak password, and one that the pool remembers': async ({ aws, pool }) => {
      const { signedIn } = await pool({
        Policies: { PasswordPolicy: { MinimumLength: 10, PasswordHistorySize: 3 } },
        UserPoolTier: 'ESSENTIALS',
      })
      const { AccessToken } = await signedIn('kim')
      await refused(
        aws.changePassword({ AccessToken, PreviousPassword: Password, ProposedPassword: 'Sh0rt!' }),
        InvalidPasswordException,
        'Password did not conform with policy: Password not long enough',
      )
      await refused(
        aws.changePassword({ AccessToken, PreviousPassword: Password, ProposedPassword: Password }),
        PasswordHistoryPolicyViolationException,
        'Password has previously been used.',
      )
    },
    'refuses an invented token': async ({ aws }) => {
      await refused(
        aws.changePassword({ AccessToken: 'a.b.c', PreviousPassword: Password, ProposedPassword: other }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
