import type { Flow, World } from './calls.ts'

/** A pool of all features that the API made, with a client, and what somebody does there. */
const inOwnPool = (
  run: (
    made: World,
    own: { UserPoolId: string },
    client: { UserPoolId: string; ClientId: string },
  ) => Promise<unknown>,
): Flow => ({
  async run(made) {
    const { UserPool } = await made.call('CreateUserPool', {
      PoolName: 'own',
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    })
    const own = { UserPoolId: UserPool?.Id ?? '' }
    const { UserPoolClient } = await made.call('CreateUserPoolClient', { ...own, ClientName: 'own' })
    await run(made, own, { ...own, ClientId: UserPoolClient?.ClientId ?? '' })
  },
})

/** What administrators say of pools of their own. */
export const poolFlows = {
  'risks and logs of a pool': inOwnPool(async ({ call }, own, client) => {
    await call('SetRiskConfiguration', client)
    await call('DescribeRiskConfiguration', client)
    await call('SetLogDeliveryConfiguration', { ...own, LogConfigurations: [] })
    await call('GetLogDeliveryConfiguration', own)
  }),
  'a branding style, from its making to its end': inOwnPool(async ({ call }, own, client) => {
    const { ManagedLoginBranding } = await call('CreateManagedLoginBranding', client)
    const { ManagedLoginBrandingId = '' } = ManagedLoginBranding ?? {}
    const style = { ...own, ManagedLoginBrandingId }
    await call('UpdateManagedLoginBranding', style)
    await call('DescribeManagedLoginBranding', style)
    await call('DescribeManagedLoginBrandingByClient', client)
    await call('DeleteManagedLoginBranding', style)
  }),
} as const satisfies Record<string, Flow>
