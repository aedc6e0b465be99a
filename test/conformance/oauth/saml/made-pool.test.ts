import {
  AdminGetUserCommand,
  AdminLinkProviderForUserCommand,
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { travellingBrowser } from '../federation/travelling-browser.ts'
import { openSamlIdp, type SamlIdp } from './open-saml-idp.ts'
import { callback, samlShop, toldBy, type SamlShop } from './world.ts'

let shop: SamlShop
let staff: SamlIdp
beforeAll(async () => {
  shop = await samlShop()
  staff = await openSamlIdp({ encrypted: true, wantSigned: true })
})
afterAll(() => Promise.all([shop.stop(), staff.close()]))

it('a pool that a program makes signs people in by metadata that it was given', async () => {
  const { aws, server } = shop
  const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'made' }))
  const UserPoolId = UserPool?.Id ?? ''
  await aws.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'made' }))
  await aws.send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Staff',
      ProviderType: 'SAML',
      ProviderDetails: {
        MetadataFile: staff.metadata(),
        EncryptedResponses: 'true',
        RequestSigningAlgorithm: 'rsa-sha256',
      },
      AttributeMapping: { email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress' },
    }),
  )
  const { UserPoolClient } = await aws.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'web',
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: [callback],
      SupportedIdentityProviders: ['Staff'],
    }),
  )
  await staff.meet(`${server.url}/made/saml2/metadata`)
  const come = async (login: string) => {
    const browser = travellingBrowser([server.url, staff.url])
    const asked = { client_id: UserPoolClient?.ClientId ?? '', response_type: 'code', redirect_uri: callback }
    const page = await browser.go(`${server.url}/made/oauth2/authorize?${new URLSearchParams(asked)}`)
    return toldBy(await browser.send(await browser.send(page, { login })))
  }
  expect(await come('ana')).toEqual({ code: expect.any(String) })
  const user = await aws.send(new AdminGetUserCommand({ UserPoolId, Username: 'Staff_ana' }))
  expect(user).toMatchObject({ UserStatus: 'EXTERNAL_PROVIDER', Enabled: true })
  expect(user.UserAttributes).toContainEqual({ Name: 'email', Value: 'ana@corp.example' })
  // Whoever is linked is signed in as whom the name belongs to.
  await aws.send(
    new AdminLinkProviderForUserCommand({
      UserPoolId,
      DestinationUser: { ProviderName: 'Staff', ProviderAttributeValue: 'ana' },
      SourceUser: {
        ProviderName: 'Staff',
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: 'ana.kim',
      },
    }),
  )
  expect(await come('ana.kim')).toEqual({ code: expect.any(String) })
  const { Users = [] } = await aws.send(new ListUsersCommand({ UserPoolId }))
  expect(Users.map(({ Username }) => Username)).toEqual(['Staff_ana'])
})
