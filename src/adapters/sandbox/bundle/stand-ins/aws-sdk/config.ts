/** Credentials as version 2 of the SDK holds them. */
export class Credentials {
  accessKeyId: string | undefined
  secretAccessKey: string | undefined
  sessionToken: string | undefined

  constructor(
    first?: string | { accessKeyId?: string; secretAccessKey?: string; sessionToken?: string },
    secretAccessKey?: string,
    sessionToken?: string,
  ) {
    const given = typeof first === 'object' ? first : { accessKeyId: first, secretAccessKey, sessionToken }
    this.accessKeyId = given.accessKeyId
    this.secretAccessKey = given.secretAccessKey
    this.sessionToken = given.sessionToken
  }
}

/** Credentials of the environment, read whenever they are asked for: every call of a script has its own. */
export class EnvironmentCredentials extends Credentials {
  readonly #prefix: string
  constructor(prefix = 'AWS') {
    super()
    this.#prefix = prefix
    for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const)
      Object.defineProperty(this, name, { enumerable: true, get: () => this.#read(name) })
  }
  #read(name: string): string | undefined {
    return process.env[`${this.#prefix}_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`]
  }
}

/** What clients may be told; a client's own options win over `AWS.config`. */
export interface Options {
  region?: string | undefined
  endpoint?: string | { readonly href: string } | undefined
  credentials?: Credentials | undefined
  accessKeyId?: string | undefined
  secretAccessKey?: string | undefined
  sessionToken?: string | undefined
  /** Given with every call of a client. */
  params?: Readonly<Record<string, unknown>> | undefined
  httpOptions?: { readonly timeout?: number } | undefined
  [other: string]: unknown
}

/** `AWS.Config`. */
export class Config {
  region: string | undefined = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION']
  credentials: Credentials = new EnvironmentCredentials();
  [other: string]: unknown

  constructor(options: Options = {}) {
    this.update(options)
  }
  update(options: Options): void {
    const { accessKeyId, secretAccessKey, sessionToken, ...rest } = options
    Object.assign(this, rest)
    if (accessKeyId) this.credentials = new Credentials(accessKeyId, secretAccessKey, sessionToken)
  }
  getCredentials(then: (error: null, credentials: Credentials) => void): void {
    setTimeout(then, 0, null, this.credentials)
  }
  setPromisesDependency(): void {}
}

/** `AWS.config`. */
export const config = new Config()
