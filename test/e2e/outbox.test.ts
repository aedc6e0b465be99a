import { afterAll, afterEach, expect, it } from 'vitest'
import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { sdk } from '../conformance/sdk.ts'
import { folder, serve } from '../serve.ts'

/** A port that nobody listens at. */
const port = await new Promise<number>((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address() as AddressInfo
    server.close(() => found(free))
  })
})
const { dir, remove } = folder({
  'pools/people.pool.yaml':
    'signIn: { with: [username] }\nsignUp: { selfService: true, verify: [email] }\nclients: { web: { auth: [password] } }\n',
  'pools/dev.env.yaml': `delivery: { email: { via: smtp, host: 127.0.0.1, port: ${port} } }\n`,
})
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const end of closing.splice(0)) await end()
})
afterAll(remove)

it('sends the code of a sign-up, though the server was killed before the mail server was there', async () => {
  const first = await serve(dir, [])
  await sdk(first).send(
    new SignUpCommand({
      ClientId: first.clientId(),
      Username: 'ana',
      Password: 'Corr3ct-Horse!',
      UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }],
    }),
  )
  await first.stop('SIGKILL')
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        mails.push(...session.envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  closing.push(() => new Promise<void>((closed) => server.close(closed)))
  const again = await serve(dir, [])
  closing.push(() => again.stop())
  await expect.poll(() => mails, { timeout: 60_000, interval: 100 }).toEqual(['ana@example.com'])
}, 90_000)
