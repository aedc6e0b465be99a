import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What an environment says of itself: `about` is the setting. */
export const environment: FactKind<string | boolean> = {
  kind: 'environment',
  *of(project) {
    const resource = project.all('env').find(({ name }) => name === project.env)
    if (!resource) return
    const { account, region } = project.model
    yield { about: ['protected'], value: project.protected, at: { resource, path: ['protected'] } }
    // Two texts that no address holds, so that they are not taken for what has moved with it.
    yield { about: ['account'], value: account, at: { resource, path: ['account'] } }
    yield { about: ['region'], value: region, at: { resource, path: ['region'] } }
  },
  *tell({ about: [setting = ''], before, after }, { after: { env = '' } }) {
    if (!before || !after) return
    const whose = `the environment ${code(env)}`
    if (setting === 'protected')
      yield after.value === true
        ? { risk: 'auth-strengthened', sentence: `${whose} is protected now: rules look more closely at it` }
        : {
            risk: 'auth-weakened',
            sentence: `${whose} is protected no longer: rules look less closely at it`,
          }
    else
      yield {
        risk: 'data-loss',
        sentence: `${whose} moves from the ${setting} ${code(String(before.value))} to ${code(String(after.value))}: every id and ARN in it is another one, and nobody and nothing that was there comes along`,
        help: 'declare a second environment, and move to it',
      }
  },
}
