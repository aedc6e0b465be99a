// Nothing is built in this repository: what stages import of the package is its source.
declare module 'poolwright' {
  export type Handler<Event, Answer, With> = import('../../src/index.ts').Handler<Event, Answer, With>
  export type PreSignUpHandler<With> = import('../../src/index.ts').PreSignUpHandler<With>
  export type UserMigrationHandler<With> = import('../../src/index.ts').UserMigrationHandler<With>
  export type CreateAuthChallengeEvent = import('../../src/index.ts').CreateAuthChallengeEvent
  export type CustomMessageEvent = import('../../src/index.ts').CustomMessageEvent
  export type DefineAuthChallengeEvent = import('../../src/index.ts').DefineAuthChallengeEvent
  export type PostAuthenticationEvent = import('../../src/index.ts').PostAuthenticationEvent
  export type PreAuthenticationEvent = import('../../src/index.ts').PreAuthenticationEvent
  export type PreSignUpEvent = import('../../src/index.ts').PreSignUpEvent
  export type PreTokenGenerationEvent = import('../../src/index.ts').PreTokenGenerationEvent
  export type PreTokenGenerationV2Event = import('../../src/index.ts').PreTokenGenerationV2Event
  export type PreTokenGenerationV3Event = import('../../src/index.ts').PreTokenGenerationV3Event
  export type UserMigrationEvent = import('../../src/index.ts').UserMigrationEvent
  export type VerifyAuthChallengeResponseEvent = import('../../src/index.ts').VerifyAuthChallengeResponseEvent
}
