import { Fault } from '../../model/fault.ts'
import { Flow, type Step } from '../flow.ts'
import { attemptsKey, exceeded, type Counted } from './count-attempt.ts'
import { lockedUntil, reserve } from '../secrets/lockout.ts'

/**
 * Has the proofs of one user judged one after another, and counts those that fail. Many guesses at
 * once are so counted one by one, and many right answers at once are no guesses; a right answer after
 * no wrong one writes nothing. No script is ever inside: others would wait for it.
 */
export const judgeInTurn = <Needs extends Counted>(proof: Step<Needs>): Step<Needs> => ({
  name: 'judge in turn',
  parts: [proof],
  run(facts, ports, run) {
    const judge = new Flow<Needs>('judge', [proof])
    const { store, clock, turns } = ports
    const key = attemptsKey('password', facts)
    return turns.take(key, async () => {
      let locked = false
      await store.count(key, (was) => {
        locked = was !== undefined && lockedUntil(was) > clock.now()
        return was
      })
      if (locked) throw exceeded()
      try {
        await judge.run(facts, ports, run)
      } catch (error) {
        if (error instanceof Fault && error.code === 'NotAuthorizedException')
          await store.count(key, (was) => {
            const next = reserve(was, clock.now())
            return next === 'locked' ? was : next
          })
        throw error
      }
      await store.count(key, () => undefined)
      return undefined
    })
  },
})
