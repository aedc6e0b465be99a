import { describe, expect, it } from 'vitest'
import {
  handOffLife,
  keepHandOff,
  putAside,
  takeHandOff,
  type HandingOff,
} from '../../../src/engine/federation/hand-off.ts'
import { flow, perform } from '../../../src/engine/flow.ts'
import { federated } from './federated-world.ts'

const state = 'a word that the provider gives back'
const cookie = 'the word of a browser'

const keeping = flow<HandingOff>('keep').step(keepHandOff)

/** A browser that has been sent to a provider. */
async function sent() {
  const made = await federated()
  const { ports, pool, client, idp } = made
  const authorization = {
    poolId: pool.id,
    clientId: client.id,
    redirectUri: 'https://shop.example.com/callback',
    responseType: 'code',
    scopes: ['openid'],
  } as const
  const returnTo = 'https://shop.example/oauth2/idpresponse'
  const proofs = { nonce: 'a nonce' }
  await perform(keeping, { authorization, idp, cookie, returnTo, state, proofs }, ports)
  return { ...made, authorization }
}

describe('what a browser was sent to a provider for', () => {
  it('is given to it once', async () => {
    const { pool, ports, authorization } = await sent()
    expect(await takeHandOff(pool, { state, cookie }, ports)).toMatchObject({
      authorization,
      provider: 'Corp',
    })
    expect(await takeHandOff(pool, { state, cookie }, ports)).toBeUndefined()
  })

  it.each([
    ['to another browser', { state, cookie: 'another' }],
    ['to one that nobody has sent', { state, cookie: undefined }],
    ['for another word', { state: 'another', cookie }],
    ['for no word', { state: undefined, cookie }],
  ])('is not given %s', async (_, said) => {
    const { pool, ports } = await sent()
    expect(await takeHandOff(pool, said, ports)).toBeUndefined()
  })

  it('is not given at the domain of another pool', async () => {
    const { pool, ports } = await sent()
    expect(await takeHandOff({ ...pool, id: 'us-east-1_Other' }, { state, cookie }, ports)).toBeUndefined()
  })

  it('is given for five minutes', async () => {
    const { pool, ports, clock } = await sent()
    clock.at += handOffLife
    expect(await takeHandOff(pool, { state, cookie }, ports)).toBeUndefined()
  })

  it('is kept as hashes of what opens it', async () => {
    const { pool, ports } = await sent()
    const said = JSON.stringify(await takeHandOff(pool, { state, cookie }, ports))
    expect(said).not.toContain(state)
    expect(said).not.toContain(cookie)
  })
})

describe('an answer that came as a form', () => {
  const answer = { state, code: 'a code' }

  it('is put aside under another word, for the same browser and for a minute', async () => {
    const { pool, ports, clock } = await sent()
    const next = await putAside(pool, { state, answer }, ports)
    expect(await takeHandOff(pool, { state, cookie }, ports)).toBeUndefined()
    expect(await takeHandOff(pool, { state: next, cookie }, ports)).toMatchObject({ answer })
    const late = await sent()
    const word = await putAside(late.pool, { state, answer }, late.ports)
    late.clock.at += 60_000
    expect(await takeHandOff(late.pool, { state: word, cookie }, late.ports)).toBeUndefined()
    expect(clock.at).toBeLessThan(late.clock.at)
  })

  it('is put aside once', async () => {
    const { pool, ports } = await sent()
    const next = await putAside(pool, { state, answer }, ports)
    expect(await putAside(pool, { state: next, answer: { code: 'another' } }, ports)).toBeUndefined()
  })

  it('is not kept where nobody waits for it', async () => {
    const { pool, ports } = await sent()
    expect(await putAside(pool, { state: 'another', answer }, ports)).toBeUndefined()
    expect(await putAside(pool, { state: undefined, answer }, ports)).toBeUndefined()
  })
})
