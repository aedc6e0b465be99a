import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms'
import { describe, expect, it } from 'vitest'
import { awsWorld, failureOf } from './aws-world.ts'

const world = awsWorld()
const kms = new KMSClient(world.client({ aws: { kms: {} } }))
const KeyId = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const EncryptionContext = { pool: 'one' }

describe('KMS', () => {
  it('opens what it has encrypted, in the same context', async () => {
    const Plaintext = Buffer.from('a code')
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext }))
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe('a code')
    expect(opened.KeyId).toBe(KeyId)
  })

  it.each([
    ['another context', { EncryptionContext: { pool: 'two' } }, 'InvalidCiphertextException'],
    ['another key', { EncryptionContext, KeyId: `${KeyId}c` }, 'IncorrectKeyException'],
    [
      'bytes of nobody',
      { EncryptionContext, CiphertextBlob: Buffer.alloc(99) },
      'InvalidCiphertextException',
    ],
  ])('does not open in %s', async (_, more, code) => {
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId, Plaintext: Buffer.from('x'), EncryptionContext }),
    )
    expect((await failureOf(kms.send(new DecryptCommand({ CiphertextBlob, ...more }))))[0]).toBe(code)
  })

  it('makes data keys, of keys that are named by id or alias too', async () => {
    for (const named of ['alias/codes', '1234abcd-12ab-34cd-56ef-1234567890ab']) {
      const made = await kms.send(new GenerateDataKeyCommand({ KeyId: named, KeySpec: 'AES_256' }))
      const opened = await kms.send(new DecryptCommand({ CiphertextBlob: made.CiphertextBlob }))
      expect(made.Plaintext?.length).toBe(32)
      expect(Buffer.compare(opened.Plaintext ?? Buffer.of(), made.Plaintext ?? Buffer.of(1))).toBe(0)
    }
  })

  it('describes any key', async () => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/codes' }))
    expect(KeyMetadata).toMatchObject({
      Arn: 'arn:aws:kms:us-east-1:123456789012:alias/codes',
      Enabled: true,
    })
  })

  it('refuses a data key of no size', async () => {
    const [name] = await failureOf(kms.send(new GenerateDataKeyCommand({ KeyId, NumberOfBytes: 5000 })))
    expect(name).toBe('ValidationException')
  })
})
