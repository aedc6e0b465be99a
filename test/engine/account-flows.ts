import { ClientMetadata, UserPoolId, byPhone, withTokens, type Flow } from './calls.ts'

const named = { UserPoolId, Username: 'ana' }

/** What people can do with their own account, and administrators with anybody's. */
export const accountFlows = {
  AdminResetUserPassword: {
    run: ({ call }) => call('AdminResetUserPassword', { ...named, ClientMetadata }),
  },
  GetUserAttributeVerificationCode: withTokens(({ call }, { AccessToken }) =>
    call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email', ClientMetadata }),
  ),
  'GetUserAttributeVerificationCode, by phone': {
    setting: byPhone,
    ...withTokens(({ call }, { AccessToken }) =>
      call('GetUserAttributeVerificationCode', {
        AccessToken,
        AttributeName: 'phone_number',
        ClientMetadata,
      }),
    ),
  },
  VerifyUserAttribute: {
    ...withTokens(async ({ call, code }, { AccessToken }) => {
      await call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email', ClientMetadata })
      await call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: code() })
    }),
  },
  'what is taken away of an account, and the account': withTokens(async ({ call }, { AccessToken }) => {
    const UserAttributeNames = ['nickname']
    await call('DeleteUserAttributes', { AccessToken, UserAttributeNames })
    await call('AdminDeleteUserAttributes', { ...named, UserAttributeNames })
    await call('SetUserSettings', { AccessToken, MFAOptions: [] })
    await call('AdminSetUserSettings', { ...named, MFAOptions: [] })
    await call('AdminDeleteSoftwareToken', named)
    await call('GetUserAuthFactors', { AccessToken })
    await call('AdminGetUserAuthFactors', named)
    await call('DeleteUser', { AccessToken })
  }),
  'an account that is shut and opened': {
    run: async ({ call }) => {
      await call('AdminDisableUser', named)
      await call('AdminEnableUser', named)
      await call('AdminUserGlobalSignOut', named)
    },
  },
} as const satisfies Record<string, Flow>
