/** What a stand-in for Poolwright says to a command line, the first that fits; `{}` stands for what it is asked. */
export interface FakeAnswer {
  /** Words that are on the command line. */
  readonly when: readonly string[]
  readonly out?: string
  readonly err?: string
  readonly code?: number
}

/** A plan that changes something, or nothing, as JSON. */
export const planJson = (...risks: readonly string[]) =>
  JSON.stringify({ changes: risks.map((risk) => ({ risk, level: 'risky' })), diagnostics: [] })

/** A package that a project has as its own dependency, which says what it is told to, and keeps its environment. */
export function fakePoolwright(answers: readonly FakeAnswer[]): Readonly<Record<string, string>> {
  return {
    'node_modules/poolwright/package.json': JSON.stringify({
      name: 'poolwright',
      version: '9.9.9',
      type: 'module',
      bin: { poolwright: 'main.js' },
    }),
    'node_modules/poolwright/main.js': `
import { appendFileSync } from 'node:fs'
const line = process.argv.slice(2)
appendFileSync(new URL('./asked', import.meta.url), JSON.stringify({ line, env: Object.keys(process.env) }) + '\\n')
const answers = ${JSON.stringify(answers)}
const { out = '', err = '', code = 0 } =
  answers.find(({ when }) => when.every((word) => line.some((said) => said.includes(word)))) ?? {}
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = code
`,
  }
}
