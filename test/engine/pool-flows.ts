import { quietly, type Flow, type World } from './calls.ts'

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
  'what was tried in a user’s name, and what is said of it': inOwnPool(async ({ call }, own) => {
    const ben = { ...own, Username: 'ben' }
    const said = { ...ben, EventId: 'none', FeedbackValue: 'Valid' } as const
    await call('AdminCreateUser', ben)
    await call('AdminListUserAuthEvents', ben)
    await quietly(call('AdminUpdateAuthEventFeedback', said))
    await quietly(call('UpdateAuthEventFeedback', { ...said, FeedbackToken: 'none' }))
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
  'terms of a client, and how its pages look': inOwnPool(async ({ call }, own, client) => {
    const TermsName = 'terms-of-use'
    const said = { TermsName, TermsSource: 'LINK', Enforcement: 'NONE' } as const
    const { Terms } = await call('CreateTerms', { ...client, ...said })
    const terms = { ...own, TermsId: Terms?.TermsId ?? '' }
    await call('UpdateTerms', terms)
    await call('DescribeTerms', terms)
    await call('DescribeTermsByClient', { ...client, TermsName })
    await call('ListTerms', own)
    await call('DeleteTerms', terms)
    await quietly(call('SetUICustomization', client))
    await call('GetUICustomization', client)
  }),
  'an import of users, from its making to its end': inOwnPool(async (made, own) => {
    const { call } = made
    const { CSVHeader = [] } = await call('GetCSVHeader', own)
    const said = { JobName: 'all', CloudWatchLogsRoleArn: 'arn:aws:iam::123456789012:role/logs' }
    const { UserImportJob } = await call('CreateUserImportJob', { ...own, ...said })
    const job = { ...own, JobId: UserImportJob?.JobId ?? '' }
    await made.upload(job.JobId, `${CSVHeader.join()}\n`)
    await quietly(call('StartUserImportJob', job))
    await quietly(call('StopUserImportJob', job))
    await call('DescribeUserImportJob', job)
    await call('ListUserImportJobs', { ...own, MaxResults: 10 })
    await made.settled()
  }),
  'a replica, from its making to its end': inOwnPool(async ({ call }, own) => {
    const there = { ...own, RegionName: 'us-west-2' }
    await call('CreateUserPoolReplica', there)
    await call('UpdateUserPoolReplica', { ...there, Status: 'ACTIVE' })
    await call('ListUserPoolReplicas', own)
    await call('DeleteUserPoolReplica', there)
  }),
  'what a pool and a client say of sessions': inOwnPool(async ({ call }, own, client) => {
    const TokenSession = { MaxPerUser: 5 }
    await call('SetUserPoolSessionConfiguration', { ...own, UserSessionTracking: 'ENABLED', TokenSession })
    await call('GetUserPoolSessionConfiguration', own)
    const SSOSession = { MaxValidityMinutes: 5 }
    await call('SetUserPoolClientSessionConfiguration', { ...client, SSOSession })
    await call('GetUserPoolClientSessionConfiguration', client)
    const ben = { ...own, Username: 'ben' }
    await call('AdminCreateUser', ben)
    await call('AdminListUserSessions', ben)
    await quietly(call('AdminRevokeUserSession', { ...ben, SessionId: 'none' }))
    await quietly(call('ListUserSessions', { AccessToken: 'none' }))
    await quietly(call('RevokeUserSession', { AccessToken: 'none', SessionId: 'none' }))
  }),
} as const satisfies Record<string, Flow>
