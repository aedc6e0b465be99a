import type { Resource, Reviewed } from '../reviewed.ts'
import type { Concern } from '../rule.ts'

/** What is found of each pool, in their order: all are asked at once, so that no script waits for one of another pool. */
export async function* forEachPool(
  project: Pick<Reviewed, 'all'>,
  find: (pool: Resource<'pool'>) => AsyncIterable<Concern>,
): AsyncGenerator<Concern> {
  const found = await Promise.all(project.all('pool').map((pool) => Array.fromAsync(find(pool))))
  yield* found.flat()
}
