import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** The OIDC provider that the page on identity pools has on the developer's machine, and what it gave Olga. */
export async function openPageProvider() {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }]
  let issuer = ''
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(url === '/keys' ? { keys } : { issuer, jwks_uri: `${issuer}/keys` }))
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const host = `localhost:${(server.address() as AddressInfo).port}`
  issuer = `http://${host}`
  const token = await new SignJWT({ sub: 'olga', department: 'press' })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(issuer)
    .setAudience('site')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey)
  return {
    env: { BACKEND_KEY: 'what only the back end knows', CORP_TOKEN: token },
    as: (text: string) => text.replaceAll('localhost:9500', host),
    close: () => void server.close(),
  }
}
