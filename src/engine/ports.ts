import type { Json, JsonObject, LambdaFunction, Stage } from '../model/trigger.ts'
import type { Position } from '../model/finding.ts'
import type { AppClient, Dates, KeptPool, PartKind, UserPool } from '../model/pool.ts'
import type { Identity, Login, MadeIdentityPool } from '../model/identity.ts'
import type { IdentityName } from '../model/linked-identity.ts'
import type { LogLine } from '../model/script-error.ts'
import type { Signer } from '../model/session.ts'
import type { HostCall } from '../model/trace.ts'
import type { Assertion, Passkey, Registration } from '../model/passkey.ts'
import type { Device } from '../model/device.ts'
import type { ImportedHash, ImportJob, ImportLine } from '../model/import-job.ts'
import type { AuthorizationCode } from '../model/authorization.ts'
import type { HandOff } from '../model/hand-off.ts'
import type { SignIn } from '../model/sign-in.ts'
import type { CodePurpose, RefreshToken, SentCode, User, Verifier } from '../model/user.ts'
import type { AccessPorts } from './access.ts'
import type { Write } from './effect.ts'
import type { SamlPorts } from './federation/saml/saml-port.ts'
import type { ThreatPorts } from './threats/ports.ts'
import type { AuthEventStore } from './threats/writes.ts'
import type { FederationPort } from './federation/federation-port.ts'
import type { SessionReads } from './sessions/writes.ts'

/** Failures in a row, and when the last one was. */
export interface Attempts {
  readonly failures: number
  readonly last: number
}

/** Why a session string opens nothing. */
export type Unclaimed = 'unknown' | 'spent' | 'expired'

/**
 * A page of users, and where the next page begins. In the order of their names, but for those who begin alike,
 * who come in the order of what is alike.
 */
export interface UserPage {
  readonly users: readonly User[]
  readonly next?: string
}

/** A page of devices, in the order of their keys, and where the next page begins. */
export interface DevicePage {
  readonly devices: readonly Device[]
  readonly next?: string
}

/** A page of identities, in the order of their ids, and where the next page begins. */
export interface IdentityPage {
  readonly identities: readonly Identity[]
  readonly next?: string
}

/** Which users to list: those whose attribute or column is, or begins with, a text. */
export interface UserFilter {
  /** `username`, `sub`, `status` (enabled or not), `cognito:user_status`, or a standard attribute. */
  readonly name: string
  readonly by: 'equals' | 'begins with'
  readonly value: string
}

/** A page of imports, the newest first, and where the next page begins. */
export interface ImportPage {
  readonly jobs: readonly ImportJob[]
  readonly next?: string
}

/** A row of a file, with the number of the line on which it ends. */
export interface CsvRow {
  readonly line: number
  readonly fields: readonly string[]
}

/** A part of a pool by its kind and name. */
export interface PartName {
  readonly kind: PartKind
  readonly name: string
}

/** One call of a script, at one stage of a hook. */
export interface Invocation {
  readonly poolId: string
  readonly stage: Stage
  /** What the handler is given first: the whole Lambda event. */
  readonly event: JsonObject
  /** `awsRequestId` of the call. */
  readonly requestId: string
  /** The function's name and ARN, as the handler's context tells them. */
  readonly functionName: string
  readonly functionArn: string
  /** What the stage is given in `context.poolwright`, beside what its capabilities bring. */
  readonly told: JsonObject
  /** Milliseconds from now after which nobody waits any more. */
  readonly timeout: number
  /** How many calls of scripts it came through, each calling back: none for a hook of a caller's own request. */
  readonly depth: number
}

/** What came of a call that was answered. A failed one throws a `ScriptError`. */
export interface Answered {
  /** What the handler gave back, as JSON says it. */
  readonly value: Json | undefined
  readonly logs: readonly LogLine[]
  readonly calls: readonly HostCall[]
  /** Milliseconds in the sandbox. */
  readonly took: number
  /** Milliseconds of them that it computed. */
  readonly cpu: number
  /** Bytes of heap in use when it ended. */
  readonly heap: number
}

/** Which of a pool's two keys signs. */
export type TokenUse = 'id' | 'access'

/**
 * What the engine needs from the world. Nothing in `engine/` reads a clock, a disk, a socket or a
 * random number except through one of these.
 */
export interface Ports extends ThreatPorts {
  /** `now` is business time, milliseconds since 1970; `ticks` is monotonic and only measures. */
  readonly clock: { now(): number; ticks(): number }
  /** `stable` answers the same 32 bytes for the same words for ever, and nobody outside can foretell them. */
  readonly random: { bytes(count: number): Buffer; stable(words: string): Buffer }
  /** Arithmetic of the SRP group, off the event loop. */
  readonly srp: {
    /** `g ** exponent mod N` */
    raise(exponent: bigint): Promise<bigint>
    /** `(A * verifier ** u) ** b mod N` */
    agree(A: bigint, verifier: bigint, u: bigint, b: bigint): Promise<bigint>
  }
  /** One at a time under a name, in this process, in the order in which they came. */
  readonly turns: { take<Result>(name: string, work: () => Promise<Result>): Promise<Result> }
  readonly signer: {
    /** A compact JWS, RS256. */
    sign(poolId: string, use: TokenUse, claims: JsonObject): Promise<string>
    /** The claims of a token that this pool's key for this use has signed; nothing else is read of it. */
    verify(poolId: string, use: TokenUse, token: string): Promise<JsonObject | undefined>
    /**
     * The certificate by which SAML providers know a user pool's requests: X.509, DER in base64. Made at the first
     * call, at `now`, and the same ever after.
     */
    certificate(poolId: string, now: number): Promise<string>
    /** A compact JWS of an identity pool, RS512. */
    signIdentity(identityPoolId: string, claims: JsonObject): Promise<string>
    /** The claims of a token that this identity pool's key has signed; nothing else is read of it. */
    verifyIdentity(identityPoolId: string, token: string): Promise<JsonObject | undefined>
  }
  readonly sandbox: { invoke(call: Invocation): Promise<Answered> }
  /** Keys of AWS KMS, for which this server stands in. */
  readonly kms: {
    /** A message of the AWS Encryption SDK that only this key opens, in this context. */
    encryptMessage(keyArn: string, plaintext: string, context: Readonly<Record<string, string>>): Buffer
  }
  /** Work that no caller waits for. */
  readonly background: {
    /** Begins at once. What comes back settles when it is done, and never rejects. */
    begin(work: () => Promise<void>): Promise<void>
    /** Whether the server is about to stop: what takes long leaves off where it can be taken up again. */
    ending(): boolean
  }
  /** Imports of users from files. */
  readonly imports: {
    /** Where the file of a job is to be put, for whoever has this address. */
    uploadUrl(pool: UserPool, job: ImportJob): string
    /** The rows of a CSV file, as they come. Throws `UnreadableFile`. */
    rows(file: AsyncIterable<Uint8Array>): AsyncIterable<CsvRow>
    /** Tells whoever runs the server what became of these rows, and that a job is over. */
    tell(job: ImportJob, lines: readonly ImportLine[]): void
  }
  /** Passwords that were hashed elsewhere, off the event loop. */
  readonly hashes: { fits(hash: ImportedHash, password: string): Promise<boolean> }
  /** Declared and made pools, as they were when the request began. */
  readonly pools: {
    /** The account of the project, in which the API makes pools. */
    readonly account: string
    byId(id: string): Promise<UserPool | undefined>
    byClientId(id: string): Promise<{ pool: UserPool; client: AppClient } | undefined>
    /** The pool that has this domain, by the prefix or the whole name of its own. */
    byDomain(domain: string): Promise<UserPool | undefined>
    /** In the order of their ids. */
    all(): Promise<readonly UserPool[]>
    /** Where callers reach this server, without a slash at its end. */
    readonly origin: string
    /** What a pool's tokens say who issued them. */
    issuer(pool: UserPool): string
    /** The secrets any of which proves the client; none for a public one. */
    secrets(pool: UserPool, client: AppClient): readonly string[]
    /** Whether what is declared may be changed through the API: the change is kept beside the file, and wins. */
    readonly mayDrift: boolean
    /** Where a pool, or one of its parts, is declared; nothing of what the API made. */
    declaredAt(pool: UserPool, part?: PartName): Pick<Position, 'file' | 'line'> | undefined
    /** When a pool, or one of its parts, came to be and was last changed. */
    dates(pool: UserPool, part?: PartName): Dates
  }
  readonly identityPools: AccessPorts['identityPools']
  readonly sessions: AccessPorts['sessions']
  readonly iam: AccessPorts['iam']
  readonly mfa: AccessPorts['mfa']
  readonly outside: AccessPorts['outside']
  /** Providers of user pools by which people sign in. */
  readonly federation: FederationPort
  /** SAML providers of user pools, as a browser goes to them and back. */
  readonly saml: SamlPorts['saml']
  /** Reads what browsers bring of passkeys, and finds nothing in what is malformed. */
  readonly webAuthn: {
    /** A new one. The statement of its attestation is not verified. */
    registration(credential: unknown): Registration | undefined
    /** One that signs somebody in. */
    assertion(credential: unknown): Assertion | undefined
    /** Whether this key has signed it. Where there is no key the answer is no, and takes as long. */
    signedBy(publicKey: string | undefined, assertion: Assertion): boolean
  }
  readonly functions: {
    /** What stands behind a Lambda ARN. */
    byArn(arn: string): LambdaFunction | undefined
    /** How often a pipeline that does not answer in time is run before the hook has failed: once at least. */
    readonly attempts: number
  }
  /** Who asks, where that is known. */
  readonly caller: {
    readonly requestId: string
    readonly ip?: string
    readonly userAgent?: string
    /** Whether callers come by TLS. */
    readonly secure?: boolean
    /** How many calls of scripts the request came through; none where it came from outside. */
    readonly depth?: number
    /** Who signed the request, where it is signed. */
    readonly signer?: Signer
  }
  readonly store: SessionReads &
    AuthEventStore & {
      /** By the internal name, which never changes. */
      user(poolId: string, username: string): Promise<User | undefined>
      /** By any name that leads there, as `nameKey` writes it. */
      userByName(poolId: string, name: string): Promise<User | undefined>
      /** How many calls a second a region was asked to allow of a category of operations. */
      provisionedLimit(region: string, category: string): Promise<number | undefined>
      /** The user whom an identity of a provider belongs to: one that came to be by it, or that it is linked to. */
      userByIdentity(poolId: string, identity: IdentityName): Promise<User | undefined>
      /** By which attributes identities of a provider are linked. */
      linkedAttributes(poolId: string, provider: string): Promise<readonly string[]>
      users(poolId: string, page: { limit: number; after?: string; filter?: UserFilter }): Promise<UserPage>
      /** How many users a pool has, about. */
      userCount(poolId: string): Promise<number>
      /** Groups that the user belongs to. */
      groupsOf(poolId: string, username: string): Promise<readonly string[]>
      /** Users who belong to a group, in the order of their names. */
      usersOfGroup(poolId: string, group: string, page: { limit: number; after?: string }): Promise<UserPage>
      /** What was kept of the passwords that the user had before this one, the last one first. */
      oldPasswords(poolId: string, username: string): Promise<readonly Verifier[]>
      /** A device that the user has confirmed. */
      device(poolId: string, username: string, key: string): Promise<Device | undefined>
      /** Those of them that are remembered. */
      rememberedDevices(
        poolId: string,
        username: string,
        page: { limit: number; after?: string },
      ): Promise<DevicePage>
      code(poolId: string, username: string, purpose: CodePurpose | 'passkey'): Promise<SentCode | undefined>
      /** A user's passkeys, in the order of their ids. */
      passkeys(poolId: string, username: string): Promise<readonly Passkey[]>
      /** By the hash of a refresh token, current or retired. */
      refreshToken(hash: string): Promise<RefreshToken | undefined>
      /** Whether the sign-in of this `origin_jti` may still be used. */
      grantStands(id: string): Promise<boolean>
      /** By its id, which is unlike any other in any identity pool; a disabled one, too. */
      identity(id: string): Promise<Identity | undefined>
      /** The one that a login leads to, if any. */
      identityByLogin(identityPoolId: string, login: Login): Promise<Identity | undefined>
      /** `enabled` leaves those out that were merged into others. */
      identities(
        identityPoolId: string,
        page: { limit: number; after?: string; enabled?: boolean },
      ): Promise<IdentityPage>
      /** Users of a developer provider who are an identity, in the order of their names. */
      developerUsers(
        identityId: string,
        page: { provider: string; limit: number; after?: string },
      ): Promise<{ readonly users: readonly string[]; readonly next?: string }>
      /** An identity pool that the API made. */
      madeIdentityPool(id: string): Promise<MadeIdentityPool | undefined>
      /** All of them. */
      madeIdentityPools(): Promise<readonly MadeIdentityPool[]>
      /** A user pool that the API made, with all its parts. */
      keptPool(id: string): Promise<KeptPool | undefined>
      /** How often it has changed, by which a reader knows whether it is still as it was read. */
      keptRevision(id: string): Promise<number | undefined>
      /** The ids of all of them, in order, with their revisions. */
      keptPools(): Promise<readonly { readonly id: string; readonly revision: number }[]>
      /** Which of them has this part: a client by its id, a domain by its name. */
      poolOfPart(part: PartName): Promise<string | undefined>
      importJob(poolId: string, id: string): Promise<ImportJob | undefined>
      importJobs(poolId: string, page: { limit: number; after?: string }): Promise<ImportPage>
      /** Those of all pools that were started and are not over. */
      importsUnderWay(): Promise<readonly ImportJob[]>
      /** The file of a job, in pieces. */
      importFile(job: ImportJob): AsyncIterable<Uint8Array>
      /** All or nothing, in one short transaction; a failed condition throws the Fault that its write carries. */
      commit(writes: readonly Write[]): Promise<void>
      /** Marks the sign-in as being answered, if this ticket may answer it: one atomic update. */
      claim(id: string, ticket: string, now: number): Promise<SignIn | Unclaimed>
      /** The sign-in that this ticket may answer, which it still may afterwards. */
      signIn(id: string, ticket: string, now: number): Promise<SignIn | Unclaimed>
      /**
       * Takes what an authorization code of a pool stands for: once. Whoever brings it again is given nothing, and
       * what it gave, or is about to give, is revoked.
       */
      takeAuthorizationCode(poolId: string, hash: string): Promise<AuthorizationCode | undefined>
      /** Takes what was kept while a browser was away at a provider, by the hash of what comes back with it: once. */
      takeHandOff(hash: string): Promise<HandOff | undefined>
      /** Gives a claimed sign-in back, to be answered again with the same ticket. */
      release(id: string): Promise<void>
      /** Changes a counter atomically. `change` is pure: a store may call it again. */
      count(key: string, change: (was: Attempts | undefined) => Attempts | undefined): Promise<void>
    }
}
