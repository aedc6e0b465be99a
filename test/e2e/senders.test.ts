import { CognitoIdentityProviderClient, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node'
import { afterEach, expect, it } from 'vitest'
import { openKms } from '../../src/adapters/kms/open-kms.ts'
import { startApp } from '../../src/app/start-app.ts'
import { hooksIn } from '../../src/model/recorded-run.ts'
import type { NewRun } from '../../src/adapters/store/sqlite/runs.ts'
import { makeProject } from './make-project.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const end of closing.splice(0).reverse()) await end()
})

const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10'

/** A server whose mail a script sends, by writing to its console what it was given. */
async function serving(key: string) {
  const project = makeProject({
    'pools/shop.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
kmsKey: ${keyArn}
triggers: { customEmailSender: mailer }
clients:
  web: { auth: [password, refresh] }
`,
    'triggers/mailer.trigger.yaml':
      'script: ./mailer.js\nhooks: [customEmailSender]\ncapabilities: { plainCode: true, aws: { kms: {} } }\n',
    'triggers/mailer.js': `
export const handler = async (event, context) => {
  await new Promise((resolve) => setTimeout(resolve, 200))
  const { code, decrypt } = context.poolwright
  if ((await decrypt(event.request.code)) !== code) throw new Error('another code')
  // Taken apart, because what is told of a run has no code in it.
  const apart = (text) => [...text].join(' ')
  console.log(JSON.stringify([event.triggerSource, apart(event.request.code), apart(code)]))
}
`,
  })
  closing.push(() => project.remove())
  const runs: NewRun['run'][] = []
  const app = await startApp({
    root: project.root,
    mode: 'dev',
    memory: true,
    port: 0,
    variables: { POOLWRIGHT_SEAL_KEY: key },
    onRun: (run) => void runs.push(run),
  })
  closing.push(() => app.close())
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new CognitoIdentityProviderClient({ endpoint: app.url, region: 'us-east-1', credentials })
  closing.push(() => client.destroy())
  const [pool] = app.model().pools
  return { app, client, runs, pool, clientId: pool?.clients[0]?.id ?? '' }
}

it('sees a sender through that still sends when it ends', async () => {
  const key = Buffer.alloc(32, 9)
  const { app, client, runs, pool, clientId } = await serving(key.toString('base64'))
  const Username = 'ana@example.com'
  const said = await client.send(
    new SignUpCommand({
      ClientId: clientId,
      Username,
      Password: 'Correct-Horse-9!',
      UserAttributes: [{ Name: 'email', Value: Username }],
    }),
  )
  expect(said.CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL' })

  await app.close()
  const [record] = hooksIn(runs.flatMap(({ trace }) => trace))
  expect(record).toMatchObject({ hook: 'CustomEmailSender', stages: [{ outcome: 'answered' }] })
  const told = JSON.parse(record?.stages[0]?.logs[0]?.text ?? '[]') as string[]
  const [source, encrypted, plain] = told.map((text) => text.replaceAll(' ', ''))
  expect([source, plain]).toEqual(['CustomEmailSender_SignUp', expect.stringMatching(/^\d{6}$/)])

  // What the script would do with the client for the AWS Encryption SDK, over keys of the same seal key.
  const kms = openKms({ key })
  const decrypt = async (asked: {
    CiphertextBlob: Uint8Array
    EncryptionContext: Record<string, string>
    KeyId: string
  }) => {
    const opened = kms.decrypt(Buffer.from(asked.CiphertextBlob), asked.EncryptionContext, asked.KeyId)
    return { Plaintext: Uint8Array.from(opened?.plaintext ?? []), KeyId: opened?.keyId }
  }
  const keyring = new KmsKeyringNode({ keyIds: [keyArn], clientProvider: () => ({ decrypt }) as never })
  const { decrypt: open } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
  const { plaintext, messageHeader } = await open(keyring, Buffer.from(encrypted ?? '', 'base64'))
  expect(plaintext.toString()).toBe(plain)
  expect(messageHeader.encryptionContext).toMatchObject({ 'userpool-id': pool?.id })
})
