import type { UserPoolProperties } from '../model/cloudformation.ts'
import type { AppClient, PartKind, PoolPart, UserPool } from '../model/pool.ts'
import type { Passkey } from '../model/passkey.ts'
import type { Device, DeviceName, DevicePatch } from '../model/device.ts'
import type { ImportJob, ImportLine, ImportStatus } from '../model/import-job.ts'
import type { AuthorizationCode } from '../model/authorization.ts'
import type { HandOff } from '../model/hand-off.ts'
import type { SignIn } from '../model/sign-in.ts'
import type { CodePurpose, Grant, RefreshToken, SentCode, User, UserPatch, Verifier } from '../model/user.ts'
import type { FaultCode } from '../model/fault.ts'
import type { Step } from './flow.ts'
import type { IdentityWrite } from './identity/writes.ts'
import type { LinkWrite } from './links/writes.ts'
import type { SessionWrite } from './sessions/writes.ts'
import type { AuthEventWrite } from './threats/writes.ts'
import { callSender } from './messages/call-sender.ts'

/** How a write is refused when what it rests on is no longer so. */
export interface Refusal {
  readonly code: FaultCode
  readonly message?: string
}

/** A name that leads to one user of a pool and no other: user name, sub, verified alias. */
export interface NameClaim {
  /** As `nameKey` writes it. */
  readonly name: string
  /** The refusal where somebody else has it. */
  readonly taken: Refusal
  /** Takes the name from whoever has it, whose attribute of this name is then no longer verified. */
  readonly take?: 'email' | 'phone_number'
}

/**
 * A change to what is kept. Users are patched and not put, so a script's own change is not lost. All
 * writes of one commit are kept or none: where a condition fails, the run is refused with its fault.
 */
export type Write =
  | { readonly kind: 'create user'; readonly user: User; readonly names: readonly NameClaim[] }
  | {
      readonly kind: 'patch user'
      readonly poolId: string
      readonly username: string
      readonly set: UserPatch
      /** All names the user has from now on; unchanged where left out. */
      readonly names?: readonly NameClaim[]
    }
  /** Remembers the password that the user has until now, and of those before it only so many that they are `keep`. */
  | {
      readonly kind: 'retire password'
      readonly poolId: string
      readonly username: string
      readonly keep: number
    }
  /** Keeps a password in the place of the hash that was brought, unless another was set meanwhile. */
  | {
      readonly kind: 'migrate password'
      readonly poolId: string
      readonly username: string
      readonly password: Verifier
    }
  /** Takes the user, and everything that stands for this user, out of the pool. */
  | { readonly kind: 'delete user'; readonly poolId: string; readonly username: string }
  | {
      readonly kind: 'join group'
      readonly poolId: string
      readonly username: string
      readonly group: string
      /** On condition that the user is in fewer groups than `most`, or in this one already. */
      readonly room?: { readonly most: number; readonly full: Refusal }
    }
  | {
      readonly kind: 'leave group'
      readonly poolId: string
      readonly username: string
      readonly group: string
    }
  /** Takes everybody out of a group. */
  | { readonly kind: 'empty group'; readonly poolId: string; readonly group: string }
  /** Keeps a code in place of any earlier one for the same purpose. */
  | {
      readonly kind: 'keep code'
      readonly poolId: string
      readonly username: string
      readonly purpose: CodePurpose | 'passkey'
      readonly code: SentCode
    }
  /** Spends a code, on condition that this very one is unspent. */
  | {
      readonly kind: 'spend code'
      readonly poolId: string
      readonly username: string
      readonly purpose: CodePurpose | 'passkey'
      readonly hash: string
      readonly spent: Refusal
    }
  | LinkWrite
  /** In the place of what was asked before. */
  | {
      readonly kind: 'keep limit'
      readonly region: string
      readonly category: string
      readonly value: number
    }
  /** On condition that nobody in the pool has one of this id, and that the user has fewer than the most. */
  | {
      readonly kind: 'keep passkey'
      readonly poolId: string
      readonly username: string
      readonly passkey: Passkey
      readonly most: number
      readonly taken: Refusal
      readonly full: Refusal
    }
  /** Notes how often it has signed, on condition that it is there and has counted on. */
  | {
      readonly kind: 'use passkey'
      readonly poolId: string
      readonly username: string
      readonly id: string
      readonly counter: number
      readonly refused: Refusal
    }
  | {
      readonly kind: 'delete passkey'
      readonly poolId: string
      readonly username: string
      readonly id: string
      readonly gone: Refusal
    }
  | { readonly kind: 'keep sign-in'; readonly signIn: SignIn }
  | { readonly kind: 'end sign-in'; readonly id: string }
  | { readonly kind: 'keep hand-off'; readonly handOff: HandOff }
  /** Takes an assertion for used until it ends, on condition that it was not used before. By its hash. */
  | {
      readonly kind: 'spend assertion'
      readonly hash: string
      readonly expiresAt: number
      readonly spent: Refusal
    }
  /** None for a user who has gone meanwhile. */
  | { readonly kind: 'keep authorization code'; readonly code: AuthorizationCode }
  /** Of an authorization code, by its hash, on condition that it has not come again. */
  | {
      readonly kind: 'keep grant'
      readonly grant: Grant
      readonly token: string
      readonly by?: { readonly code: string; readonly replayed: Refusal }
    }
  /** Adds a refresh token to a grant, beside the current one. By its hash. */
  | { readonly kind: 'add token'; readonly grantId: string; readonly token: string }
  /** Puts a new refresh token in the place of the current one, on condition that it still is current. */
  | {
      readonly kind: 'rotate token'
      readonly grantId: string
      readonly from: RefreshToken['hash']
      readonly to: RefreshToken['hash']
      readonly retiredUntil: number
      readonly reused: Refusal
    }
  | SessionWrite
  /** Ends the session of it; `linked`, also the one of the browser that this came through. */
  | { readonly kind: 'revoke grant'; readonly grantId: string; readonly linked?: boolean }
  | { readonly kind: 'revoke grants'; readonly poolId: string; readonly username: string }
  /** On condition that the user has no device of this key; none for a user who has gone meanwhile. */
  | { readonly kind: 'make device'; readonly device: Device; readonly taken: Refusal }
  /** On condition that the user has the device. */
  | {
      readonly kind: 'change device'
      readonly device: DeviceName
      readonly set: DevicePatch
      readonly gone: Refusal
    }
  | { readonly kind: 'forget device'; readonly device: DeviceName; readonly gone: Refusal }
  | AuthEventWrite
  | IdentityWrite
  | {
      readonly kind: 'make pool'
      readonly id: string
      readonly properties: UserPoolProperties
      readonly at: number
    }
  /** Puts all properties of a pool that the API made, on condition that it is still as it was when they were read. */
  | {
      readonly kind: 'change pool'
      readonly id: string
      readonly properties: UserPoolProperties
      readonly at: number
      readonly revision: number
      readonly changed: Refusal
    }
  /** Takes a pool that the API made away, with its parts at once and its users soon after. */
  | { readonly kind: 'delete pool'; readonly id: string; readonly gone: Refusal }
  /** On condition that the pool is there, and has no part of this kind and name; a domain, that no pool has. */
  | {
      readonly kind: 'make part'
      readonly poolId: string
      readonly part: PoolPart
      readonly taken: Refusal
      readonly gone: Refusal
    }
  /** Puts the whole body of a part, on condition that it is there. */
  | {
      readonly kind: 'change part'
      readonly poolId: string
      readonly part: Omit<PoolPart, 'createdAt'>
      readonly gone: Refusal
    }
  /** Makes a part, or puts its body where it is there; on condition that the pool is. */
  | { readonly kind: 'put part'; readonly poolId: string; readonly part: PoolPart; readonly gone: Refusal }
  | {
      readonly kind: 'delete part'
      readonly poolId: string
      readonly part: { readonly kind: PartKind; readonly name: string }
      readonly gone: Refusal
    }
  /** On condition that the pool has fewer jobs than the most. */
  | {
      readonly kind: 'make import job'
      readonly job: ImportJob
      readonly most: number
      readonly full: Refusal
    }
  /** On condition that the job stands so, and where it says `alone`, that no other is under way. Its file goes when it is over. */
  | {
      readonly kind: 'change import job'
      readonly poolId: string
      readonly id: string
      readonly set: Partial<Omit<ImportJob, 'id' | 'poolId' | 'createdAt' | 'upload'>>
      readonly when: { readonly status: readonly ImportStatus[]; readonly rows?: number }
      readonly alone?: Refusal
      /** What became of rows, for its log. */
      readonly lines?: readonly ImportLine[]
      readonly refused: Refusal
    }
  /** Keeps a message for those who deliver it, so that no crash comes between it and what it rests on. */
  | { readonly kind: 'keep message'; readonly message: Message; readonly at: number }

/** Words to a person. Kept with what they rest on, all of it or none, and said afterwards. */
export interface Message {
  readonly kind: 'send'
  readonly medium: 'EMAIL' | 'SMS'
  readonly poolId: string
  readonly username: string
  readonly to: string
  readonly subject?: string
  /** Of a mail it is HTML, unless it is `plain`. */
  readonly text: string
  readonly plain?: true
  /** Who a mail is from and who is answered, where that is not left to whoever delivers it. */
  readonly from?: string
  readonly replyTo?: string
  /** The code in the text, so that an inbox can show it apart. */
  readonly code?: string
  /** Where a mail leads whoever is to verify an address by following a link. */
  readonly link?: string
  /** Why it was sent, such as `SignUp` or `ForgotPassword`. */
  readonly reason: string
}

/** A script that is to send what the pool does not send itself. Called like a message is sent, and nobody waits for it. */
export interface Errand {
  readonly kind: 'call sender'
  readonly sender: 'CustomEmailSender' | 'CustomSMSSender'
  /** Why, in the words of the trigger source. */
  readonly reason: string
  readonly pool: UserPool
  readonly client: AppClient | undefined
  readonly user: User
  /** A code, or a temporary password, as the script will find it. */
  readonly code: string | null
  /** Facts of a sign-in, where it is that which is to be told of and there is no code. */
  readonly notice?: Readonly<Record<string, string>>
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

export type Effect = Write | Message | Errand

/**
 * Keeps what the run has decided, all of it or none, and then tells people. A run commits by itself
 * when it ends; a flow names this step where others must see the change before the end.
 */
export const commit: Step<object> = {
  name: 'commit',
  async run(_, ports, run) {
    const { clock, store, background } = ports
    const writes: Write[] = []
    const errands: Errand[] = []
    for (const effect of run.effects.splice(0))
      if (effect.kind === 'call sender') errands.push(effect)
      else if (effect.kind === 'send') writes.push({ kind: 'keep message', message: effect, at: clock.now() })
      else writes.push(effect)
    if (writes.length) await store.commit(writes)
    for (const errand of errands) void background.begin(() => callSender(errand, ports, run))
    return undefined
  },
}
