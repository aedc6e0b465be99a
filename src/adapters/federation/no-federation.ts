import type { FederationPort } from '../../engine/federation/federation-port.ts'

const unreachable = {
  error: 'invalid_request',
  description: 'The identity provider cannot be reached',
} as const

/** Providers where none is ever asked, as in stories. */
export const noFederation: FederationPort = {
  begin: async () => unreachable,
  ask: async () => unreachable,
}
