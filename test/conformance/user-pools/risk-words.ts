const action = (EventAction: 'BLOCK' | 'MFA_IF_CONFIGURED' | 'NO_ACTION') => ({ Notify: true, EventAction })
const mail = { Subject: 'Look', HtmlBody: '<p>look</p>', TextBody: 'look here' }

/** What may be done about risks. */
export const risk = {
  CompromisedCredentialsRiskConfiguration: {
    EventFilter: ['SIGN_IN' as const],
    Actions: { EventAction: 'BLOCK' as const },
  },
  AccountTakeoverRiskConfiguration: {
    NotifyConfiguration: {
      SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
      From: 'us@example.com',
      BlockEmail: mail,
      NoActionEmail: mail,
      MfaEmail: mail,
    },
    Actions: {
      LowAction: action('NO_ACTION'),
      MediumAction: action('MFA_IF_CONFIGURED'),
      HighAction: action('BLOCK'),
    },
  },
  RiskExceptionConfiguration: {
    BlockedIPRangeList: ['192.0.2.0/24'],
    SkippedIPRangeList: ['198.51.100.0/24'],
  },
}
/** A pool that may look at risks. */
export const watching = {
  UserPoolTier: 'PLUS' as const,
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' as const },
}
