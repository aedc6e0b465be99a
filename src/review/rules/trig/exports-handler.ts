import { exportsName } from '../../lint/questions/exported.ts'
import type { Rule } from '../../lint/rule.ts'

/** Scripts that cannot be called. */
export const exportsHandler: Rule = {
  id: 'PW-TRIG-005',
  severity: 'error',
  score: 5,
  title: 'a script exports no `handler`',
  why: 'A script is called by that name, as on Lambda. Without it the hook fails whenever it fires, which may be at nobody’s sign-in but the next one. Write `export const handler = async (event) => event`; that a trigger stands at the hooks that it lists, and in a tier that has them, is told whenever files are read.',
  source: 'AWS Lambda, Node.js handlers; Cognito user pools, Lambda triggers',
  bad: {
    'triggers/greet.trigger.yaml': 'script: ./greet.js\nhooks: [postConfirmation]\n',
    'triggers/greet.js': 'export default async (event) => event\n',
  },
  good: {
    'triggers/greet.trigger.yaml': 'script: ./greet.js\nhooks: [postConfirmation]\n',
    'triggers/greet.js': 'const handler = async (event) => event\nexport { handler }\n',
    'triggers/part.trigger.yaml': 'script: ./part.cjs\nhooks: [postConfirmation]\n',
    'triggers/part.cjs': 'exports.handler = async (event) => event\n',
  },
  *check(project) {
    for (const trigger of project.all('trigger')) {
      const script = project.script(trigger)
      if (!script || exportsName(script, 'handler') !== false) continue
      yield {
        message: `the script of \`${trigger.name}\` exports no \`handler\`: every call of it fails`,
        at: { resource: trigger, path: ['script'] },
        help: 'write `export const handler = async (event) => event`',
        related: [{ message: 'the script', at: { script, start: 0, end: 0 } }],
      }
    }
  },
}
