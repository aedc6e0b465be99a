import type { Texts } from '../sign-in/turn.ts'

const prompts = ['none', 'login', 'select_account', 'consent'] as const
type Prompt = (typeof prompts)[number]

/** What an app wishes of how somebody signs in (OpenID Connect Core 1.0, section 3.1.2.1). */
export interface Wishes {
  readonly prompt: readonly Prompt[]
  /** Seconds that a proof may be old. */
  readonly maxAge?: number
  /** Names of levels with blanks between them, the most wanted first. */
  readonly acrValues?: string
}

/**
 * What a sign-in is to reach, as the API is told it. How old a proof may be needs no telling: whoever comes to be asked
 * proves everything anew.
 */
export const levelGiven = ({ acrValues }: Wishes): Texts =>
  acrValues === undefined ? {} : { TARGET_ACR_VALUES: acrValues }

/** Wishes of an app whose sign-in page grants none. */
export const noWishes: Wishes = { prompt: [] }

const isPrompt = (word: string): word is Prompt => prompts.some((prompt) => prompt === word)

/** Reads wishes; nothing of those that cannot be understood. That Cognito refuses them is unverified. */
export function readWishes({
  prompt = '',
  max_age: age = '',
  acr_values: acr = '',
}: Texts): Wishes | undefined {
  const words = [...new Set(prompt.split(' ').filter(Boolean))]
  // Nobody is asked nothing and something at once.
  if (!words.every(isPrompt) || (words.includes('none') && words.length > 1)) return undefined
  if (age && !/^\d{1,10}$/.test(age)) return undefined
  return { prompt: words, ...(age && { maxAge: Number(age) }), ...(acr.trim() && { acrValues: acr.trim() }) }
}
