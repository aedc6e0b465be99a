// Made from schemas/events by `npm run generate`.
declare module 'poolwright' {
  export const defineTrigger: typeof import('../src/index.ts').defineTrigger
  export type AnySettings = import('../src/index.ts').AnySettings
  export type Callback<Result> = import('../src/index.ts').Callback<Result>
  export type Handler<Event, Answer = Event, With = AnySettings> = import('../src/index.ts').Handler<
    Event,
    Answer,
    With
  >
  export type Context<With = AnySettings> = import('../src/index.ts').Context<With>
  export type PoolwrightContext<With = AnySettings> = import('../src/index.ts').PoolwrightContext<With>
  export type Kv = import('../src/index.ts').Kv
  export type KeepFor = import('../src/index.ts').KeepFor
  export type PoolApi = import('../src/index.ts').PoolApi
  export type PoolOperation<Input, Output> = import('../src/index.ts').PoolOperation<Input, Output>
  export type PageText = import('../src/index.ts').PageText
  export type ChallengeField = import('../src/index.ts').ChallengeField
  export type ChallengePage = import('../src/index.ts').ChallengePage
  export type Handlers<With = AnySettings> = import('../src/index.ts').Handlers<With>
  export type TriggerEvent = import('../src/index.ts').TriggerEvent
  export type CreateAuthChallengeEvent = import('../src/index.ts').CreateAuthChallengeEvent
  export type CreateAuthChallengeRequest = import('../src/index.ts').CreateAuthChallengeRequest
  export type CreateAuthChallengeResponse = import('../src/index.ts').CreateAuthChallengeResponse
  export type CreateAuthChallengeHandler<With = AnySettings> =
    import('../src/index.ts').CreateAuthChallengeHandler<With>
  export type CustomEmailSenderEvent = import('../src/index.ts').CustomEmailSenderEvent
  export type CustomEmailSenderRequest = import('../src/index.ts').CustomEmailSenderRequest
  export type CustomEmailSenderResponse = import('../src/index.ts').CustomEmailSenderResponse
  export type CustomEmailSenderHandler<With = AnySettings> =
    import('../src/index.ts').CustomEmailSenderHandler<With>
  export type CustomMessageEvent = import('../src/index.ts').CustomMessageEvent
  export type CustomMessageRequest = import('../src/index.ts').CustomMessageRequest
  export type CustomMessageResponse = import('../src/index.ts').CustomMessageResponse
  export type CustomMessageHandler<With = AnySettings> = import('../src/index.ts').CustomMessageHandler<With>
  export type CustomSMSSenderEvent = import('../src/index.ts').CustomSMSSenderEvent
  export type CustomSMSSenderRequest = import('../src/index.ts').CustomSMSSenderRequest
  export type CustomSMSSenderResponse = import('../src/index.ts').CustomSMSSenderResponse
  export type CustomSMSSenderHandler<With = AnySettings> =
    import('../src/index.ts').CustomSMSSenderHandler<With>
  export type DefineAuthChallengeEvent = import('../src/index.ts').DefineAuthChallengeEvent
  export type DefineAuthChallengeRequest = import('../src/index.ts').DefineAuthChallengeRequest
  export type DefineAuthChallengeResponse = import('../src/index.ts').DefineAuthChallengeResponse
  export type DefineAuthChallengeHandler<With = AnySettings> =
    import('../src/index.ts').DefineAuthChallengeHandler<With>
  export type InboundFederationEvent = import('../src/index.ts').InboundFederationEvent
  export type InboundFederationRequest = import('../src/index.ts').InboundFederationRequest
  export type InboundFederationResponse = import('../src/index.ts').InboundFederationResponse
  export type InboundFederationHandler<With = AnySettings> =
    import('../src/index.ts').InboundFederationHandler<With>
  export type PostAuthenticationEvent = import('../src/index.ts').PostAuthenticationEvent
  export type PostAuthenticationRequest = import('../src/index.ts').PostAuthenticationRequest
  export type PostAuthenticationResponse = import('../src/index.ts').PostAuthenticationResponse
  export type PostAuthenticationHandler<With = AnySettings> =
    import('../src/index.ts').PostAuthenticationHandler<With>
  export type PostConfirmationEvent = import('../src/index.ts').PostConfirmationEvent
  export type PostConfirmationRequest = import('../src/index.ts').PostConfirmationRequest
  export type PostConfirmationResponse = import('../src/index.ts').PostConfirmationResponse
  export type PostConfirmationHandler<With = AnySettings> =
    import('../src/index.ts').PostConfirmationHandler<With>
  export type PreAuthenticationEvent = import('../src/index.ts').PreAuthenticationEvent
  export type PreAuthenticationRequest = import('../src/index.ts').PreAuthenticationRequest
  export type PreAuthenticationResponse = import('../src/index.ts').PreAuthenticationResponse
  export type PreAuthenticationHandler<With = AnySettings> =
    import('../src/index.ts').PreAuthenticationHandler<With>
  export type PreSignUpEvent = import('../src/index.ts').PreSignUpEvent
  export type PreSignUpRequest = import('../src/index.ts').PreSignUpRequest
  export type PreSignUpResponse = import('../src/index.ts').PreSignUpResponse
  export type PreSignUpHandler<With = AnySettings> = import('../src/index.ts').PreSignUpHandler<With>
  export type PreTokenGenerationEvent = import('../src/index.ts').PreTokenGenerationEvent
  export type PreTokenGenerationRequest = import('../src/index.ts').PreTokenGenerationRequest
  export type PreTokenGenerationResponse = import('../src/index.ts').PreTokenGenerationResponse
  export type PreTokenGenerationHandler<With = AnySettings> =
    import('../src/index.ts').PreTokenGenerationHandler<With>
  export type PreTokenGenerationV2Event = import('../src/index.ts').PreTokenGenerationV2Event
  export type PreTokenGenerationV2Request = import('../src/index.ts').PreTokenGenerationV2Request
  export type PreTokenGenerationV2Response = import('../src/index.ts').PreTokenGenerationV2Response
  export type PreTokenGenerationV2Handler<With = AnySettings> =
    import('../src/index.ts').PreTokenGenerationV2Handler<With>
  export type PreTokenGenerationV3Event = import('../src/index.ts').PreTokenGenerationV3Event
  export type PreTokenGenerationV3Request = import('../src/index.ts').PreTokenGenerationV3Request
  export type PreTokenGenerationV3Response = import('../src/index.ts').PreTokenGenerationV3Response
  export type PreTokenGenerationV3Handler<With = AnySettings> =
    import('../src/index.ts').PreTokenGenerationV3Handler<With>
  export type UserMigrationEvent = import('../src/index.ts').UserMigrationEvent
  export type UserMigrationRequest = import('../src/index.ts').UserMigrationRequest
  export type UserMigrationResponse = import('../src/index.ts').UserMigrationResponse
  export type UserMigrationHandler<With = AnySettings> = import('../src/index.ts').UserMigrationHandler<With>
  export type VerifyAuthChallengeResponseEvent = import('../src/index.ts').VerifyAuthChallengeResponseEvent
  export type VerifyAuthChallengeResponseRequest =
    import('../src/index.ts').VerifyAuthChallengeResponseRequest
  export type VerifyAuthChallengeResponseResponse =
    import('../src/index.ts').VerifyAuthChallengeResponseResponse
  export type VerifyAuthChallengeResponseHandler<With = AnySettings> =
    import('../src/index.ts').VerifyAuthChallengeResponseHandler<With>
  export type Json = import('../src/index.ts').Json
  export type JsonObject = import('../src/index.ts').JsonObject
}
