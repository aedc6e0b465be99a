import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { nearestAction } from '../../../src/config/nearest-action.ts'
import { only } from '../shop.ts'
import { buyer, tellsEach } from './mistakes.ts'

const noDelete = '{ sid: NoDelete, do: s3:DeleteObject*,'
const instead = (actions: string) => ({ [buyer]: [[noDelete, `{ sid: NoDelete, do: ${actions},`]] }) as const

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'misspells an action',
      edit: { [buyer]: [['[s3:GetObject, s3:PutObject]', '[s3:GetObject, s3:PutObjct]']] },
      rule: 'PW-LINK-031',
      at: [buyer, 's3:PutObjct'],
      says: 'no action `s3:PutObjct` is known',
      help: 'did you mean `s3:PutObject`?',
    },
    {
      name: 'writes an operation that is decided by the action of another',
      edit: instead('s3:HeadObject'),
      rule: 'PW-LINK-031',
      at: [buyer, 's3:HeadObject'],
      says: 'no action `s3:HeadObject` is known',
      help: 'did you mean `s3:GetObject`?',
    },
    {
      name: 'misspells the beginning of a pattern',
      edit: instead('s3:DeletObject*'),
      rule: 'PW-LINK-031',
      at: [buyer, 's3:DeletObject*'],
      says: 'no action is known that `s3:DeletObject*` would stand for',
      help: 'did you mean `s3:DeleteObject*`?',
    },
    {
      name: 'writes a pattern of nothing there is',
      edit: instead('s3:Quux*'),
      rule: 'PW-LINK-031',
      at: [buyer, 's3:Quux*'],
      says: 'no action is known that `s3:Quux*` would stand for',
      help: 'if AWS has it by now, it is taken as it is written',
    },
    {
      name: 'writes an action that a service may have got lately',
      edit: instead('s3:ReplaceEverythingAtOnce'),
      rule: 'PW-LINK-031',
      at: [buyer, 's3:ReplaceEverythingAtOnce'],
      says: 'no action `s3:ReplaceEverythingAtOnce` is known',
    },
    {
      name: 'misspells a service',
      edit: instead('dynamdb:DeleteItem'),
      rule: 'PW-LINK-032',
      at: [buyer, 'dynamdb:DeleteItem'],
      says: 'no service `dynamdb` is known',
      help: 'did you mean `dynamodb:DeleteItem`?',
    },
    {
      name: 'writes the first word of a service',
      edit: instead('cognito:AdminDeleteUser'),
      rule: 'PW-LINK-032',
      at: [buyer, 'cognito:AdminDeleteUser'],
      says: 'no service `cognito` is known',
      help: 'did you mean `cognito-idp:AdminDeleteUser`?',
    },
    {
      name: 'writes an action of his own',
      edit: instead('warehouse:EmptyShelf'),
      rule: 'PW-LINK-032',
      at: [buyer, 'warehouse:EmptyShelf'],
      says: 'no service `warehouse` is known',
    },
    {
      name: 'leaves the service out',
      edit: instead('DeleteObject'),
      rule: 'PW-LINK-031',
      at: [buyer, 'DeleteObject'],
      says: '`DeleteObject` does not say of which service it is an action',
      help: 'write it with its service, such as `s3:DeleteObject`',
    },
    {
      name: 'misspells an action that a statement excepts',
      edit: { [buyer]: [[noDelete, '{ sid: NoDelete, notDo: s3:GetObjects,']] },
      rule: 'PW-LINK-031',
      at: [buyer, 's3:GetObjects'],
      says: 'no action `s3:GetObjects` is known',
    },
    {
      name: 'misspells an action in a raw document',
      more: {
        'pools/raw.policy.yaml': `document:
  Version: '2012-10-17'
  Statement: { Effect: Allow, Action: ['sqs:SendMesage'], Resource: '*' }
`,
      },
      rule: 'PW-LINK-031',
      at: ['pools/raw.policy.yaml', "'sqs:SendMesage'"],
      says: 'no action `sqs:SendMesage` is known',
      help: 'did you mean `sqs:SendMessage`?',
    },
    {
      name: 'misspells an action in a trust policy',
      more: {
        'pools/raw.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumRole }]
`,
      },
      rule: 'PW-LINK-031',
      at: ['pools/raw.role.yaml', 'sts:AssumRole'],
      says: 'no action `sts:AssumRole` is known',
      help: 'did you mean `sts:AssumeRole`?',
    },
  ])
})

describe('actions', () => {
  it.each(['*', 's3:*', 'S3:getobject', 'S3:Get*', '*:*', 'st?:AssumeRole', 'cognito-idp:Admin*'])(
    'may be written as `%s`',
    (action) => {
      const text = `allow: [{ do: '${action}', on: '*' }]\n`
      expect(load(only({ 'pools/p.policy.yaml': text })).findings).toEqual([])
    },
  )

  it('are told as mistakes where they are slips, and as warnings where they may be newer than what is known', () => {
    const text = `allow: [{ do: [s3:GetObjct, s3:ReplaceEverythingAtOnce, warehouse:EmptyShelf], on: '*' }]\n`
    const { findings } = load(only({ 'pools/p.policy.yaml': text }))
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning', 'warning'])
  })

  const gate = (action: string) =>
    load(
      only({
        'pools/shelves.gate.yaml': `to: http://localhost:9000
speaks:
  type: http
  service: warehouse
  routes:
    POST /shelves/{id}/empty: { action: warehouse:EmptyShelf, resource: 'arn:aws:warehouse:::shelf/{id}' }
`,
        'pools/p.policy.yaml': `allow: [{ do: '${action}', on: '*' }]\n`,
      }),
    ).findings.map(({ rule, severity, message, help }) => [rule, severity, message, help])

  it.each(['warehouse:EmptyShelf', 'Warehouse:emptyshelf', 'warehouse:Empty*', 'warehouse:*'])(
    'for which a gate has IAM asked may be written as `%s`',
    (action) => expect(gate(action)).toEqual([]),
  )

  it('for which no gate has IAM asked are told of', () => {
    expect(gate('warehouse:EmptyShel')).toEqual([
      [
        'PW-LINK-031',
        'warning',
        'no route of a gate asks for `warehouse:EmptyShel`',
        'did you mean `warehouse:EmptyShelf`?',
      ],
    ])
  })

  it('are told fifty of one policy', () => {
    const all = Array.from({ length: 200 }, (_, index) => `warehouse:Empty${index}`)
    const text = `allow: [{ do: [${all.join(', ')}], on: '*' }]\n`
    expect(load(only({ 'pools/p.policy.yaml': text })).findings).toHaveLength(50)
  })

  it.each([
    ['s3:getobjct', 's3:GetObject'],
    ['S3:GetObjct', 's3:GetObject'],
    ['s3:*Objct', undefined],
    ['dynamodb:GetItemm*Now', 'dynamodb:GetItem*Now'],
    ['sqss:SendMessage', 'sqs:SendMessage'],
    ['nowhere-near:Anything', undefined],
    [':GetObject', undefined],
    ['s3', undefined],
    ['', undefined],
  ])('that were meant by `%s`', (written, meant) => {
    expect(nearestAction(written)).toBe(meant)
  })
})
