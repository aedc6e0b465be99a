import type { Api } from '../model/api.ts'
import type { RiskConfigurationProperties } from '../model/cloudformation.ts'
import type { UserPool } from '../model/pool.ts'
import { everyClient } from '../engine/steps/find-client-or-all.ts'

type Answer = Api['DescribeRiskConfiguration']['output']['RiskConfiguration']

/** What is done about risks as the API says it: of all clients, without a client. */
export function sayRisk(
  { id }: UserPool,
  whose: string,
  risk: Partial<RiskConfigurationProperties>,
  modifiedAt: number | undefined,
): Answer {
  const { ClientId: _whose, ...said } = risk
  return {
    UserPoolId: id,
    ...(whose !== everyClient && { ClientId: whose }),
    ...(said as unknown as Omit<Answer, 'ClientId'>),
    ...(modifiedAt !== undefined && { LastModifiedDate: modifiedAt / 1000 }),
  }
}
