import { Ajv } from 'ajv'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSeal } from '../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { load } from '../../src/config/load.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import type { Played } from '../../src/review/plan/played.ts'
import type { Tried } from '../../src/review/plan/tried.ts'
import { sampleEvent } from '../../src/schema/samples.ts'
import { folder, root as product } from '../serve.ts'
import { runPoolwright } from './run-poolwright.ts'

const made: { remove: () => void }[] = []
afterAll(() => made.forEach(({ remove }) => remove()))

type Files = Readonly<Record<string, string | null>>

/** A project whose first files are committed, and whose others lie on disk; `null` takes one away. */
function changed(before: Readonly<Record<string, string>>, after: Files) {
  const project = folder(before)
  made.push(project)
  const { dir } = project
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: dir })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'x')
  const write = (files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true })
      if (text === null) rmSync(join(dir, path))
      else writeFileSync(join(dir, path), text)
    }
  }
  write(after)
  const plan = (...args: string[]) => runPoolwright(dir, 'plan', ...args)
  const told = async (...args: string[]) => {
    const { code, out, err } = await plan('--json', ...args)
    expect(err).toBe('')
    return { code, out, ...(JSON.parse(out) as Told) }
  }
  return { dir, write, plan, told }
}
interface Told {
  readonly ok: boolean
  readonly diagnostics: readonly {
    readonly rule: string
    readonly severity: string
    readonly message: string
    readonly at: { readonly file: string; readonly line: number }
  }[]
  readonly accepted: readonly { readonly rule: string }[]
  readonly tried: readonly Tried[]
  readonly scenarios: readonly (Played & { readonly verdict: string })[]
  readonly remarks: readonly string[]
}

const trigger = (script: string, more = '') => `script: ./${script}\nhooks: [preSignUp]\n${more}`
const leaves = 'export const handler = async (event) => event\n'
const sets = (what: string) => `export const handler = async (event) => {\n  ${what}\n  return event\n}\n`
const reach = 'capabilities: { fetch: [GET https://crm.example/*] }\n'

/** What a program reads must be of the shape that is published. */
function checkShape(out: string) {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(product, 'schemas/output', name), 'utf8')) as object
  const ajv = new Ajv({ strict: false })
  ajv.addSchema(read('findings.schema.json'))
  const check = ajv.compile(read('plan.schema.json'))
  check(JSON.parse(out))
  expect(check.errors).toBe(null)
}

describe('scripts of a change', () => {
  let told: Awaited<ReturnType<ReturnType<typeof changed>['told']>>
  let pretty = ''
  const of = (name: string) => told.tried.find((one) => one.trigger === name)
  const first = (name: string) => of(name)?.events[0]

  beforeAll(async () => {
    const stages = ['boom', 'loop', 'helper', 'gone', 'needy', 'bare', 'steady']
    const pool = (names: readonly string[]) => `triggers: { preSignUp: [${names.join(', ')}] }\n`
    const { told: ask, plan } = changed(
      {
        'pools/shop.pool.yaml': pool(stages),
        ...Object.fromEntries(stages.map((name) => [`triggers/${name}.trigger.yaml`, trigger(`${name}.js`)])),
        ...Object.fromEntries(stages.map((name) => [`triggers/${name}.js`, leaves])),
        'triggers/needy.trigger.yaml': trigger('needy.js', reach),
        'triggers/bare.trigger.yaml': trigger('bare.js', reach),
        'triggers/needy.js': sets('await fetch("https://crm.example/a")'),
        'triggers/bare.js': sets('await fetch("https://crm.example/a")'),
        'triggers/gone.js': sets('event.response.autoConfirmUser = true'),
        'triggers/helper.js': `import { flag } from './lib/flag.js'\n${sets('event.response.autoConfirmUser = flag')}`,
        'triggers/lib/flag.js': 'export const flag = false\n',
      },
      {
        'pools/shop.pool.yaml': pool([
          ...['boom', 'loop', 'helper', 'needy', 'bare', 'steady'],
          ...['fresh', 'idle'],
        ]),
        'triggers/boom.js': `throw new Error('no such module')\n${leaves}`,
        'triggers/loop.js': sets('for (;;);'),
        'triggers/gone.trigger.yaml': null,
        'triggers/gone.js': null,
        'triggers/fresh.trigger.yaml': trigger('fresh.js'),
        'triggers/fresh.js': sets('event.response.autoVerifyEmail = true'),
        'triggers/idle.trigger.yaml': trigger('idle.js'),
        'triggers/idle.js': leaves,
        'triggers/needy.js': sets('await fetch("https://crm.example/b")'),
        'triggers/bare.js': leaves,
        'triggers/lib/flag.js': 'export const flag = true\n',
      },
    )
    told = await ask()
    pretty = (await plan()).out
  }, 120_000)

  it('are told in a shape that programs can rely on', () => checkShape(told.out))

  it('are not run where nothing of them has changed', () => {
    expect(of('steady')).toBe(undefined)
  })

  it('say why they fail, where one throws as it is imported', () => {
    expect(first('boom')).toMatchObject({
      verdict: 'differs',
      failed: { after: expect.stringContaining('no such module') as string },
      made: { before: [] },
    })
  })

  it('are given up where one never ends, and the others are run all the same', () => {
    for (const event of of('loop')?.events ?? [])
      expect(event.failed).toEqual({ after: expect.stringContaining('did not answer') as string })
    expect(first('helper')?.verdict).toBe('differs')
  })

  it('are run where only what they import has changed', () => {
    expect(first('helper')?.changes).toEqual([
      { kind: 'changed', path: ['autoConfirmUser'], before: false, after: true },
    ])
  })

  it('show their effect where one is new, and what is missed where one is gone', () => {
    expect(of('fresh')).toMatchObject({ only: 'after' })
    expect(first('fresh')?.made?.after).toEqual([
      { kind: 'changed', path: ['autoVerifyEmail'], before: false, after: true },
    ])
    expect(of('gone')).toMatchObject({ only: 'before' })
    expect(first('gone')?.made?.before).toMatchObject([{ path: ['autoConfirmUser'] }])
    expect(of('idle')?.events.map(({ verdict }) => verdict)).toEqual(['same', 'same', 'same'])
  })

  it('are not said to be alike where both need what a review has not', () => {
    expect(of('needy')?.events.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown'])
  })

  it('are told to people, both sides in words and what is the same together', () => {
    expect(pretty).toContain(`\`bare\` at preSignUp of \`shop\` answers 3 sample events otherwise
  PreSignUp_SignUp, PreSignUp_AdminCreateUser, PreSignUp_ExternalProvider
  - before: needs fetch of https://crm.example, which a review has not
  + now: answers, and leaves the event as it is
`)
    expect(pretty).toContain(
      '`needy` at preSignUp of `shop` could not be compared on 3 sample events: both versions need `fetch of https://crm.example`, which a review has not\n',
    )
    expect(pretty).toContain(`\`fresh\`, new at preSignUp of \`shop\`, has an effect on 3 sample events
  PreSignUp_SignUp, PreSignUp_AdminCreateUser, PreSignUp_ExternalProvider
  - before: nothing ran
  + now: answers with
  +   autoVerifyEmail: true
`)
    expect(pretty).toContain('`idle`, new at preSignUp of `shop`, has no effect on 3 sample events\n')
  })

  it('are compared with what they were where one has another name now', async () => {
    const throws = sets('if (event.triggerSource === "PreSignUp_SignUp") throw new Error("closed")')
    const rich = `script: ./old.js
hooks: [preSignUp, postConfirmation, preAuthentication, postAuthentication]
sandbox: { timeout: 1s, memory: 16Mi }
onError: deny
`
    const { told: ask, plan } = changed(
      {
        'pools/shop.pool.yaml': 'triggers: { preSignUp: old }\n',
        'triggers/old.trigger.yaml': rich,
        'triggers/old.js': leaves,
      },
      {
        'pools/shop.pool.yaml': 'triggers: { preSignUp: renamed }\n',
        'triggers/old.trigger.yaml': null,
        'triggers/renamed.trigger.yaml': rich,
        'triggers/old.js': throws,
      },
    )
    const { tried } = await ask()
    expect(tried).toMatchObject([{ trigger: 'renamed', formerly: 'old' }])
    expect(tried[0]?.events.map(({ verdict }) => verdict)).toEqual(['differs', 'same', 'same'])
    expect((await plan()).out)
      .toContain(`\`renamed\`, which was \`old\`, at preSignUp of \`shop\` answers 1 of 3 sample events otherwise, and 2 as before
  PreSignUp_SignUp
  - before: answered, and left the event as it was
  + now: fails with: closed
`)
  })
})

describe('events that were recorded', () => {
  const pool = (version: string) =>
    `triggers: { preTokenGeneration: { use: claims, version: ${version} } }\nclients: { web: { auth: [password] } }\n`
  const claims = (tier: string) => `export const handler = async (event) => {
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: { claimsToAddOrOverride: { tier: '${tier}' } } }
  return event
}
`
  const files = {
    'pools/shop.pool.yaml': pool('V2_0'),
    'triggers/claims.trigger.yaml': 'script: ./claims.js\nhooks: [preTokenGeneration]\n',
    'triggers/claims.js': claims('gold'),
  }

  /** Keeps events as `dev` would have kept them. */
  function record(dir: string, kept: readonly { readonly version: string; readonly event: unknown }[]) {
    mkdirSync(join(dir, '.poolwright'))
    const key = Buffer.alloc(32)
    const store = openSqliteStore({ file: join(dir, '.poolwright/data.sqlite'), seal: openSeal({ key }) })
    const stages = [{ trigger: 'claims', outcome: 'answered', logs: [], calls: [], took: 1 }]
    store.runs.keep(
      kept.map(({ version, event }) => {
        const hook = { hook: 'PreTokenGeneration', triggerSource: 'TokenGeneration_Authentication' }
        const line = { ...hook, triggers: ['claims'], outcome: 'answered' }
        const step = {
          step: 'hook',
          at: 0,
          took: 1,
          gave: [],
          inside: [],
          hook: { ...hook, version, event, stages },
        }
        const run = {
          ...{ at: '2026-01-01T00:00:00Z', operation: 'InitiateAuth', outcome: 'answered', took: 1 },
          ...{ hooks: [line], requestId: 'x', trace: [step] },
        }
        return { run: run as unknown as Parameters<typeof store.runs.keep>[0][number]['run'], names: [] }
      }),
    )
    store.close()
  }

  it('are run in the form in which they are sent now; older ones are left out, and counted', async () => {
    const { dir, told, plan } = changed(files, { 'triggers/claims.js': claims('silver') })
    const { model } = load({
      files: [{ path: 'pools/shop.pool.yaml', text: pool('V2_0') }].concat({
        path: 'triggers/claims.trigger.yaml',
        text: files['triggers/claims.trigger.yaml'],
      }),
      scripts: new Set(['triggers/claims.js']),
    })
    const [served] = model?.pools ?? []
    if (!served) throw new Error('there is no pool')
    const event = (version: 'V1_0' | 'V2_0'): JsonObject =>
      sampleEvent('TokenGeneration_Authentication', { pool: served, version })
    record(dir, [
      { version: 'V1_0', event: event('V1_0') },
      { version: 'V2_0', event: event('V2_0') },
      { version: 'V2_0', event: 'an event that was cut' },
      { version: 'V2_0', event: { ...event('V2_0'), userPoolId: 'us-east-1_another' } },
    ])
    const { tried } = await told()
    expect(tried).toMatchObject([
      { older: 1, events: [{ event: 'r-2', recorded: true, verdict: 'differs' }] },
    ])
    expect((await plan()).out).toContain(
      '`claims` at preTokenGeneration of `shop` answers 1 recorded event otherwise; 1 recorded event of a form that is sent no longer was left out\n',
    )
  })

  it('are no measure where the hook is sent another form now: each version is shown its own', async () => {
    const { told } = changed(files, { 'pools/shop.pool.yaml': pool('V3_0') })
    const { tried } = await told()
    expect(tried[0]?.events.map(({ event, recorded, verdict }) => [event, recorded, verdict])).toContainEqual(
      ['TokenGeneration_Authentication', false, 'same'],
    )
  })
})

describe('scenarios of a change', () => {
  const greets = (tier: string) => `export const handler = async (event, { poolwright }) => {
  const answer = await fetch('https://crm.example/tier', { headers: { key: poolwright.secrets.crm } })
  const { tier } = await answer.json()
  event.response.claimsOverrideDetails = { claimsToAddOrOverride: { tier: ${tier} } }
  return event
}
`
  const story = (tier: string, given = 'gold') => `pool: shop
given:
  users: { ana: { attributes: { email: ana@example.com }, password: Correct-Horse-9! } }
  secrets: { crm: told }
  fetch: { GET https://crm.example/tier: { status: 200, json: { tier: ${given} } } }
steps:
  - name: Ana gets her tier
    do: signIn
    client: web
    by: password
    username: ana
    password: Correct-Horse-9!
    expect: { id: { tier: ${tier} } }
`
  const pool = 'triggers: { preTokenGeneration: claims }\nclients: { web: { auth: [password] } }\n'
  const files = {
    'pools/shop.pool.yaml': pool,
    'pools/env/dev.env.yaml': 'secrets: { crm: { env: CRM_KEY } }\n',
    'triggers/claims.trigger.yaml':
      'script: ./claims.js\nhooks: [preTokenGeneration]\ncapabilities: { fetch: [GET https://crm.example/*], secrets: [crm] }\n',
    'triggers/claims.js': greets('tier'),
    'test/gold.scenario.yaml': story('gold'),
  }
  const loud = greets('tier.toUpperCase()')

  it('are an error where one came true and does not now, at its step, and the others are named', async () => {
    const { told, plan } = changed(
      {
        ...files,
        'test/upper.scenario.yaml': story('SILVER', 'silver'),
        'test/former.scenario.yaml': story('bronze', 'bronze'),
        'test/given-up.scenario.yaml': story('tin', 'tin'),
        'test/moved.scenario.yaml': story('LEAD', 'lead'),
        'test/wrong.scenario.yaml': story('gold', 'silver'),
      },
      {
        'triggers/claims.js': loud,
        'pools/more.pool.yaml': 'clients: { web: { auth: [password] } }\n',
        'test/former.scenario.yaml': story('BRONZE', 'bronze'),
        'test/given-up.scenario.yaml': null,
        'test/moved.scenario.yaml': null,
        'test/here/moved.scenario.yaml': story('LEAD', 'lead'),
        'test/fresh.scenario.yaml': story('gold').replace('pool: shop', 'pool: more'),
      },
    )
    const { code, ok, out, diagnostics, scenarios } = await told()
    checkShape(out)
    expect([code, ok]).toEqual([1, false])
    expect(diagnostics.filter(({ rule }) => rule === 'PW-PLAN-009')).toMatchObject([
      { severity: 'warning', at: { file: 'test/former.scenario.yaml', line: 1 } },
      { severity: 'warning', at: { file: 'test/given-up.scenario.yaml', line: 1 } },
      {
        severity: 'error',
        message:
          'the scenario `gold` came true, and does not now: `Ana gets her tier`: id.tier: expected "gold", saw "GOLD" (test/gold.scenario.yaml:13)',
        at: { file: 'test/gold.scenario.yaml', line: 7 },
      },
    ])
    expect(scenarios.map(({ name, text, change, verdict }) => [name, text, change, verdict])).toEqual([
      ['former', 'head', 'edited', 'mended'],
      ['fresh', 'head', 'added', 'fails'],
      ['gold', 'head', undefined, 'broken'],
      ['moved', 'head', undefined, 'mended'],
      ['upper', 'head', undefined, 'mended'],
      ['wrong', 'head', undefined, 'fails'],
      ['former', 'base', 'edited', 'broken'],
      ['given-up', 'base', 'deleted', 'broken'],
    ])
    const said = (await plan('--format', 'markdown')).out
    expect(said).toContain(`### Scenarios

6 scenarios on both versions: 1 does not come true any more, 3 come true that did not, 2 do not come true, 2 of the base that the head has no longer so

* \`gold\` (test/gold.scenario.yaml, in dev) came true, and does not now
  \`\`\`
  Ana gets her tier  test/gold.scenario.yaml:7
    id.tier: expected "gold", saw "GOLD" (test/gold.scenario.yaml:13)
  \`\`\`
* \`former\` (test/former.scenario.yaml, in dev) as it was before it was edited: came true, and would not now
* \`given-up\` (test/given-up.scenario.yaml, in dev) is deleted: it came true, and would not now
`)
    expect(said).toContain(
      '(test/fresh.scenario.yaml, in dev) is new: it does not come true; on the base it cannot be played: ',
    )
  }, 120_000)

  it('are given what they give themselves: nothing is fetched, and no secret is read', async () => {
    const shows = files['triggers/claims.js'].replace(
      'return event',
      `const others = await fetch('https://crm.example/other').catch(({ message }) => message)
  event.response.claimsOverrideDetails.claimsToAddOrOverride.seen = [poolwright.secrets.crm, process.env.CRM_KEY, others].join(' ')
  return event`,
    )
    const { told } = changed(files, {
      'triggers/claims.js': shows,
      'test/gold.scenario.yaml': story('gold').replace('{ tier: gold } }\n', '{ seen: x } }\n'),
    })
    process.env['CRM_KEY'] = 'hunter2-is-the-key'
    const { out, scenarios } = await told()
    delete process.env['CRM_KEY']
    expect(out).not.toContain('hunter2')
    const [one] = scenarios
    expect(one?.after.steps?.[0]?.told.join('\n')).toMatch(
      /saw "told {2}fetch failed: .*the story gives no answer to GET https:\/\/crm\.example\/other/,
    )
  })

  it('may be accepted where one is meant to fail for a while', async () => {
    const accepted = story('gold').replace(
      '  - name',
      '  # poolwright-ignore PW-PLAN-009: the tiers are renamed on Monday (until 2999-01-31)\n  - name',
    )
    const before = { ...files, 'test/gold.scenario.yaml': accepted }
    const { told } = changed(before, { 'triggers/claims.js': loud })
    const report = await told()
    expect(report).toMatchObject({ code: 0, diagnostics: [], accepted: [{ rule: 'PW-PLAN-009' }] })
  })

  it('are not played where nothing has changed on which they depend, nor with --no-run', async () => {
    const { told, write } = changed(files, {
      'triggers/claims.js': `// Tiers.\n${files['triggers/claims.js']}`,
    })
    expect((await told()).scenarios).toEqual([])
    write({ 'triggers/claims.js': loud })
    expect(await told('--no-run')).toMatchObject({ code: 0, scenarios: [], tried: [] })
  })

  it('are not kept from being played by one that is endless, and those of another environment are left out', async () => {
    const signIn =
      '{ name: in, do: signIn, client: web, by: password, username: ana, password: Correct-Horse-9! }'
    const [head = ''] = story('gold').split('  - name')
    const { told } = changed(
      {
        ...files,
        'pools/env/prod.env.yaml': 'secrets: { crm: { env: CRM_KEY } }\n',
        'test/dev.scenario.yaml': `env: dev\n${story('gold')}`,
        'test/endless.scenario.yaml': `${head}  - ${Array<string>(4000).fill(signIn).join('\n  - ')}\n`,
      },
      { 'triggers/claims.js': loud },
    )
    const { scenarios, remarks } = await told('--env', 'prod')
    expect(scenarios.map(({ name, environment, verdict }) => [name, environment, verdict])).toEqual([
      ['endless', 'prod', 'unplayed'],
      ['gold', 'prod', 'broken'],
    ])
    expect(remarks).toContain(
      '1 scenario was not played to the end: one has 8 seconds on a version, and all have 30 together',
    )
  })

  it('are not played on a version that has mistakes, and it is said why', async () => {
    const { told, write } = changed(
      { ...files, 'pools/a.role.yaml': 'trust: {}\n' },
      { 'pools/a.role.yaml': null, 'triggers/claims.js': loud },
    )
    const [fails] = (await told()).scenarios
    expect(fails).toMatchObject({
      verdict: 'fails',
      before: {
        outcome: 'unplayed',
        why: expect.stringMatching(/^the base has a mistake at pools\/a\.role\.yaml:1: /) as string,
      },
    })
    write({ 'pools/shop.pool.yaml': `${pool}nonsense: true\n` })
    const report = await told()
    expect(report.scenarios.map(({ verdict }) => verdict)).toEqual(['unplayed'])
    expect(report.code).toBe(1)
  })

  it('come to an end where a script does not', async () => {
    const { told } = changed(files, { 'triggers/claims.js': sets('for (;;);') })
    const { scenarios, diagnostics } = await told()
    expect(scenarios.map(({ verdict }) => verdict)).toEqual(['broken'])
    expect(diagnostics.map(({ rule }) => rule)).toContain('PW-PLAN-009')
  })
})
