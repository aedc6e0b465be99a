import process from 'node:process'
import type { Command } from 'commander'
import { readProject } from '../adapters/disk/project.ts'
import { reason, Unreadable } from '../adapters/disk/unreadable.ts'
import { counted } from '../review/reporter.ts'
import { visible } from '../review/visible.ts'
import { wrong, type Check, type Outcome, type Patient, type Verdict } from './doctor-check.ts'
import { globalsOf, printJson } from './globals.ts'
import { lookedAt } from './lint/looked-at.ts'
import { paintFor } from './paint.ts'
import { portIn } from './server/server-options.ts'

interface Options {
  readonly env?: string
  readonly port: number
}

/** `poolwright doctor`: what is wrong with this machine, or with the set-up of the project. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('Look for what is wrong with this machine and with the set-up of the project.')
    .option('--env <name>', 'the environment whose secrets must be there; without it, dev if there is one')
    .option('--port <port>', 'the port that a server is to have', portIn, 9340)
    .addHelpText('after', words)
    .action(doctor)
}

const words = `
Nothing is changed, no script of the project is run, and only this machine is asked. Secrets are told of by their
names alone.

Exit codes: 0 nothing is wrong, though there may be warnings; 1 something is.

Examples:
  $ poolwright doctor
  $ poolwright doctor --env prod
  $ poolwright doctor --json | jq '.checks[] | select(.verdict != "ok")'`

/** What one check has found. */
interface Found {
  readonly check: string
  readonly about: Check['about']
  readonly outcome: Outcome
}

async function doctor({ env, port }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const patient = await patientIn(cwd, port, env, command)
  const { checks } = await import('./doctor/index.ts').then((all) => ({ checks: Object.values(all) }))
  const found = (await Promise.all(checks.map((check) => looked(check, patient)))).flat()
  const ok = found.every(({ outcome }) => outcome.verdict !== 'wrong')
  if (!ok) process.exitCode = 1
  if (json)
    printJson({
      schemaVersion: 1,
      ok,
      checks: found.map(({ check, about, outcome }) => ({ check, about, ...outcome })),
    })
  else process.stdout.write(`${linesOf(found, quiet).join('\n')}\n`)
}

async function patientIn(
  root: string,
  port: number,
  env: string | undefined,
  command: Command,
): Promise<Patient> {
  const seen = { root, port, variables: process.env, ...(env !== undefined && { env }) }
  let project
  try {
    project = await readProject(root)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return seen
  }
  const { environments } = lookedAt(project, env, command)
  const chosen = env ?? environments.find((name) => name === 'dev')
  const { load } = await import('../config/load.ts')
  return { ...seen, project, loaded: load({ ...project, ...(chosen !== undefined && { env: chosen }) }) }
}

/** A check that fails has found something as well. */
async function looked({ name: check, about, look }: Check, patient: Patient): Promise<readonly Found[]> {
  try {
    return [...(await look(patient))].map((outcome) => ({ check, about, outcome }))
  } catch (error) {
    return [{ check, about, outcome: wrong(`it cannot be looked at: ${reason(error)}`) }]
  }
}

const parts = { ok: 'info', warning: 'warning', wrong: 'error' } as const

/** With `quiet`, only what is not well. */
function linesOf(found: readonly Found[], quiet: boolean): readonly string[] {
  const paint = paintFor(process.stdout)
  const wide = Math.max(...found.map(({ check }) => check.length))
  const abouts = ['machine', 'project', 'server'] as const
  const lines = abouts.flatMap((about) =>
    found
      .filter((one) => one.about === about && !(quiet && one.outcome.verdict === 'ok'))
      .flatMap(({ check, outcome: { verdict, message, help } }) => [
        `${paint(parts[verdict], verdict.padEnd(7))}  ${check.padEnd(wide)}  ${visible(message)}`,
        ...(help === undefined ? [] : [`${' '.repeat(wide + 11)}help: ${visible(help)}`]),
      ]),
  )
  const count = (verdict: Verdict) => found.filter((one) => one.outcome.verdict === verdict).length
  const sum = `${count('ok')} ok, ${counted(count('warning'), 'warning')}, ${count('wrong')} wrong`
  return [...lines, ...(lines.length ? [''] : []), sum]
}
