interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration: Date
}

/** Credentials of the environment, as Lambda gives them. */
export const defaultProvider = () => async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw Object.assign(
      new Error(
        'Could not load credentials: they are there where the trigger declares `aws` or `api` under `capabilities`',
      ),
      { name: 'CredentialsProviderError', tryNextLink: false },
    )
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    // At once, so that a client that outlives a call asks again: every call has its own.
    expiration: new Date(),
  }
}

/** Whether credentials may expire. */
export const credentialsWillNeedRefresh = (credentials?: Partial<Credentials>): boolean =>
  credentials?.expiration !== undefined

/** Whether credentials have expired, or will within five minutes. */
export const credentialsTreatedAsExpired = (credentials?: Partial<Credentials>): boolean =>
  credentials?.expiration !== undefined && credentials.expiration.getTime() - Date.now() < 300_000
