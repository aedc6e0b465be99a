import { describe, expect, it } from 'vitest'
import type { Stage } from '../../../src/model/trigger.ts'
import { modelOf } from '../shop.ts'
import { doorWith, gate, pool } from './door.ts'

type Edits = Parameters<typeof doorWith>[0]

/** The stages of one hook of the door. */
const stagesAt = (hook: string, edits: Edits = {}): readonly Stage[] => {
  const { functions } = modelOf({ ...doorWith(edits), env: 'dev' })
  return [...functions.values()].find(({ name }) => name === `door-${hook}`)?.stages ?? []
}
const first = (hook: string, edits?: Edits) => stagesAt(hook, edits)[0] as Stage
const mebibyte = 1024 * 1024

describe('a stage', () => {
  it('is given what it says, and the defaults of its trigger', () => {
    expect(first('preAuthentication').with).toEqual({
      url: 'http://localhost:9000/ask',
      key: 'gate-key',
      by: 'email',
      score: 0.5,
    })
  })

  it('says something else than a default', () => {
    const edits: Edits = { [pool]: [['title: Hello', 'by: phone']] }
    expect(first('preSignUp', edits).with).toMatchObject({ by: 'phone', score: 0.5 })
  })

  it('has what its trigger has, where it says nothing', () => {
    expect(first('preAuthentication').limits).toEqual({
      timeout: 1000,
      cpu: 500,
      memory: 32 * mebibyte,
      output: 65_536,
      logs: 8192,
      fetches: 3,
      fetchSize: 65_536,
      fresh: false,
    })
  })

  it('has less where it says so', () => {
    expect(first('preSignUp').limits).toEqual({
      timeout: 500,
      cpu: 100,
      memory: 16 * mebibyte,
      output: 8192,
      logs: 4096,
      fetches: 1,
      fetchSize: 8192,
      fresh: true,
    })
  })

  it('computes for no longer than it may take', () => {
    const edits: Edits = { [pool]: [['timeout: 500ms, cpu: 100ms', 'timeout: 300ms']] }
    expect(first('preSignUp', edits).limits).toMatchObject({ timeout: 300, cpu: 300 })
  })

  it('fetches what its parameter says, and what is private may be said there', () => {
    const [open, local] = [first('preSignUp'), first('preAuthentication')]
    expect(open.capabilities.fetch[0]).toEqual({ to: 'POST https://ask.example/verify', private: false })
    expect(local.capabilities.fetch[0]).toEqual({ to: 'POST http://localhost:9000/ask', private: true })
  })

  it('fetches nothing by a parameter that nobody gives a value', () => {
    const edits: Edits = {
      [gate]: [['format: uri, required: true', 'format: uri']],
      [pool]: [['url: http://localhost:9000/ask, ', '']],
    }
    expect(first('preAuthentication', edits).capabilities.fetch.map(({ to }) => to)).toEqual([
      'GET https://*.corp.example/v1/*',
      'POST https://users.internal.example/*',
    ])
  })

  it('leaves of its trigger what it names, and nothing else of that kind', () => {
    expect(first('preSignUp').capabilities).toEqual({
      fetch: [
        { to: 'POST https://ask.example/verify', private: false },
        { to: 'GET https://hr.corp.example/v1/people/*', private: false },
      ],
      secrets: ['gate-key'],
      api: ['AdminGetUser'],
      aws: { ses: {} },
      context: [],
      plainCode: false,
    })
  })

  it('leaves everything of what it does not name', () => {
    const edits: Edits = {
      [pool]: [
        ["        secrets: ['{key}']\n", ''],
        ['        kv: false\n', ''],
      ],
    }
    const { secrets, kv, api } = first('preSignUp', edits).capabilities
    expect({ secrets, kv, api }).toEqual({
      secrets: ['gate-key', 'audit-key'],
      kv: { entries: 100, bytes: 8 * mebibyte },
      api: ['AdminGetUser'],
    })
  })

  it.each([
    ['an address of a rule, with its private ones', 'POST https://users.internal.example/v1/*', true],
    ['the address that its parameter names, by its own name', 'POST https://ask.example/verify', false],
  ])('may leave %s', (_, to, isPrivate) => {
    const edits: Edits = {
      [pool]: [["fetch: ['POST {url}', 'GET https://hr.corp.example/v1/people/*']", `fetch: ['${to}']`]],
    }
    expect(first('preSignUp', edits).capabilities.fetch).toEqual([{ to, private: isPrivate }])
  })

  it('may leave the address that its trigger names where it does not say one', () => {
    const edits: Edits = {
      [gate]: [['format: uri, required: true,', 'format: uri, default: https://usual.example/ask,']],
      [pool]: [
        ['        url: https://ask.example/verify\n', ''],
        ["'POST {url}', 'GET https://hr.corp.example/v1/people/*'", "'POST https://usual.example/ask'"],
      ],
    }
    expect(first('preSignUp', edits).capabilities.fetch).toEqual([
      { to: 'POST https://usual.example/ask', private: false },
    ])
  })

  it('may leave a secret by the name that its parameter has for it', () => {
    const edits: Edits = { [pool]: [["secrets: ['{key}']", 'secrets: [gate-key]']] }
    expect(first('preSignUp', edits).capabilities.secrets).toEqual(['gate-key'])
  })

  it('changes nothing of the trigger, which is a function by itself', () => {
    const { functions } = modelOf({ ...doorWith({}), env: 'dev' })
    const [alone] = [...functions.values()].find(({ name }) => name === 'gate')?.stages ?? []
    expect(alone?.capabilities).toMatchObject({
      secrets: ['audit-key'],
      api: { length: 2 },
      kv: { entries: 100 },
    })
    expect(alone?.trigger.capabilities.fetch[0]).toEqual({ to: 'POST {url}', private: false })
  })
})
