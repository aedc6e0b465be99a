import type { Api } from '../model/api.ts'
import type { AuthEvent } from '../model/auth-event.ts'

type Page = Api['AdminListUserAuthEvents']['output']

/** What was tried, as the API says it. */
export const sayAuthEvent = (event: AuthEvent): NonNullable<Page['AuthEvents']>[number] => {
  const { risk, context, feedback } = event
  return {
    EventId: event.id,
    EventType: event.type,
    CreationDate: event.at / 1000,
    EventResponse: event.response,
    EventRisk: {
      RiskDecision: risk.decision,
      ...(risk.level && { RiskLevel: risk.level }),
      ...(risk.compromised !== undefined && { CompromisedCredentialsDetected: risk.compromised }),
    },
    ChallengeResponses: event.challenges.map(({ name, response }) => ({
      ChallengeName: name,
      ChallengeResponse: response,
    })),
    EventContextData: {
      ...(context.ip && { IpAddress: context.ip }),
      ...(context.device && { DeviceName: context.device }),
      ...(context.timezone && { Timezone: context.timezone }),
      ...(context.city && { City: context.city }),
      ...(context.country && { Country: context.country }),
    },
    ...(feedback && {
      EventFeedback: {
        FeedbackValue: feedback.value,
        Provider: feedback.provider,
        FeedbackDate: feedback.at / 1000,
      },
    }),
  }
}
