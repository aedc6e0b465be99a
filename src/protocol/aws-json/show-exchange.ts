import { secretsIn, showCovered } from '../../engine/redact.ts'
import type { JsonObject } from '../../model/trigger.ts'

/** What a finished run tells of what was asked and answered. Whoever looks at it sees no secret. */
export interface ShownExchange {
  /** The user as the caller named them. */
  readonly typed?: string
  /** The input as the operation took it, its secrets covered. */
  readonly asked?: unknown
  /** The output, its secrets covered. */
  readonly said?: unknown
  /** What the tokens in the output say. */
  readonly claims: () => { readonly id?: JsonObject; readonly access?: JsonObject } | undefined
  /** Every secret that was asked or answered with, for those who must see to it that it stands nowhere else. */
  readonly secrets: () => ReadonlySet<string>
}

/** How far a request got: its body as it came, the input that was taken of it, and the output. */
export interface Exchange {
  readonly body?: object
  readonly input?: object
  readonly output?: object
}

/** Gives a run what was asked and answered, to be read by whoever looks; where nobody does, it costs nothing. */
export function showExchange<Run extends object>(
  run: Run,
  { body, input, output }: Exchange,
  brief = (facts: object, _asked?: object): object => facts,
): Run & ShownExchange {
  const typed = input && typedIn(input)
  const shown = Object.assign(run, {
    ...(typed !== undefined && { typed }),
    claims: () => claimsIn(output),
    secrets: () => new Set([...secretsIn(body && brief(body)), ...secretsIn(output && brief(output, input))]),
  })
  if (input) showCovered(shown, 'asked', brief(input))
  return output ? showCovered(shown, 'said', brief(output, input)) : shown
}

interface Naming {
  readonly Username?: unknown
  readonly AuthParameters?: { readonly USERNAME?: unknown }
  readonly ChallengeResponses?: { readonly USERNAME?: unknown }
}

function typedIn({ Username, AuthParameters, ChallengeResponses }: Naming): string | undefined {
  const name = Username ?? AuthParameters?.USERNAME ?? ChallengeResponses?.USERNAME
  return typeof name === 'string' ? name : undefined
}

interface Giving {
  readonly AuthenticationResult?: { readonly IdToken?: unknown; readonly AccessToken?: unknown }
  /** As an OAuth endpoint gives them. */
  readonly tokens?: { readonly idToken?: unknown; readonly accessToken?: unknown }
}

function claimsIn({ AuthenticationResult, tokens }: Giving = {}) {
  const id = payloadOf(AuthenticationResult?.IdToken ?? tokens?.idToken)
  const access = payloadOf(AuthenticationResult?.AccessToken ?? tokens?.accessToken)
  return id || access ? { ...(id && { id }), ...(access && { access }) } : undefined
}

// A token of our own making, so that nothing about it needs to be checked.
const payloadOf = (token: unknown) =>
  typeof token === 'string'
    ? (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JsonObject)
    : undefined
