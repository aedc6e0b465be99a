import { afterAll, describe, expect, it } from 'vitest'
import { makeProject } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

const project = makeProject({
  'pools/shop.pool.yaml': 'groups: { staff: { role: clerk }, guests: {} }\nclients: { web: {} }\n',
  'pools/desk.identity.yaml': `providers: { shop: { type: pool, clients: [web], roles: { by: token, otherwise: deny } } }
roles: { authenticated: clerk }
`,
  'pools/clerk.role.yaml': `trust: { type: identityPool, pool: desk, as: authenticated }
allow:
  - { sid: Own, do: s3:GetObject, on: 'arn:aws:s3:::desk/\${cognito-identity.amazonaws.com:sub}/*' }
  - { sid: Any, do: sqs:SendMessage, on: '*' }
`,
  'pools/robot.iam-user.yaml': "allow: [{ sid: All, do: 's3:*', on: '*' }]\n",
})
afterAll(() => project.remove())
const run = (...args: string[]) => runPoolwright(project.root, ...args)

describe('who asks what somebody may do', () => {
  it.each<[code: number, first: string, ...args: string[]]>([
    [0, 'yes: the IAM user robot may s3:GetObject, whatever it is done to', 'user:robot', 's3:GetObject'],
    [0, 'yes: the role clerk may sqs:SendMessage, whatever it is done to', 'role:clerk', 'sqs:SendMessage'],
    [
      0,
      'yes: a member of staff of shop may sqs:SendMessage, whatever it is done to',
      'group:shop/staff',
      'sqs:SendMessage',
    ],
    [
      1,
      'no: desk gives no role: the token names no role, and that is denied',
      'group:shop/guests',
      's3:GetObject',
    ],
    [
      1,
      'yes, if cognito-identity.amazonaws.com:sub is "ana"',
      'role:clerk',
      's3:GetObject',
      'arn:aws:s3:::desk/ana/a',
    ],
    [1, 'no: desk gives no role: guests are not let in', 'guest', 's3:GetObject'],
  ])('is told by exit code %i: %s', async (code, first, ...args) => {
    const said = await run('can', ...args)
    expect([said.code, said.out.split('\n')[0]]).toEqual([code, first])
  })

  it.each<[said: string, ...args: string[]]>([
    ["unknown role 'clrk' (did you mean clerk?)", 'can', 'role:clrk', 's3:GetObject'],
    ["'clerk' is no principal (did you mean role:clerk?)", 'can', 'clerk', 's3:GetObject'],
    ["unknown IAM user 'robt' (did you mean robot?)", 'can', 'user:robt', 's3:GetObject'],
    [
      "'group:staff' does not say whose group it is (did you mean group:shop/staff?)",
      'can',
      'group:staff',
      's3:GetObject',
    ],
    ["unknown group of shop 'staf' (did you mean staff?)", 'can', 'group:shop/staf', 's3:GetObject'],
    ["unknown identity pool 'dsk' (did you mean desk?)", 'can', 'guest:dsk', 's3:GetObject'],
    ["'GetObject' is no action", 'can', 'role:clerk', 'GetObject'],
    ["'s3:*' stands for several actions", 'who-can', 's3:*'],
    ["'desk/ana' is no resource", 'who-can', 's3:GetObject', 'desk/ana'],
    ["unknown group 'staf' (did you mean staff?)", 'roles', '--group', 'staf'],
    ['say one of a user, --group, --claims and --guest', 'roles', '--guest', '--group', 'staff'],
  ])('is told of a slip: %s', async (said, ...args) => {
    const { code, out, err } = await run(...args)
    expect(err).toContain(`error: ${said}`)
    expect([code, out]).toEqual([2, ''])
  })

  it('is warned of an action that there is not', async () => {
    const { code, err } = await run('can', 'role:clerk', 'sqs:SendMesage')
    expect(err).toContain('warning: AWS has no action sqs:SendMesage; did you mean sqs:SendMessage?')
    expect(code).toBe(1)
  })

  it('gets data for programs, in which an open answer is no yes', async () => {
    const { code, out } = await run('--json', 'can', 'role:clerk', 's3:GetObject')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      answer: 'if',
      ways: [
        { answer: 'if', role: 'clerk', by: { sid: 'Own', at: { file: 'pools/clerk.role.yaml', line: 3 } } },
      ],
    })
  })

  it('gets everybody who may, and exit code 1 where nobody may', async () => {
    const some = await run('who-can', 'sqs:SendMessage')
    expect([some.code, some.out]).toEqual([0, 'role:clerk  may (Any, pools/clerk.role.yaml:4)\n'])
    const none = await run('who-can', 'sns:Publish')
    expect([none.code, none.out]).toEqual([1, 'nobody may sns:Publish\n'])
  })
})
