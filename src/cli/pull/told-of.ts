import { inLine } from '../../review/visible.ts'
import type { Outcome } from './pull-pools.ts'

/** What a person should know of pools that were written, or were not. */
export function toldOf(outcomes: readonly Outcome[], dryRun: boolean): string {
  if (!outcomes.length) return 'the API has made no user pool\n'
  return outcomes.flatMap((outcome) => linesOf(outcome, dryRun)).join('')
}

function linesOf({ id, name, file, written, refused, secrets, unsaid }: Outcome, dryRun: boolean) {
  const title = `${inLine(name)} (${id})`
  if (refused !== undefined) return [`${title}: not written: ${inLine(refused)}\n`]
  if (!written) return [`${title}: declared in ${inLine(file)} already (--force writes it anew)\n`]
  return [
    `${title}: ${dryRun ? 'would be' : 'is now'} declared in ${inLine(file)}\n`,
    ...(secrets.length ? ['  write under `secrets` of each environment, and set what they name:\n'] : []),
    ...secrets.map((secret) => `    ${secret.name}: { env: ${secret.env} }\n`),
    ...unsaid.map(
      ({ what, why, lost }) => `  ${lost ? 'lost' : 'not in it'}: ${inLine(what)}: ${inLine(why)}\n`,
    ),
  ]
}
