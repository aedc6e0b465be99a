import { allowedFlows } from '../engine/client-rules.ts'
import { domainsOf } from '../engine/pools/change-domain.ts'
import { policyOf } from '../engine/secrets/password-policy.ts'
import { acrOf } from '../engine/step-up/levels.ts'
import { schemaOf } from '../engine/users/attributes.ts'
import type { Api } from '../model/api.ts'
import type { AppClient, Dates, UserPool } from '../model/pool.ts'
import { sayDates } from './read-dates.ts'
import { saySchema } from './say-schema.ts'

type PoolAnswer = NonNullable<Api['DescribeUserPool']['output']['UserPool']>
type ClientAnswer = NonNullable<Api['DescribeUserPoolClient']['output']['UserPoolClient']>

/** The functions of a pool as the API says them. */
export const sayLambdaConfig = ({ properties }: UserPool): NonNullable<PoolAnswer['LambdaConfig']> =>
  (properties.LambdaConfig ?? {}) as NonNullable<PoolAnswer['LambdaConfig']>

/**
 * A pool as `DescribeUserPool` says it. CloudFormation and the API share most of their words; where
 * they do not, this is where one becomes the other.
 */
export function sayPool(pool: UserPool, dates: Dates): PoolAnswer {
  const {
    UserPoolName,
    UserPoolTags,
    Schema: _schema,
    LambdaConfig: _functions,
    EnabledMfas: _factors,
    WebAuthnRelyingPartyID: _relyingParty,
    WebAuthnUserVerification: _verification,
    WebAuthnFactorConfiguration: _factor,
    EmailAuthenticationMessage: _message,
    EmailAuthenticationSubject: _subject,
    ...same
  } = pool.properties
  const said = {
    ...same,
    ...(same.AcrConfiguration && { AcrConfiguration: acrOf(pool) }),
    Id: pool.id,
    Name: UserPoolName,
    Arn: pool.arn,
    ...sayDates(dates),
    ...usual(pool),
    LambdaConfig: sayLambdaConfig(pool),
    SchemaAttributes: [...schemaOf(pool)].map(([name, attribute]) => saySchema(name, attribute)),
    MfaConfiguration: same.MfaConfiguration ?? 'OFF',
    DeletionProtection: same.DeletionProtection ?? 'INACTIVE',
    UserPoolTier: same.UserPoolTier ?? 'ESSENTIALS',
    UserPoolTags: UserPoolTags ?? {},
    ...sayDomain(pool),
  }
  return said as unknown as PoolAnswer
}

/** What Cognito tells of a pool of which nothing else was said. */
const usual = (pool: UserPool) => {
  const { Policies, VerificationMessageTemplate, EmailConfiguration, AdminCreateUserConfig } = pool.properties
  return {
    Policies: {
      ...Policies,
      PasswordPolicy: { TemporaryPasswordValidityDays: 7, ...policyOf(pool) },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'], ...Policies?.SignInPolicy },
    },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE', ...VerificationMessageTemplate },
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ...EmailConfiguration },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      UnusedAccountValidityDays: 7,
      ...AdminCreateUserConfig,
    },
  }
}

/** A prefix is called `Domain`, and a domain of one's own `CustomDomain`. */
const sayDomain = (pool: UserPool) =>
  Object.assign(
    {},
    ...domainsOf(pool).map(({ CustomDomainConfig, Domain }) =>
      CustomDomainConfig ? { CustomDomain: Domain } : { Domain },
    ),
  ) as Pick<PoolAnswer, 'Domain' | 'CustomDomain'>

/** A client as `DescribeUserPoolClient` says it, with its secret where it has one. */
export function sayClient(
  pool: UserPool,
  { id, properties }: AppClient,
  { dates, secret }: { readonly dates: Dates; readonly secret: string | undefined },
): ClientAnswer {
  const { GenerateSecret: _drawn, AnalyticsConfiguration: analytics, ...same } = properties
  const said = {
    ...same,
    UserPoolId: pool.id,
    ClientId: id,
    ...(secret !== undefined && { ClientSecret: secret }),
    ...sayDates(dates),
    ExplicitAuthFlows: same.ExplicitAuthFlows ?? allowedFlows({ id, name: '', properties }),
    RefreshTokenValidity: same.RefreshTokenValidity ?? 30,
    TokenValidityUnits: same.TokenValidityUnits ?? {},
    AuthSessionValidity: same.AuthSessionValidity ?? 3,
    EnableTokenRevocation: same.EnableTokenRevocation ?? true,
    AllowedOAuthFlowsUserPoolClient: same.AllowedOAuthFlowsUserPoolClient ?? false,
    EnablePropagateAdditionalUserContextData: same.EnablePropagateAdditionalUserContextData ?? false,
    ...(analytics && { AnalyticsConfiguration: analytics }),
  }
  return said as ClientAnswer
}
