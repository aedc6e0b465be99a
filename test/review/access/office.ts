import { can, type Subject } from '../../../src/review/access/can.ts'
import { givenTo } from '../../../src/review/access/given.ts'
import { headline, permissionLines } from '../../../src/review/access/permission-lines.ts'
import { permissionData } from '../../../src/review/access/permission-data.ts'
import { toldWays } from '../../../src/review/access/told.ts'
import type { Context } from '../../../src/model/iam.ts'
import type { Model } from '../../../src/model/model.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { modelOf, only } from '../../config/shop.ts'

export const account = '123456789012'
const files = {
  'pools/staff.pool.yaml': `groups: { admins: { precedence: 1, role: admin }, both: { role: admin }, clerks: {} }
clients: { web: { auth: [password, refresh] } }
`,
  'pools/office.identity.yaml': `guests: true
providers:
  staff:
    type: pool
    clients: [web]
    roles: { by: token, otherwise: deny }
    tags: { team: custom:team }
roles: { authenticated: clerk, guest: visitor }
`,
  'pools/lobby.identity.yaml': `guests: true
classicFlow: true
providers: { staff: { type: pool, clients: [web] } }
roles: { authenticated: clerk, guest: visitor }
`,
  'pools/admin.role.yaml': `trust: { type: identityPool, pool: office, as: authenticated, tagSession: true }
boundary: edge
allow:
  - { sid: Everything, do: 's3:*', on: '*' }
deny:
  - { sid: Inside, do: 's3:Put*', on: '*', condition: { NotIpAddress: { 'aws:SourceIp': 10.0.0.0/8 } } }
  - { sid: Secrets, do: 's3:*', on: 'arn:aws:s3:::secret/*' }
`,
  'pools/clerk.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { Federated: cognito-identity.amazonaws.com }
        Action: [sts:AssumeRoleWithWebIdentity, sts:TagSession]
        Condition:
          StringEquals: { cognito-identity.amazonaws.com:aud: [$(identity.office.id), $(identity.lobby.id)] }
          ForAnyValue:StringLike: { cognito-identity.amazonaws.com:amr: authenticated }
allow:
  - { sid: Team, do: s3:GetObject, on: 'arn:aws:s3:::teams/\${aws:PrincipalTag/team}/*' }
  - sid: Rows
    do: dynamodb:Query
    on: '*'
    condition: { ForAllValues:StringEquals: { dynamodb:LeadingKeys: '\${aws:PrincipalTag/team}' } }
`,
  'pools/visitor.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { Federated: cognito-identity.amazonaws.com }
        Action: sts:AssumeRoleWithWebIdentity
        Condition:
          StringEquals: { cognito-identity.amazonaws.com:aud: [$(identity.office.id), $(identity.lobby.id)] }
          ForAnyValue:StringLike: { cognito-identity.amazonaws.com:amr: unauthenticated }
allow:
  - { sid: Look, do: ['s3:GetObject', 'iam:GetUser'], on: '*' }
`,
  'pools/porter.role.yaml': `trust: { type: identityPool, pool: lobby, as: authenticated }
allow:
  - { sid: Doors, do: iot:Publish, on: '*' }
`,
  'pools/robot.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - { Sid: Named, Effect: Allow, Principal: { AWS: $(role.porter.arn) }, Action: sts:AssumeRole }
      - Sid: Users
        Effect: Allow
        Principal: { AWS: 'arn:aws:iam::${account}:root' }
        Action: sts:AssumeRole
        Condition: { StringEquals: { sts:ExternalId: crank } }
managed: [AmazonS3ReadOnlyAccess]
`,
  'pools/edge.policy.yaml': "allow:\n  - { sid: Here, do: 's3:*', on: '*' }\n",
  'pools/ops.iam-user.yaml': `allow:
  - { sid: Become, do: 'sts:AssumeRole', on: '*' }
  - { sid: Home, do: 's3:*', on: 'arn:aws:s3:::home/\${aws:username}/*' }
`,
}
export const office: Model = modelOf(only(files))

/** Who is asked about, as the command has them. */
export const role = (name: string): Subject => ({
  kind: 'role',
  role: office.roles.find((one) => one.name === name)!,
})
export const user = (name: string): Subject => ({
  kind: 'user',
  user: office.iamUsers.find((one) => one.name === name)!,
})
export const guest: Subject = { kind: 'guest' }
/** Somebody with these claims; of whom no more is known, unless they are `whole`. */
export const person = (claims: JsonObject, whole = false): Subject => ({
  kind: 'person',
  person: { claims: () => claims, whole },
})
export const admin = person({ 'cognito:groups': ['admins'], 'cognito:roles': [arnOf('admin')] })

export function arnOf(name: string): string {
  return `arn:aws:iam::${account}:role/${name}`
}

interface More {
  readonly context?: Context
  readonly without?: readonly string[]
  readonly identityPool?: string
}

/** What the command answers: its sentence, its lines without the places, and its data. */
export function answered(subject: Subject, action: string, resource = '*', more: More = {}) {
  const { context = {}, without = [], identityPool } = more
  const permission = can(office, subject, { action, resource, context, without }, { identityPool })
  const ways = toldWays(permission)
  const question = { who: 'they', action, resource }
  const sentence = headline(permission, ways, question)
  return {
    verdict: permission.verdict,
    sentence,
    lines: permissionLines(ways, (_, text) => text).map((line) => line.trim().replace(/ {2,}/g, '  ')),
    data: permissionData(permission, ways, { ...question, principal: 'x', sentence, warnings: [] }),
    given: () => givenTo(office, subject.kind === 'person' ? subject.person : 'guest'),
  }
}
