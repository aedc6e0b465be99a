import { questionsEn } from './questions/en.ts'
import { providersEn } from './providers/en.ts'
import { accountsEn } from './accounts/en.ts'
import { sessionsEn } from './sessions/en.ts'
import type { Words } from './words.ts'

/** English. */
export const en: Words = {
  language: 'en',
  name: 'English',
  languages: 'Language',
  signIn: 'Sign in',
  signInTo: (pool) => `Sign in to ${pool}`,
  username: 'Username',
  password: 'Password',
  next: 'Next',
  codeFromApp: 'Code',
  enterCode: 'Enter your code',
  enterCodeFromApp: 'Enter the code that your authenticator app shows.',
  refusals: {
    NotAuthorizedException: 'Incorrect username or password.',
    CodeMismatchException: 'That code is not right. Try again.',
    other: 'Something went wrong. Try again in a while.',
  },
  outOfDate: 'This page is out of date.',
  startAgain: 'Start again',
  questions: questionsEn,
  accounts: accountsEn,
  providers: providersEn,
  onward: {
    title: 'On to your organization',
    lead: 'Your organization’s own page opens next.',
    next: 'Continue',
  },
  sessions: sessionsEn,
}
