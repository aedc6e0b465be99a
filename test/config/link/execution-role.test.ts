import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'

const script = 'triggers/join.ts'
const trigger = 'triggers/join.trigger.yaml'
const pool = 'pools/shop.pool.yaml'
const role = 'pools/provisioner.role.yaml'
const lambda = 'trust: { type: service, service: lambda.amazonaws.com }\n'

const loaded = (capabilities: string, trust = lambda) =>
  load({
    files: Object.entries({
      [pool]: 'signIn: { with: [email] }\ntriggers: { postConfirmation: join }\n',
      [trigger]: `script: ./join.ts\nhooks: [postConfirmation]\ncapabilities: ${capabilities}\n`,
      [role]: `path: /functions/\n${trust}allow: [{ do: 'cognito-idp:AdminAddUserToGroup', on: '*' }]\n`,
    }).map(([path, text]) => ({ path, text })),
    scripts: new Set([script]),
  })
const arn = 'arn:aws:iam::123456789012:role/functions/provisioner'
const document = (Principal: string) =>
  `trust: { type: document, document: { Version: '2012-10-17', Statement: { Effect: Allow, Principal: ${Principal}, Action: 'sts:AssumeRole' } } }\n`

describe('a role by which the calls of a trigger are decided', () => {
  it('is known by its ARN, at every stage', () => {
    const { model, findings } = loaded('{ api: [AdminAddUserToGroup], role: provisioner }')
    expect(findings).toEqual([])
    const [join] = model?.triggers ?? []
    const stage = model?.functions.get(join?.arn ?? '')?.stages[0]
    expect([join?.capabilities.role, stage?.capabilities.role]).toEqual([arn, arn])
  })

  it('may trust Lambda by a whole document', () => {
    const trust = document('{ Service: [lambda.amazonaws.com, edgelambda.amazonaws.com] }')
    expect(loaded('{ api: [AdminAddUserToGroup], role: provisioner }', trust).findings).toEqual([])
  })

  it.each([
    ['is not declared', '{ api: [AdminAddUserToGroup], role: provisoner }', lambda, 'PW-REF-001'],
    ['has nothing to decide', '{ role: provisioner }', lambda, 'PW-HOOK-018'],
    [
      'trusts somebody else',
      '{ api: [AdminAddUserToGroup], role: provisioner }',
      "trust: { type: account, account: '123456789012' }\n",
      'PW-HOOK-022',
    ],
    [
      'trusts another service',
      '{ api: [AdminAddUserToGroup], role: provisioner }',
      'trust: { type: service, service: ec2.amazonaws.com }\n',
      'PW-HOOK-022',
    ],
    [
      'trusts another service by a whole document',
      '{ api: [AdminAddUserToGroup], role: provisioner }',
      document('{ Service: ec2.amazonaws.com }'),
      'PW-HOOK-022',
    ],
  ])('is told of where it %s', (_, capabilities, trust, rule) => {
    const [finding, ...others] = loaded(capabilities, trust).findings
    expect([finding?.rule, finding?.at.file, others]).toEqual([rule, trigger, []])
  })
})
