import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Given, Step } from '../flow.ts'

/**
 * Has the proofs of one user judged one after another. A try is counted before it is judged, so that
 * many guesses at once count one by one; without turns, many right answers at once would count as guesses.
 * No script is ever inside.
 */
export const inTurn = <Needs extends { pool: UserPool; user: User }, Gives extends Given>(
  step: Step<Needs, Gives>,
): Step<Needs, Gives> => ({
  name: 'in turn',
  parts: [step],
  run: (facts, ports, run) =>
    ports.turns.take(`${facts.pool.id} ${facts.user.username}`, async () => step.run(facts, ports, run)),
})
