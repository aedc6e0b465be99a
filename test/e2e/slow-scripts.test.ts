import { expect, it } from 'vitest'
import { makeProject } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

it('names the scripts of which a review knows nothing, since they did not answer in time', async () => {
  const { root, remove } = makeProject({
    'triggers/greet.js': 'export const handler = () => { for (;;); }\n',
    'pools/bazaar.pool.yaml':
      'signUp: { selfService: true, verify: [email] }\ntriggers: { preSignUp: wait }\nclients: { web: { auth: [srp] } }\n',
    'triggers/wait.trigger.yaml': 'script: ./wait.js\nhooks: [preSignUp]\n',
    'triggers/wait.js': 'export const handler = () => new Promise(() => {})\n',
  })
  const { out } = await runPoolwright(root, 'lint')
  expect(out).toContain(
    '\nwhat `triggers/greet.js`, `triggers/wait.js` would answer is not known: a review waits a second for a script\n',
  )
  remove()
})
