import { cpus } from 'node:os'
import { account } from './account.ts'
import { built } from './built.ts'
import { cold } from './cold.ts'
import { commandLine } from './command-line.ts'
import { crowd } from './crowd.ts'
import { iam } from './iam.ts'
import { identityPools } from './identity-pools.ts'
import { manyUsers } from './many-users.ts'
import { oauth } from './oauth.ts'
import { pagesBench } from './pages.ts'
import { review } from './review.ts'
import { scenarios } from './scenarios.ts'
import { signIn } from './sign-in.ts'
import { sigv4 } from './sigv4.ts'
import { trigger } from './trigger.ts'
import { whoCanFigures } from './who-can.ts'
import { writes } from './writes.ts'

/** One thing measured; `ratio` sets it against a limit measured in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | '/s' | 'MB' | 'kB'
  readonly limit?: number
  readonly ratio?: number
  readonly aim?: string
}

const benches = {
  'sign-in': signIn,
  account,
  writes,
  'many-users': manyUsers,
  trigger,
  cold,
  crowd,
  'command-line': commandLine,
  iam,
  scenarios,
  'identity-pools': identityPools,
  sigv4,
  'who-can': whoCanFigures,
  pages: pagesBench,
  oauth,
  review,
}
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const chosen = Object.entries(benches).filter(([name]) => !asked.length || asked.includes(name))

const round = (value: number) => Number(value.toPrecision(3))
const { cli, remove } = built()
process.on('exit', remove)
const figures: (Figure & { bench: string })[] = []
for (const [bench, run] of chosen) {
  process.stderr.write(`${bench} …\n`)
  for (const figure of await run(cli)) figures.push({ bench, ...figure })
}
process.stdout.write(
  `${JSON.stringify({ schemaVersion: 1, at: new Date().toISOString(), node: process.version, cores: cpus().length, figures }, null, 2)}\n`,
)
process.stderr.write('\n')
for (const { name, value, unit, limit, ratio, aim } of figures) {
  const more =
    limit === undefined
      ? ''
      : `limit ${round(limit)} ${unit}, ratio ${ratio?.toFixed(2)}${aim ? ` (${aim})` : ''}`
  process.stderr.write(`${name.padEnd(58)} ${String(round(value)).padStart(8)} ${unit.padEnd(3)} ${more}\n`)
}
process.exit(0)
