import { attributesOf, declaredAs } from '../../../config/link/attributes.ts'
import { unwritable } from '../../../model/standard-attributes.ts'
import { locate } from '../../lint/locate.ts'
import { appsOf, isMachine, type App } from '../../lint/questions/apps.ts'
import { listed } from '../../lint/questions/listed.ts'
import { powersOf } from '../../lint/questions/powers.ts'
import { attributesOfBoth } from '../attributes-of-both.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { set } from '../tells.ts'

/** Which attributes of their own people may set by an app client: `about` is pool and client. */
export const attributeWrite: FactKind<readonly string[]> = {
  kind: 'attributeWrite',
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const app of appsOf(pool))
        yield { about: [pool.name, app.name], value: set(writtenBy(app)), at: app.at('write') }
  },
  *tell({ about: [pool = '', client = ''], before, after }, sides) {
    const [come, gone] = attributesOfBoth(pool, before?.value ?? [], after?.value ?? [], sides)
    const whose = `${code(client)} of ${code(pool)}`
    const resource = sides.after.find('pool', pool)
    const powers = resource ? powersOf(sides.after, resource) : []
    const harmless = come.filter((name) => !powers.some(({ attribute }) => attribute === name))
    for (const power of powers.filter(({ attribute }) => come.includes(attribute)))
      yield {
        risk: 'access-widened',
        sentence: `people can now set their own ${code(power.attribute)} by ${whose}, which ${power.does}`,
        related: power.steps.map(({ message, at }) => ({ message, at: locate(at) })),
      }
    if (harmless.length)
      yield {
        risk: 'access-widened',
        sentence: `people can now set their own ${listed(harmless, 5)} by ${whose}`,
      }
    if (gone.length)
      yield {
        risk: 'client-breaking',
        sentence: `people can no longer set their own ${listed(gone, 5)} by ${whose}`,
      }
  },
}

/** Whether or not there is a way for them now: ways come and go by themselves. */
const writtenBy = (app: App): readonly string[] =>
  isMachine(app)
    ? []
    : (app.says.write ?? attributesOf(app.pool.says)).filter(
        (name) => !unwritable.includes(name) && !declaredAs(app.pool.says, name)?.adminOnly,
      )
