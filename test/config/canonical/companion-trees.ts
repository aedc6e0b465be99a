import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { arnOf, booleans, listOf, named, one, some, texts, whole, odd } from './odd.ts'

const arn = 'arn:aws:logs:us-east-1:1:log-group:x'
const log = (EventSource: string) =>
  some(
    {
      EventSource: fc.constant(EventSource),
      LogLevel: one(['ERROR', 'INFO'], 'LATER'),
      CloudWatchLogsConfiguration: some({ LogGroupArn: fc.constant(arn) }),
      S3Configuration: some({ BucketArn: fc.constant('arn:aws:s3:::x') }),
      FirehoseConfiguration: some({
        StreamArn: fc.constant('arn:aws:firehose:us-east-1:1:deliverystream/x'),
      }),
    },
    'EventSource',
    'LogLevel',
  )
const action = some(
  {
    EventAction: one(['BLOCK', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED', 'NO_ACTION'], 'LATER'),
    Notify: booleans,
  },
  'EventAction',
  'Notify',
)

const provider = (): Arbitrary<JsonObject> =>
  some(
    {
      ProviderType: one(
        ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple', 'OIDC', 'SAML'],
        'LATER',
      ),
      ProviderDetails: some({
        client_id: texts,
        client_secret: one([{ secret: 'a' }], 'literal'),
        authorize_scopes: fc.constantFrom('openid email', 'public_profile,email', 'a, b', '', ' a', 'openid'),
        oidc_issuer: texts,
        attributes_request_method: one(['GET', 'POST'], 'PUT'),
        team_id: texts,
        key_id: texts,
        private_key: one([{ secret: 'a' }], 'literal'),
        MetadataURL: fc.constant('https://x.example'),
        MetadataFile: one([{ file: './x.xml' }], '<EntityDescriptor/>'),
        EncryptedResponses: one(['true', 'false'], 'maybe'),
        RequestSigningAlgorithm: one(['rsa-sha256'], 'later'),
        IDPInit: one(['true', 'false'], 'maybe'),
        IDPSignout: one(['true', 'false'], 'maybe'),
        token_url: texts,
      }),
      IdpIdentifiers: listOf(['a.example', 'b.example'], ''),
      AttributeMapping: fc.constantFrom<Json[]>({}, { email: 'mail', 'custom:x': 'x' }),
      Later: texts,
    },
    'ProviderType',
    'ProviderDetails',
  )

const names = ['a', 'b', '7', '1', 'constructor', '__proto__', 'Mixed']
/** What stands beside a pool. */
export const companions = {
  groups: named('GroupName', names, () =>
    some({ Description: one(['x'], ''), Precedence: one([0, 10], -1), RoleArn: arnOf('role'), Later: texts }),
  ),
  resourceServers: named('Identifier', names, (name) =>
    some(
      {
        Name: one([name, 'Shop API'], ''),
        Scopes: fc.constantFrom<Json[]>(
          [],
          [{ ScopeName: 'read', ScopeDescription: 'Read' }],
          [
            { ScopeName: 'b', ScopeDescription: '' },
            { ScopeName: '1', ScopeDescription: 'x' },
          ],
          [{ ScopeName: 'read' }],
        ),
      },
      'Name',
    ),
  ),
  identityProviders: named('ProviderName', names, provider),
  domain: some(
    {
      Domain: one(['shop', 'auth.example.com'], ''),
      ManagedLoginVersion: one([1, 2], 3),
      CustomDomainConfig: one([{ CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/x' }], { Later: 1 }),
      Routing: texts,
    },
    'Domain',
  ),
  risk: some(
    {
      ClientId: one(['ALL'], 'client'),
      AccountTakeoverRiskConfiguration: some(
        {
          Actions: fc.oneof(
            some({ LowAction: action, MediumAction: action, HighAction: action }),
            fc.constant<Json>({ HighAction: { EventAction: 'BLOCK', Notify: true } }),
          ),
          NotifyConfiguration: fc.constant({ SourceArn: 'arn:aws:ses:us-east-1:1:identity/x' }),
        },
        'Actions',
      ),
      CompromisedCredentialsRiskConfiguration: some({
        Actions: one([{ EventAction: 'BLOCK' }, { EventAction: 'NO_ACTION' }], {}),
        EventFilter: listOf(['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'], 'LATER'),
      }),
      RiskExceptionConfiguration: some({
        BlockedIPRangeList: listOf(['203.0.113.0/24'], ''),
        SkippedIPRangeList: listOf(['203.0.113.0/24'], ''),
      }),
    },
    'ClientId',
  ),
  sessions: some({
    UserSessionTracking: one(['ENABLED', 'DISABLED'], 'LATER'),
    TokenSession: odd(some({ MaxPerUser: one([1, 20, 100], 0, 101, 1.5) }), { Later: 1 }),
  }),
  logs: whole({
    LogConfigurations: fc
      .tuple(log('userNotification'), log('userAuthEvents'), log('later'))
      .chain((all) => fc.subarray(all)),
  }),
}
