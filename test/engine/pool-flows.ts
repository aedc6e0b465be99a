import type { Flow } from './calls.ts'

/** What administrators say of pools of their own. */
export const poolFlows = {
  'risks and logs of a pool': {
    async run({ call }) {
      const { UserPool } = await call('CreateUserPool', {
        PoolName: 'own',
        UserPoolTier: 'PLUS',
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      })
      const own = { UserPoolId: UserPool?.Id ?? '' }
      await call('SetRiskConfiguration', {
        ...own,
        CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      })
      await call('DescribeRiskConfiguration', own)
      await call('SetLogDeliveryConfiguration', { ...own, LogConfigurations: [] })
      await call('GetLogDeliveryConfiguration', own)
    },
  },
} as const satisfies Record<string, Flow>
