import type { OpenProvider } from '../../engine/federation/federation-port.ts'

/** What becomes of tokens alone, and is nothing that a provider could be asked for. */
const tokens = ['access_token', 'id_token', 'refresh_token']

/** What a provider has for the attributes of a pool, by its own names, each once. */
export const mappedSources = ({ AttributeMapping = {} }: OpenProvider): readonly string[] => [
  ...new Set(Object.values(AttributeMapping).filter((name) => !tokens.includes(name))),
]
