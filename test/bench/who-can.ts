import { whoCan } from '../../src/review/access/who-can.ts'
import { permittedRows } from '../../src/review/access/permitted-lines.ts'
import type { Model } from '../../src/model/model.ts'
import { median, ownCpu } from './cpu.ts'
import type { Figure } from './main.ts'

const account = '123456789012'
const services = ['s3', 'dynamodb', 'sqs', 'sns', 'lambda', 'kms', 'ssm', 'cognito-idp', 'logs', 'states']

/** A model of so many roles with ten statements each, one of them about what is asked. */
function modelOf(roles: number): Model {
  const statement = (role: number, at: number) => ({
    Sid: `S${at}`,
    Effect: at === 9 ? 'Deny' : 'Allow',
    Action: [`${services[at]}:Get*`, `${services[at]}:PutObject`, `${services[at]}:Query`],
    Resource: [`arn:aws:${services[at]}:::things-${role}/\${cognito-identity.amazonaws.com:sub}/*`],
    Condition: { StringEquals: { 'aws:PrincipalTag/tenant': `t${role}` } },
  })
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      },
    ],
  }
  return {
    account,
    region: 'us-east-1',
    pools: [],
    identityPools: [],
    policies: [],
    iamUsers: [],
    oidcProviders: [],
    samlProviders: [],
    triggers: [],
    functions: new Map(),
    secrets: {},
    assertions: [],
    scenarios: [],
    gates: [],
    waysOut: {},
    where: () => undefined,
    roles: Array.from({ length: roles }, (_, role) => ({
      name: `role-${role}`,
      arn: `arn:aws:iam::${account}:role/role-${role}`,
      properties: {
        RoleName: `role-${role}`,
        AssumeRolePolicyDocument: trust,
        Policies: [
          {
            PolicyName: '_statements',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: services.map((_, at) => statement(role, at)),
            },
          },
        ],
      },
    })),
  }
}

/** The time that `who-can` may take. */
const limit = 1000

/** Milliseconds of CPU of `who-can` over 1,000 roles and 10,000 statements that it has never seen: where all may, and where one may. */
export async function whoCanFigures(): Promise<readonly Figure[]> {
  const time = async (resource: string) => {
    const times: number[] = []
    for (let run = 0; run < 7; run++) {
      const model = modelOf(1000)
      times.push(await ownCpu(1, () => ask(model, resource)))
    }
    return median(times)
  }
  const everything = await time('*')
  const one = await time('arn:aws:s3:::things-500/ana/a.png')
  return [
    figure('who-can, 10,000 statements, all may', everything),
    figure('who-can, 10,000 statements, one may', one),
  ]
}

const figure = (name: string, value: number): Figure => ({
  name,
  value,
  unit: 'ms',
  limit,
  ratio: value / limit,
  aim: 'below 1',
})

/** All that the command does once it has the model. */
function ask(model: Model, resource: string): void {
  const permitted = whoCan(model, { action: 's3:GetObject', resource, context: {} })
  permittedRows([['', permitted]])
}
