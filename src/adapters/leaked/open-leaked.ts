import type { ThreatPorts } from '../../engine/threats/ports.ts'
import { holds, type Filter } from './filter.ts'

/** Somebody who knows passwords. One that does not answer is told of, and knows nothing. */
export type Source = (password: string) => boolean | Promise<boolean>

/**
 * Asks everybody who knows leaked passwords, the nearest first. The common ones that come with the package are
 * always looked through: whatever its case, since lists keep what people type in lower case.
 */
export function openLeaked({
  sources = [],
  onLost,
}: {
  readonly sources?: readonly Source[]
  readonly onLost: (error: unknown) => void
}): ThreatPorts['leaked'] {
  let opened: Promise<Filter> | undefined
  const common: Source = async (password) => {
    const filter = await (opened ??= readCommon())
    return holds(filter, password) || holds(filter, password.toLowerCase())
  }
  return {
    async has(password) {
      for (const source of [common, ...sources])
        try {
          if (await source(password)) return true
        } catch (error) {
          onLost(error)
        }
      return false
    },
  }
}

// Loaded when the first password is looked up: most servers never do.
async function readCommon(): Promise<Filter> {
  const { commonPasswords } = await import('./made/common-passwords.ts')
  return { bits: Buffer.from(commonPasswords.bits, 'base64'), marks: commonPasswords.marks }
}
