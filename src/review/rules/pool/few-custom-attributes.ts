import { standardAttributes } from '../../../model/standard-attributes.ts'
import type { Rule } from '../../lint/rule.ts'

const most = 50
const many = Array.from({ length: most + 1 }, (_, index) => `  a${index + 1}: {}\n`)

/** More attributes of a pool's own than Cognito takes. */
export const fewCustomAttributes: Rule = {
  id: 'PW-POOL-020',
  severity: 'error',
  score: 2,
  title: 'a pool has more than 50 custom attributes',
  why: 'Cognito takes 50 attributes of a pool’s own, and none can ever be taken away. Keep what is not for tokens in a table of your application, under the `sub` of its user.',
  source: 'Cognito, quotas of user pools',
  bad: `attributes:\n${many.join('')}`,
  good: `attributes:\n${many.slice(1).join('')}`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const custom = Object.keys(pool.says.attributes ?? {}).filter((name) => !standardAttributes.has(name))
      const first = custom[most]
      if (first === undefined) continue
      yield {
        message: `the pool \`${pool.name}\` has ${custom.length} custom attributes, and Cognito takes ${most}`,
        at: { resource: pool, path: ['attributes', first], of: 'key' },
        help: 'keep what no token needs in a table of your application',
      }
    }
  },
}
