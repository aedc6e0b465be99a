import type { ChallengeField, ChallengePage } from '../../model/challenge-page.ts'

/** The public parameter in which a script describes the page. */
export const pageParameter = 'challengePage'

/** Says what is wrong with a value, by its place; nothing where it is right. */
type Rule = (value: unknown, at: string) => string | undefined

const text =
  (most: number, form = /^/, what = 'a text'): Rule =>
  (value, at) =>
    typeof value === 'string' && value.length <= most && form.test(value)
      ? undefined
      : `${at} must be ${what} of ${most} characters at most`

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const language = /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/

const pageText =
  (most: number): Rule =>
  (value, at) => {
    if (!isObject(value)) return text(most)(value, at)
    const texts = Object.entries(value)
    const stray = texts.find(([tag]) => !language.test(tag))
    if (!texts.length || stray) return `${at} must have texts by the tags of languages, such as en`
    return texts.map(([tag, said]) => text(most)(said, `${at}.${tag}`)).find(Boolean)
  }

const oneOf =
  (words: readonly string[]): Rule =>
  (value, at) =>
    words.some((word) => word === value) ? undefined : `${at} must be one of ${words.join(', ')}`

const flag: Rule = (value, at) => (typeof value === 'boolean' ? undefined : `${at} must be true or false`)

const length: Rule = (value, at) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10_000
    ? undefined
    : `${at} must be a whole number from 0 to 10000`

const expression: Rule = (value, at) => {
  try {
    new RegExp(String(value), 'v')
    return text(200)(value, at)
  } catch {
    return `${at} must be a regular expression`
  }
}

const address: Rule = (value, at) =>
  typeof value === 'string' &&
  value.length <= 2000 &&
  value.startsWith('https://') &&
  !/\s/.test(value) &&
  URL.canParse(value)
    ? undefined
    : `${at} must be an address that begins with https://, of 2000 characters at most`

const listOf =
  (rule: Rule, most: number): Rule =>
  (value, at) =>
    Array.isArray(value) && value.length >= 1 && value.length <= most
      ? value.map((each, n) => rule(each, `${at}[${n}]`)).find(Boolean)
      : `${at} must be a list of 1 to ${most}`

const shape =
  (members: Readonly<Record<string, Rule>>, needed: readonly string[] = []): Rule =>
  (value, at) => {
    if (!isObject(value)) return `${at} must be an object`
    const missing = needed.find((name) => value[name] === undefined)
    if (missing) return `${at}.${missing} is missing`
    for (const [name, said] of Object.entries(value)) {
      if (!Object.hasOwn(members, name)) return `${at}.${name} is nothing that a page has`
      const wrong = said === undefined ? undefined : members[name]?.(said, `${at}.${name}`)
      if (wrong) return wrong
    }
    return undefined
  }

const types = ['text', 'code', 'password', 'number', 'email', 'tel', 'url', 'date', 'choice', 'tick'] as const
types satisfies readonly ChallengeField['type'][]

const option = shape({ value: text(200), label: pageText(200) }, ['value', 'label'])

const field: Rule = (value, at) => {
  const wrong = shape(
    {
      name: text(32, /^[A-Za-z][\w-]*$/, 'a name that begins with a letter'),
      type: oneOf(types),
      label: pageText(200),
      hint: pageText(500),
      optional: flag,
      pattern: expression,
      minLength: length,
      maxLength: length,
      options: listOf(option, 50),
    },
    ['name', 'type', 'label'],
  )(value, at)
  if (wrong) return wrong
  const { type, options } = value as ChallengeField
  if ((type === 'choice') === (options !== undefined)) return undefined
  return type === 'choice' ? `${at}.options is missing` : `${at}.options is for a choice alone`
}

const fields: Rule = (value, at) => {
  const wrong = listOf(field, 10)(value, at)
  if (wrong) return wrong
  const names = (value as readonly ChallengeField[]).map(({ name }) => name)
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  return twice === undefined ? undefined : `${at} has the name ${twice} twice`
}

const picture = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z\d+/]+={0,2}$/

const page = shape({
  title: pageText(200),
  text: pageText(2000),
  image: shape({ src: text(200_000, picture, 'a data: URL of a picture'), alt: pageText(200) }, [
    'src',
    'alt',
  ]),
  fields,
  button: pageText(60),
  links: listOf(shape({ text: pageText(200), href: address }, ['text', 'href']), 5),
  join: text(10),
})

/** Reads the page that a script describes, or says what is wrong with it. */
export function readChallengePage(said: string): ChallengePage | { readonly wrong: string } {
  try {
    const value: unknown = JSON.parse(said)
    const wrong = page(value, pageParameter)
    return wrong === undefined ? (value as ChallengePage) : { wrong }
  } catch {
    return { wrong: `${pageParameter} must be JSON` }
  }
}
