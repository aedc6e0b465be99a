import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { chooseWords, languages, named } from '../../../src/protocol/login/words/choose.ts'
import { en } from '../../../src/protocol/login/words/en.ts'

/** Every word by its path, with what it is. */
function wordsIn(value: unknown, path = ''): readonly (readonly [path: string, word: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, member]) => wordsIn(member, path ? `${path}.${name}` : name))
}

/** What a word says: functions are given texts, lists of them, or whatever they will take. */
function said(word: unknown): string {
  if (typeof word !== 'function') return String(word)
  const say = word as (...given: readonly unknown[]) => string
  for (const given of ['Ana', ['email'], {}, 2]) {
    try {
      const text = say(given, given)
      if (typeof text === 'string') return text.replaceAll('Ana', '')
    } catch {
      // It takes something else.
    }
  }
  throw new Error('nothing that it takes')
}

/** A letter that texts of a language have, where it is not written as English is. */
const letters: Readonly<Record<string, RegExp>> = { ko: /\p{Script=Hangul}/u }
/** What is no text. */
const isName = (path: string) => path === 'language'

const others = Object.entries(languages).filter(([tag]) => tag !== 'en')

describe.each(others)('the language %s', (tag, words) => {
  const theirs = new Map(wordsIn(words))

  it('is called by its own tag', () => {
    expect(words.language).toBe(tag)
    expect(Intl.getCanonicalLocales(words.language)).toEqual([words.language])
  })

  it('has every word that English has, of the same kind', () => {
    const kinds = (of: unknown) => wordsIn(of).map(([path, word]) => `${path}: ${typeof word}`)
    expect(kinds(words).toSorted()).toEqual(kinds(en).toSorted())
  })

  it('says something by each, with no blank at its ends but where parts are joined', () => {
    const empty = wordsIn(words).filter(
      ([path, word]) => !path.startsWith('accounts.agree') && said(word).trim() === '',
    )
    expect(empty.map(([path]) => path)).toEqual([])
  })

  it('has none left in English', () => {
    const left = wordsIn(en).filter(([path, word]) => {
      if (isName(path)) return false
      const text = said(theirs.get(path))
      // A text without any letter, such as a blank between parts, is of no language.
      return /\p{L}/u.test(text) && (text === said(word) || letters[tag]?.test(text) === false)
    })
    expect(left.map(([path]) => path)).toEqual([])
  })
})

describe('the language of a visitor', () => {
  const app = new Hono().get('/', (context) => context.text(chooseWords(context).language))
  const asked = async (query: string, cookie: string, accept: string) =>
    (
      await app.request(`/${query}`, { headers: { ...(cookie && { cookie }), 'accept-language': accept } })
    ).text()

  it.each([
    ['what the address says', '?lang=ko', 'lang=en', 'en', 'ko'],
    ['what it says of a region', '?lang=ko-KR', '', 'en', 'ko'],
    ['what was asked for earlier', '', 'lang=ko', 'en', 'ko'],
    ['what the browser likes best of what there is', '', '', 'fr, en;q=0.5, ko;q=0.8', 'ko'],
    ['what the browser does not refuse', '', '', 'ko;q=0, en;q=0.1', 'en'],
    ['English, where there is none of it', '', '', 'fr', 'en'],
    ['English, for what every object has', '?lang=constructor', 'lang=__proto__', 'toString', 'en'],
    ['English, for what is no language', '?lang=<script>', 'lang=%00', ';q=,,;;q=x', 'en'],
  ])('is %s', async (_, query, cookie, accept, language) => {
    expect(await asked(query, cookie, accept)).toBe(language)
  })

  it('is found in time, however much a browser likes', async () => {
    expect(await asked('', '', `${'x;q=0.1,'.repeat(1500)}ko`)).toBe('en')
    expect(named('KO')?.language).toBe('ko')
  })
})
