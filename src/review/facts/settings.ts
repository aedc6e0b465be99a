import type { ClientDocument, IdentityDocument, PoolDocument } from '../../config/made/documents.ts'
import type { Path } from '../../config/path.ts'
import type { Json } from '../../model/trigger.ts'
import { code } from './code.ts'
import type { FactKind, Told } from './fact.ts'

/** What it means that something is said otherwise. `whose` is whose it is, in words. */
export type Tell = (was: Json, is: Json, whose: string) => Iterable<Told>

/** One thing that a resource says of itself. */
export interface Setting<Said> {
  /** The last part of `about`. */
  readonly name: string
  readonly path: Path
  /** What is so; where nothing is said, what holds then. */
  readonly value: (says: Said) => Json
  readonly tell: Tell
}

/** Facts about every pool: `about` is the pool and the setting. */
export const poolSettings = (kind: string, settings: readonly Setting<PoolDocument>[]): FactKind => ({
  kind,
  names: 'pool',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const { name, path, value } of settings)
        yield { about: [pool.name, name], value: value(pool.says), at: { resource: pool, path } }
  },
  *tell({ about: [pool = '', setting], before, after }) {
    const { tell } = settings.find(({ name }) => name === setting) ?? {}
    if (tell && before && after) yield* tell(before.value, after.value, code(pool))
  },
})

/** Facts about every app client: `about` is the pool, the client and the setting. */
export const clientSettings = (kind: string, settings: readonly Setting<ClientDocument>[]): FactKind => ({
  kind,
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [client, says] of Object.entries(pool.says.clients ?? {}))
        for (const { name, path, value } of settings)
          yield {
            about: [pool.name, client, name],
            value: value(says),
            at: { resource: pool, path: ['clients', client, ...path] },
          }
  },
  *tell({ about: [pool = '', client = '', setting], before, after }) {
    const { tell } = settings.find(({ name }) => name === setting) ?? {}
    if (tell && before && after) yield* tell(before.value, after.value, `${code(client)} of ${code(pool)}`)
  },
})

/** Facts about every identity pool: `about` is the identity pool and the setting. */
export const identitySettings = (kind: string, settings: readonly Setting<IdentityDocument>[]): FactKind => ({
  kind,
  names: 'identity',
  *of(project) {
    for (const identity of project.all('identity'))
      for (const { name, path, value } of settings)
        yield { about: [identity.name, name], value: value(identity.says), at: { resource: identity, path } }
  },
  *tell({ about: [identity = '', setting], before, after }) {
    const { tell } = settings.find(({ name }) => name === setting) ?? {}
    if (tell && before && after) yield* tell(before.value, after.value, code(identity))
  },
})
