import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/config/load.ts'
import { namedScripts, readyMadeNames } from '../../src/config/ready-made.ts'
import { pool, tellsEach, type Project } from './link/mistakes.ts'
import { modelOf, only, projectWith } from './shop.ts'

const root = resolve(import.meta.dirname, '../..')
const arn = 'arn:aws:lambda:us-east-1:123456789012:function:poolwright-auto-confirm'
const withHook = (hook: string, more: Readonly<Record<string, string>> = {}) =>
  only({ [pool]: `triggers: { preSignUp: ${hook} }\n`, ...more })

describe('ready-made triggers', () => {
  it('are those of the folder that ships', () => {
    const files = readdirSync(resolve(root, 'stages')).filter((file) => file.endsWith('.trigger.yaml'))
    expect(readyMadeNames).toEqual(
      files.map((file) => `poolwright/${file.replace('.trigger.yaml', '')}`).sort(),
    )
  })

  it.each(readyMadeNames)('%s has a script beside it and a page', (name) => {
    const stem = name.replace('poolwright/', '')
    expect(readFileSync(resolve(root, `stages/${stem}.ts`), 'utf8')).toContain('export const handler')
    expect(readFileSync(resolve(root, `docs/stages/${stem}.md`), 'utf8')).toContain(`poolwright/${stem}`)
  })

  it('ship in the package', () => {
    const { files } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { files: string[] }
    expect(files).toContain('stages')
  })

  it('are part of a project that uses them, and the others are not', () => {
    const { triggers, functions } = modelOf(withHook('poolwright/auto-confirm'))
    expect(triggers).toMatchObject([
      { name: 'poolwright/auto-confirm', arn, script: 'poolwright:stages/auto-confirm.ts' },
    ])
    expect([...functions.values()].map(({ name }) => name)).toEqual(['poolwright-auto-confirm'])
  })

  it('are part of no project that does not use them', () => {
    expect(modelOf(only({ [pool]: 'tier: plus\n' })).triggers).toEqual([])
  })

  it('are part of a project that is to try them out', () => {
    const { triggers } = modelOf({
      ...only({ [pool]: 'tier: plus\n' }),
      also: ['poolwright/claims', 'nothing'],
    })
    expect(triggers.map(({ name }) => name)).toEqual(['poolwright/claims'])
  })

  it.each([
    ['by name', 'poolwright/auto-confirm'],
    ['by the ARN of the function', arn],
    ['by an interpolation', "'$(trigger.poolwright/auto-confirm.arn)'"],
  ])('are bound %s', (_, hook) => {
    const { pools, functions } = modelOf(withHook(hook))
    expect(pools[0]?.properties.LambdaConfig).toEqual({ PreSignUp: arn })
    expect(functions.get(arn)?.stages).toMatchObject([{ with: { confirm: true, verifyEmail: false } }])
  })

  it('are stages like any', () => {
    const { pools, functions } = modelOf(
      withHook('[{ use: poolwright/auto-confirm, with: { verifyEmail: true } }, poolwright/auto-confirm]'),
    )
    const bound = functions.get(pools[0]?.properties.LambdaConfig?.PreSignUp ?? '')
    expect(bound).toMatchObject({
      name: 'customers-preSignUp',
      stages: [{ with: { verifyEmail: true } }, { with: { verifyEmail: false } }],
    })
  })

  it('can come from a fragment, and from an environment', () => {
    const files = {
      [pool]: 'use: [confirming]\ntriggers: { preTokenGeneration: poolwright/claims }\n',
      'pools/confirming.fragment.yaml':
        'for: pool\nset: { triggers: { preSignUp: poolwright/email-domains, preTokenGeneration: { use: poolwright/claims } } }\n',
      'pools/env/dev.env.yaml':
        'patch: { pool/customers: { triggers: { preSignUp: poolwright/auto-confirm } } }\n',
    }
    const { triggers } = modelOf({ ...only(files), env: 'dev' })
    expect(triggers.map(({ name }) => name)).toEqual(['poolwright/auto-confirm', 'poolwright/claims'])
  })

  it('are in no file of the project', () => {
    const { where } = modelOf(withHook('poolwright/auto-confirm'))
    expect(where('trigger', 'poolwright/auto-confirm')).toBeUndefined()
  })

  it('are told by the scripts that a project names, whatever else is wrong with it', () => {
    const { files } = withHook('[poolwright/auto-confirm, { use: poolwright/claims')
    expect(namedScripts(files)).toEqual(['poolwright:stages/auto-confirm.ts', 'poolwright:stages/claims.ts'])
  })

  it.each(readyMadeNames)('%s has nothing wrong with it', (name) => {
    const { findings } = load(withHook(name))
    const others = ['PW-HOOK-001', 'PW-HOOK-013', 'PW-ENV-005']
    expect(findings.filter(({ rule }) => !others.includes(rule))).toEqual([])
    expect(findings.every(({ at }) => at.file === pool)).toBe(true)
  })
})

describe('one finding tells whoever', () => {
  const project = withHook('[{ use: poolwright/email-domains, with: { allow: [example.com] } }]', {
    'pools/env/dev.env.yaml': 'params: { a: b }\n',
  })
  const domains: Project = (edits, more) => projectWith(project, edits, more)
  tellsEach(
    [
      {
        name: 'misspells a ready-made trigger',
        edit: { [pool]: [['poolwright/email-domains', 'poolwright/email-domain']] },
        rule: 'PW-REF-001',
        at: [pool, 'poolwright/email-domain'],
        says: 'nothing declares the trigger `poolwright/email-domain`',
        help: 'did you mean `poolwright/email-domains`?',
      },
      {
        name: 'uses a ready-made trigger that there is not',
        edit: { [pool]: [['poolwright/email-domains', 'poolwright/blockchain']] },
        rule: 'PW-REF-001',
        at: [pool, 'poolwright/blockchain'],
        says: 'nothing declares the trigger `poolwright/blockchain`',
        help: `ready-made are: ${readyMadeNames.join(', ')}`,
      },
      {
        name: 'forgets whose a ready-made trigger is',
        edit: { [pool]: [['poolwright/email-domains', 'email-domains']] },
        rule: 'PW-REF-001',
        at: [pool, 'email-domains'],
        says: 'nothing declares the trigger `email-domains`',
        help: 'did you mean `poolwright/email-domains`?',
      },
      {
        name: 'puts a ready-made trigger where it does not stand',
        edit: { [pool]: [['preSignUp', 'postConfirmation']] },
        rule: 'PW-HOOK-001',
        at: [pool, 'poolwright/email-domains'],
        says: 'the trigger `poolwright/email-domains` does not stand at `postConfirmation`',
      },
      {
        name: 'says to a ready-made trigger what it does not take',
        edit: { [pool]: [['allow:', 'alow:']] },
        rule: 'PW-HOOK-013',
        at: [pool, 'alow'],
        says: 'the trigger `poolwright/email-domains` takes no `alow`',
        help: 'did you mean `allow`?',
      },
      {
        name: 'changes a ready-made trigger in an environment',
        edit: {
          'pools/env/dev.env.yaml': [
            ['params: { a: b }', 'patch: { trigger/poolwright/email-domains: { onError: continue } }'],
          ],
        },
        rule: 'PW-FILE-023',
        at: ['pools/env/dev.env.yaml', 'trigger/poolwright'],
        says: '`trigger/poolwright/email-domains` cannot be a name in `patch`',
      },
      {
        name: 'declares a trigger whose function a ready-made one is',
        more: { 'triggers/poolwright-captcha.trigger.yaml': 'script: ./a.ts\nhooks: [preSignUp]\n' },
        rule: 'PW-REF-009',
        at: ['triggers/poolwright-captcha.trigger.yaml', 'script'],
        says: '`poolwright-captcha` is the function of the ready-made `poolwright/captcha`',
        help: 'give the trigger another name',
      },
    ],
    (edits, more) => ({ ...domains(edits, more), scripts: new Set(['triggers/a.ts']) }),
  )
})
