import type { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'

type Refusal = abstract new (...args: never[]) => CognitoIdentityProviderServiceException

/** Holds that a call is refused as applications catch it: by its class, its name, its sentence and its status. */
export async function refused(call: Promise<unknown>, fault: Refusal, message: string | RegExp) {
  const error = await call.then(
    (answer) => expect.fail(`answered ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(fault)
  const { name, message: told, $fault, $metadata } = error as CognitoIdentityProviderServiceException
  expect(told, told).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  expect([name, $fault, $metadata.httpStatusCode]).toEqual([fault.name, 'client', 400])
  expect($metadata.requestId).toEqual(expect.any(String))
}
