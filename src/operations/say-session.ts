import type { StsApi } from '../model/api.ts'
import type { Credentials, Session } from '../model/session.ts'

type Said = Required<Pick<StsApi['AssumeRole']['output'], 'Credentials' | 'AssumedRoleUser'>>

/** Credentials as STS gives them, in the order of its model. */
export const sayCredentials = ({
  accessKeyId: AccessKeyId,
  secretAccessKey: SecretAccessKey,
  sessionToken: SessionToken,
  expires,
}: Credentials): Said['Credentials'] => ({
  AccessKeyId,
  SecretAccessKey,
  SessionToken,
  Expiration: expires / 1000,
})

/** Who somebody has become. */
export const sayAssumed = ({ userId, arn }: Session): Said['AssumedRoleUser'] => ({
  AssumedRoleId: userId,
  Arn: arn,
})
