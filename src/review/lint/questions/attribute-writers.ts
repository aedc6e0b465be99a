import type { Resource } from '../reviewed.ts'
import type { Place } from '../rule.ts'
import { appsOf } from './apps.ts'
import { writableBy } from './writable-attributes.ts'

/** A client by which somebody can set an attribute of their own, and where it is let. */
export interface Writer {
  readonly message: string
  readonly at: Place
}

/** The clients of a pool by which people can set an attribute for themselves. */
export const writersOf = (pool: Resource<'pool'>, attribute: string): readonly Writer[] =>
  appsOf(pool)
    .filter((app) => writableBy(app).includes(attribute))
    .map((app) => {
      const place = app.says.write?.indexOf(attribute) ?? -1
      return {
        message:
          place < 0
            ? `the client \`${app.name}\` says no \`write\`, so that it writes \`${attribute}\``
            : `the client \`${app.name}\` writes \`${attribute}\``,
        at: place < 0 ? app.at() : app.at('write', place),
      }
    })
