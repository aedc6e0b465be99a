import { scriptPath } from '../../lint/questions/script-path.ts'
import type { Rule } from '../../lint/rule.ts'

/** Scripts of which the other rules say nothing, since they cannot read them. */
export const scriptsAreRead: Rule = {
  id: 'PW-TRIG-018',
  severity: 'warning',
  title: 'no rule has looked at a script',
  why: 'Rules read JavaScript, and TypeScript whose types, enums and namespaces can be taken out of it. Of a script with decorators or JSX in it, or with a mistake, they say nothing at all, and silence is no praise. Write it without, or let somebody read it and say so.',
  source: 'Poolwright; Node.js, type stripping',
  bad: {
    'triggers/greet.trigger.yaml': 'script: ./greet.ts\nhooks: [postConfirmation]\n',
    'triggers/greet.ts': `
@sealed
class Greeter {}
export const handler = async (event) => event
`,
  },
  good: {
    'triggers/greet.trigger.yaml': 'script: ./greet.ts\nhooks: [postConfirmation]\n',
    'triggers/greet.ts': `
enum Greeting { Short = 'hi', Long = 'good morning' }
export const handler = async (event) => {
  console.log(Greeting.Short)
  return event
}
`,
  },
  *check(project) {
    for (const trigger of project.all('trigger')) {
      if (project.text(scriptPath(trigger)) === undefined || project.script(trigger)) continue
      yield {
        message: `no rule has looked at the script of \`${trigger.name}\`: it cannot be read as JavaScript with types`,
        at: { resource: trigger, path: ['script'] },
        help: 'write it without decorators and JSX',
      }
    }
  },
}
