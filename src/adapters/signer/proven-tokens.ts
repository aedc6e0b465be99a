import { hash } from 'node:crypto'
import type { KeyUse } from './pool-keys.ts'

/**
 * Remembers which tokens were found good under which key, by their hashes alone. The key of a pool never becomes
 * another, so what was once found good stays so; whether a token still counts is for whoever asks.
 */
export interface ProvenTokens {
  has(name: string): boolean
  add(name: string): void
}

/** Keeps at most so many, the latest: none that was not good is ever among them, so nobody can crowd others out. */
export function openProvenTokens(most = 10_000): ProvenTokens {
  const names = new Set<string>()
  return {
    has: (name) => names.has(name),
    add(name) {
      names.add(name)
      const [oldest] = names
      if (names.size > most && oldest !== undefined) names.delete(oldest)
    },
  }
}

/** The name of a token under a key. */
export const provenName = (poolId: string, use: KeyUse, token: string): string =>
  hash('sha256', JSON.stringify([poolId, use, token]), 'base64')
