/** A mail server. Its password is a secret by name. */
export interface Smtp {
  readonly via: 'smtp'
  readonly host: string
  readonly port: number
  /** `none` is for this machine alone. */
  readonly security: 'starttls' | 'tls' | 'none'
  readonly login?: { readonly user: string; readonly password: string }
  /** Who mail is from, of pools that do not say it. */
  readonly from?: string
}

/** A program of the operator's, to which messages are posted. Its key is a secret by name. */
export interface Webhook {
  readonly via: 'webhook'
  readonly url: string
  readonly key: string
  readonly from?: string
}

/** Amazon SNS, or what stands in for it. The key is a secret by name. */
export interface Sns {
  readonly via: 'sns'
  /** Without a slash at its end. */
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly senderId?: string
}

/** The ways by which messages leave a server, where there are any. */
export interface WaysOut {
  readonly email?: Smtp | Webhook
  readonly sms?: Webhook | Sns
}
