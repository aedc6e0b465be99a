import type { ChallengeName, Memory, SignIn } from '../model/sign-in.ts'
import type { Step } from './flow.ts'
import type { Texts, Turn } from './sign-in/turn.ts'

/** A question as it is asked: what the caller sees, and what the server must remember. */
export interface Question<Remembered = Memory[ChallengeName]> {
  readonly parameters: Texts
  readonly memory: Remembered
  /** What the caller may choose from, where the question is which proof comes next. */
  readonly available?: readonly string[]
}

/** One question of a sign-in: how it is asked, and how its answer is judged. */
export interface Challenge<Name extends ChallengeName> {
  readonly ask: Step<Turn & { session: string }, Question<Memory[Name]>>
  /** Gives the sign-in with the result in it; a wrong answer is refused. */
  readonly answer: Step<Turn & { memory: Memory[Name] }, { signIn: SignIn }>
}
