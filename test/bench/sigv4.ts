import { createHash, createHmac } from 'node:crypto'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { authenticate, type Proofs } from '../../src/protocol/sigv4/authenticate.ts'
import type { Headers, SignedRequest } from '../../src/protocol/sigv4/signed-request.ts'
import { median } from './cpu.ts'
import type { Figure } from './main.ts'

const rounds = 30
const times = 2_000
const now = Date.UTC(2026, 0, 2, 3, 4, 5)
const keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const user = { userName: 'ops', arn: 'arn:aws:iam::123456789012:user/ops', userId: 'AIDAOPS' }
const proofs = {
  clock: { now: () => now, ticks: () => 0 },
  iam: {
    account: '123456789012',
    accessKey: () => ({ ...user, secret: keys.secretAccessKey }),
    tags: () => ({}),
  },
} as unknown as Proofs

/** A request of 1 KiB for AdminUpdateUserAttributes, as the AWS SDK signs it. */
async function signed(): Promise<SignedRequest> {
  const body = JSON.stringify({ UserPoolId: 'us-east-1_Shop00001', Username: 'ana', Value: 'x'.repeat(960) })
  const signer = new SignatureV4({
    service: 'cognito-idp',
    region: 'us-east-1',
    credentials: keys,
    sha256: Sha256,
  })
  const { headers } = await signer.sign(
    {
      method: 'POST',
      protocol: 'http:',
      hostname: 'localhost',
      path: '/',
      headers: {
        host: 'localhost:9340',
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.AdminUpdateUserAttributes',
        'x-amz-user-agent': 'aws-sdk-js/3.1169.0',
        'amz-sdk-invocation-id': '6f1e0d1c-1111-4222-8333-944455556666',
        'amz-sdk-request': 'attempt=1; max=3',
      },
      body,
    },
    { signingDate: new Date(now) },
  )
  return { method: 'POST', path: '/', query: '', headers: headers as Headers, body: Buffer.from(body) }
}

/** What nobody can do without: the hash of the body and that of the request, and the five HMACs of a signature. */
function chain(body: Buffer) {
  const payload = createHash('sha256').update(body).digest('hex')
  const request = createHash('sha256').update(payload.repeat(8)).digest('hex')
  return ['20260102', 'us-east-1', 'cognito-idp', 'aws4_request', request].reduce(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${keys.secretAccessKey}`),
  )
}

/** Who signed a request, against the hashes and HMACs of which a signature is made. */
export async function sigv4(): Promise<Figure[]> {
  const request = await signed()
  const timed = (way: () => unknown) => {
    const before = process.cpuUsage()
    for (let n = 0; n < times; n++) way()
    const { user: own, system } = process.cpuUsage(before)
    return (own + system) / 1000 / times
  }
  const ways = [
    () => authenticate(request, 'cognito-idp', proofs, 'serve'),
    () => chain(request.body),
  ] as const
  for (const way of ways) timed(way)
  const measured = Array.from({ length: rounds }, () => ways.map(timed) as [number, number])
  return [
    {
      name: 'who signed a request of 1 KiB: against its hashes and HMACs',
      value: median(measured.map(([ours]) => ours)),
      unit: 'ms',
      limit: median(measured.map(([, limit]) => limit)),
      ratio: median(measured.map(([ours, limit]) => ours / limit)),
    },
  ]
}
