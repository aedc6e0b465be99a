import type {
  RiskConfigurationProperties,
  UserPoolDomainProperties,
  UserPoolProperties,
} from '../../../model/cloudformation.ts'
import type { UserPoolSessionProperties } from '../../../model/user-session.ts'
import type { PoolDocument } from '../../made/documents.ts'
import { rowsOf } from '../table.ts'

/** A word of the pool's file, and a property of AWS::Cognito::UserPool. */
export const poolRow = rowsOf<PoolDocument, UserPoolProperties>('properties')
/** A word of the pool's file, and a property of AWS::Cognito::UserPoolDomain. */
export const domainRow = rowsOf<PoolDocument, UserPoolDomainProperties>('domain')
/** A word of the pool's file, and a property of AWS::Cognito::UserPoolRiskConfigurationAttachment. */
export const riskRow = rowsOf<PoolDocument, RiskConfigurationProperties>('risk')
/** A word of the pool's file, and a property of AWS::Cognito::UserPoolSessionConfigurationAttachment. */
export const sessionRow = rowsOf<PoolDocument, UserPoolSessionProperties>('sessions')
