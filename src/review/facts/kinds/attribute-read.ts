import { attributesOf } from '../../../config/link/attributes.ts'
import { appsOf, isMachine, type App } from '../../lint/questions/apps.ts'
import { listed } from '../../lint/questions/listed.ts'
import { attributesOfBoth } from '../attributes-of-both.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { set } from '../tells.ts'

/** Which attributes of its users an app client may read: `about` is pool and client. */
export const attributeRead: FactKind<readonly string[]> = {
  kind: 'attributeRead',
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const app of appsOf(pool))
        yield { about: [pool.name, app.name], value: set(readBy(app)), at: app.at('read') }
  },
  *tell({ about: [pool = '', client = ''], before, after }, sides) {
    const [come, gone] = attributesOfBoth(pool, before?.value ?? [], after?.value ?? [], sides)
    const whose = `${code(client)} of ${code(pool)}`
    if (come.length)
      yield {
        risk: 'access-widened',
        sentence: `${whose} may now read ${listed(come, 5)} of its users, and their ID tokens hold it`,
      }
    if (gone.length)
      yield {
        risk: 'token-changed',
        sentence: `${whose} may no longer read ${listed(gone, 5)} of its users, and their ID tokens hold it no more`,
      }
  },
}

const readBy = (app: App): readonly string[] =>
  isMachine(app) ? [] : (app.says.read ?? attributesOf(app.pool.says))
