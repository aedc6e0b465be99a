/** A route of a gate: who may pass it, and what IAM is asked. */
export interface GateRoute {
  /** A method in capitals, or `ANY`. */
  readonly method: string
  /** Segments as written: `{name}` stands for one, `{name+}` for all that are left. */
  readonly segments: readonly string[]
  readonly auth: 'iam' | 'jwt' | 'none'
  /** Of plain HTTP where `auth` is `iam`: what IAM is asked; `{name}` in the resource is what stood in the path. */
  readonly action?: string
  readonly resource?: string
  /** Any one of them must be in the token. */
  readonly scopes?: readonly string[]
}

/** An access key of the server behind, its secret by name. */
export interface GateKeys {
  readonly id: string
  readonly secret: string
}

/** What the server behind speaks, by which a request becomes an action on a resource. */
export type GateSpeech =
  | { readonly type: 's3' | 'dynamodb'; readonly keys?: GateKeys }
  | {
      readonly type: 'executeApi'
      readonly api: string
      readonly stage: string
      readonly routes: readonly GateRoute[]
    }
  | { readonly type: 'http'; readonly service: string; readonly routes: readonly GateRoute[] }

/** A gate: a proxy that lets through to a server what IAM allows. */
export interface Gate {
  readonly name: string
  /** `http://host:port` of the server behind, without a path. */
  readonly to: string
  readonly port: number
  readonly speaks: GateSpeech
  /** Whose tokens pass where a route takes tokens. */
  readonly jwt?: { readonly poolId: string; readonly clientIds: readonly string[] }
}
