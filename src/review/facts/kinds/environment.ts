import type { LeakedPasswords } from '../../../model/leaked-passwords.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

const apart = ', '
/** The lists of leaked passwords in one text, beside the one that is always there. */
const listed = ({ files, ranges }: LeakedPasswords = { files: [] }): string =>
  [...files, ...(ranges ? [ranges.url] : [])].join(apart)
const lists = (value: string | boolean) => String(value).split(apart).filter(Boolean)
const shown = (value: string | boolean) =>
  value === '' ? 'the list of the package alone' : `that of the package, and ${code(String(value))}`

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
    yield {
      about: ['leakedPasswords'],
      value: listed(project.model.leakedPasswords),
      at: { resource, path: ['leakedPasswords'] },
    }
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
    else if (setting === 'leakedPasswords')
      yield {
        risk: lists(before.value).every((one) => lists(after.value).includes(one))
          ? 'auth-strengthened'
          : 'auth-weakened',
        sentence: `${whose} looks for leaked passwords in ${shown(after.value)}; until now in ${shown(before.value)}`,
      }
    else
      yield {
        risk: 'data-loss',
        sentence: `${whose} moves from the ${setting} ${code(String(before.value))} to ${code(String(after.value))}: every id and ARN in it is another one, and nobody and nothing that was there comes along`,
        help: 'declare a second environment, and move to it',
      }
  },
}
