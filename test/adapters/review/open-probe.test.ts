import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openProbe, type OpenProbe } from '../../../src/app/open-probe.ts'
import { load } from '../../../src/config/load.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { lint } from '../../../src/review/lint/lint.ts'
import { reviewed } from '../../../src/review/lint/reviewed.ts'
import type { Example } from '../../../src/review/lint/rule.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { scriptsOf } from '../../review/rules/found.ts'

const open: { readonly root: string; readonly probing: OpenProbe }[] = []
afterEach(async () => {
  for (const { root, probing } of open.splice(0)) {
    await probing.close()
    rmSync(root, { recursive: true })
  }
})

/** A small project on disk, as rules see it, with the sandbox for its scripts. */
function project(example: Example) {
  const texts = typeof example === 'string' ? { 'pools/shop.pool.yaml': example } : example
  const root = mkdtempSync(join(tmpdir(), 'probe-'))
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const probing = openProbe(root)
  open.push({ root, probing })
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const { model, linked, findings } = load({
    files: files.filter(({ path }) => path.endsWith('.yaml')),
    scripts: new Set(Object.keys(texts).filter((path) => !path.endsWith('.yaml'))),
    ...('pools/env/dev.env.yaml' in texts && { env: 'dev' }),
  })
  if (!model || !linked) throw new Error(findings.map(({ message }) => message).join('\n'))
  const { probe, slow } = probing
  return { probe, slow, of: reviewed({ model, linked }, { now: 0, script: scriptsOf(texts), probe }) }
}

const probing = rules.filter(({ id }) => /^PW-TRIG-0(06|07|08|13)$/.test(id))
const everyTrig = rules.filter(({ id }) => id.startsWith('PW-TRIG-'))
const told = (example: Example): Promise<readonly Finding[]> => lint(project(example).of, probing)

const pool = `
attributes: { team: {} }
signUp: { selfService: true, verify: [email] }
triggers:
  preSignUp: one
  defineAuthChallenge: one
  createAuthChallenge: one
  verifyAuthChallengeResponse: one
  preTokenGeneration: one
clients: { web: { auth: [srp, custom, refresh] } }
`
const hooks =
  '[preSignUp, defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse, preTokenGeneration]'
const one = (script: string, more = '') => ({
  'pools/shop.pool.yaml': pool,
  'triggers/one.trigger.yaml': `script: ./one.js\nhooks: ${hooks}\n${more}`,
  'triggers/one.js': script,
})
/** Gives everything to everybody, unless what stands before it is in its way. */
const generous = (before: string) => `
export const handler = async (event) => {
  ${before}
  Object.assign(event.response, { issueTokens: true, answerCorrect: true, autoVerifyEmail: true })
  return event
}
`

describe('in the sandbox', { timeout: 60_000 }, () => {
  it.each(probing)('$id speaks of its bad example, and not of its good one', async ({ id, bad, good }) => {
    expect((await told(bad)).map(({ rule }) => rule)).toContain(id)
    expect(await told(good)).toEqual([])
  })

  it('is told of a script that gives everything to everybody', async () => {
    const found = (await told(one(generous('')))).map(({ rule }) => rule)
    // Its claims are what they were; of the others each is told once.
    expect(found.toSorted()).toEqual(['PW-TRIG-006', 'PW-TRIG-007', 'PW-TRIG-008'])
  })

  it.each([
    ['never ends', 'for (;;);'],
    ['never answers', 'await new Promise(() => {})'],
    ['throws', 'throw new Error("no")'],
    ['answers far too much', 'event.response.much = "x".repeat(4_000_000)'],
    ['takes all the memory that there is', 'const all = []; for (;;) all.push(new Array(1_000_000).fill(1))'],
    ['answers what is no event', 'return "event"'],
    ['answers what cannot be read', 'event.response.issueTokens = "yes"; return event'],
    ['asks of the world, and goes on', 'await fetch("https://example.com/").catch(() => {})'],
  ])('says nothing of a script that %s, and comes to an end', async (_, before) => {
    const reach = 'capabilities: { fetch: [GET https://example.com/] }\n'
    expect(await told(one(generous(before), reach))).toEqual([])
  })

  it('says nothing of one that is not the one pinned', async () => {
    expect(await told(one(generous(''), `sha256: '${'0'.repeat(64)}'\n`))).toEqual([])
  })
})

describe('what ships', { timeout: 60_000 }, () => {
  const here = resolve(import.meta.dirname, '../../..')
  const own = ['pools', 'triggers'].flatMap((folder) =>
    readdirSync(join(here, folder)).map((file) => `${folder}/${file}`),
  )
  const ready = (triggers: string) => `
attributes: { tier: { adminOnly: true } }
signUp: { selfService: true, verify: [email] }
groups: { staff: {} }
triggers:
${triggers}
clients: { web: { auth: [srp, custom, password], write: [email] } }
`

  it('as an example is silent', async () => {
    const texts = Object.fromEntries(own.map((path) => [path, readFileSync(join(here, path), 'utf8')]))
    expect(await told(texts)).toEqual([])
  })

  it.each([
    'preSignUp: { use: poolwright/auto-confirm, with: { verifyEmail: true, domains: [example.com] } }',
    'preSignUp: poolwright/auto-confirm',
    "preSignUp: { use: poolwright/email-domains, with: { allow: ['example.com'] } }",
    'preSignUp: { use: poolwright/rate-limit, with: { limit: 5, window: 60 } }',
    'preTokenGeneration: { use: poolwright/claims, with: { attributes: { tier: custom:tier }, groups: teams } }',
    `defineAuthChallenge: poolwright/email-code
  createAuthChallenge: poolwright/email-code
  verifyAuthChallengeResponse: poolwright/email-code`,
    `defineAuthChallenge: { use: poolwright/email-code, with: { after: password } }
  createAuthChallenge: poolwright/email-code
  verifyAuthChallengeResponse: poolwright/email-code`,
  ])('as %s is silent', async (triggers) => {
    const found = await lint(project(ready(`  ${triggers}`)).of, everyTrig)
    expect(found).toEqual([])
  })

  it('confirms whoever comes only where somebody says so, and is told then', async () => {
    const stage = '  preSignUp: { use: poolwright/auto-confirm, with: { verifyEmail: true } }'
    expect((await told(ready(stage))).map(({ rule }) => rule)).toEqual(['PW-TRIG-006'])
  })
})

describe('a script', { timeout: 60_000 }, () => {
  const event: JsonObject = { triggerSource: 'PreSignUp_SignUp', request: {}, response: {} }
  const stageOf = ({ of }: ReturnType<typeof project>) => {
    const stage = of.model.functions.values().next().value?.stages[0]
    if (!stage) throw new Error('the project has no stage')
    return stage
  }

  it('is shown no secret, and nothing of the environment of the reviewer', async () => {
    const shows = `
export const handler = async (event, { poolwright }) => ({
  response: { secrets: poolwright.secrets, key: process.env.KEY, home: process.env.HOME ?? null },
})
`
    const opened = project({
      ...one(shows, 'capabilities: { secrets: [crm] }\nenv: { KEY: { secret: crm } }\n'),
      'pools/env/dev.env.yaml': 'secrets: { crm: { env: HOME } }\n',
    })
    const { probe } = opened
    expect(await probe({ stage: stageOf(opened), event })).toEqual({
      answer: { response: { secrets: { crm: 'secret' }, key: 'secret', home: null } },
    })
  })

  it('that once did not answer is not run again, and is named', async () => {
    const opened = project(one('export const handler = () => new Promise(() => {})\n'))
    const { probe, slow } = opened
    const stage = stageOf(opened)
    const first = await probe({ stage, event })
    expect(first).toMatchObject({ failed: expect.stringContaining('did not answer') as string })
    expect(await probe({ stage, event: { ...event, userName: 'other' } })).toBe(first)
    expect(slow()).toEqual(['triggers/one.js'])
  })

  it.each([
    ['fetch', 'await fetch("https://x.example/v1/ana?key=1")', 'fetch of https://x.example'],
    [
      'fetch, and lets nobody know',
      'await fetch("http://x.example:81/").catch(() => {})',
      'fetch of http://x.example:81',
    ],
    ['an operation', 'await poolwright.api.AdminGetUser({ Username: "a" })', 'api.AdminGetUser'],
  ])('that asks for %s says what it needs, and no more', async (_, ask, needs) => {
    const script = `export const handler = async (event, { poolwright }) => { ${ask}; return event }`
    const opened = project(one(script, 'capabilities: { api: [AdminGetUser] }\n'))
    const { probe } = opened
    const probed = await probe({ stage: stageOf(opened), event })
    expect(probed).toEqual({ failed: `it asks for ${needs}`, needs: [needs] })
  })

  it('is not run any more once others have cost too much', async () => {
    const idle = Array.from({ length: 10 }, (_, index) => `idle${index}`)
    const texts = [...idle, 'quick'].flatMap((name) => [
      [`pools/${name}.pool.yaml`, `triggers: { preSignUp: ${name} }\n`],
      [`triggers/${name}.trigger.yaml`, `script: ./${name}.js\nhooks: [preSignUp]\n`],
      [
        `triggers/${name}.js`,
        `export const handler = ${name === 'quick' ? '(event) => event' : '() => new Promise(() => {})'}\n`,
      ],
    ])
    const { of, probe, slow } = project(Object.fromEntries(texts) as Record<string, string>)
    const stages = [...of.model.functions.values()].flatMap((own) => own.stages)
    const named = (name: string) => stages.filter(({ trigger }) => trigger.name.startsWith(name))
    await Promise.all(named('idle').map((stage) => probe({ stage, event })))
    const [quick] = named('quick')
    expect(quick && (await probe({ stage: quick, event }))).toEqual({
      failed: 'no time was left for it',
      needs: ['more time than a review has'],
    })
    expect(slow()).toEqual([...idle, 'quick'].map((name) => `triggers/${name}.js`))
  })
})
