import { perform, type Step } from '../../../src/engine/flow.ts'
import type { Credentials, StsApi, StsCredentials } from '../../../src/model/api.ts'
import { Fault, serviceWide, stsWide } from '../../../src/model/fault.ts'
import type { Model } from '../../../src/model/model.ts'
import type { Signer } from '../../../src/model/session.ts'
import * as operations from '../../../src/operations/sts/index.ts'
import type { Signature } from '../../../src/protocol/sigv4/read.ts'
import { signerOf, unknownSigner } from '../../../src/protocol/sigv4/signer-of.ts'
import { serviceOf } from '../../../src/schema/service-of.ts'
import { modelOf } from '../../model-of.ts'
import { world, type Setting } from '../../world.ts'

const { checkInput, errorsOf } = serviceOf('sts')

export const account = '123456789012'
export const arnOf = (what: string) => `arn:aws:iam::${account}:${what}`
export const roleArn = (name: string) => arnOf(`role/${name}`)

/** A trust policy, as a role's file has it. */
export const trusting = (...statements: readonly object[]) =>
  `trust: ${JSON.stringify({ type: 'document', document: { Version: '2012-10-17', Statement: statements } })}\n`
/** A statement that allows `sts:AssumeRole`, or what else is said. */
export const letting = (Principal: object | string, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...more,
})
/** A session policy that allows actions on everything. */
export const allowing = (...Action: readonly string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })

const key = { ops: 'AKIAIOSFODNN7EXAMPLE', guest: 'AKIAI44QH8DHBEXAMPLE' }

/** Two users, of whom `ops` may do everything of STS and `guest` nothing, and a role that leaves it to the account. */
const project = {
  'pools/ops.iam-user.yaml': `keys: { ${key.ops}: { secret: ops } }\nallow: [{ do: ['sts:*', 's3:*'], on: '*' }]\n`,
  'pools/guest.iam-user.yaml': `keys: { ${key.guest}: { secret: guest } }\n`,
  'pools/buyer.role.yaml': `trust: { type: account, account: '${account}' }\nallow: [{ do: 's3:*', on: '*' }]\n`,
  'pools/dev.env.yaml': 'secrets: { ops: { env: OPS }, guest: { env: GUEST } }\n',
}

// No test here changes a model, and many are about the same one.
const kept = new Map<string, Model>()
function modelKept(files: Readonly<Record<string, string>>): Model {
  const key = JSON.stringify(files)
  const model = kept.get(key) ?? modelOf(files)
  kept.set(key, model)
  return model
}

/** The world, with users and roles in it, who sign their requests. */
export async function stsWorld({ files, ...setting }: Setting = {}) {
  const made = await world({ ...setting, model: modelKept({ ...project, ...files }) })
  const { ports } = made
  const signature = (accessKeyId: string) => ({ accessKeyId, region: 'us-east-1' }) as Signature
  /** Whoever signs with a declared key. */
  const user = (accessKeyId: string): Signer => {
    const found = ports.iam.accessKey(accessKeyId)
    if (!found) throw new Error(`nobody declares ${accessKeyId}`)
    return signerOf(signature(accessKeyId), { user: found }, ports, true)
  }
  /** Whoever signs with temporary credentials. */
  const holder = (credentials: Credentials | StsCredentials | undefined): Signer => {
    const { AccessKeyId = '', SessionToken = '' } = credentials ?? {}
    const opened = ports.sessions.open(SessionToken, AccessKeyId)
    if (!opened) throw new Error('these credentials are none of ours')
    return signerOf(signature(AccessKeyId), { session: opened.session }, ports, true)
  }

  /** Calls an operation as the wire does: input checked and cut, refusals only of the operation's own list. */
  async function call<Name extends keyof typeof operations>(
    name: Name,
    input: StsApi[Name]['input'],
    signer?: Signer,
  ): Promise<StsApi[Name]['output']> {
    const { flow, output } = operations[name]
    const caller = { ...ports.caller, ip: '10.0.0.1', ...(signer && { signer }) }
    try {
      const facts = await perform(flow as Step<object, object>, checkInput(name, input) as object, {
        ...ports,
        caller,
      })
      return output(facts as never) as StsApi[Name]['output']
    } catch (error) {
      const listed: readonly string[] = [...errorsOf(name), ...serviceWide, ...stsWide]
      if (error instanceof Fault && !listed.includes(error.code))
        throw new Error(`${name} may not refuse with ${error.code}`, { cause: error })
      throw error
    }
  }
  /** Becomes a role, and gives its credentials. */
  const assume = async (
    role: string,
    signer: Signer,
    more: Partial<StsApi['AssumeRole']['input']> = {},
  ): Promise<StsApi['AssumeRole']['output']> =>
    call('AssumeRole', { RoleArn: roleArn(role), RoleSessionName: 'ana', ...more }, signer)
  return {
    ...made,
    call,
    assume,
    user,
    ops: user(key.ops),
    guest: user(key.guest),
    /** Whoever signs with a key that nobody knows. */
    stranger: unknownSigner(signature('test'), ports),
    holder,
    session: (output: { readonly Credentials?: StsCredentials | undefined }) =>
      holder(output.Credentials).session,
    /** Whether somebody may do something. */
    may: (signer: Signer, action: string, resource = 'arn:aws:s3:::shop/x') =>
      ports.iam.decide(signer, { action, resource }).decision === 'allow',
  }
}
