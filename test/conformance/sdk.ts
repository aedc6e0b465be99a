import { Agent } from 'node:https'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { folder, serve, type Server } from '../serve.ts'
import { files } from './project.ts'

/** The unmodified AWS SDK, pointed at a server; one that speaks HTTPS is known by who vouches for it, PEM. */
export const sdk = ({ url }: Server, ca?: string) =>
  new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
    maxAttempts: 1,
    ...(ca && { requestHandler: { httpsAgent: new Agent({ ca }) } }),
  })

/** A server with people in it, over a real socket. */
export async function people(args: readonly string[] = ['--memory']) {
  const { dir, remove } = folder(files)
  const server = await serve(dir, args)
  return {
    ...server,
    aws: sdk(server),
    dir,
    async end() {
      await server.stop()
      remove()
    },
  }
}

/** What an SDK throws: by name, as applications catch it, and with Cognito's sentence. */
export const refusal = (name: string, message?: string) =>
  expect.objectContaining({ name, ...(message !== undefined && { message }) })
