import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decryptMessage } from '../../../src/adapters/kms/decrypt-message.ts'
import { openKms } from '../../../src/adapters/kms/open-kms.ts'

const keyArn = 'arn:aws:kms:eu-west-1:123456789012:key/8a23102c-9b68-4fed-82ce-53c53635539e'
const otherArn = 'arn:aws:kms:eu-west-1:123456789012:key/00000000-9b68-4fed-82ce-53c53635539e'
const context = { 'userpool-id': 'eu-west-1_TestPool1' }
const kms = openKms({ key: Buffer.alloc(32, 7) })

/** The client that senders use, over these keys: as if this were the KMS it calls. */
function client(keys = kms) {
  const asked: object[] = []
  const decrypt = async (input: {
    readonly CiphertextBlob?: Uint8Array
    readonly EncryptionContext?: Record<string, string>
    readonly KeyId?: string
  }) => {
    asked.push({ KeyId: input.KeyId, EncryptionContext: input.EncryptionContext })
    const { CiphertextBlob = new Uint8Array(), EncryptionContext = {}, KeyId } = input
    const opened = keys.decrypt(Buffer.from(CiphertextBlob), EncryptionContext, KeyId)
    if (!opened) throw new Error('InvalidCiphertextException')
    return { Plaintext: Uint8Array.from(opened.plaintext), KeyId: opened.keyId }
  }
  const keyring = new KmsKeyringNode({
    keyIds: [keyArn],
    clientProvider: () => ({ decrypt }) as never,
  })
  const { decrypt: open } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
  return { asked, open: (message: Buffer) => open(keyring, message) }
}

describe('a message', () => {
  it.each([
    ['a code', '123456'],
    ['nothing', ''],
    ['a password with signs of many bytes', 'Pässwörd-&lt;€&gt;'],
    ['exactly one frame', 'x'.repeat(4096)],
    ['a byte more than one frame', 'x'.repeat(4097)],
    ['three frames and a half', 'x'.repeat(14_336)],
  ])('opens with the AWS Encryption SDK, and says what was encrypted: %s', async (_, text) => {
    const { plaintext, messageHeader } = await client().open(kms.encryptMessage(keyArn, text, context))
    expect(plaintext.toString()).toBe(text)
    expect(messageHeader).toMatchObject({
      version: 1,
      type: 0x80,
      suiteId: 0x0378,
      encryptionContext: {
        ...context,
        'aws-crypto-public-key': expect.stringMatching(/^[\w+/]{66}==$|^[\w+/]{68}$/),
      },
      encryptedDataKeys: [{ providerId: 'aws-kms', providerInfo: keyArn }],
      contentType: 2,
      frameLength: 4096,
    })
  })

  it('begins as those of Cognito do', () => {
    expect(kms.encryptMessage(keyArn, '123456', context).toString('base64')).toMatch(/^AYADe/)
  })

  it('asks KMS for its data key by the key and the whole context', async () => {
    const { asked, open } = client()
    const { messageHeader } = await open(kms.encryptMessage(keyArn, '123456', context))
    expect(asked).toEqual([{ KeyId: keyArn, EncryptionContext: { ...messageHeader.encryptionContext } }])
  })

  it('is another each time', () => {
    const messages = Array.from({ length: 8 }, () => kms.encryptMessage(keyArn, '123456', context))
    expect(new Set(messages.map((message) => message.toString('base64'))).size).toBe(8)
  })

  it('does not open once any byte of it is another', async () => {
    const message = kms.encryptMessage(keyArn, '123456', context)
    const { open } = client()
    const step = Math.ceil(message.length / 60)
    for (let at = 0; at < message.length; at += step) {
      const changed = Buffer.from(message)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(open(changed), `byte ${at}`).rejects.toThrow()
    }
  })

  it('does not open under another seal key', async () => {
    const { open } = client(openKms({ key: Buffer.alloc(32, 8) }))
    await expect(open(kms.encryptMessage(keyArn, '123456', context))).rejects.toThrow(
      'InvalidCiphertextException',
    )
  })

  it('takes no context that speaks for the SDK itself', () => {
    expect(() => kms.encryptMessage(keyArn, '1', { 'aws-crypto-public-key': 'mine' })).toThrow(
      /Encryption SDK/,
    )
  })
})

describe('a ciphertext', () => {
  const secret = Buffer.from('secret')
  const blob = kms.encrypt(keyArn, secret, { a: '1', b: '2' })

  it('opens in its context, whatever the order, and says its key', () => {
    for (const named of [undefined, keyArn])
      expect(kms.decrypt(blob, { b: '2', a: '1' }, named)).toEqual({ plaintext: secret, keyId: keyArn })
  })

  it('holds whatever is encrypted, with and without a context', () => {
    for (const size of [0, 1, 4096]) {
      const plaintext = Buffer.alloc(size, 5)
      expect(kms.decrypt(kms.encrypt(otherArn, plaintext, {}), {})).toEqual({ plaintext, keyId: otherArn })
    }
  })

  it('opens after a restart with the same seal key', () => {
    expect(openKms({ key: Buffer.alloc(32, 7) }).decrypt(blob, { a: '1', b: '2' })).toBeDefined()
  })

  it.each<[string, () => unknown]>([
    ['another context', () => kms.decrypt(blob, { a: '1' })],
    ['pairs that only together are the same', () => kms.decrypt(blob, { a: '1b', '2': '' })],
    ['the name of another key', () => kms.decrypt(blob, { a: '1', b: '2' }, otherArn)],
    ['another seal key', () => openKms({ key: Buffer.alloc(32, 8) }).decrypt(blob, { a: '1', b: '2' })],
    [
      'another key written into it',
      () =>
        kms.decrypt(Buffer.from(blob.toString('latin1').replace(keyArn, otherArn), 'latin1'), {
          a: '1',
          b: '2',
        }),
    ],
    ['nothing', () => kms.decrypt(Buffer.alloc(0), {})],
    ['one byte', () => kms.decrypt(Buffer.of(1), {})],
    ['a length that leads beyond its end', () => kms.decrypt(Buffer.of(1, 255, 255, 0, 0, 0), {})],
    [
      'another version',
      () => kms.decrypt(Buffer.concat([Buffer.of(2), blob.subarray(1)]), { a: '1', b: '2' }),
    ],
    ...Array.from({ length: 8 }, (_, part): [string, () => unknown] => [
      `its beginning only, ${part} eighths`,
      () => kms.decrypt(blob.subarray(0, Math.floor((blob.length * part) / 8)), { a: '1', b: '2' }),
    ]),
  ])('does not open by %s', (_, open) => {
    expect(open()).toBeUndefined()
  })

  it('of a data key opens to that key', () => {
    const { plaintext, ciphertext } = kms.generateDataKey(keyArn, 32, context)
    expect(plaintext).toHaveLength(32)
    expect(kms.decrypt(ciphertext, context)?.plaintext).toEqual(plaintext)
  })

  it('follows from what is drawn, and from nothing else', () => {
    const drawn = () => {
      let count = 0
      return openKms({
        key: Buffer.alloc(32, 7),
        random: (size) => createHash('shake256', { outputLength: size }).update(String(count++)).digest(),
      }).generateDataKey(keyArn, 32, context)
    }
    expect(drawn()).toEqual(drawn())
  })
})

describe('a message that the server itself opens', () => {
  it.each(['123456', '', 'Pässwörd-&lt;€&gt;', 'x'.repeat(4096), 'x'.repeat(4097), 'x'.repeat(14_336)])(
    'says what was encrypted, and what it was bound to',
    (text) => {
      const opened = decryptMessage(kms.encryptMessage(keyArn, text, context), kms)
      expect(opened).toMatchObject({ context, keyId: keyArn })
      expect(opened?.plaintext.toString()).toBe(text)
    },
  )

  it('is refused with any byte of it changed, but for those of its signature', () => {
    const message = kms.encryptMessage(keyArn, '123456', context)
    // A signature on this curve has 104 bytes at most, and its length stands before it.
    for (let at = 0; at < message.length - 106; at++) {
      const changed = Buffer.from(message)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(decryptMessage(changed, kms), `byte ${at}`).toBeUndefined()
    }
  })

  it('is refused cut short, under the key of another server, and where it is nothing of the kind', () => {
    const message = kms.encryptMessage(keyArn, '123456', context)
    for (let length = 0; length < message.length - 106; length += 7)
      expect(decryptMessage(message.subarray(0, length), kms)).toBeUndefined()
    expect(decryptMessage(message, openKms({ key: Buffer.alloc(32, 8) }))).toBeUndefined()
    expect(decryptMessage(Buffer.from('not a message'), kms)).toBeUndefined()
  })
})
