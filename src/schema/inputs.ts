import type { Apis } from '../model/apis.ts'
import { serviceOf } from './service-of.ts'

/** The name of an operation of user pools, served or not. */
export type OperationName = keyof Apis['cognito-idp']

const pools = serviceOf('cognito-idp')

/** Every operation of user pools, sorted. */
export const operationNames = pools.operationNames
export const { isOperation, errorsOf, isSigned, hasInput, checkInput } = pools
