import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { modelOf, only } from '../shop.ts'

describe('a trigger and its stages', () => {
  const script = 'script: ./a.ts\nhooks: [preSignUp]\n'
  const model = (trigger: string, hook: string) =>
    modelOf(
      only(
        {
          'triggers/a.trigger.yaml': script + trigger,
          'pools/p.pool.yaml': `triggers: { preSignUp: ${hook} }\n`,
        },
        ['triggers/a.ts'],
      ),
    )
  const stages = (trigger: string, hook: string) => {
    const { functions, pools } = model(trigger, hook)
    return functions.get(pools[0]?.properties.LambdaConfig?.PreSignUp ?? '')
  }

  it.each([
    ['a name', 'a'],
    ['a list of one name', '[a]'],
    ['its ARN', 'arn:aws:lambda:us-east-1:123456789012:function:a'],
  ])('are the trigger itself where it is bound by %s', (_, hook) => {
    expect(stages('', hook)).toMatchObject({
      name: 'a',
      stages: [{ limits: { timeout: 5000, memory: 64 * 1024 * 1024 } }],
    })
  })

  it.each(['[a, a]', '{ use: a, when: "true" }', '{ use: a, with: {} }', '{ use: a, onError: deny }'])(
    'are a function of their own as %s',
    (hook) => {
      expect(stages('', hook)?.name).toBe('p-preSignUp')
    },
  )

  it.each([
    ['the stage', 'onError: deny\n', '{ use: a, onError: continue }', 'continue'],
    ['the trigger', 'onError: continue\n', '{ use: a, with: {} }', 'continue'],
    ['nobody', '', '{ use: a, with: {} }', 'deny'],
  ])('fail as %s says', (_, trigger, hook, onError) => {
    expect(stages(trigger, hook)?.stages[0]?.onError).toBe(onError)
  })

  it('are told where a function without a script stands', () => {
    const arn = 'arn:aws:lambda:us-east-1:999999999999:function:far'
    const { model, findings, notes } = load(
      only({ 'pools/p.pool.yaml': `triggers: { preSignUp: '${arn}' }\n` }),
    )
    expect(findings).toEqual([])
    expect(model?.pools[0]?.properties.LambdaConfig).toEqual({ PreSignUp: arn })
    expect(notes).toMatchObject([
      {
        rule: 'PW-HOOK-009',
        help: 'the hook answers `PreSignUp invocation failed due to error ResourceNotFoundException.`',
      },
    ])
  })
})
