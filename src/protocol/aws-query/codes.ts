import type { FaultCode } from '../../model/fault.ts'

/** A refusal as the query protocol names it, and its HTTP status. */
export interface QueryCode {
  readonly code: string
  readonly status: number
}

/**
 * Codes that STS sends under other names or with another status than 400. Follows "Common Errors" of the STS
 * API reference, and its model.
 */
const sent: Partial<Record<FaultCode, QueryCode>> = {
  AccessDeniedException: { code: 'AccessDenied', status: 403 },
  IDPRejectedClaim: { code: 'IDPRejectedClaim', status: 403 },
  IncompleteSignatureException: { code: 'IncompleteSignature', status: 400 },
  InternalErrorException: { code: 'InternalFailure', status: 500 },
  InvalidParameterException: { code: 'ValidationError', status: 400 },
  InvalidSignatureException: { code: 'SignatureDoesNotMatch', status: 403 },
  MissingAuthenticationTokenException: { code: 'MissingAuthenticationToken', status: 403 },
  OutboundWebIdentityFederationDisabledException: {
    code: 'OutboundWebIdentityFederationDisabledException',
    status: 403,
  },
  RegionDisabledException: { code: 'RegionDisabledException', status: 403 },
  SerializationException: { code: 'MalformedInput', status: 400 },
  SessionDurationEscalationException: { code: 'SessionDurationEscalationException', status: 403 },
  TooManyRequestsException: { code: 'Throttling', status: 400 },
  UnknownOperationException: { code: 'InvalidAction', status: 400 },
  UnrecognizedClientException: { code: 'InvalidClientTokenId', status: 403 },
}

/** Of credentials, and not of a token that an operation was given. */
const expired: QueryCode = { code: 'ExpiredToken', status: 403 }

/** How a refusal is sent; `signing` where it is about the signature of the request. */
export const codeOf = (code: FaultCode, signing: boolean): QueryCode =>
  signing && code === 'ExpiredTokenException' ? expired : (sent[code] ?? { code, status: 400 })
