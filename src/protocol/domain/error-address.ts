import type { Visit } from './visit.ts'

/** Where a visitor is told what is wrong who cannot be sent back to an app. */
export function errorAddress({ base, query }: Pick<Visit, 'base' | 'query'>, error: string): string {
  const { client_id: clientId } = query
  return `${base}/error?${new URLSearchParams({ error, ...(clientId && { client_id: clientId }) })}`
}
