import { describe, expect, it } from 'vitest'
import { headersOnward, ofRequest } from '../../../src/protocol/gate/onward.ts'

const told = {
  'x-poolwright-principal': 'arn:aws:iam::123456789012:user/ana',
  'x-forwarded-for': '127.0.0.1',
}
const onward = (headers: Record<string, string>, signed = true) =>
  headersOnward(ofRequest(headers), { signed, told })

describe('the headers that go on', () => {
  it.each([
    ['x-poolwright-principal'],
    ['x-poolwright-subject'],
    ['x_poolwright_subject'],
    ['x-poolwright_identity-id'],
    ['x.poolwright.identity.id'],
    ['x--poolwright-subject'],
    ['x-forwarded-for'],
    ['x-forwarded-host'],
    ['x-real-ip'],
    ['forwarded'],
    ['x-http-method-override'],
    ['x-original-url'],
    ['x-rewrite-url'],
    ['transfer-encoding'],
    ['content-length'],
    ['upgrade'],
    ['http2-settings'],
    ['proxy-authorization'],
    ['te'],
    ['expect'],
  ])('are without %s of a caller', (name) => {
    expect(onward({ [name]: 'forged', accept: '*/*' })).toEqual({ accept: '*/*', ...told })
  })

  it('are without those that Connection names, before anybody has judged by them', () => {
    const headers = { connection: 'Keep-Alive,\t X-Amz-Acl ', 'x-amz-acl': 'private', accept: '*/*' }
    expect(ofRequest(headers)).toEqual({ connection: headers.connection, accept: '*/*' })
    expect(onward(headers)).toEqual({ accept: '*/*', ...told })
  })

  it('keep a signature that the gate has not read, and no other', () => {
    const signature = { authorization: 'Bearer x', 'x-amz-date': '20260102T000000Z' }
    expect(onward(signature, false)).toEqual({ ...signature, ...told })
    expect(onward(signature, true)).toEqual(told)
  })

  it('keep what only sounds alike', () => {
    const headers = { 'x-poolwrights': '1', 'x-amz-meta-forwarded': '2', 'content-type': 'text/plain' }
    expect(onward(headers)).toEqual({ ...headers, ...told })
  })
})
