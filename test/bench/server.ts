import { folder, serve as start } from '../serve.ts'
import { caller } from './post.ts'

const pool = `
signIn: { with: [username] }
signUp: { selfService: true, verify: [email] }
triggers:
  preTokenGeneration: { use: tier, version: V2_0 }
clients:
  web: { auth: [password, srp, refresh], hideUserExistence: true }
`
const script = `
export const handler = async (event: any) => {
  const claims = { claimsToAddOrOverride: { tier: 'gold' } }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
  return event
}
`

/** A small project in a folder of its own: one pool with a trigger, and one without. */
export const project = () =>
  folder({
    'pools/tiered.pool.yaml': pool,
    'pools/plain.pool.yaml': pool.replace(/triggers:\n.*\n/, ''),
    'triggers/tier.trigger.yaml': 'script: ./tier.ts\nhooks: [preTokenGeneration]\n',
    'triggers/tier.ts': script,
    // The same, without a promise.
    'triggers/plain.js': script
      .replace('export const handler = async (event: any) =>', 'exports.handler = (event) =>')
      .trim(),
  })

/** Starts a server on a project, with a caller of sixteen connections; in memory unless told. */
export async function serve(dir: string, command: string, more: readonly string[] = ['--memory']) {
  const server = await start(dir, ['--quiet', ...more], {}, command)
  const { post, close } = caller(server.url, 16)
  return {
    ...server,
    post,
    async stop() {
      close()
      await server.stop('SIGKILL')
    },
  }
}
