import {
  CreateManagedLoginBrandingCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  type AssetType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { callback } from '../../conformance/oauth/world.ts'

/** A pool of the API's own with a style that asks for much: among it colours that nobody could read. */
export async function brandedApp(aws: CognitoIdentityProviderClient): Promise<string> {
  const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'branded' }))
  const UserPoolId = UserPool?.Id
  await aws.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'branded', ManagedLoginVersion: 2 }))
  const { UserPoolClient } = await aws.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: [callback],
      SupportedIdentityProviders: ['COGNITO'],
    }),
  )
  const ClientId = UserPoolClient?.ClientId ?? ''
  const picture = (of: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 32">${of}</svg>`)
  const asset = (Category: AssetType['Category'], of: string): AssetType => ({
    Category,
    ColorMode: 'DYNAMIC',
    Extension: 'SVG',
    Bytes: picture(of),
  })
  await aws.send(
    new CreateManagedLoginBrandingCommand({
      UserPoolId,
      ClientId,
      Settings: {
        categories: { form: { location: { horizontal: 'CENTER' } } },
        components: {
          form: {
            borderRadius: 24,
            lightMode: { backgroundColor: 'fffaf0ff' },
            darkMode: { backgroundColor: '1f2a24ff' },
            logo: { location: 'CENTER', enabled: true },
          },
          pageText: { lightMode: { headingColor: 'fff0c0ff', bodyColor: '443c30ff' } },
          primaryButton: {
            lightMode: { defaults: { backgroundColor: '0b6240ff', textColor: '0b6240ff' } },
            darkMode: { defaults: { backgroundColor: 'ffd400ff' } },
          },
        },
        componentClasses: {
          buttons: { borderRadius: 999 },
          link: { lightMode: { defaults: { textColor: 'ffee00ff' } } },
        },
      },
      Assets: [
        asset(
          'FORM_LOGO',
          '<rect width="120" height="32" rx="8" fill="#0b6240"/><circle cx="16" cy="16" r="8" fill="#ffd400"/>',
        ),
        asset('PAGE_BACKGROUND', '<rect width="120" height="32" fill="#7fb69a"/>'),
      ],
    }),
  )
  return ClientId
}
