import { period, seedOf, totp } from '../../src/engine/secrets/totp.ts'
import type { Draw } from './draw.ts'

/** A question that a sign-in has asked, and the answer that would be right where it is known. */
export interface Asked {
  /** Of which client, and of whom. */
  readonly of: Persona
  readonly ChallengeName: string
  readonly Session: string
  readonly answer?: Readonly<Record<string, string>>
}

/** What belongs together: a pool, its client, somebody in it with the tokens of a sign-in. */
export type Persona = Readonly<Record<string, string>>

/** Members that hold what others give under another name. */
const alike: Readonly<Record<string, readonly string[]>> = {
  Token: ['RefreshToken', 'AccessToken'],
  REFRESH_TOKEN: ['RefreshToken'],
  USERNAME: ['Username'],
  NextToken: ['PaginationToken', 'NextToken'],
  PaginationToken: ['PaginationToken', 'NextToken'],
  ResourceArn: ['Arn'],
  UserCode: ['TOTP', 'CODE'],
  ConfirmationCode: ['CODE'],
  Code: ['CODE'],
  ANSWER: ['CODE'],
  DEVICE_KEY: ['DeviceKey'],
  IdentityIdsToDelete: ['IdentityId'],
  DestinationUserIdentifier: ['DeveloperUserIdentifier'],
  SourceUserIdentifier: ['DeveloperUserIdentifier'],
  Secret: ['ClientSecret'],
  Scopes: ['Scope'],
  PreviousPassword: ['Password'],
  PASSWORD: ['Password'],
  IdentityProvider: ['ProviderName'],
  ProviderAttributeValue: ['Username'],
}

/** Everything that answers have said so far, by the names of the members that said it. */
export class Bag {
  readonly personas: Persona[] = []
  readonly asked: Asked[] = []
  readonly #said = new Map<string, string[]>()

  /** Keeps a text under the name of a member that can be asked with it. */
  put(name: string, text: string | undefined): void {
    if (!text) return
    const known = this.#said.get(name)
    if (!known) this.#said.set(name, [text])
    else if (!known.includes(text)) {
      known.push(text)
      // The first few are those of the beginning, which last.
      if (known.length > 40) known.splice(12, 1)
    }
  }

  /** Something that a member of this name may well hold. */
  draw(draw: Draw, name: string, persona: Persona, careful = false): string | undefined {
    const own = Object.hasOwn(persona, name) ? persona[name] : undefined
    if (own !== undefined && draw.chance(careful ? 96 : 60)) return own
    // A page that begins nowhere is the first.
    if (name.endsWith('Token') && alike[name]?.includes('NextToken') && draw.chance(careful ? 70 : 30))
      return undefined
    const names = (Object.hasOwn(alike, name) ? alike[name] : undefined) ?? [name]
    const known = names.flatMap((one) => this.#said.get(one) ?? [])
    return known.length ? draw.pick(known) : own
  }

  /** Reads all that an answer says, however deep, and the question in it where it asks one. */
  learn(output: object, at: number, of: Persona = {}): void {
    for (const [name, value] of Object.entries(output)) this.#read(name, value, at)
    const { ChallengeName, Session } = output as Readonly<Record<string, unknown>>
    if (typeof ChallengeName === 'string' && typeof Session === 'string')
      this.asked.push({ of, ChallengeName, Session })
  }

  #read(name: string, value: unknown, at: number): void {
    if (typeof value === 'string') {
      this.put(name, value)
      if (name === 'Id' && value.includes('_')) this.put('UserPoolId', value)
      const seed = name === 'SecretCode' ? seedOf(value) : undefined
      if (seed) this.put('TOTP', totp(seed, Math.floor(at / period)))
    } else if (Array.isArray(value)) value.forEach((one) => this.#read(name, one, at))
    else if (value && typeof value === 'object')
      for (const [member, one] of Object.entries(value)) this.#read(member, one, at)
  }
}
