import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
/** A pool whose sign-ups a script confirms, with a public client and one with a secret. */
export const shop = `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
attributes:
  plan: { type: string, max: 16 }
triggers: { preSignUp: greet }
clients:
  web: { auth: [password, srp, refresh] }
  server: { auth: [password, refresh], secret: true }
`
/** Confirms nobody, and greets. */
export const greet = `
export const handler = async (event) => {
  console.log('hello', event.triggerSource)
  return event
}
`
/** Writes a project; \`files\` are laid over the usual ones. */
export function makeProject(files = {}) {
  const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const all = {
    'pools/shop.pool.yaml': shop,
    'triggers/greet.trigger.yaml': 'script: ./greet.js\nhooks: [preSignUp]\n',
    'triggers/greet.js': greet,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) write(path, text)
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) }
}
/** A copy of the worked example that the tests share. */
export function copyShop() {
  const project = makeProject()
  rmSync(project.root, { recursive: true })
  cpSync('test/fixtures/shop', project.root, { recursive: true })
  return project
}
