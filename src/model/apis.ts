import type { Api, IdentityApi, StsApi } from './api.ts'

/** The services that this server stands in for, by the names that signatures and IAM actions have for them. */
export interface Apis {
  'cognito-idp': Api
  'cognito-identity': IdentityApi
  sts: StsApi
}
export type ServiceName = keyof Apis

/** An operation as IAM names it: `cognito-idp:SignUp`. */
export const actionOf = (service: ServiceName, operation: string) => `${service}:${operation}`

export const serviceNames: readonly ServiceName[] = ['cognito-idp', 'cognito-identity', 'sts']
