import { allowedFlows } from '../engine/client-rules.ts'
import { policyOf } from '../engine/secrets/password-policy.ts'
import { schemaOf } from '../engine/users/attributes.ts'
import type { Api } from '../model/api.ts'
import type { AppClient, UserPool } from '../model/pool.ts'

type PoolAnswer = NonNullable<Api['DescribeUserPool']['output']['UserPool']>
type ClientAnswer = NonNullable<Api['DescribeUserPoolClient']['output']['UserPoolClient']>

/** The functions of a pool as the API says them. */
export const sayLambdaConfig = ({ properties }: UserPool): NonNullable<PoolAnswer['LambdaConfig']> =>
  (properties.LambdaConfig ?? {}) as NonNullable<PoolAnswer['LambdaConfig']>

/**
 * A pool as `DescribeUserPool` says it. CloudFormation and the API share most of their words; where
 * they do not, this is where one becomes the other.
 */
export function sayPool(pool: UserPool): PoolAnswer {
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
    Id: pool.id,
    Name: UserPoolName,
    Arn: pool.arn,
    Policies: { ...same.Policies, PasswordPolicy: policyOf(pool) },
    LambdaConfig: sayLambdaConfig(pool),
    SchemaAttributes: [...schemaOf(pool)].map(([name, attribute]) => ({ ...attribute, Name: name })),
    MfaConfiguration: same.MfaConfiguration ?? 'OFF',
    DeletionProtection: same.DeletionProtection ?? 'INACTIVE',
    UserPoolTier: same.UserPoolTier ?? 'ESSENTIALS',
    ...(UserPoolTags && { UserPoolTags }),
    ...(pool.domain && { Domain: pool.domain.Domain }),
  }
  return said as PoolAnswer
}

/** A client as `DescribeUserPoolClient` says it, without its secret. */
export function sayClient(pool: UserPool, { id, properties }: AppClient): ClientAnswer {
  const { GenerateSecret: _drawn, AnalyticsConfiguration: analytics, ...same } = properties
  const said = {
    ...same,
    UserPoolId: pool.id,
    ClientId: id,
    ExplicitAuthFlows: same.ExplicitAuthFlows ?? allowedFlows({ id, name: '', properties }),
    RefreshTokenValidity: same.RefreshTokenValidity ?? 30,
    AuthSessionValidity: same.AuthSessionValidity ?? 3,
    EnableTokenRevocation: same.EnableTokenRevocation ?? true,
    AllowedOAuthFlowsUserPoolClient: same.AllowedOAuthFlowsUserPoolClient ?? false,
    EnablePropagateAdditionalUserContextData: same.EnablePropagateAdditionalUserContextData ?? false,
    ...(analytics && { AnalyticsConfiguration: analytics }),
  }
  return said as ClientAnswer
}
