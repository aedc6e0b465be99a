import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from './main.ts'
import { project } from './server.ts'

const stories = 200
// Milliseconds that a suite of so many may take on two cores.
const limit = 10_000

const story = (number: number) => `pool: tiered
given:
  users: { ana: { username: ana-${number}, attributes: { email: ana@example.com }, password: Bench-Mark-1! } }
steps:
  - name: Ana signs in
    do: signIn
    client: web
    by: srp
    username: ana-${number}
    password: Bench-Mark-1!
    expect: { id: { tier: gold }, hooks: [preTokenGeneration] }
  - { name: the session is refreshed, after: 1h, do: refresh, expect: { access: { tier: gold } } }
  - name: a stranger is refused
    do: signIn
    client: web
    by: password
    username: nobody
    password: Bench-Mark-1!
    expect: { error: NotAuthorizedException, hooks: [] }
`

/** How long a suite of stories takes, each with two sign-ins, a refresh and two calls of a script. */
export async function scenarios(cli: string): Promise<Figure[]> {
  const { dir, remove } = project()
  try {
    mkdirSync(join(dir, 'test'))
    for (let number = 0; number < stories; number++)
      writeFileSync(join(dir, `test/story-${number}.scenario.yaml`), story(number))
    const began = performance.now()
    const { status, stdout } = spawnSync(process.execPath, [cli, 'test', '--json', '--cwd', dir], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const took = performance.now() - began
    const { passed, failed } = JSON.parse(stdout) as { passed: number; failed: number }
    if (status !== 0 || passed !== 3 * stories) throw new Error(`${passed} came true, ${failed} did not`)
    return [
      {
        name: `a suite of ${stories} scenarios, from start to end`,
        value: took,
        unit: 'ms',
        limit,
        ratio: took / limit,
        aim: 'at most 1',
      },
    ]
  } finally {
    remove()
  }
}
