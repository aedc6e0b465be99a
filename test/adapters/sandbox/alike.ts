import { createRequire } from 'node:module'
import { beforeAll, expect, it } from 'vitest'
import type { project } from './project.ts'

type Told = { value: unknown } | { error: { name: unknown; message: unknown; code: unknown } }

/** The text of a function that evaluates expressions one by one, and tells what each gives or throws, as JSON. */
const evaluate = (expressions: readonly string[]) => `async () => {
  const told = []
  for (const each of [${expressions.map((text) => `async () => (${text})`).join(',\n')}]) {
    try {
      told.push({ value: JSON.parse(JSON.stringify({ value: await each() })).value })
    } catch (error) {
      told.push({ error: { name: error?.name, message: error?.message, code: error?.code } })
    }
  }
  return told
}`

/**
 * Tests that expressions give in the sandbox what they give in Node, and throw what they throw there. What
 * stands in `before` is said before them, once. `looseMessages` are those whose errors Node words otherwise.
 */
export function alike(
  { run }: Pick<ReturnType<typeof project>, 'run'>,
  expressions: readonly string[],
  { before = '', looseMessages = [] }: { before?: string; looseMessages?: readonly string[] } = {},
): void {
  let here: Told[] = []
  let there: Told[] = []
  beforeAll(async () => {
    const text = evaluate(expressions)
    const require = createRequire(import.meta.url)
    const inNode = Function('require', `${before}\nreturn (${text})()`) as (of: unknown) => Promise<Told[]>
    here = await inNode(require)
    const { value } = await run(`${before}\nexports.handler = ${text}`, {}, { timeout: 10_000, memory: 128 })
    there = value as unknown as Told[]
  })
  const strict = (told: Told | undefined, loose: boolean) =>
    told && 'error' in told && loose ? { error: { ...told.error, message: 'said otherwise' } } : told

  it.each(expressions.map((text, at) => [text, at] as const))('%s', (text, at) => {
    const loose = looseMessages.includes(text)
    expect(here[at]).toBeDefined()
    expect(strict(there[at], loose)).toEqual(strict(here[at], loose))
  })
}
