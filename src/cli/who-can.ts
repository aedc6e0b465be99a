import process from 'node:process'
import type { Command } from 'commander'
import type { Context } from '../model/iam.ts'
import { permittedLines, permittedRows } from '../review/access/permitted-lines.ts'
import { whoCan as whoMay } from '../review/access/who-can.ts'
import { visible } from '../review/visible.ts'
import { checkAction, checkResource, warn } from './access/can-action.ts'
import { contextIn, keyIn, nowContext } from './access/can-context.ts'
import { modelsOf } from './access/can-models.ts'
import { globalsOf, printJson } from './globals.ts'
import { paintFor } from './paint.ts'

interface Options {
  readonly context?: Context
  readonly without?: readonly string[]
  readonly env?: string
}

/** `poolwright who-can`: every role, IAM user and guest who may do something. */
export function register(program: Command): void {
  program
    .command('who-can')
    .argument('<action>', 'what they would do, such as s3:DeleteObject')
    .argument('[resource]', 'the ARN of what they would do it to; * is whatever it may be', '*')
    .description(
      'List every role, IAM user and guest of the project who may do something, in each environment.',
    )
    .option('--context <key=value>', 'what the request has under a condition key; may be repeated', contextIn)
    .option('--without <key>', 'a condition key that the request has not got; may be repeated', keyIn)
    .option('--env <name>', 'in this environment, instead of in each')
    .addHelpText('after', examples)
    .action(whoCan)
}

const examples = `
Somebody who may, if what is not known is as it must be, is listed with what it takes. Guests are listed beside
their role, since an identity pool narrows what guests may.

Exit code 0 says that somebody is listed; 1, that surely nobody may.

Examples:
  $ poolwright who-can s3:DeleteObject
  $ poolwright who-can dynamodb:PutItem arn:aws:dynamodb:us-east-1:123456789012:table/orders --env prod
  $ poolwright who-can cognito-idp:AdminDeleteUser && echo 'somebody may delete users'`

async function whoCan(action: string, resource: string, options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const warnings = [...checkAction(action, command), ...checkResource(resource, command)]
  const { context = {}, without = [], env } = options
  const wanted = { action, resource, context: { ...nowContext(new Date()), ...context }, without }
  const models = await modelsOf(cwd, { env, each: true }, command)
  const rows = permittedRows(models.map((model) => [model.env ?? '', whoMay(model, wanted)]))
  if (json)
    printJson({
      ok: rows.length > 0,
      action,
      resource,
      environments: models.flatMap((model) => model.env ?? []),
      permitted: rows,
      warnings,
    })
  else {
    warn(warnings, quiet)
    const nobody = `nobody may ${action}${resource === '*' ? '' : ` on ${resource}`}`
    const lines = rows.length
      ? permittedLines(rows, models.length, paintFor(process.stdout))
      : [visible(nobody)]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  if (!rows.length) process.exitCode = 1
}
