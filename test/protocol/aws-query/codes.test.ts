import { describe, expect, it } from 'vitest'
import api from '../../../schemas/api/sts.json' with { type: 'json' }
import type { FaultCode } from '../../../src/model/fault.ts'
import { codeOf } from '../../../src/protocol/aws-query/codes.ts'

describe('the codes of the query protocol', () => {
  it.each<[FaultCode, string, number]>([
    ['AccessDeniedException', 'AccessDenied', 403],
    ['ExpiredTokenException', 'ExpiredTokenException', 400],
    ['IncompleteSignatureException', 'IncompleteSignature', 400],
    ['InternalErrorException', 'InternalFailure', 500],
    ['InvalidParameterException', 'ValidationError', 400],
    ['InvalidParameterValue', 'InvalidParameterValue', 400],
    ['InvalidSignatureException', 'SignatureDoesNotMatch', 403],
    ['MissingAuthenticationTokenException', 'MissingAuthenticationToken', 403],
    ['SerializationException', 'MalformedInput', 400],
    ['UnknownOperationException', 'InvalidAction', 400],
    ['UnrecognizedClientException', 'InvalidClientTokenId', 403],
  ])('%s is %s, %i', (fault, code, status) => {
    expect(codeOf(fault, false)).toEqual({ code, status })
  })

  it('tells an old signature from an old token', () => {
    expect(codeOf('ExpiredTokenException', true)).toEqual({ code: 'ExpiredToken', status: 403 })
  })

  const modelled = Object.values(api.definitions).flatMap((shape) =>
    'x-error' in shape ? [shape['x-error']] : [],
  )
  it.each(modelled.map(({ code, httpStatus }) => [code, httpStatus] as const))(
    '%s is sent as the model says, %i',
    (code, status) => {
      expect(codeOf(code as FaultCode, false)).toEqual({ code, status })
    },
  )
})
