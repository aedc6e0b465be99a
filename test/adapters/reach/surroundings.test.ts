import { describe, expect, it } from 'vitest'
import { openSurroundings } from '../../../src/adapters/reach/open-surroundings.ts'
import { textOf } from '../../../src/adapters/secrets/text-of.ts'
import type { Invocation } from '../../../src/engine/ports.ts'
import type { ScriptError } from '../../../src/model/script-error.ts'
import { defaultLimits, type Capabilities, type Said } from '../../../src/model/trigger.ts'

const given = new Map([['token', 'open sesame']])
const missing = [{ name: 'absent', remedy: 'set ABSENT', usedBy: ['trigger `try`'] }]
const around = openSurroundings({
  region: 'eu-west-1',
  said: (word) => textOf(word, { value: (name) => given.get(name), missing }),
  reach: async ({ kind }) => ({ kind, what: kind, outcome: 'done' }),
})
const none: Capabilities = { fetch: [], secrets: [], api: [], aws: {}, context: [], plainCode: false }

function call(env: Readonly<Record<string, Said>>, capabilities: Partial<Capabilities> = {}): Invocation {
  const all = { ...none, ...capabilities }
  const trigger = {
    name: 'claims',
    arn: 'arn:aws:lambda:eu-west-1:123456789012:function:claims',
    script: 'triggers/claims.ts',
    hooks: [],
    limits: defaultLimits,
    concurrency: 1,
    capabilities: all,
    env,
    onError: 'deny' as const,
  }
  const stage = { trigger, limits: defaultLimits, capabilities: all, onError: 'deny' as const }
  const event = {}
  return {
    poolId: 'p',
    stage,
    event,
    requestId: 'r',
    functionName: 'f',
    functionArn: 'a',
    told: {},
    timeout: 1,
    depth: 0,
  }
}

describe('what stands around a script', () => {
  it('is nothing but the environment that its trigger declares, with secrets in their places', () => {
    const { env, secrets } = around(call({ MODE: 'strict', TOKEN: { secret: 'token' } }))
    expect(env).toEqual({ MODE: 'strict', TOKEN: 'open sesame' })
    expect(secrets).toEqual({})
  })

  it('has the secrets that its stage may read, and no others', () => {
    expect(around(call({}, { secrets: ['token'] })).secrets).toEqual({ token: 'open sesame' })
  })

  it('has what an AWS SDK looks for where it may call services or operations', () => {
    for (const capabilities of [{ api: ['AdminGetUser'] }, { aws: { ses: {} } }]) {
      const { env } = around(call({ MODE: 'strict' }, capabilities))
      expect(env).toMatchObject({
        AWS_REGION: 'eu-west-1',
        AWS_LAMBDA_FUNCTION_NAME: 'claims',
        AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA[0-9A-F]{16}$/),
        AWS_SESSION_TOKEN: expect.stringMatching(/./),
        MODE: 'strict',
      })
    }
  })

  it('tells each stage the memory that it has itself', () => {
    const one = call({}, { aws: { ses: {} } })
    const less = { ...one, stage: { ...one.stage, limits: { ...defaultLimits, memory: 16 * 1024 * 1024 } } }
    const told = [one, less, one].map((each) => around(each).env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'])
    expect(told).toEqual(['64', '16', '64'])
  })

  it('has no part of our credentials where the trigger brings its own', () => {
    const own = { AWS_ACCESS_KEY_ID: 'AKIAOWN', AWS_SECRET_ACCESS_KEY: { secret: 'token' } }
    const { env } = around(call(own, { aws: { ses: { endpoint: 'https://email.eu-west-1.amazonaws.com' } } }))
    expect(env).toMatchObject({ AWS_ACCESS_KEY_ID: 'AKIAOWN', AWS_SECRET_ACCESS_KEY: 'open sesame' })
    expect(env).not.toHaveProperty('AWS_SESSION_TOKEN')
  })

  it('is the same from call to call, so that its isolate is kept', () => {
    const same = call({ MODE: 'strict' })
    expect(around(same).env).toBe(around(same).env)
  })

  it.each([
    ['environment', call({ KEY: { secret: 'absent' } })],
    ['secrets', call({}, { secrets: ['absent'] })],
  ])('refuses a call whose %s nobody has given, by name', (_, missing) => {
    const error = expect.objectContaining<Partial<ScriptError>>({
      failure: 'missing',
      message: 'the secret `absent` has not been given: set ABSENT',
    })
    expect(() => around(missing)).toThrow(error)
  })
})
