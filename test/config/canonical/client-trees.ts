import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { termsLanguages } from '../../../src/model/terms.ts'
import { writable } from '../../../src/config/canonical/pool/attributes.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { booleans, listOf, named, one, some, texts, whole, type Properties } from './odd.ts'

const unit = one(['seconds', 'minutes', 'hours', 'days'], 'weeks')
const amount = fc.constantFrom(0, 1, 5, 15, 24, 30, 60, 3600, 1.5)

/** What AWS::Cognito::UserPoolClient may say, but for its name and secret. */
export const clientProperties: Properties = {
  AllowedOAuthFlows: listOf(['code', 'implicit', 'client_credentials'], 'later'),
  AllowedOAuthFlowsUserPoolClient: fc.constantFrom(true, true, false),
  AllowedOAuthScopes: listOf(['openid', 'api/read'], ''),
  CallbackURLs: listOf(['https://a.example/', 'https://b.example/'], ''),
  LogoutURLs: listOf(['https://a.example/', 'https://b.example/'], ''),
  DefaultRedirectURI: one(['https://a.example/'], ''),
  SupportedIdentityProviders: listOf(['COGNITO', 'Google'], ''),
  ExplicitAuthFlows: listOf(
    [
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_CLIENT_TOKEN_AUTH',
    ],
    'ADMIN_NO_SRP_AUTH',
  ),
  AccessTokenValidity: amount,
  IdTokenValidity: amount,
  RefreshTokenValidity: amount,
  TokenValidityUnits: some({ AccessToken: unit, IdToken: unit, RefreshToken: unit }),
  AuthSessionValidity: one([3, 15], 0),
  RefreshTokenRotation: some(
    { Feature: one(['ENABLED', 'ENABLED', 'DISABLED'], 'LATER'), RetryGracePeriodSeconds: one([10, 60], 0) },
    'Feature',
  ),
  EnableTokenRevocation: booleans,
  ReadAttributes: listOf(['email', 'custom:plan'], ''),
  WriteAttributes: listOf(['email', 'custom:plan'], ''),
  PreventUserExistenceErrors: one(['ENABLED', 'LEGACY'], 'LATER'),
  EnablePropagateAdditionalUserContextData: booleans,
  AnalyticsConfiguration: fc.constantFrom<Json[]>({}, { ApplicationId: 'x', UserDataShared: true }),
  LaterProperty: texts,
}

const links = fc
  .dictionary(
    fc.constantFrom(...termsLanguages).map((language) => `cognito:${language}`),
    fc.constantFrom('https://a.example/terms', 'http://a.example'),
    { minKeys: 1, maxKeys: 4 },
  )
  .map((all) => ({ ...all }) as JsonObject)
const terms = fc.constantFrom(...['terms-of-use', 'privacy-policy']).chain((name) => whole({ [name]: links }))

const branding = some({
  Settings: fc.constantFrom<JsonObject[]>({}, { components: { form: { borderRadius: 4 } } }),
  Assets: fc.constantFrom<JsonObject[][]>([
    { Category: 'FORM_LOGO', ColorMode: 'DARK', Extension: 'PNG', Bytes: 'iVBORw0KGgo=' },
  ]),
}).filter((said) => Object.keys(said).length > 0)

const names = ['web', 'batch', '7', '1', 'constructor', '__proto__']

/** Clients of a pool with these attributes. */
export function clientTrees(
  schema: readonly JsonObject[],
  adminOnly: readonly string[],
): Arbitrary<JsonObject[]> {
  const implied = writable(schema, adminOnly)
  const write = implied && {
    WriteAttributes: fc.oneof(fc.constant(implied), clientProperties['WriteAttributes']!),
  }
  return named('name', names, (name) =>
    fc
      .tuple(
        some({ id: fc.constant('abc'), description: texts, terms, branding }),
        some({ ClientName: one([name], 'Another'), ...clientProperties, ...write }, 'ClientName'),
        fc.constantFrom<JsonObject[]>(
          {},
          { AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: true },
          { GenerateSecret: false },
          { GenerateSecret: true, secret: 'derived' },
          { GenerateSecret: true, secret: { secret: 'one' } },
        ),
      )
      .map(([own, properties, { secret, ...generated }]) => ({
        ...own,
        properties: { ...properties, ...generated },
        ...(secret !== undefined && { secret }),
      })),
  )
}
