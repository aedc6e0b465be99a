import { readFileSync } from 'node:fs'
import { commands } from './commands.ts'

const wide = Math.max(...commands.map(({ name }) => name.length))

/** The help of the whole program, made from the table alone so that no command need be read for it. */
export const helpText = () => `\
Poolwright: Amazon Cognito as code

Usage: poolwright <command> [options]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(wide)}  ${summary}`).join('\n')}

Options of every command:
  --json       data for programs on standard output
  --quiet      say nothing but the result
  --cwd <dir>  the project's folder, instead of this one
  --no-color   plain text, as with NO_COLOR
  --version    which version this is
  -h, --help   this, or a command's own help

Examples:
  $ poolwright validate
  $ poolwright dev
  $ poolwright invoke add-team --example TokenGeneration_Authentication
  $ poolwright runs show
  $ poolwright can group:customers/admins s3:PutObject
  $ poolwright inbox wait --to ana@example.com --code

Exit codes: 0 ok; 1 findings, failed or denied; 2 usage; 3 configuration or input unreadable;
70 a defect of Poolwright; 130 interrupted`

/** The version in our own package.json, which lies at the same place from the source and from `dist`. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
