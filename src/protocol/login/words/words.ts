import type { QuestionWords } from './questions/questions.ts'
import type { ProviderWords } from './providers/providers.ts'
import type { AccountWords } from './accounts/accounts.ts'
import type { SessionWords } from './sessions/sessions.ts'

/** Everything that the pages say, in one language. A function makes a sentence of what it is given. */
export interface Words {
  /** As `lang` of HTML has it. */
  readonly language: string
  /** What the language is called by those who speak it. */
  readonly name: string
  /** What the choice between languages is called. */
  readonly languages: string
  readonly signIn: string
  readonly signInTo: (pool: string) => string
  readonly username: string
  readonly password: string
  readonly next: string
  readonly codeFromApp: string
  readonly enterCode: string
  readonly enterCodeFromApp: string
  /** What went wrong, by the code of the refusal; `other` of what no visitor can mend. */
  readonly refusals: Readonly<Record<string, string>> & { readonly other: string }
  readonly outOfDate: string
  readonly startAgain: string
  /** What a sign-in asks. */
  readonly questions: QuestionWords
  /** Of accounts: their making, their confirming, their passwords. */
  readonly accounts: AccountWords
  /** Of signing in by somebody else. */
  readonly providers: ProviderWords
  /** Of the way to a provider, where it takes a form. */
  readonly onward: { readonly title: string; readonly lead: string; readonly next: string }
  /** Of browsers that are known, of signing out, and of requests that cannot be answered. */
  readonly sessions: SessionWords
}
