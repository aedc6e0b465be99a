import process from 'node:process'
import type { Command } from 'commander'
import { allCodes, codeEntryOf } from '../review/explain/code-entry.ts'
import { allEntries, entryOf } from '../review/explain/entry.ts'
import { codeLines, entryLines } from '../review/explain/explain-lines.ts'
import { globalsOf, printJson } from './globals.ts'
import { unknown } from './named.ts'

/** `poolwright explain`: what an id of a finding, or an error code of the API, is about. */
export function register(program: Command): void {
  program
    .command('explain')
    .argument(
      '[id]',
      'a rule or a mistake, such as PW-POOL-001, or an error code; without one, all are listed',
    )
    .description(
      'Say what a rule, a mistake or an error code is about, why, and what to do. Nothing is read.',
    )
    .addHelpText('after', examples)
    .action(explain)
}

const examples = `
Examples:
  $ poolwright explain PW-POOL-001
  $ poolwright explain NotAuthorizedException
  $ poolwright explain --json | jq '.rules[].id'`

function explain(asked: string | undefined, _: object, command: Command) {
  const { json } = globalsOf(command)
  if (asked === undefined) return list(json)
  const ids = [asked, asked.toUpperCase(), `PW-${asked.toUpperCase()}`]
  const entry = ids.map(entryOf).find((one) => one !== undefined)
  const code = allCodes.find((one) => one.toLowerCase() === asked.toLowerCase())
  const found = entry || code === undefined ? undefined : codeEntryOf(code)
  const told = entry ?? found
  if (!told) {
    const names = [...allEntries().map(({ id }) => id), ...allCodes]
    return unknown('rule or code', asked, names, command)
  }
  if (json) return printJson(told)
  const lines = entry ? entryLines(entry) : found ? codeLines(found) : []
  process.stdout.write(`${lines.join('\n')}\n`)
}

function list(json: boolean) {
  const entries = allEntries()
  if (json) return printJson({ rules: entries, codes: allCodes.map((code) => codeEntryOf(code)) })
  const wide = Math.max(...entries.map(({ id }) => id.length))
  const lines = entries.map(({ id, title }) => `${id.padEnd(wide)}  ${title}`)
  process.stdout.write(`${[...lines, '', ...allCodes].join('\n')}\n`)
}
