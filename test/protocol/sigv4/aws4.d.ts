declare module 'aws4' {
  /** What is signed, in place: the headers or the path have the signature afterwards. */
  interface Request {
    method: string
    path: string
    headers: Record<string, string>
    body: string
    service: string
    region: string
    signQuery: boolean
  }
  interface Keys {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  const aws4: { sign(request: Request, keys: Keys): Request }
  export default aws4
}
