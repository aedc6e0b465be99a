import { password, type world } from '../world.ts'
import type { Bag } from './bag.ts'

/** Every way to sign in. */
export const flowNames = [
  'ALLOW_USER_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const

/** Makes a pool through the API, with parts of every kind and people of every sort; those who work there are kept. */
export async function fillMadePool(there: Awaited<ReturnType<typeof world>>, bag: Bag): Promise<void> {
  const { call } = there
  const learn = <Output extends object>(output: Output): Output => {
    bag.learn(output, there.clock.at)
    return output
  }
  const { UserPool } = learn(
    await call('CreateUserPool', {
      PoolName: 'made',
      UserPoolTier: 'PLUS',
      AutoVerifiedAttributes: ['email'],
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      Schema: [{ Name: 'plan', AttributeDataType: 'String', Mutable: true }],
    }),
  )
  const UserPoolId = UserPool?.Id ?? ''
  const { UserPoolClient } = learn(
    await call('CreateUserPoolClient', {
      UserPoolId,
      ClientName: 'own',
      ExplicitAuthFlows: [...flowNames],
    }),
  )
  const ClientId = UserPoolClient?.ClientId ?? ''
  learn(await call('CreateUserPoolClient', { UserPoolId, ClientName: 'confidential', GenerateSecret: true }))
  learn(await call('CreateGroup', { UserPoolId, GroupName: 'staff', Precedence: 1 }))
  learn(await call('CreateUserPoolDomain', { UserPoolId, Domain: 'shop' }))
  bag.put('Domain', 'shop')
  learn(
    await call('CreateResourceServer', {
      UserPoolId,
      Identifier: 'shop',
      Name: 'shop',
      Scopes: [{ ScopeName: 'read', ScopeDescription: 'reads' }],
    }),
  )
  learn(
    await call('CreateIdentityProvider', {
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id: 'g', client_secret: 's3cret-of-google', authorize_scopes: 'openid' },
    }),
  )
  const { ManagedLoginBranding } = learn(await call('CreateManagedLoginBranding', { UserPoolId, ClientId }))
  const { Terms } = learn(
    await call('CreateTerms', {
      UserPoolId,
      ClientId,
      TermsName: 'terms-of-use',
      TermsSource: 'LINK',
      Enforcement: 'NONE',
    }),
  )
  for (const Username of ['kim', 'lea', 'max'])
    learn(
      await call('AdminCreateUser', {
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
        UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      }),
    )
  const quietly = <Output extends object>(run: Promise<Output>) =>
    run.then(learn, () => undefined) as Promise<Output | undefined>
  await quietly(
    call('SetUserPoolSessionConfiguration', {
      UserPoolId,
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser: 5 },
    }),
  )
  await quietly(call('CreateUserPoolReplica', { UserPoolId, RegionName: 'us-west-2' }))
  const CloudWatchLogsRoleArn = 'arn:aws:iam::123456789012:role/reader'
  await quietly(call('CreateUserImportJob', { UserPoolId, JobName: 'all', CloudWatchLogsRoleArn }))
  await quietly(
    call('CreateUserPoolClient', {
      UserPoolId,
      ClientName: 'machine',
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['shop/read'],
      AllowedOAuthFlowsUserPoolClient: true,
    }),
  ).then((said) => {
    const { ClientId: machine = '', ClientSecret = '' } = said?.UserPoolClient ?? {}
    bag.personas.push({ UserPoolId, ClientId: machine, Secret: ClientSecret, Scopes: 'shop/read' })
  })
  // Two who have been sent a code.
  const code = async (Username: string, run: Promise<unknown>) => {
    await run.catch(() => undefined)
    const sent = there.inbox.at(-1)?.code ?? ''
    bag.personas.push({ UserPoolId, ClientId, Username, Password: password, ConfirmationCode: sent })
  }
  const UserAttributes = [{ Name: 'email', Value: 'sue@example.com' }]
  await code('sue', call('SignUp', { ClientId, Username: 'sue', Password: password, UserAttributes }))
  await call('AdminUpdateUserAttributes', {
    UserPoolId,
    Username: 'lea',
    UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
  })
  await call('AdminSetUserPassword', { UserPoolId, Username: 'lea', Password: password, Permanent: true })
  await code('lea', call('ForgotPassword', { ClientId, Username: 'lea' }))
  await call('AdminSetUserPassword', { UserPoolId, Username: 'kim', Password: password, Permanent: true })
  const kims = learn(
    await call('InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: password },
    }),
  )
  bag.personas.push({
    UserPoolId,
    ClientId,
    Username: 'kim',
    GroupName: 'staff',
    Password: password,
    ProviderName: 'Google',
    Identifier: 'shop',
    Domain: 'shop',
    ResourceArn: UserPool?.Arn ?? '',
    TermsId: Terms?.TermsId ?? '',
    TermsName: 'terms-of-use',
    RegionName: 'us-west-2',
    ManagedLoginBrandingId: ManagedLoginBranding?.ManagedLoginBrandingId ?? '',
    AccessToken: kims.AuthenticationResult?.AccessToken ?? '',
    RefreshToken: kims.AuthenticationResult?.RefreshToken ?? '',
  })
}
