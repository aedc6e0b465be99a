import type { OpenProvider, Sent, Spoken } from '../../engine/federation/federation-port.ts'
import type { HandOff } from '../../model/hand-off.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { isLocal } from '../outside/documents.ts'
import type { Kept } from '../outside/kept.ts'
import { readUrl, type Asking, type Question, type Reply } from './ask.ts'
import { notConfigured } from './unspoken.ts'
import { settingsOf, type Settings } from './settings.ts'

/** What conversations with providers need. */
export interface ProviderWorld {
  readonly asking: Asking
  /** What providers publish of themselves, by which they are spoken to. */
  readonly known: Kept<unknown>
  /** Whether providers may be on this machine, by plain http: so developers run theirs. */
  readonly allowLocal: boolean
}

/** One provider, and how it is reached. */
export interface Provider {
  readonly idp: OpenProvider
  readonly settings: Settings
  /** A setting without which nobody can speak to it. */
  need(name: string): string
  ask(url: string, question?: Omit<Question, 'local'>): Promise<Reply>
  /** An address to which browsers may be sent. */
  address(text: string): URL
}

/** How people sign in by one kind of provider. */
export interface Way {
  begin(provider: Provider, sent: Sent, world: ProviderWorld): Promise<{ address: string; pkce: boolean }>
  /** Throws a `NotSaid`, or an `Unreached`, where nothing is said that can be believed. */
  ask(
    provider: Provider,
    answer: Texts,
    handOff: Pick<HandOff, 'returnTo' | 'nonce' | 'codeVerifier'>,
    world: ProviderWorld,
  ): Promise<Spoken>
}

/**
 * Gets ready to speak to a provider. On this machine is only reached what its author has said is there: an address
 * of the provider's own details, or whatever a provider says that is here itself. Others would make us ask our neighbours.
 */
export function providerOf(idp: OpenProvider, { asking, allowLocal }: ProviderWorld): Provider {
  const settings = settingsOf(idp)
  const said = Object.values(idp.ProviderDetails).filter((value) => URL.canParse(value))
  const isHere = (text: string | undefined) =>
    text !== undefined && URL.canParse(text) && isLocal(new URL(text))
  const origins = new Set(said.filter(isHere).map((value) => new URL(value).origin))
  const may = (text: string) =>
    allowLocal && URL.canParse(text) && (isHere(settings['oidc_issuer']) || origins.has(new URL(text).origin))
  return {
    idp,
    settings,
    need(name) {
      const value = settings[name]
      if (!value) throw notConfigured(idp)
      return value
    },
    ask: (url, question = {}) => asking.ask(url, { ...question, local: may(url) }),
    address: (text) => readUrl(text, may(text)),
  }
}
