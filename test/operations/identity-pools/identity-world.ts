import { perform, type Step, type TraceLine } from '../../../src/engine/flow.ts'
import type { IdentityApi } from '../../../src/model/api.ts'
import { Fault, serviceWide } from '../../../src/model/fault.ts'
import * as operations from '../../../src/operations/identity-pools/index.ts'
import { serviceOf } from '../../../src/schema/service-of.ts'
import { world, type Setting } from '../../world.ts'

const { checkInput, errorsOf } = serviceOf('cognito-identity')

export const identityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
/** The login key of the user pool of the world. */
export const userPoolKey = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_TestPool1'
export const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`

/** What an identity pool's file says, where it is not like any other. */
const identityFile = (more: string) => `
id: ${identityPoolId}
guests: true
developerProvider: login.shop
${more.includes('providers:') ? '' : 'providers: { test: { type: pool, clients: [web] } }'}
${more.includes('roles:') ? '' : 'roles: { authenticated: buyer, guest: visitor }'}
${more}`
const trust = (as: string, more = '') => `trust: { type: identityPool, pool: shop, as: ${as}${more} }\n`

/** A project with an identity pool for the user pool of the world. */
export const filesWith = (identity: string, files: Readonly<Record<string, string>> = {}) => ({
  'pools/test.pool.yaml':
    'id: us-east-1_TestPool1\nsignIn: { with: [username] }\nclients: { web: { id: webclient000000000000000aa }, other: { id: otherclient0000000000000bb } }\n',
  'pools/shop.identity.yaml': identityFile(identity),
  'pools/buyer.role.yaml': trust('authenticated', ', tagSession: true'),
  'pools/visitor.role.yaml': trust('guest'),
  ...files,
})

export interface IdentitySetting extends Omit<Setting, 'files'> {
  /** More of the identity pool's file. */
  readonly identity?: string
  /** More files of the project. */
  readonly files?: Readonly<Record<string, string>>
}

/** The world, with an identity pool in it. */
export async function identityWorld({ identity = '', files, ...setting }: IdentitySetting = {}) {
  const made = await world({ ...setting, files: filesWith(identity, files) })

  /** Calls an operation as the wire does: input checked and cut, refusals only of the operation's own list. */
  async function ask<Name extends keyof typeof operations>(
    name: Name,
    input: IdentityApi[Name]['input'],
    trace: TraceLine[] = [],
  ): Promise<IdentityApi[Name]['output']> {
    const { flow, output } = operations[name]
    try {
      const facts = await perform(
        flow as Step<object, object>,
        checkInput(name, input) as object,
        made.ports,
        trace,
      )
      return output(facts as never) as IdentityApi[Name]['output']
    } catch (error) {
      if (error instanceof Fault && ![...errorsOf(name), ...serviceWide].includes(error.code))
        throw new Error(`${name} may not refuse with ${error.code}`, { cause: error })
      throw error
    }
  }
  const getId = async (Logins?: Record<string, string>) =>
    (await ask('GetId', { IdentityPoolId: identityPoolId, Logins })).IdentityId ?? ''
  return {
    ...made,
    ask,
    getId,
    /** The session that credentials stand for. */
    session(
      credentials:
        { readonly SessionToken?: string | undefined; readonly AccessKeyId?: string | undefined } | undefined,
    ) {
      const { SessionToken = '', AccessKeyId = '' } = credentials ?? {}
      return made.ports.sessions.open(SessionToken, AccessKeyId)?.session
    },
  }
}
