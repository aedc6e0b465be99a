import { Refused } from './gate-request.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A text that came with a character for each byte, as the text that it is. */
export function text(bytes: string): string {
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'))
  } catch {
    throw unreadable()
  }
}

/** What stands for itself in a path of Amazon S3, and in a list of what is to be deleted. */
export function checkBucket(bucket: string): string {
  // MinIO has an interface for its administrators there, which takes the same signatures.
  if (!/^[A-Za-z0-9][\w.-]{0,254}$/.test(bucket) || bucket === 'minio')
    throw new Refused(400, 'InvalidBucketName', 'The specified bucket is not valid.')
  return bucket
}

/**
 * Refuses the name of an object that a server behind might resolve, and so reach what nobody asked about: MinIO
 * takes slashes from the beginning of a name, and `..` is as dangerous wherever names are files.
 */
export function checkKey(key: string): string {
  const parts = key.split('/')
  if (parts.some((part, n) => (part === '' && n < parts.length - 1) || /^\.{1,2}$|[\\\0]/.test(part)))
    throw unreadable()
  return key
}

const unreadable = () => new Refused(400, 'InvalidURI', "Couldn't parse the specified URI.")
