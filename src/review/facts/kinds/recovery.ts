import type { PoolDocument } from '../../../config/made/documents.ts'
import { valueWords } from '../code.ts'
import type { FactKind, Risk } from '../fact.ts'

/** A pool that says nothing prefers the phone. */
const usual = ['phone', 'email']
const channels = ({ recovery }: PoolDocument): readonly string[] => (recovery?.length ? recovery : usual)

/** Where codes for new passwords go, in order: `about` is the pool. */
export const recovery: FactKind<readonly string[]> = {
  kind: 'recovery',
  names: 'pool',
  *of(project) {
    for (const pool of project.all('pool'))
      yield { about: [pool.name], value: channels(pool.says), at: { resource: pool, path: ['recovery'] } }
  },
  *tell({ about: [pool], before, after }) {
    if (!before || !after) return
    const [was, is] = [before.value, after.value]
    const words = `whoever forgets their password in \`${pool}\` is helped by ${valueWords(is)}, and was by ${valueWords(was)}`
    yield { risk: riskOf(was, is), sentence: words }
  },
}

/** A text can be had by whoever takes over a number; only an administrator asks who somebody is. */
function riskOf(was: readonly string[], is: readonly string[]): Risk {
  const trust = (list: readonly string[]) =>
    list.includes('admin') ? 3 : !list.includes('phone') ? 2 : list[0] === 'phone' ? 0 : 1
  const [then, now] = [trust(was), trust(is)]
  return now > then ? 'auth-strengthened' : 'auth-weakened'
}
