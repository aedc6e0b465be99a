import type { Model } from '../../model/model.ts'

/** What only the environment makes of a text: its region and account, and ids that follow from them. */
export interface Home {
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  /** What each id is the id of. */
  readonly ids: Readonly<Record<string, string>>
}

/** What an environment makes of addresses, on whichever side of a change. */
export const homeOf = (models: readonly Model[]): Home => ({
  accounts: [...new Set(models.map(({ account }) => account))],
  regions: [...new Set(models.map(({ region }) => region))],
  ids: Object.fromEntries(
    models.flatMap(({ pools, identityPools }) => [
      ...pools.flatMap(({ id, name, clients }): readonly (readonly [string, string])[] => [
        [id, `pool/${name}`],
        ...clients.map((client) => [client.id, `client/${name}/${client.name}`] as const),
      ]),
      ...identityPools.map(({ id, name }) => [id, `identity/${name}`] as const),
    ]),
  ),
})

/**
 * A text without what only its environment makes it. What is the same then is the same thing in two environments:
 * another account or region than the environment's own stays, for it is somebody else's.
 */
export function homeless(text: string, { accounts, regions, ids }: Home): string {
  const named = (id: string) => (Object.hasOwn(ids, id) ? ids[id] : undefined)
  return text
    .replaceAll(/\b[a-z]{2}(?:-[a-z]+)+-\d(?:[_:][0-9a-zA-Z-]+)?/g, (found) => {
      const [region = ''] = /^[a-z]{2}(?:-[a-z]+)+-\d/.exec(found) ?? []
      return named(found) ?? (regions.includes(region) ? `region${found.slice(region.length)}` : found)
    })
    .replaceAll(/\b\d{12}\b/g, (found) => (accounts.includes(found) ? 'account' : found))
    .replaceAll(/\b[0-9a-z]{26}\b/g, (found) => named(found) ?? found)
}
