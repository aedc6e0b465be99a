import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Kms } from '../../kms/open-kms.ts'
import { AwsFault, invalid } from './aws-fault.ts'
import type { Service, ServiceCall } from './service-call.ts'

const mostPlaintext = 4096
const mostDataKey = 1024
const sizes: Readonly<Record<string, number>> = { AES_256: 32, AES_128: 16 }

/** KMS: symmetric keys, of which any that is named is there. */
export function openAwsKms({
  kms,
}: {
  readonly kms: Pick<Kms, 'encrypt' | 'decrypt' | 'generateDataKey'>
}): Service {
  const dataKey = (asked: ServiceCall) => {
    const { KeySpec, NumberOfBytes } = asked.input
    const size = typeof KeySpec === 'string' ? sizes[KeySpec] : NumberOfBytes
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > mostDataKey)
      throw invalid('Please specify either number of bytes or key spec.')
    const { keyArn, plaintext, ciphertext } = kms.generateDataKey(
      keyArnIn(asked),
      size,
      contextIn(asked.input),
    )
    return {
      KeyId: keyArn,
      CiphertextBlob: ciphertext.toString('base64'),
      Plaintext: plaintext.toString('base64'),
    }
  }

  return {
    async Decrypt(asked) {
      const { input } = asked
      refuseAlgorithm(input)
      const blob = bytesIn(input, 'CiphertextBlob')
      const opened = kms.decrypt(blob, contextIn(input))
      if (!opened) throw new AwsFault('InvalidCiphertextException', 'null')
      if (input['KeyId'] && keyArnIn(asked) !== opened.keyId)
        throw new AwsFault(
          'IncorrectKeyException',
          'The key ID in the request does not identify a CMK that can perform this operation.',
        )
      return { ...said, KeyId: opened.keyId, Plaintext: opened.plaintext.toString('base64') }
    },
    async Encrypt(asked) {
      const { input } = asked
      refuseAlgorithm(input)
      const plaintext = bytesIn(input, 'Plaintext')
      if (!plaintext.length || plaintext.length > mostPlaintext)
        throw invalid(
          `1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length between 1 and ${mostPlaintext}`,
        )
      const KeyId = keyArnIn(asked)
      const blob = kms.encrypt(KeyId, plaintext, contextIn(input))
      return { ...said, KeyId, CiphertextBlob: blob.toString('base64') }
    },
    GenerateDataKey: async (asked) => dataKey(asked),
    async GenerateDataKeyWithoutPlaintext(asked) {
      const { Plaintext: _, ...rest } = dataKey(asked)
      return rest
    },
    async DescribeKey(asked) {
      const Arn = keyArnIn(asked)
      return {
        KeyMetadata: {
          AWSAccountId: asked.account,
          KeyId: Arn.slice(Arn.lastIndexOf('/') + 1),
          Arn,
          Enabled: true,
          KeyState: 'Enabled',
          KeyUsage: 'ENCRYPT_DECRYPT',
          KeySpec: 'SYMMETRIC_DEFAULT',
          CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
          EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
          KeyManager: 'CUSTOMER',
          Origin: 'AWS_KMS',
          MultiRegion: false,
        },
      }
    },
  }
}

const said = { EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }

/** The ARN of the key that an input names by ARN, alias or id. */
function keyArnIn({ input, region, account }: ServiceCall): string {
  const id = input['KeyId']
  if (typeof id !== 'string' || !/^[\w:/-]{1,2048}$/.test(id))
    throw new AwsFault('NotFoundException', 'Invalid keyId')
  if (id.startsWith('arn:')) return id
  return `arn:aws:kms:${region}:${account}:${id.startsWith('alias/') ? id : `key/${id}`}`
}

function bytesIn(input: JsonObject, name: string): Buffer {
  const given: Json | undefined = input[name]
  if (typeof given === 'string') return Buffer.from(given, 'base64')
  throw invalid(
    `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  )
}

function contextIn({ EncryptionContext: given }: JsonObject): Readonly<Record<string, string>> {
  if (given === undefined || given === null) return {}
  const pairs = Object.entries(given)
  if (typeof given === 'object' && pairs.every(([, value]) => typeof value === 'string'))
    return Object.fromEntries(pairs) as Record<string, string>
  throw new AwsFault('SerializationException', 'EncryptionContext is a map of strings.')
}

function refuseAlgorithm({ EncryptionAlgorithm: given = 'SYMMETRIC_DEFAULT' }: JsonObject): void {
  if (given !== 'SYMMETRIC_DEFAULT')
    throw new AwsFault('InvalidKeyUsageException', `The keys of this server are symmetric: ${given} is not.`)
}
