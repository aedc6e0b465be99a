import type { UserPool } from '../../model/pool.ts'
import type { ChallengeName } from '../../model/sign-in.ts'
import type { Wish } from '../../engine/sign-in/turn-back.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import type { Page } from './show-page.ts'
import type { Words } from './words/words.ts'

/** What a page knows of the question that it asks. */
export interface Asking {
  readonly words: Words
  readonly pool: UserPool
  readonly csrf: string
  /** Who signs in, as they typed it. */
  readonly typed: string
  /** What the engine shows of the question, as the API does. */
  readonly parameters: Texts
  readonly available: readonly string[]
  /** What can be done beside answering. */
  readonly wishes: readonly Wish[]
  /** The seed of the authenticator that is being set up. Base32. */
  readonly seed?: string
  /** Where the script lies that a page of passkeys needs. */
  readonly script: string
  readonly problem?: string
}

/** One question of a sign-in as a page asks it. */
export interface QuestionPage {
  readonly page: (asking: Asking) => Page
  /** What the form says to what was shown, as the API takes answers, but for the user's name. */
  readonly read: (form: Texts, parameters: Texts) => Texts
}

/** A page for every question that a visitor can be asked. */
export type QuestionPages = Readonly<Partial<Record<ChallengeName, QuestionPage>>>
