import process from 'node:process'
import type { Command } from 'commander'
import type { Context } from '../model/iam.ts'
import type { Model } from '../model/model.ts'
import { can as canDo } from '../review/access/can.ts'
import { headline, permissionLines } from '../review/access/permission-lines.ts'
import { permissionData } from '../review/access/permission-data.ts'
import { toldWays } from '../review/access/told.ts'
import { visible } from '../review/visible.ts'
import { checkAction, checkResource, warn } from './access/can-action.ts'
import { contextIn, keyIn, nowContext } from './access/can-context.ts'
import { modelsOf } from './access/can-models.ts'
import { forms, subjectOf, type Narrowing } from './access/can-subject.ts'
import { globalsOf, printJson } from './globals.ts'
import { paintFor } from './paint.ts'

interface Options extends Narrowing {
  readonly context?: Context
  readonly without?: readonly string[]
  readonly env?: string
}

/** `poolwright can`: whether somebody may do something, and by which statement. */
export function register(program: Command): void {
  program
    .command('can')
    .argument('<principal>', 'who: see below')
    .argument('<action>', 'what they would do, such as s3:GetObject')
    .argument('[resource]', 'the ARN of what they would do it to; * is whatever it may be', '*')
    .description('Say whether somebody may do something, by which statement, and what a yes would take.')
    .option('--context <key=value>', 'what the request has under a condition key; may be repeated', contextIn)
    .option('--without <key>', 'a condition key that the request has not got; may be repeated', keyIn)
    .option('--pool <name>', 'the user pool or other provider by which they come')
    .option('--client <name>', 'the app client by which they come, by name or id')
    .option('--identity-pool <name>', 'the identity pool by which they come')
    .option('--env <name>', 'the environment; without it, dev if there is one')
    .addHelpText('after', examples)
    .action(can)
}

const examples = `
A principal is ${forms.replace(', guest[', ',\nguest[')}.
A user of a user pool is asked for at the server that \`dev\` runs here.

What decides and is not known, such as the identity id of somebody who has yet to sign in, is said: the answer
is then \`yes, if ...\`. --context and --without say more of the request. The time is now, unless --context says
another aws:CurrentTime.

Exit code 0 says yes; 1 says no, or that it depends on what is not known.

Examples:
  $ poolwright can role:shop-buyer s3:GetObject
  $ poolwright can group:customers/admins dynamodb:PutItem arn:aws:dynamodb:us-east-1:123456789012:table/orders
  $ poolwright can 'claims:{"custom:plan":"gold"}' s3:PutObject --client web
  $ poolwright can user:backend cognito-idp:AdminGetUser --context aws:SourceIp=203.0.113.7`

async function can(principal: string, action: string, resource: string, options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const warnings = [...checkAction(action, command), ...checkResource(resource, command)]
  const { context = {}, without = [], env } = options
  const [model] = (await modelsOf(cwd, { env, each: false }, command)) as [Model]
  const { subject, who, narrowed } = await subjectOf(principal, model, options, cwd, command)
  const wanted = { action, resource, context: { ...nowContext(new Date()), ...context }, without }
  const permission = canDo(model, subject, wanted, narrowed)
  const ways = toldWays(permission)
  const question = { who, action, resource }
  const answer = headline(permission, ways, question)
  if (json)
    printJson(permissionData(permission, ways, { ...question, principal, sentence: answer, warnings }))
  else {
    warn(warnings, quiet)
    const lines = quiet ? [] : ['', ...permissionLines(ways, paintFor(process.stdout))]
    process.stdout.write(`${[visible(answer), ...lines].join('\n')}\n`)
  }
  if (permission.verdict !== 'yes') process.exitCode = 1
}
