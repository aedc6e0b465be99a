import { describe, expect, it } from 'vitest'
import { openBackground } from '../../../src/adapters/background/open-background.ts'
import { flow } from '../../../src/engine/flow.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { Signer } from '../../../src/model/session.ts'
import { handle } from '../../../src/protocol/aws-json/handle.ts'
import type { FinishedRun, Served, Serving } from '../../../src/protocol/aws-json/serving.ts'
import type { Ask } from '../../../src/protocol/exchange.ts'
import { silent } from '../../../src/protocol/log.ts'
import { seededRandom } from '../../random.ts'
import { account, now, proofs, session, temporary, user } from '../sigv4/proofs.ts'
import { signed, withHeaders } from '../sigv4/signing.ts'

const page = 'https://shop.example'
const unknown = { accessKeyId: 'AKIDUNKNOWN', secretAccessKey: 'any' }
const absent = { accessKeyId: 'AKIAMISSING000000000', secretAccessKey: 'any' }
const denied = `User: ${user.arn} is not authorized to perform: cognito-idp:AdminGetUser on resource: arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_Shop00001 because no identity-based policy allows the cognito-idp:AdminGetUser action`

/** What comes of AdminGetUser, of what is recorded of it, and of who it is for its flow. */
async function asked(
  mode: Serving['signed'],
  how: Parameters<typeof signed>[0] & { readonly origin?: string },
  decision: 'allow' | 'implicitDeny' = 'allow',
) {
  const runs: FinishedRun[] = []
  const signers: (Signer | undefined)[] = []
  const { origin, ...signing } = how
  const operation: Served = {
    service: 'cognito-idp',
    name: 'AdminGetUser',
    access: 'admin',
    flow: flow<object>('AdminGetUser').step({
      name: 'look',
      run: (_: object, { caller }) => void signers.push(caller.signer),
    }),
    output: () => ({ Username: 'ana' }),
  }
  const { iam, ...world } = proofs(now)
  const serving: Serving = {
    operations: new Map([['cognito-idp:AdminGetUser', operation]]),
    ports: (caller) =>
      ({
        ...world,
        caller,
        iam: { ...iam, decide: () => ({ decision, missing: 'identity' }) },
        pools: { byId: async () => undefined },
        background: openBackground(() => undefined),
        random: seededRandom('admit'),
      }) as unknown as Ports,
    signed: mode,
    log: silent,
    onRun: (run) => void runs.push(run),
  }
  const request = { ...withHeaders(signed(signing), { ...(origin !== undefined && { origin }) }), id: 'r' }
  const answer = await handle('cognito-idp', 'AdminGetUser', request as Ask, serving)
  const said = JSON.parse(answer.body) as { __type?: string; message?: string }
  const sealed = answer.headers['x-poolwright-authorization-message']
  return { said: said.__type ?? said, message: said.message, run: runs[0], signer: signers[0], sealed }
}
const answered = { Username: 'ana' }

describe('where IAM decides', () => {
  it('somebody whom it allows is let in, and the flow knows who it is', async () => {
    const { said, signer, run } = await asked('decided', {})
    expect([said, signer?.userName]).toEqual([answered, 'ops'])
    expect(run).toMatchObject({
      signedBy: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1', arn: user.arn, proven: true },
      decision: { decision: 'allow', enforced: true },
    })
    expect(run?.caller).toEqual({})
  })

  it('somebody whom it does not allow is refused before anything happens', async () => {
    const { said, message, signer, run, sealed } = await asked('decided', {}, 'implicitDeny')
    expect([said, message, signer]).toEqual(['AccessDeniedException', denied, undefined])
    expect(run).toMatchObject({ trace: [], decision: { denied, enforced: true } })
    expect(sealed).toMatch(/^[\w-]{100,}$/)
    expect(run?.decision).not.toHaveProperty('encoded')
  })

  it('a session is known by what it was begun with', async () => {
    const { signer } = await asked('decided', { keys: temporary })
    expect(signer).toMatchObject({ kind: 'session', session: { arn: session.arn } })
  })

  it.each([
    ['a key that nobody knows', { keys: unknown }, 'UnrecognizedClientException'],
    ['a key without its secret', { keys: absent }, 'UnrecognizedClientException'],
  ])('%s is refused', async (_, how, code) => {
    expect((await asked('decided', how)).said).toBe(code)
  })

  it('a page anywhere may ask whose signature is proven', async () => {
    expect((await asked('decided', { origin: page })).said).toEqual(answered)
  })
})

describe('where unknown keys are believed', () => {
  it('nobody is denied, and it is told that somebody would be', async () => {
    const { said, run } = await asked('believed', {}, 'implicitDeny')
    expect(said).toEqual(answered)
    expect(run?.decision).toMatchObject({ decision: 'implicitDeny', denied, enforced: false })
  })

  it('IAM is asked about a user whose secret is not there, and about nobody whom nobody knows', async () => {
    const [absentRun, unknownRun] = await Promise.all(
      [absent, unknown].map(async (keys) => (await asked('believed', { keys }, 'implicitDeny')).run),
    )
    expect(absentRun).toMatchObject({ signedBy: { proven: false, arn: user.arn }, decision: { denied } })
    expect(unknownRun).toMatchObject({ signedBy: { proven: false, arn: `arn:aws:iam::${account}:root` } })
    expect(unknownRun).not.toHaveProperty('decision')
  })

  it.each([
    ['a proven signature from a page anywhere', { origin: page }, answered],
    [
      'a believed one from a page of this machine',
      { keys: unknown, origin: 'http://localhost:3000' },
      answered,
    ],
    ['no believed one from a page of another', { keys: unknown, origin: page }, 'AccessDeniedException'],
    [
      'no believed one of a declared user from there',
      { keys: absent, origin: page },
      'AccessDeniedException',
    ],
    [
      'no wrong one of a known key',
      { keys: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'other' } },
      'InvalidSignatureException',
    ],
  ])('%s is taken', async (_, how, outcome) => {
    expect((await asked('believed', how)).said).toEqual(outcome)
  })
})
