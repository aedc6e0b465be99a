import { parseDuration } from '../../config/duration.ts'
import { parseSize } from '../../config/size.ts'
import type { Json } from '../../model/trigger.ts'
import { code, valueWords } from '../facts/code.ts'
import { locate } from '../lint/locate.ts'
import type { Resource, Reviewed } from '../lint/reviewed.ts'
import type { Asserted, Breach } from './breach.ts'
import { hasValue, valuesAt, type ValueAt } from './values-at.ts'

/** Pools that do not have what is required of them. */
export function* brokenRequire(asserted: Asserted<'require'>, project: Reviewed): Generator<Breach> {
  const { says } = asserted
  for (const pool of poolsOf(project, says.pool))
    for (const found of valuesAt(pool, says.at))
      if (!hasValue(found.value, says.is))
        yield breach(asserted, pool, found, 'PW-ASSERT-003', `and is required to be ${valueWords(says.is)}`)
}

/** Pools that have more than they may. */
export function* brokenMax(asserted: Asserted<'max'>, project: Reviewed): Generator<Breach> {
  const { name, says, at } = asserted
  const most = amountOf(says.is)
  if (most === undefined) {
    const message = `${code(String(says.is))} is neither a number, a time nor a size, and has no more or less`
    yield { rule: 'PW-ASSERT-007', assertion: name, subject: 'is', message, at, asserted: at }
    return
  }
  for (const pool of poolsOf(project, says.pool))
    for (const found of valuesAt(pool, says.at)) {
      if (found.value === undefined) continue
      const amount = amountOf(found.value)
      const words = `and may be ${code(String(says.is))} at most`
      if (amount === undefined || amount.unit !== most.unit) {
        const message = `nobody can say whether ${placeWords(pool, found)} is more than ${code(String(says.is))}`
        yield { ...breach(asserted, pool, found, 'PW-ASSERT-007', ''), message }
      } else if (amount.amount > most.amount) yield breach(asserted, pool, found, 'PW-ASSERT-004', words)
    }
}

/** Pools that have what only others may have. */
export function* brokenOnly(asserted: Asserted<'only'>, project: Reviewed): Generator<Breach> {
  const { says } = asserted
  const those = says.pools.map((pool) => project.find('pool', pool)?.name ?? pool)
  for (const pool of project.all('pool'))
    if (!those.includes(pool.name))
      for (const found of valuesAt(pool, says.at))
        if (hasValue(found.value, says.is))
          yield breach(
            asserted,
            pool,
            found,
            'PW-ASSERT-005',
            those.length
              ? `and only ${those.map(code).join(', ')} may have that`
              : 'and no pool may have that',
          )
}

const poolsOf = (project: Reviewed, name: string | undefined): readonly Resource<'pool'>[] => {
  if (name === undefined) return project.all('pool')
  const pool = project.find('pool', name)
  return pool ? [pool] : []
}

function breach(
  { name, at }: Pick<Asserted, 'name' | 'at'>,
  pool: Resource<'pool'>,
  found: ValueAt,
  rule: Breach['rule'],
  words: string,
): Breach {
  const said = found.said ? '' : ', since nothing else is said,'
  return {
    rule,
    assertion: name,
    subject: ['pool', pool.name, ...found.path].join('/'),
    message: `${placeWords(pool, found)} is ${valueWords(found.value)}${said} ${words}`,
    at: locate({ resource: pool, path: found.path }),
    asserted: at,
  }
}

const placeWords = (pool: Resource<'pool'>, { path }: ValueAt) =>
  `${code(path.join('.'))} of ${code(pool.name)}`

/** What can be more or less: a number, milliseconds, or bytes. */
function amountOf(
  value: Json,
): { readonly amount: number; readonly unit: 'number' | 'time' | 'size' } | undefined {
  if (typeof value === 'number') return { amount: value, unit: 'number' }
  if (typeof value !== 'string') return undefined
  if (/^[0-9]+(ms|s|m|h|d)$/.test(value)) return { amount: parseDuration(value), unit: 'time' }
  return /^[0-9]+(Ki|Mi)$/.test(value) ? { amount: parseSize(value), unit: 'size' } : undefined
}
