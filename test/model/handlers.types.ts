import type * as Aws from 'aws-lambda'
import type {
  Context,
  CreateAuthChallengeHandler,
  CustomEmailSenderHandler,
  CustomMessageHandler,
  CustomSMSSenderHandler,
  DefineAuthChallengeHandler,
  Handlers,
  InboundFederationHandler,
  Json,
  PostAuthenticationHandler,
  PostConfirmationHandler,
  PreAuthenticationHandler,
  PreSignUpEvent,
  PreSignUpHandler,
  PreTokenGenerationHandler,
  PreTokenGenerationV2Event,
  PreTokenGenerationV2Handler,
  PreTokenGenerationV3Handler,
  UserMigrationHandler,
  VerifyAuthChallengeResponseHandler,
} from '../../src/index.ts'
import { defineTrigger } from '../../src/index.ts'
import type { HookName } from '../../src/model/hook.ts'

// Nothing here runs: `npm run check` reads it, and fails where a line does not hold.

type Is<Sub extends Super, Super> = Sub extends Super ? true : never
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never

/** A sender typed by `aws-lambda` for every source but the notice of a take-over, whose attributes are closed there. */
type AwsCodeSender = Aws.Handler<
  Exclude<Aws.CustomEmailSenderTriggerEvent, Aws.CustomEmailSenderAccountTakeOverNotificationTriggerEvent>
>

/** A handler typed by `aws-lambda` is one of ours. */
export type Theirs = [
  Is<Aws.PreSignUpTriggerHandler, PreSignUpHandler>,
  Is<Aws.PostConfirmationTriggerHandler, PostConfirmationHandler>,
  Is<Aws.PreAuthenticationTriggerHandler, PreAuthenticationHandler>,
  Is<Aws.PostAuthenticationTriggerHandler, PostAuthenticationHandler>,
  Is<Aws.CustomMessageTriggerHandler, CustomMessageHandler>,
  Is<Aws.DefineAuthChallengeTriggerHandler, DefineAuthChallengeHandler>,
  Is<Aws.CreateAuthChallengeTriggerHandler, CreateAuthChallengeHandler>,
  Is<Aws.VerifyAuthChallengeResponseTriggerHandler, VerifyAuthChallengeResponseHandler>,
  Is<Aws.PreTokenGenerationTriggerHandler, PreTokenGenerationHandler>,
  Is<Aws.PreTokenGenerationV2TriggerHandler, PreTokenGenerationV2Handler>,
  Is<Aws.PreTokenGenerationV3TriggerHandler, PreTokenGenerationV3Handler>,
  Is<Aws.UserMigrationTriggerHandler, UserMigrationHandler>,
  Is<AwsCodeSender, CustomEmailSenderHandler>,
  Is<Aws.CustomSMSSenderTriggerHandler, CustomSMSSenderHandler>,
  Is<Aws.InboundFederationTriggerHandler, InboundFederationHandler>,
]

/** A function of our event alone is a handler to `aws-lambda`. */
type Plain<Hook extends keyof Handlers> = (event: Parameters<Handlers[Hook]>[0]) => Promise<unknown>
export type Ours = [
  Is<Plain<'PreSignUp'>, Aws.PreSignUpTriggerHandler>,
  Is<Plain<'PostConfirmation'>, Aws.PostConfirmationTriggerHandler>,
  Is<Plain<'PreAuthentication'>, Aws.PreAuthenticationTriggerHandler>,
  Is<Plain<'PostAuthentication'>, Aws.PostAuthenticationTriggerHandler>,
  Is<Plain<'CustomMessage'>, Aws.CustomMessageTriggerHandler>,
  Is<Plain<'DefineAuthChallenge'>, Aws.DefineAuthChallengeTriggerHandler>,
  Is<Plain<'CreateAuthChallenge'>, Aws.CreateAuthChallengeTriggerHandler>,
  Is<Plain<'VerifyAuthChallengeResponse'>, Aws.VerifyAuthChallengeResponseTriggerHandler>,
  Is<Plain<'PreTokenGeneration'>, Aws.PreTokenGenerationTriggerHandler>,
  Is<Plain<'PreTokenGenerationV2'>, Aws.PreTokenGenerationV2TriggerHandler>,
  Is<Plain<'PreTokenGenerationV3'>, Aws.PreTokenGenerationV3TriggerHandler>,
  Is<Plain<'UserMigration'>, Aws.UserMigrationTriggerHandler>,
  Is<Plain<'CustomEmailSender'>, AwsCodeSender>,
  Is<Plain<'CustomSMSSender'>, Aws.CustomSMSSenderTriggerHandler>,
  Is<Plain<'InboundFederation'>, Aws.InboundFederationTriggerHandler>,
]

/** Our context has all that `aws-lambda` tells of Lambda's, and every hook has its handler. */
export type Whole = [Is<Context, Aws.Context>, Is<HookName, keyof Handlers>]

/** What is defined knows its event, and keeps its own type. */
export const confirm = defineTrigger('PreSignUp', async (event) => {
  const known: Same<typeof event, PreSignUpEvent> = true
  event.response.autoConfirmUser = known && event.request.userAttributes['email']?.endsWith('@example.com')
  return event
})
export const deployed: Aws.PreSignUpTriggerHandler = confirm

export const allow = defineTrigger<'PreSignUp', { domains: string[] }>(
  'PreSignUp',
  async (event, context) => {
    const { with: settings, secrets, kv, api, ip } = context.poolwright
    const known: Same<typeof settings, { domains: string[] }> = true
    const tries: number = await kv.increment(ip ?? 'nobody', 1, { ttl: 60 })
    const kept: Json | undefined = await kv.get(secrets['pepper'] ?? '')
    const { UserStatus } = await api.AdminGetUser({ Username: event.userName })
    const pools = await api.ListUserPools({ MaxResults: 1 })
    if (known && tries > 3 && kept && UserStatus && pools) throw new Error('no')
    return event
  },
)

export const claims = defineTrigger('PreTokenGenerationV2', (event, context, callback) => {
  const known: Same<typeof event, PreTokenGenerationV2Event> = true
  const claimsToAddOrOverride = { team: 'a', known, levels: [1, 2], home: { city: context.awsRequestId } }
  event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: { claimsToAddOrOverride } }
  callback(null, event)
})

export const send = defineTrigger('CustomEmailSender', async ({ request: { code } }) => console.log(code))
export const theirs = defineTrigger('PreSignUp', (async (event) => event) as Aws.PreSignUpTriggerHandler)

// @ts-expect-error there is no such hook
defineTrigger('PreSignup', async (event) => event)
// @ts-expect-error the event of another hook
defineTrigger('PreSignUp', (async (event) => event) as Aws.PostConfirmationTriggerHandler)
// @ts-expect-error the event is not given back
defineTrigger('PreSignUp', async () => {})
defineTrigger('PreSignUp', async (event) => {
  // @ts-expect-error a decision is no text
  event.response.autoConfirmUser = 'yes'
  // @ts-expect-error there may be no metadata
  event.request.clientMetadata.campaign
  return event
})
defineTrigger('PreSignUp', async (event, { poolwright }) => {
  // @ts-expect-error a key is text
  await poolwright.kv.get(1)
  // @ts-expect-error whom?
  await poolwright.api.AdminGetUser()
  return event
})
