// Made by `npm run generate` from schemas/config. Do not edit.
import type { Json, JsonObject } from '../../model/trigger.ts'

/** Fragments merged first, from left to right; own keys win. */
export type Use = string[]
/** What it is for, in a sentence. */
export type Description = string
/** An ARN, or an interpolation that gives one. */
export type Arn = string
/** One trigger, one stage, or the stages of a pipeline. */
export type Hook =
  | string
  | {
      /** The trigger: one of the project, or poolwright/ and the name of one that ships. */
      use: string
      /** Values for the script, in context.poolwright.with; what they may be, `parameters` of the trigger say. */
      with?: JsonObject
      /** CEL over `event`; the stage runs when it is true, and has failed when it fails. */
      when?: string
      /** What a failure of this stage means: the flow is refused, or goes on as if the stage were not there; what the trigger says when left out. */
      onError?: 'deny' | 'continue'
      /** What one call may use: less than the trigger has, and as much where it is left out. */
      sandbox?: TriggerSandbox
      /** What it leaves of what the trigger may reach: of each kind that is said only these, of the others all. */
      capabilities?: Narrower
    }
  | Stage[]
/** A whole number and a unit: ms, s, m, h or d. */
export type Duration = string
/** A whole number of Ki or Mi. */
export type Memory = string
/** METHOD URL. As the method, `*` is any; `*.` before a host is any name under it; `*` as a part of a path is any one part, and at its end all the rest; a query is that very one. {name} in place of the URL is the one in the parameter of that name. */
export type Address = string
/** A trigger by name, or a trigger with settings. */
export type Stage =
  | string
  | {
      /** The trigger: one of the project, or poolwright/ and the name of one that ships. */
      use: string
      /** Values for the script, in context.poolwright.with; what they may be, `parameters` of the trigger say. */
      with?: JsonObject
      /** CEL over `event`; the stage runs when it is true, and has failed when it fails. */
      when?: string
      /** What a failure of this stage means: the flow is refused, or goes on as if the stage were not there; what the trigger says when left out. */
      onError?: 'deny' | 'continue'
      /** What one call may use: less than the trigger has, and as much where it is left out. */
      sandbox?: TriggerSandbox
      /** What it leaves of what the trigger may reach: of each kind that is said only these, of the others all. */
      capabilities?: Narrower
    }
/** One trigger, one stage, or the stages of a pipeline. */
export type TokenHook =
  | string
  | {
      /** The trigger: one of the project, or poolwright/ and the name of one that ships. */
      use: string
      /** The event version (LambdaVersion); every stage of a hook has the same. */
      version?: 'V1_0' | 'V2_0' | 'V3_0'
      /** Values for the script, in context.poolwright.with; what they may be, `parameters` of the trigger say. */
      with?: JsonObject
      /** CEL over `event`; the stage runs when it is true, and has failed when it fails. */
      when?: string
      /** What a failure of this stage means: the flow is refused, or goes on as if the stage were not there; what the trigger says when left out. */
      onError?: 'deny' | 'continue'
      /** What one call may use: less than the trigger has, and as much where it is left out. */
      sandbox?: TriggerSandbox
      /** What it leaves of what the trigger may reach: of each kind that is said only these, of the others all. */
      capabilities?: Narrower
    }
  | TokenStage[]
/** A trigger by name, or a trigger with settings. */
export type TokenStage =
  | string
  | {
      /** The trigger: one of the project, or poolwright/ and the name of one that ships. */
      use: string
      /** The event version (LambdaVersion); every stage of a hook has the same. */
      version?: 'V1_0' | 'V2_0' | 'V3_0'
      /** Values for the script, in context.poolwright.with; what they may be, `parameters` of the trigger say. */
      with?: JsonObject
      /** CEL over `event`; the stage runs when it is true, and has failed when it fails. */
      when?: string
      /** What a failure of this stage means: the flow is refused, or goes on as if the stage were not there; what the trigger says when left out. */
      onError?: 'deny' | 'continue'
      /** What one call may use: less than the trigger has, and as much where it is left out. */
      sandbox?: TriggerSandbox
      /** What it leaves of what the trigger may reach: of each kind that is said only these, of the others all. */
      capabilities?: Narrower
    }
/** One trigger, one stage, or the stages of a pipeline. */
export type SenderHook =
  | string
  | {
      /** The trigger: one of the project, or poolwright/ and the name of one that ships. */
      use: string
      /** The event version (LambdaVersion); every stage of a hook has the same. */
      version?: 'V1_0'
      /** Values for the script, in context.poolwright.with; what they may be, `parameters` of the trigger say. */
      with?: JsonObject
      /** CEL over `event`; the stage runs when it is true, and has failed when it fails. */
      when?: string
      /** What a failure of this stage means: the flow is refused, or goes on as if the stage were not there; what the trigger says when left out. */
      onError?: 'deny' | 'continue'
      /** What one call may use: less than the trigger has, and as much where it is left out. */
      sandbox?: TriggerSandbox
      /** What it leaves of what the trigger may reach: of each kind that is said only these, of the others all. */
      capabilities?: Narrower
    }
  | SenderStage[]
/** A trigger by name, or a trigger with settings. */
export type SenderStage =
  | string
  | {
      /** The trigger: one of the project, or poolwright/ and the name of one that ships. */
      use: string
      /** The event version (LambdaVersion); every stage of a hook has the same. */
      version?: 'V1_0'
      /** Values for the script, in context.poolwright.with; what they may be, `parameters` of the trigger say. */
      with?: JsonObject
      /** CEL over `event`; the stage runs when it is true, and has failed when it fails. */
      when?: string
      /** What a failure of this stage means: the flow is refused, or goes on as if the stage were not there; what the trigger says when left out. */
      onError?: 'deny' | 'continue'
      /** What one call may use: less than the trigger has, and as much where it is left out. */
      sandbox?: TriggerSandbox
      /** What it leaves of what the trigger may reach: of each kind that is said only these, of the others all. */
      capabilities?: Narrower
    }
/** One provider, told apart by its type. */
export type PoolIdentityProvider =
  | {
      /** Which kind of provider. */
      type: 'google' | 'facebook' | 'amazon'
      /** The client id it gave us. */
      clientId: string
      /** The secret it gave us, by reference. */
      clientSecret: Secret
      /** Scopes we ask it for. */
      scopes?: string[]
      /** Other names, such as mail domains, that lead to it. */
      identifiers?: string[]
      /** Attribute of ours: the provider's claim. */
      map?: {
        /** The provider's claim. */
        [k: string]: string
      }
      aws?: Aws
    }
  | {
      /** Which kind of provider. */
      type: 'apple'
      /** The services id. */
      clientId: string
      /** The team. */
      teamId: string
      /** The key. */
      keyId: string
      /** The key file from Apple, by reference. */
      privateKey: Secret
      /** Scopes we ask it for. */
      scopes?: string[]
      /** Other names, such as mail domains, that lead to it. */
      identifiers?: string[]
      /** Attribute of ours: the provider's claim. */
      map?: {
        /** The provider's claim. */
        [k: string]: string
      }
      aws?: Aws
    }
  | {
      /** Which kind of provider. */
      type: 'oidc'
      /** The client id it gave us. */
      clientId: string
      /** The secret it gave us, by reference. */
      clientSecret?: Secret
      /** Scopes we ask it for. */
      scopes?: string[]
      /** Its issuer, whose discovery document says the rest. */
      issuer: string
      /** How its user info is asked for. */
      attributesMethod?: 'GET' | 'POST'
      /** Other names, such as mail domains, that lead to it. */
      identifiers?: string[]
      /** Attribute of ours: the provider's claim. */
      map?: {
        /** The provider's claim. */
        [k: string]: string
      }
      aws?: Aws
    }
  | {
      /** Which kind of provider. */
      type: 'saml'
      /** Its metadata. */
      metadata: {
        /** Where it is published: an https URL, or in `dev` http on this machine. */
        url?: string
        /** A file beside this one. */
        file?: string
      }
      /** It must encrypt its answers. */
      encryptedResponses?: boolean
      /** We sign our requests. */
      signRequests?: boolean
      /** It may begin a sign-in. */
      idpInitiated?: boolean
      /** Signing out here signs out there. */
      signOut?: boolean
      /** Other names, such as mail domains, that lead to it. */
      identifiers?: string[]
      /** Attribute of ours: the provider's claim. */
      map?: {
        /** The provider's claim. */
        [k: string]: string
      }
      aws?: Aws
    }
/** CloudFormation properties by their own names, merged last: what this language has no word for. */
export type Aws = JsonObject
/** The address of a page. */
export type WebAddress = string
/** One provider, told apart by its type. */
export type IdentityProvider =
  | {
      /** Which kind. */
      type: 'pool'
      /** Its clients whose tokens count. */
      clients: string[]
      /** Asks the pool whether the user was signed out or deleted. */
      checkTokenServerSide?: boolean
      /** How a role is chosen; the roles below when left out. */
      roles?: IdentityRoleMapping
      /** Principal tags. */
      tags?: IdentityPrincipalTags
    }
  | {
      /** Which kind. */
      type: 'social'
      /** The id of our app there. */
      appId: string
      /** How a role is chosen; the roles below when left out. */
      roles?: IdentityRoleMapping
      /** Principal tags. */
      tags?: IdentityPrincipalTags
    }
  | {
      /** Which kind. */
      type: 'oidc'
      /** How a role is chosen; the roles below when left out. */
      roles?: IdentityRoleMapping
      /** Principal tags. */
      tags?: IdentityPrincipalTags
    }
  | {
      /** Which kind. */
      type: 'saml'
      /** How a role is chosen; the roles below when left out. */
      roles?: IdentityRoleMapping
      /** Principal tags. */
      tags?: IdentityPrincipalTags
    }
/** How a role is chosen, told apart by `by`. */
export type IdentityRoleMapping =
  | {
      /** How. */
      by: 'token'
      /** When that does not decide: no credentials, or the role for those who signed in. */
      otherwise: 'deny' | 'default'
    }
  | {
      /** How. */
      by: 'rules'
      /** When none matches: no credentials, or the role for those who signed in. */
      otherwise: 'deny' | 'default'
      /**
       * In order; the first that matches wins.
       *
       * Items: One rule.
       */
      rules: {
        /** A claim of the ID token. */
        claim: string
        /** How it is compared. */
        match: 'equals' | 'notEqual' | 'startsWith' | 'contains'
        /** With what. */
        value: string
        /** The role it gives. */
        role: string
      }[]
    }
/** Who may assume it, told apart by its type. */
export type RoleTrust =
  | {
      /** Whom it trusts. */
      type: 'identityPool'
      /** The identity pool. */
      pool: string
      /** authenticated, guest, or a login key such as graph.facebook.com. */
      as: string
      /** Allows sts:TagSession; needed for principal tags. */
      tagSession?: boolean
    }
  | {
      /** Whom it trusts. */
      type: 'service'
      /** Such as lambda.amazonaws.com. */
      service: string
      /** When it counts; always when left out. */
      condition?: Condition
    }
  | {
      /** Whom it trusts. */
      type: 'account'
      /** Twelve digits, in quotes. */
      account: string
      /** What the caller must say. */
      externalId?: string
      /** When it counts; always when left out. */
      condition?: Condition
    }
  | {
      /** Whom it trusts. */
      type: 'oidc'
      /** The provider. */
      provider: string
      /** Whose tokens (`aud`). */
      audience: string[]
      /** When it counts; always when left out. */
      condition?: Condition
    }
  | {
      /** Whom it trusts. */
      type: 'saml'
      /** The provider. */
      provider: string
      /** When it counts; always when left out. */
      condition?: Condition
    }
  | {
      /** Whom it trusts. */
      type: 'document'
      /** An IAM trust policy. */
      document: JsonObject
    }
/** One text, or several. */
export type Strings = string | string[]
/**
 * Policy statements.
 *
 * Items: One statement.
 */
export type Statements = {
  /** Its name, letters and digits. */
  sid?: string
  /** Actions. */
  do?: Strings
  /** Every action but these. */
  notDo?: Strings
  /** Resources; * is every one. */
  on?: Strings
  /** Every resource but these. */
  notOn?: Strings
  /** When it counts; always when left out. */
  condition?: Condition
}[]
/** Managed policies: a *.policy.yaml or one of AWS's that is known by name, or an ARN. */
export type Managed = string[]
/** A part that resources begin from with `use:`; its name is the file's stem. */
export type FragmentDocument =
  | {
      description?: Description
      /** What it is a part of. */
      for: 'pool'
      /** The part. */
      set: {
        description?: Description
        /** Feature plan. */
        tier?: 'lite' | 'essentials' | 'plus'
        /** What `iss` says: our own URL, or the one AWS would use. */
        issuer?: 'local' | 'aws'
        /** The pool cannot be deleted. */
        deletionProtection?: boolean
        signIn?: PoolSignIn
        attributes?: PoolAttributes
        signUp?: PoolSignUp
        invite?: PoolInvite
        password?: PoolPassword
        mfa?: PoolMfa
        passkeys?: PoolPasskeys
        /** Where reset codes go, in order; `admin` stands alone: only an administrator resets. */
        recovery?: ('email' | 'phone' | 'admin')[]
        devices?: PoolDevices
        sessions?: PoolSessions
        acr?: PoolAcr
        email?: PoolEmail
        sms?: PoolSms
        /** The KMS key that custom senders need. */
        kmsKey?: Arn
        threatProtection?: PoolThreatProtection
        triggers?: PoolTriggers
        domain?: PoolDomain
        resourceServers?: PoolResourceServers
        identityProviders?: PoolIdentityProviders
        groups?: PoolGroups
        clients?: PoolClients
        logs?: PoolLogs
        tags?: Tags
        aws?: Aws
      }
    }
  | {
      description?: Description
      /** What it is a part of. */
      for: 'client'
      /** The part. */
      set: {
        description?: Description
        secret?: ClientSecret
        oauth?: ClientOauth
        /** COGNITO, and identity providers of this pool. */
        providers?: string[]
        /** API sign-in flows (ExplicitAuthFlows). */
        auth?: ('srp' | 'password' | 'adminPassword' | 'custom' | 'choice' | 'refresh' | 'clientToken')[]
        tokens?: ClientTokens
        /** Attributes it may read; all when left out. */
        read?: string[]
        /** Attributes it may write; all but adminOnly ones when left out. */
        write?: string[]
        /** Answers the same for users who do not exist (PreventUserExistenceErrors). */
        hideUserExistence?: boolean
        /** Takes IP and device data from a server that has the secret. */
        propagateUserContext?: boolean
        terms?: ClientTerms
        branding?: ClientBranding
        /** Pinpoint settings, by their CloudFormation names. */
        analytics?: JsonObject
        aws?: Aws
      }
    }
  | {
      description?: Description
      /** What it is a part of. */
      for: 'role'
      /** The part. */
      set: {
        description?: Description
        trust?: RoleTrust
        /** The longest session; 1h to 12h. */
        maxSession?: Duration
        /** IAM path. */
        path?: string
        /** The permissions boundary: a *.policy.yaml by name, or an ARN. */
        boundary?: string
        /** Statements that allow. */
        allow?: Statements
        /** Statements that deny; they win. */
        deny?: Statements
        policies?: Policies
        managed?: Managed
        tags?: Tags
        aws?: Aws
      }
    }
  | {
      description?: Description
      /** What it is a part of. */
      for: 'trigger'
      /** The part. */
      set: {
        description?: Description
        /** The hooks it can stand at. */
        hooks?: (
          | 'preSignUp'
          | 'postConfirmation'
          | 'preAuthentication'
          | 'postAuthentication'
          | 'customMessage'
          | 'defineAuthChallenge'
          | 'createAuthChallenge'
          | 'verifyAuthChallengeResponse'
          | 'preTokenGeneration'
          | 'userMigration'
          | 'customEmailSender'
          | 'customSMSSender'
          | 'inboundFederation'
        )[]
        parameters?: TriggerParameters
        sandbox?: TriggerSandbox
        /** How many of its calls run at once in one pool; further ones stand in line. */
        concurrency?: number
        capabilities?: TriggerCapabilities
        env?: TriggerEnv
        /** What a failure means where the stage does not say: the flow is refused, or goes on as if the stage were not there. */
        onError?: 'deny' | 'continue'
      }
    }
/** true: it has a secret, derived from the seal key; { secret: name }: the bound one. */
export type ClientSecret =
  | boolean
  | {
      /** The name under `secrets:` of the environment. */
      secret: string
    }
/** Where calls go as they are; this server answers them when left out. */
export type Endpoint = string
/** A text, or a secret by its name. */
export type Said =
  | string
  | {
      /** The name under `secrets:` of the environment. */
      secret: string
    }
/** One assertion, told apart by its type. */
export type Assertion =
  | {
      /** Which kind of assertion. */
      type: 'never'
      /** Only in these environments; in all of them when left out. */
      envs?: string[]
      /** A role, * for any part of its name. */
      role: string
      /** Action, blank, ARN. */
      can: string
    }
  | {
      /** Which kind of assertion. */
      type: 'require'
      /** Only in these environments; in all of them when left out. */
      envs?: string[]
      /** The pool; every pool when left out. */
      pool?: string
      /** A path into the pool, * for every key. */
      at: string
      /** The value it must have. */
      is: string | number | boolean
    }
  | {
      /** Which kind of assertion. */
      type: 'max'
      /** Only in these environments; in all of them when left out. */
      envs?: string[]
      /** The pool; every pool when left out. */
      pool?: string
      /** A path into the pool, * for every key. */
      at: string
      /** The most that it may be. */
      is: string | number | boolean
    }
  | {
      /** Which kind of assertion. */
      type: 'only'
      /** Only in these environments; in all of them when left out. */
      envs?: string[]
      /** A path into the pool, * for every key. */
      at: string
      /** The value that only they may have. */
      is: string | number | boolean
      /** Those pools. */
      pools: string[]
    }
/** An IAM policy document as AWS has it, or a list of them. */
export type RawPolicies = JsonObject | JsonObject[]
/** What the server speaks, told apart by its type. */
export type GateSpeaks =
  | {
      /** Which protocol. */
      type: 's3'
      /** Whose keys sign what goes on; it goes on unsigned when left out. */
      keys?: Keys
    }
  | {
      /** Which protocol. */
      type: 'dynamodb'
      /** Whose keys sign what goes on; it goes on unsigned when left out. */
      keys?: Keys
    }
  | {
      /** Which protocol. */
      type: 'executeApi'
      /** The id of the API, as ARNs have it. */
      api: string
      /** The stage, as ARNs have it. */
      stage?: string
      /** Routes that are not for IAM; every other request is. */
      routes?: {
        /** One route. */
        [k: string]: Route
      }
    }
  | {
      /** Which protocol. */
      type: 'http'
      /** The service that signatures are for. */
      service: string
      /** Routes by method and path: `GET /orders/{id}`; ANY is every method, {name+} all that follows. */
      routes: {
        /** One route. */
        [k: string]: Route
      }
    }

/** What a file of each kind holds once it has passed its schema. */
export interface Documents {
  pool: PoolDocument
  identity: IdentityDocument
  role: RoleDocument
  policy: PolicyDocument
  'iam-user': IamUserDocument
  'oidc-provider': OidcProviderDocument
  'saml-provider': SamlProviderDocument
  env: EnvDocument
  fragment: FragmentDocument
  assertions: AssertionsDocument
  trigger: TriggerDocument
  scenario: ScenarioDocument
  gate: GateDocument
}
/** One user pool; its name is the file's stem. */
export interface PoolDocument {
  use?: Use
  /** Pins the pool id; a hash of account, region and name when left out. */
  id?: string
  description?: Description
  /** Feature plan. */
  tier?: 'lite' | 'essentials' | 'plus'
  /** What `iss` says: our own URL, or the one AWS would use. */
  issuer?: 'local' | 'aws'
  /** The pool cannot be deleted. */
  deletionProtection?: boolean
  signIn?: PoolSignIn
  attributes?: PoolAttributes
  signUp?: PoolSignUp
  invite?: PoolInvite
  password?: PoolPassword
  mfa?: PoolMfa
  passkeys?: PoolPasskeys
  /** Where reset codes go, in order; `admin` stands alone: only an administrator resets. */
  recovery?: ('email' | 'phone' | 'admin')[]
  devices?: PoolDevices
  sessions?: PoolSessions
  acr?: PoolAcr
  email?: PoolEmail
  sms?: PoolSms
  /** The KMS key that custom senders need. */
  kmsKey?: Arn
  threatProtection?: PoolThreatProtection
  triggers?: PoolTriggers
  domain?: PoolDomain
  resourceServers?: PoolResourceServers
  identityProviders?: PoolIdentityProviders
  groups?: PoolGroups
  clients?: PoolClients
  logs?: PoolLogs
  tags?: Tags
  aws?: Aws
}
/** What people sign in with. */
export interface PoolSignIn {
  /** (immutable) `username`, or e-mail and phone in its place. */
  with?: ('username' | 'email' | 'phone')[]
  /** (immutable) What people may type beside a username. */
  aliases?: ('email' | 'phone' | 'preferred_username')[]
  /** (immutable) User names differ by case. */
  caseSensitive?: boolean
  /** First factors. One-time codes cannot go with required MFA. */
  factors?: ('password' | 'passkey' | 'emailOtp' | 'smsOtp')[]
}
/** (add-only) Attributes by name: standard ones; anything else is custom:<name>, 20 characters at most. */
export interface PoolAttributes {
  [k: string]: PoolAttribute
}
/** One attribute. */
export interface PoolAttribute {
  /** Of a custom attribute; standard ones have their own. */
  type?: 'string' | 'number' | 'datetime' | 'boolean'
  /** Needed at sign-up; standard attributes only. */
  required?: boolean
  /** May change. */
  mutable?: boolean
  /** No client may write it. */
  adminOnly?: boolean
  /** Least length of a string, or least value of a number; no bound when left out. */
  min?: number
  /** Greatest length of a string, 2048 at most, or greatest value of a number; no other bound when left out. */
  max?: number
}
/** How accounts come to be. */
export interface PoolSignUp {
  /** Anybody may sign up. */
  selfService?: boolean
  /** Attributes verified on sign-up. */
  verify?: ('email' | 'phone')[]
  /** The old value counts until the new one is verified. */
  keepOriginalUntilVerified?: ('email' | 'phone')[]
  /** How a new address is verified. */
  verification?: {
    /** A code or a link. */
    by?: 'code' | 'link'
    /** The mail. */
    email?: Message
    /** Text with {####}. */
    sms?: string
  }
}
/** A mail: its subject and its text. */
export interface Message {
  /** At most 140 characters; Cognito's own when left out. */
  subject?: string
  /** Text or HTML with {####} for the code, {##text##} for a link, {username} in an invitation; Cognito's own when left out. */
  body?: string
}
/** What somebody made by an administrator is sent. */
export interface PoolInvite {
  /** The mail. */
  email?: Message
  /** Text with {username} and {####}. */
  sms?: string
}
/** What a password must be. */
export interface PoolPassword {
  /** Least number of characters, 6 to 99. */
  minLength?: number
  /** Kinds of characters that it must hold. */
  require?: ('lower' | 'upper' | 'number' | 'symbol')[]
  /** How many old ones are refused; tier essentials or plus. */
  history?: number
  /** Days that the password of an invitation lasts. */
  temporaryDays?: number
}
/** Second factors. */
export interface PoolMfa {
  /** off, optional for each user, or required. */
  mode?: 'off' | 'optional' | 'required'
  /** Which; passkey means one with user verification counts as both. */
  factors?: ('sms' | 'totp' | 'email' | 'passkey')[]
  /** The mail with the code. */
  email?: Message
  /** Text with {####}. */
  sms?: string
}
/** Passkeys. */
export interface PoolPasskeys {
  /** The domain they belong to; the pool's own domain when left out. */
  relyingPartyId?: string
  /** Whether the device must know its owner. */
  userVerification?: 'required' | 'preferred'
}
/** Remembered devices; none are remembered when left out. */
export interface PoolDevices {
  /** A remembered device takes the place of MFA. */
  challengeOnNew?: boolean
  /** Only when the user says so. */
  rememberOnPrompt?: boolean
}
/** Where people are signed in; not tracked when left out. */
export interface PoolSessions {
  /** It is kept where each user is signed in, to be listed and ended. */
  track?: boolean
  /** In how many apps a user is signed in at most; one more ends the one used the longest time ago. */
  perUser?: number
}
/** What tokens call the levels of authentication, each another. */
export interface PoolAcr {
  /** What `acr` says of a password alone. */
  level1?: string
  /** What `acr` says of a single code by mail or text. */
  level2?: string
  /** What `acr` says of a passkey, or a password and such a code. */
  level3?: string
  /** What `acr` says of a password and an authenticator. */
  level4?: string
}
/** Who sends mail. */
export interface PoolEmail {
  /** The default sender, or SES. */
  via?: 'cognito' | 'ses'
  /** Sender. */
  from?: string
  /** Where answers go. */
  replyTo?: string
  /** The SES identity. */
  sourceArn?: Arn
  /** SES configuration set. */
  configurationSet?: string
}
/** Who sends texts. */
export interface PoolSms {
  /** The role that may publish. */
  role?: string
  /** What its trust policy asks for. */
  externalId?: string
  /** Region of SNS; the pool's own when left out. */
  region?: string
}
/** Risk-based defences; tier plus. */
export interface PoolThreatProtection {
  /** For the standard flows. */
  mode?: 'off' | 'audit' | 'enforced'
  /** For custom authentication. */
  customAuth?: 'off' | 'audit' | 'enforced'
  /** What a suspicious sign-in meets. */
  takeover?: {
    /** Low risk. */
    low?: 'noAction' | 'mfaIfConfigured' | 'mfaRequired' | 'block'
    /** Medium risk. */
    medium?: 'noAction' | 'mfaIfConfigured' | 'mfaRequired' | 'block'
    /** High risk. */
    high?: 'noAction' | 'mfaIfConfigured' | 'mfaRequired' | 'block'
    /** The user is told. */
    notify?: boolean
  }
  /** What a leaked password meets. */
  compromised?: {
    /** What happens; nothing when left out. */
    action?: 'block' | 'noAction'
    /** Where it is looked for. */
    on?: ('signIn' | 'signUp' | 'passwordChange')[]
  }
  /** CIDR ranges from which nobody signs in. */
  alwaysBlock?: string[]
  /** CIDR ranges that are never blocked. */
  neverBlock?: string[]
}
/** Hooks: each has one trigger, one stage, or a list of stages run in order (a pipeline). */
export interface PoolTriggers {
  /** Before an account is made. */
  preSignUp?: Hook
  /** After an account or a new password is confirmed. */
  postConfirmation?: Hook
  /** Before a sign-in. */
  preAuthentication?: Hook
  /** After a sign-in, before its tokens. */
  postAuthentication?: Hook
  /** Before a message is sent. */
  customMessage?: Hook
  /** Decides what a custom sign-in is asked next. */
  defineAuthChallenge?: Hook
  /** Makes a custom challenge. */
  createAuthChallenge?: Hook
  /** Checks the answer to a custom challenge. */
  verifyAuthChallengeResponse?: Hook
  /** Before tokens are signed. */
  preTokenGeneration?: TokenHook
  /** When nobody by that name is here yet. */
  userMigration?: Hook
  /** Sends mail in place of Cognito; needs kmsKey. */
  customEmailSender?: SenderHook
  /** Sends texts in place of Cognito; needs kmsKey. */
  customSMSSender?: SenderHook
  /** Before a provider's attributes are mapped. */
  inboundFederation?: SenderHook
}
/** What one call may use. A stage may have less, and not more. */
export interface TriggerSandbox {
  /** How long a call may take from its beginning to its answer, 5s at most. */
  timeout?: Duration
  /** How long a call may compute; as long as it may take, when left out. */
  cpu?: Duration
  /** How much heap its isolate may have, 8Mi at least and 1024Mi at most. */
  memory?: Memory
  /** How long the JSON of an answer may be, 6Mi at most. */
  output?: Memory
  /** How much a call may write to its console, 256Ki at most; the rest is left out. */
  logs?: Memory
  /** How many requests a call may make: by fetch, to its store, to the API, to AWS. */
  fetches?: number
  /** How long the body of one request, and of one answer, may be, 8Mi at most. */
  fetchSize?: Memory
  /** Whether each call begins with nothing that an earlier one left; otherwise state of the module survives, as on Lambda. */
  fresh?: boolean
}
/** What the stage leaves of what its trigger may reach: of each kind that is said only these, of the others all. */
export interface Narrower {
  /** Addresses, each covered by one of the trigger's. */
  fetch?: Address[]
  /** Secrets, each one of the trigger's. */
  secrets?: string[]
  /** Whether it keeps the store, as it does when left out. */
  kv?: boolean
  /** Operations, each one of the trigger's. */
  api?: string[]
  /** Services, each one of the trigger's. */
  aws?: ('cognito-idp' | 'dynamodb' | 'kms' | 'secretsmanager' | 'ses' | 'sns' | 'ssm')[]
  /** What it is told, each something that the trigger is. */
  context?: ('ip' | 'userAgent')[]
  /** Whether it is still given the code decrypted, as it is when left out. */
  plainCode?: boolean
}
/** Where managed login lives. */
export interface PoolDomain {
  /** A prefix, or a full host name (then with its certificate). */
  name: string
  /** Its certificate in us-east-1. */
  certificate?: Arn
  /** 1: hosted UI (classic); 2: managed login. */
  managedLogin?: 1 | 2
}
/** APIs by identifier. */
export interface PoolResourceServers {
  [k: string]: PoolResourceServer
}
/** One API. */
export interface PoolResourceServer {
  /** Its name for people; its identifier when left out. */
  name?: string
  /** Scope: what it allows. */
  scopes?: {
    /** What the scope allows, for people. */
    [k: string]: string
  }
}
/** Identity providers by name: 32 letters, digits, `_`, `.` and `-` at most. */
export interface PoolIdentityProviders {
  [k: string]: PoolIdentityProvider
}
/** A secret by name; each environment binds it. */
export interface Secret {
  /** The name under `secrets:` of the environment. */
  secret: string
}
/** Groups by name: 128 characters at most, no blanks. */
export interface PoolGroups {
  [k: string]: PoolGroup
}
/** One group. */
export interface PoolGroup {
  description?: Description
  /** The lowest of a member's groups decides his role; behind all others when left out. */
  precedence?: number
  /** The role that its members prefer. */
  role?: string
}
/** App clients by name: letters, digits, `.`, `_` and `-`, 128 at most. */
export interface PoolClients {
  [k: string]: ClientDocument
}
/** One app client. */
export interface ClientDocument {
  use?: Use
  /** Pins the client id; a hash of account, region and name when left out. */
  id?: string
  description?: Description
  /** true: it has a secret, derived from the seal key; { secret: name }: the bound one. */
  secret?:
    | boolean
    | {
        /** The name under `secrets:` of the environment. */
        secret: string
      }
  /** Which OAuth grants it may use, and where they end; none when left out. */
  oauth?: {
    /** Grants; `client_credentials` stands alone, on a client with a secret. */
    flows: ('code' | 'implicit' | 'client_credentials')[]
    /** openid, email, phone, profile, aws.cognito.signin.user.admin, or <resource server>/<scope>. */
    scopes?: string[]
    /** Where a code may be sent. */
    callbacks?: string[]
    /** Where a sign-out may end. */
    logouts?: string[]
    /** The one used when a request names none. */
    defaultCallback?: string
  }
  /** COGNITO, and identity providers of this pool. */
  providers?: string[]
  /** API sign-in flows (ExplicitAuthFlows). */
  auth?: ('srp' | 'password' | 'adminPassword' | 'custom' | 'choice' | 'refresh' | 'clientToken')[]
  /** How long things last. */
  tokens?: {
    /** Access tokens; 5m to 1d. */
    access?: Duration
    /** ID tokens; 5m to 1d. */
    id?: Duration
    /** Refresh tokens; 1h to 3650d. */
    refresh?: Duration
    /** A sign-in under way; 3m to 15m. */
    session?: Duration
    /** A refresh token is replaced when used; kept when left out. */
    rotation?: {
      /** How long the old one still counts, at most 60s; not at all when left out. */
      grace?: Duration
    }
    /** Refresh tokens can be revoked. */
    revocation?: boolean
  }
  /** Attributes it may read; all when left out. */
  read?: string[]
  /** Attributes it may write; all but adminOnly ones when left out. */
  write?: string[]
  /** Answers the same for users who do not exist (PreventUserExistenceErrors). */
  hideUserExistence?: boolean
  /** Takes IP and device data from a server that has the secret. */
  propagateUserContext?: boolean
  /** What its people agree to, as links on the pool's own pages. */
  terms?: {
    /** Where the terms of use can be read, by language. */
    use?: Links
    /** Where the privacy policy can be read, by language. */
    privacy?: Links
  }
  /** How its pages look, where the domain has `managedLogin: 2`. */
  branding?: {
    /** The document that Cognito's branding editor writes. Its colours are six or eight hexadecimal figures, its radii 0 to 100 pixels. */
    settings?: JsonObject
    /**
     * Its pictures, one for each place and colour mode.
     *
     * Items: One picture.
     */
    assets?: {
      /** Where it is shown, as Cognito calls it. */
      category:
        | 'FAVICON_ICO'
        | 'FAVICON_SVG'
        | 'EMAIL_GRAPHIC'
        | 'SMS_GRAPHIC'
        | 'AUTH_APP_GRAPHIC'
        | 'PASSWORD_GRAPHIC'
        | 'PASSKEY_GRAPHIC'
        | 'PAGE_HEADER_LOGO'
        | 'PAGE_HEADER_BACKGROUND'
        | 'PAGE_FOOTER_LOGO'
        | 'PAGE_FOOTER_BACKGROUND'
        | 'PAGE_BACKGROUND'
        | 'FORM_BACKGROUND'
        | 'FORM_LOGO'
        | 'IDP_BUTTON_ICON'
      /** By day, by night, or always. */
      mode: 'LIGHT' | 'DARK' | 'DYNAMIC'
      /** What kind of picture it is. */
      extension: 'ICO' | 'JPEG' | 'PNG' | 'SVG' | 'WEBP'
      /** The picture itself, in base64: 300 kB at most, since a file of YAML is 1 MiB at most. */
      bytes: string
    }[]
  }
  /** Pinpoint settings, by their CloudFormation names. */
  analytics?: JsonObject
  aws?: Aws
}
/** Where it can be read, by language. */
export interface Links {
  /** In every language that has none of its own. */
  default?: WebAddress
  /** In English. */
  english?: WebAddress
  /** In French. */
  french?: WebAddress
  /** In Spanish. */
  spanish?: WebAddress
  /** In German. */
  german?: WebAddress
  /** In Indonesian. */
  'bahasa-indonesia'?: WebAddress
  /** In Italian. */
  italian?: WebAddress
  /** In Japanese. */
  japanese?: WebAddress
  /** In Korean. */
  korean?: WebAddress
  /** In Portuguese. */
  'portuguese-brazil'?: WebAddress
  /** In Simplified Chinese. */
  'chinese-simplified'?: WebAddress
  /** In Traditional Chinese. */
  'chinese-traditional'?: WebAddress
  /** In Dutch. */
  dutch?: WebAddress
}
/** What is written down, and where to. */
export interface PoolLogs {
  /** Failures to deliver messages. */
  userNotification?: {
    /** From which level on. */
    level: 'error' | 'info'
    /** Where it goes. */
    to: {
      /** A log group. */
      cloudwatch?: Arn
      /** A bucket. */
      s3?: Arn
      /** A delivery stream. */
      firehose?: Arn
    }
  }
  /** Sign-in events; tier plus. */
  userAuthEvents?: {
    /** From which level on. */
    level: 'error' | 'info'
    /** Where it goes. */
    to: {
      /** A log group. */
      cloudwatch?: Arn
      /** A bucket. */
      s3?: Arn
      /** A delivery stream. */
      firehose?: Arn
    }
  }
}
/** Tags of the resource. */
export interface Tags {
  /** The tag's value. */
  [k: string]: string
}
/** One identity pool; its name is the file's stem. */
export interface IdentityDocument {
  /** Pins the id; a hash of account, region and name when left out. */
  id?: string
  description?: Description
  /** Anybody gets credentials, signed in or not. */
  guests?: boolean
  /** Allows GetOpenIdToken and STS, without scope-down and role rules. */
  classicFlow?: boolean
  /** (immutable) The name under which a backend vouches for its users. */
  developerProvider?: string
  providers?: IdentityProviders
  roles?: IdentityRoles
  tags?: Tags
  aws?: Aws
}
/** Whose tokens count: a pool, an OIDC or SAML provider by name, or a social login key. */
export interface IdentityProviders {
  [k: string]: IdentityProvider
}
/** Principal tag: claim. The trust of every role must allow sts:TagSession. */
export interface IdentityPrincipalTags {
  /** The claim whose value the tag gets. */
  [k: string]: string
}
/** The roles when no mapping says otherwise. */
export interface IdentityRoles {
  /** For those who signed in. */
  authenticated?: string
  /** For the others. */
  guest?: string
}
/** One role; its name is the file's stem. */
export interface RoleDocument {
  use?: Use
  description?: Description
  trust: RoleTrust
  /** The longest session; 1h to 12h. */
  maxSession?: Duration
  /** IAM path. */
  path?: string
  /** The permissions boundary: a *.policy.yaml by name, or an ARN. */
  boundary?: string
  /** Statements that allow. */
  allow?: Statements
  /** Statements that deny; they win. */
  deny?: Statements
  policies?: Policies
  managed?: Managed
  tags?: Tags
  aws?: Aws
}
/** An IAM condition block: operator, key, value or values. */
export interface Condition {
  /** Condition keys and what they are compared with. */
  [k: string]: {
    /** One value, or several of which one must match. */
    [k: string]: Strings
  }
}
/** Inline policies as raw documents, kept as they are. */
export interface Policies {
  /** An IAM policy document. */
  [k: string]: JsonObject
}
/** One managed policy; its name is the file's stem. */
export interface PolicyDocument {
  description?: Description
  /** IAM path. */
  path?: string
  /** Statements that allow. */
  allow?: Statements
  /** Statements that deny; they win. */
  deny?: Statements
  /** A raw document in place of allow and deny. */
  document?: JsonObject
  tags?: Tags
}
/** One iam user; its name is the file's stem. */
export interface IamUserDocument {
  description?: Description
  /** IAM path. */
  path?: string
  keys?: IamUserKeys
  /** A virtual MFA device, arn:aws:iam::<account>:mfa/<user name>: where its seed lies, in base32, as an authenticator app takes it. */
  mfa?: Secret
  /** The permissions boundary: a *.policy.yaml by name, or an ARN. */
  boundary?: string
  /** Statements that allow. */
  allow?: Statements
  /** Statements that deny; they win. */
  deny?: Statements
  policies?: Policies
  managed?: Managed
  tags?: Tags
}
/** Access key ids (AKIA and 16 capitals or digits), each with its secret by reference; two at most. */
export interface IamUserKeys {
  /** Where its secret access key lies. */
  [k: string]: Secret
}
/** One oidc provider; its name is the file's stem. */
export interface OidcProviderDocument {
  description?: Description
  /** (immutable) Its issuer: an https URL, or in `dev` http on this machine. */
  url: string
  /** Client ids whose tokens count. */
  audiences: string[]
  /** SHA-1 fingerprints of its certificates, 40 hexadecimal digits each. They are kept for AWS: here an issuer proves itself by a certificate of an authority that the machine knows. */
  thumbprints?: string[]
  tags?: Tags
}
/** One saml provider; its name is the file's stem. */
export interface SamlProviderDocument {
  description?: Description
  metadata: SamlProviderMetadata
  tags?: Tags
}
/** Its metadata. */
export interface SamlProviderMetadata {
  /** Where it is published: an https URL, or in `dev` http on this machine. */
  url?: string
  /** An `.xml` file beside this one, under `pools/`. */
  file?: string
}
/** One environment; its name is the file's stem. */
export interface EnvDocument {
  description?: Description
  /** Lint and plan are stricter here. */
  protected?: boolean
  /** Twelve digits, in quotes. */
  account?: string
  /** AWS region. */
  region?: string
  params?: EnvParams
  secrets?: EnvSecrets
  delivery?: EnvDelivery
  leakedPasswords?: EnvLeakedPasswords
  patch?: EnvPatch
}
/** Values for $(param.name). */
export interface EnvParams {
  /** The text that takes the place of $(param.name). */
  [k: string]: string
}
/** Where each secret lies. */
export interface EnvSecrets {
  [k: string]: EnvSecret
}
/** An environment variable or a file. */
export interface EnvSecret {
  /** The environment variable. */
  env?: string
  /** The file. */
  file?: string
}
/** How messages leave the server; those without a way out stay in the inbox of `dev`, and fail under `serve`. */
export interface EnvDelivery {
  /** The way out of mail, told apart by `via`. */
  email?:
    | {
        /** Which way. */
        via: 'smtp'
        /** Its name or address. */
        host: string
        /** 587 when left out, 465 with `tls`, and 25 with `none`. */
        port?: number
        /** TLS that is begun by STARTTLS (RFC 3207), or from the first byte (RFC 8314), with a certificate that is verified; `none` for this machine alone. `starttls` when left out, and `none` for this machine. */
        security?: 'starttls' | 'tls' | 'none'
        /** By whom the server is asked to send; by nobody when left out. */
        login?: {
          /** The name. */
          user: string
          /** The password. */
          password: Secret
        }
        /** Who mail is from, of pools that do not say it; Cognito's own no-reply@verificationemail.com when left out. */
        from?: string
      }
    | {
        /** Which way. */
        via: 'webhook'
        /** Where it listens: https, or http on this machine. */
        url: string
        /** What signs each request, by HMAC-SHA-256. */
        key: Secret
        /** Who mail is from, of pools that do not say it; Cognito's own no-reply@verificationemail.com when left out. */
        from?: string
      }
  /** The way out of texts, told apart by `via`. */
  sms?:
    | {
        /** Which way. */
        via: 'webhook'
        /** Where it listens: https, or http on this machine. */
        url: string
        /** What signs each request, by HMAC-SHA-256. */
        key: Secret
      }
    | {
        /** Which way. */
        via: 'sns'
        /** Whose key signs. */
        accessKeyId: string
        /** The key. */
        secretAccessKey: Secret
        /** The region of SNS; that of the environment when left out. */
        region?: string
        /** Who texts are from, where the receiver's country lets anybody say that. */
        senderId?: string
        /** Another place than that of AWS: https, or http on this machine. */
        endpoint?: string
      }
}
/** Lists of passwords that others know, beside the common ones that come with the package; for pools whose threat protection looks passwords up. */
export interface EnvLeakedPasswords {
  /**
   * Text files with a password, or its SHA-1 in hexadecimal, on each line, 64 MiB each at most; relative ones lie in the project's folder.
   *
   * Items: A file.
   */
  files?: string[]
  /** A service that is asked by the first five letters of a SHA-1, and so learns of no password. One that does not answer in time refuses nobody. */
  ranges?: {
    /** Its address, to which the five letters are added; by TLS, but on this machine. */
    url: string
    /** How long it may take. */
    timeout?: string
  }
}
/** What differs here, by <kind>/<name>: merged into the resource (RFC 7396); null removes. */
export interface EnvPatch {
  /** Part of the resource, checked against its schema once merged. */
  [k: string]: JsonObject
}
/** Which OAuth grants it may use, and where they end; none when left out. */
export interface ClientOauth {
  /** Grants; `client_credentials` stands alone, on a client with a secret. */
  flows: ('code' | 'implicit' | 'client_credentials')[]
  /** openid, email, phone, profile, aws.cognito.signin.user.admin, or <resource server>/<scope>. */
  scopes?: string[]
  /** Where a code may be sent. */
  callbacks?: string[]
  /** Where a sign-out may end. */
  logouts?: string[]
  /** The one used when a request names none. */
  defaultCallback?: string
}
/** How long things last. */
export interface ClientTokens {
  /** Access tokens; 5m to 1d. */
  access?: Duration
  /** ID tokens; 5m to 1d. */
  id?: Duration
  /** Refresh tokens; 1h to 3650d. */
  refresh?: Duration
  /** A sign-in under way; 3m to 15m. */
  session?: Duration
  /** A refresh token is replaced when used; kept when left out. */
  rotation?: {
    /** How long the old one still counts, at most 60s; not at all when left out. */
    grace?: Duration
  }
  /** Refresh tokens can be revoked. */
  revocation?: boolean
}
/** What its people agree to, as links on the pool's own pages. */
export interface ClientTerms {
  /** Where the terms of use can be read, by language. */
  use?: Links
  /** Where the privacy policy can be read, by language. */
  privacy?: Links
}
/** How its pages look, where the domain has `managedLogin: 2`. */
export interface ClientBranding {
  /** The document that Cognito's branding editor writes. Its colours are six or eight hexadecimal figures, its radii 0 to 100 pixels. */
  settings?: JsonObject
  /**
   * Its pictures, one for each place and colour mode.
   *
   * Items: One picture.
   */
  assets?: {
    /** Where it is shown, as Cognito calls it. */
    category:
      | 'FAVICON_ICO'
      | 'FAVICON_SVG'
      | 'EMAIL_GRAPHIC'
      | 'SMS_GRAPHIC'
      | 'AUTH_APP_GRAPHIC'
      | 'PASSWORD_GRAPHIC'
      | 'PASSKEY_GRAPHIC'
      | 'PAGE_HEADER_LOGO'
      | 'PAGE_HEADER_BACKGROUND'
      | 'PAGE_FOOTER_LOGO'
      | 'PAGE_FOOTER_BACKGROUND'
      | 'PAGE_BACKGROUND'
      | 'FORM_BACKGROUND'
      | 'FORM_LOGO'
      | 'IDP_BUTTON_ICON'
    /** By day, by night, or always. */
    mode: 'LIGHT' | 'DARK' | 'DYNAMIC'
    /** What kind of picture it is. */
    extension: 'ICO' | 'JPEG' | 'PNG' | 'SVG' | 'WEBP'
    /** The picture itself, in base64: 300 kB at most, since a file of YAML is 1 MiB at most. */
    bytes: string
  }[]
}
/** What its stages may say under `with`, each by its name, as a part of JSON Schema. A stage may say anything when left out. */
export interface TriggerParameters {
  [k: string]: TriggerParameter
}
/** One parameter. */
export interface TriggerParameter {
  /** Its JSON type. An object is a map, whose keys are free. */
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  /** What it is for; findings quote it. */
  description?: string
  /** Whether every stage has to say it. */
  required?: boolean
  /** What the script is given where the stage does not say it. */
  default?: string | number | boolean | unknown[] | JsonObject
  /** The values there are; any of the type when left out. */
  enum?: (string | number | boolean)[]
  /** What a text is: an http or https URL, or the name of a secret, of an attribute or of a group of the pool; any text when left out. */
  format?: 'uri' | 'secret' | 'attribute' | 'group'
  /** Characters, at least. */
  minLength?: number
  /** Characters, at most; any number when left out. */
  maxLength?: number
  /** The least number; there is none when left out. */
  minimum?: number
  /** The greatest number; there is none when left out. */
  maximum?: number
  /** What each item of a list is; anything when left out. */
  items?: Item
  /** Items, at least. */
  minItems?: number
  /** Items, at most; any number when left out. */
  maxItems?: number
  /** What each value of a map is; anything when left out. */
  additionalProperties?: Item
}
/** One item of a list, or one value of a map. */
export interface Item {
  /** Its JSON type. */
  type: 'string' | 'number' | 'integer' | 'boolean'
  /** The values there are; any of the type when left out. */
  enum?: (string | number | boolean)[]
  /** What a text is: an http or https URL, or the name of a secret, of an attribute or of a group of the pool; any text when left out. */
  format?: 'uri' | 'secret' | 'attribute' | 'group'
  /** Characters, at least. */
  minLength?: number
  /** Characters, at most; any number when left out. */
  maxLength?: number
  /** The least number; there is none when left out. */
  minimum?: number
  /** The greatest number; there is none when left out. */
  maximum?: number
}
/** What it may reach. What is not said here, it cannot. */
export interface TriggerCapabilities {
  /**
   * Addresses it may fetch. METHOD URL. As the method, `*` is any; `*.` before a host is any name under it; `*` as a part of a path is any one part, and at its end all the rest; a query is that very one. {name} in place of the URL is the one in the parameter of that name.
   *
   * Items: METHOD URL, or one with settings.
   */
  fetch?: (
    | string
    | {
        /** METHOD URL, as without settings. */
        to: Address
        /** Whether its name may lead to a private, loopback or link-local address; one that is written out, and localhost, may without it. */
        private?: boolean
      }
  )[]
  /** Secrets it reads, in context.poolwright.secrets by their names; {name} is the one that the parameter of that name names. */
  secrets?: string[]
  /** A store of its own in each pool, by context.poolwright.kv: true, or how much it may hold. */
  kv?:
    | boolean
    | {
        /** How many keys it may hold. */
        entries?: number
        /** How much all keys and values together may be. */
        size?: Memory
      }
  /** Operations of Cognito on the pool that fired the hook, by context.poolwright.api and by the AWS SDK. */
  api?: string[]
  /** The role whose policies decide what it may do by `api`, as those of its execution role do for a function of Lambda. The list under `api` alone says so when left out. */
  role?: string
  /** Services of AWS that it may call with the AWS SDK. This server answers: mail and texts go to the inbox, tables are embedded. */
  aws?: {
    /** Cognito somewhere else. Operations under `api` need none of this. */
    'cognito-idp'?: {
      /** Where calls go as they are. */
      endpoint: Endpoint
    }
    /** Tables of DynamoDB. */
    dynamodb?: {
      endpoint?: Endpoint
      /** Tables by name, each with its keys; one name is one table for all triggers. */
      tables?: {
        /** One table. */
        [k: string]: {
          /** The attribute that is its partition key. */
          partition: string
          /** The attribute that is its sort key. */
          sort?: string
        }
      }
    }
    /** Decryption of the codes that a custom sender is given. */
    kms?: {
      endpoint?: Endpoint
    }
    /** Secrets of Secrets Manager. */
    secretsmanager?: {
      endpoint?: Endpoint
      /** Secrets by the id that the script asks for. */
      secrets?: {
        [k: string]: Said
      }
    }
    /** Mail, by either API of SES. */
    ses?: {
      endpoint?: Endpoint
    }
    /** Texts to telephones, and topics. */
    sns?: {
      endpoint?: Endpoint
    }
    /** Parameters of the Parameter Store. */
    ssm?: {
      endpoint?: Endpoint
      /** Parameters by the name that the script asks for. */
      parameters?: {
        [k: string]: Said
      }
    }
  }
  /** What Cognito does not tell, in context.poolwright. */
  context?: ('ip' | 'userAgent')[]
  /** Whether a custom sender is given its code decrypted, in context.poolwright.code. */
  plainCode?: boolean
}
/** Lambda's environment, process.env of the script: names of two or more letters, digits and _, each with a text or a secret. */
export interface TriggerEnv {
  [k: string]: Said
}
/** One set of assertions; its name is the file's stem. */
export interface AssertionsDocument {
  description?: Description
  assertions: AssertionsAssertions
}
/** Assertions by name. */
export interface AssertionsAssertions {
  [k: string]: Assertion
}
/** One trigger; its name is the file's stem. */
export interface TriggerDocument {
  use?: Use
  description?: Description
  /** The script, as a path from this file. */
  script: string
  /** Pins the script: the SHA-256 of its file, 64 hexadecimal digits. */
  sha256?: string
  /** The hooks it can stand at. */
  hooks: (
    | 'preSignUp'
    | 'postConfirmation'
    | 'preAuthentication'
    | 'postAuthentication'
    | 'customMessage'
    | 'defineAuthChallenge'
    | 'createAuthChallenge'
    | 'verifyAuthChallengeResponse'
    | 'preTokenGeneration'
    | 'userMigration'
    | 'customEmailSender'
    | 'customSMSSender'
    | 'inboundFederation'
  )[]
  parameters?: TriggerParameters
  sandbox?: TriggerSandbox
  /** How many of its calls run at once in one pool; further ones stand in line. */
  concurrency?: number
  capabilities?: TriggerCapabilities
  env?: TriggerEnv
  /** What a failure means where the stage does not say: the flow is refused, or goes on as if the stage were not there. */
  onError?: 'deny' | 'continue'
}
/** One scenario; its name is the file's stem. */
export interface ScenarioDocument {
  description?: Description
  /** The pool it happens in; needed by every step but `decide`, and by users. */
  pool?: string
  /** The environment it happens in; `dev` where there is one, when left out. */
  env?: string
  /** When it begins; time stands still between steps. */
  clock?: string
  given?: ScenarioGiven
  /**
   * What happens, in order.
   *
   * Items: One step, told apart by `do`.
   */
  steps: (
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'signUp'
        /** The app client. */
        client: string
        /** As typed. */
        username: string
        /** An invented user's. */
        password: string
        /** Attributes. */
        attributes?: {
          /** A text. */
          [k: string]: string
        }
        /** What the client tells the triggers (ClientMetadata). */
        clientMetadata?: {
          /** A text. */
          [k: string]: string
        }
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'confirmSignUp'
        /** The app client. */
        client: string
        /** As typed. */
        username: string
        /** The code; the one last sent when left out. */
        code?: string
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'signIn'
        /** The app client. */
        client: string
        /** How. */
        by: 'srp' | 'password' | 'adminPassword' | 'custom' | 'emailOtp' | 'smsOtp'
        /** Where it comes from, until somebody signs in again; this machine, when left out. */
        from?: {
          /** The address. */
          ip?: string
          /** The browser and what it runs on, as a browser says it. */
          userAgent?: string
        }
        /** As typed. */
        username: string
        /** An invented user's. */
        password?: string
        /** What the client tells the triggers (ClientMetadata). */
        clientMetadata?: {
          /** A text. */
          [k: string]: string
        }
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'answer'
        /** Cognito's name for it. */
        challenge: string
        /** Challenge responses; codes last sent when left out. */
        responses?: {
          /** A text. */
          [k: string]: string
        }
        /** What the client tells the triggers (ClientMetadata). */
        clientMetadata?: {
          /** A text. */
          [k: string]: string
        }
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'refresh'
        /** What the client tells the triggers (ClientMetadata). */
        clientMetadata?: {
          /** A text. */
          [k: string]: string
        }
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'clientCredentials'
        /** The app client. */
        client: string
        /** Scopes asked for; all of the client when left out. */
        scopes?: string[]
        /** What the machine tells the triggers (aws_client_metadata). */
        clientMetadata?: {
          /** A text. */
          [k: string]: string
        }
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'credentials'
        /** The identity pool. */
        identityPool: string
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'invoke'
        /** The trigger. */
        trigger: string
        /** Its event. */
        event: JsonObject
        /** What must be seen; that it succeeds, when left out. */
        expect?: Expect
      }
    | {
        /** The sentence that it proves. */
        name: string
        /** Time that passes before it; none when left out. */
        after?: Duration
        /** What is done. */
        do: 'decide'
        /** The policies that the request meets, by layer; a layer that stands here takes the place of what `role` or `user` has in it. */
        policies?: {
          /** Who may become a role; it decides alone. */
          trust?: RawPolicies
          /** What the user or the role may do. */
          identity?: RawPolicies
          /** Who may do what with the resource. */
          resource?: RawPolicies
          /** The most that the user or the role may do. */
          boundary?: RawPolicies
          /** The most that the session may do. */
          session?: RawPolicies
          /** The most that a guest may do in the enhanced flow. */
          'scope-down'?: RawPolicies
        }
        /** A role of the project, whose own policies and boundary the request meets too. */
        role?: string
        /** A user of the project, whose own policies and boundary the request meets too. */
        user?: string
        /** Who asks: an ARN, `*` for nobody known, or an ARN and what stands behind it. */
        principal:
          | string
          | {
              /** The ARN that asks, or `*`. */
              arn: string
              /** Its account; the one in the ARN when left out. */
              account?: string
              /** The role behind a session, which policies may name as well. */
              roleArn?: string
              /** Who vouches for somebody who is to become a role: `cognito-identity.amazonaws.com`, or the ARN of a provider. */
              federated?: string
              /** A service of AWS. */
              service?: string
            }
        /** What is asked for. */
        action: string
        /** The ARN of what it is done to, or `*` where an action is about nothing in particular. Never a pattern. */
        resource: string
        /** Whose the resource is, where its ARN does not say; the principal's own account when left out. */
        resourceAccount?: string
        /** What is known of the request, by condition keys, as a text or a list of texts. `aws:CurrentTime` and `aws:EpochTime` are those of the scenario's clock where they are left out. */
        context?: {
          /** A text, or a list of texts: an empty one is there and has no value. */
          [k: string]: string | string[]
        }
        /** What IAM must decide. */
        expect: {
          /** Allowed, denied by a statement, or denied since no statement allows it. */
          decision: 'allow' | 'explicitDeny' | 'implicitDeny'
          /** The Sid of the statement that decides; not looked at when left out. */
          by?: string
          /** The layer of the statement that decides, or, of an implicit deny, the layer in which none allows; not looked at when left out. */
          layer?: 'trust' | 'identity' | 'resource' | 'boundary' | 'session' | 'scope-down'
        }
      }
  )[]
}
/** What is there before. */
export interface ScenarioGiven {
  /** Users by a name of the story. */
  users?: {
    /** One user. */
    [k: string]: {
      /** Left out where people sign in with e-mail or phone. */
      username?: string
      /** Pins the sub; made when left out. */
      sub?: string
      /** Attributes. */
      attributes?: {
        /** A text. */
        [k: string]: string
      }
      /** An invented user's. */
      password?: string
      /** How far the account has come. */
      status?: 'CONFIRMED' | 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED'
      /** Groups of the pool. */
      groups?: string[]
    }
  }
  /** What secrets read as. */
  secrets?: {
    /** What it reads as. */
    [k: string]: string
  }
  /** METHOD URL: the answer. */
  fetch?: {
    /** An answer. */
    [k: string]: {
      /** HTTP status. */
      status: number
      /** Its body as JSON. */
      json?: Json
      /** Its body as text. */
      text?: string
    }
  }
}
/** What must be seen. */
export interface Expect {
  /** Claims of the ID token, among others. */
  id?: JsonObject
  /** Claims of the access token, among others. */
  access?: JsonObject
  /** The challenge asked. */
  challenge?: string
  /** The refusal's code. */
  error?: string
  /** Its text. */
  message?: string
  /** What was delivered; not looked at when left out. */
  sent?: 'email' | 'sms' | 'nothing'
  /** The hooks that ran a script, in order. */
  hooks?: (
    | 'preSignUp'
    | 'postConfirmation'
    | 'preAuthentication'
    | 'postAuthentication'
    | 'customMessage'
    | 'defineAuthChallenge'
    | 'createAuthChallenge'
    | 'verifyAuthChallengeResponse'
    | 'preTokenGeneration'
    | 'userMigration'
    | 'customEmailSender'
    | 'customSMSSender'
    | 'inboundFederation'
  )[]
  /** What the trigger answered, among others. */
  response?: JsonObject
  /** The role given. */
  role?: string
  /**
   * What it may do.
   *
   * Items: Action, blank, ARN.
   */
  can?: string[]
  /**
   * What it may not do.
   *
   * Items: Action, blank, ARN.
   */
  cannot?: string[]
}
/** One gate, which lets through to a server what IAM allows; its name is the file's stem. */
export interface GateDocument {
  description?: Description
  /** Where what is let through goes. */
  to: string
  /** Where the gate listens. */
  port?: number
  speaks: GateSpeaks
  jwt?: GateJwt
}
/** An access key of the server behind. */
export interface Keys {
  /** The access key id. */
  id: string
  /** Where its secret lies. */
  secret: Secret
}
/** One route: who may pass, and what IAM is asked. */
export interface Route {
  /** iam: a signature that IAM allows; jwt: a token of the pool under `jwt`; none: anybody. */
  auth?: 'iam' | 'jwt' | 'none'
  /** The action that IAM is asked for, under `http` only. */
  action?: string
  /** The resource that IAM is asked for, under `http` only; {names} of the path are filled in. */
  resource?: string
  /** Any one of them must be in the token. */
  scopes?: string[]
}
/** Whose tokens pass where a route says `auth: jwt`, as with a JWT authorizer of API Gateway. */
export interface GateJwt {
  /** The user pool. */
  pool: string
  /** Its clients whose tokens count. */
  clients: string[]
}
