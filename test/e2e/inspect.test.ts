import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { attach, type Paused } from '../debugger.ts'
import { makeProject } from './make-project.ts'

const cli = join(import.meta.dirname, '../../src/cli/main.ts')

const script = `import { defineTrigger } from 'poolwright'
import type { PreSignUpEvent } from 'poolwright'
import { hostOf } from './lib/host-of'

interface Rule {
  domains: string[]
}

export const handler = defineTrigger<'PreSignUp', Rule>('PreSignUp', async (event, { poolwright }) => {
  const domain: string = hostOf(event)
  event.response.autoConfirmUser = poolwright.with.domains.includes(domain)
  console.info('confirmed', event.response.autoConfirmUser, Object.keys(process.env))
  return event satisfies PreSignUpEvent
})
`
const project = makeProject({
  'pools/shop.pool.yaml': `
signIn: { with: [email] }
triggers: { preSignUp: { use: greet, with: { domains: [example.com] } } }
clients: { web: { auth: [password] } }
`,
  'triggers/greet.trigger.yaml': 'script: ./greet.ts\nhooks: [preSignUp]\n',
  'triggers/greet.ts': script,
  'triggers/lib/host-of.ts': `import type { PreSignUpEvent } from 'poolwright'

export const hostOf = (event: PreSignUpEvent) => event.request.userAttributes['email']?.split('@').at(-1) ?? ''
`,
})
afterAll(() => project.remove())

/** Runs `invoke greet --inspect` until its debugger is awaited; `ended` gives what it said in the end. */
async function invoke(...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, 'invoke', 'greet', '--inspect', '127.0.0.1:0', ...args], {
    cwd: project.root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (part) => (out += part))
  const ended = new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.on('close', (code) => done({ code, out, err })),
  )
  const address = await new Promise<string>((done, fail) => {
    child.stderr.on('data', (part) => {
      err += part
      const [, found] = /listening on (ws:\S+)/.exec(err) ?? []
      if (found) done(found)
    })
    child.on('close', () => fail(new Error(err)))
  })
  return { child, address, ended }
}

describe('invoke --inspect', () => {
  it('stops at a line of the script itself, shows what is there, and ends as invoke does', async () => {
    const { address, ended } = await invoke('--json')
    const { ask, next, leave } = await attach(address)
    await ask('Debugger.enable')
    const url = pathToFileURL(join(realpathSync(project.root), 'triggers/greet.ts')).href
    const lineNumber = script.split('\n').findIndex((line) => line.includes('autoConfirmUser ='))
    const { breakpointId } = await ask('Debugger.setBreakpointByUrl', { url, lineNumber })
    await ask('Runtime.runIfWaitingForDebugger')

    const { callFrames, hitBreakpoints }: Paused = await next('Debugger.paused')
    const [frame] = callFrames
    expect(hitBreakpoints).toEqual([breakpointId])
    expect(frame?.location.lineNumber).toBe(lineNumber)
    const at = { callFrameId: frame?.callFrameId, returnByValue: true }
    const seen = await ask('Debugger.evaluateOnCallFrame', { ...at, expression: 'domain' })
    expect(seen.result.value).toBe('example.com')
    await ask('Debugger.resume')

    const { code, out, err } = await ended
    leave()
    const { ok, changes, logs } = JSON.parse(out)
    expect([code, ok]).toEqual([0, true])
    expect(changes).toMatchObject([{ path: ['response', 'autoConfirmUser'], after: true }])
    expect(logs).toEqual([{ level: 'info', text: 'confirmed true []' }])
    expect(err).toMatch(
      /^warning: greet.ts runs outside the sandbox: NO LIMITS, and all the rights that you have$/m,
    )
  })

  it('leaves no process behind when it is ended while it waits', async () => {
    const { child, address, ended } = await invoke()
    child.kill('SIGTERM')
    await ended
    await expect(attach(address)).rejects.toBeDefined()
  })

  it('takes no trigger for an address', async () => {
    const child = spawn(process.execPath, [cli, 'invoke', '--inspect', 'greet'], { cwd: project.root })
    let err = ''
    child.stderr.on('data', (part) => (err += part))
    const code = await new Promise((done) => child.on('close', done))
    expect([code, err]).toEqual([2, expect.stringContaining('a trigger is named before it')])
  })
})
