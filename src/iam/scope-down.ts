import type { Policy } from '../model/iam.ts'
import { managedPolicies } from './managed-policies.ts'

const sessionPolicy = 'arn:aws:iam::aws:policy/AmazonCognitoUnAuthedIdentitiesSessionPolicy'

/** Services that guests may be let into, and single actions of others. */
// prettier-ignore
const lent = [
  'cloudwatch:*', 'logs:*', 'dynamodb:*', 'kinesis:*', 'mobileanalytics:*', 's3:*', 'ses:*', 'sns:*', 'sqs:*',
  'lambda:*', 'machinelearning:*', 'execute-api:*', 'iot:*', 'gamelift:*', 'cognito-identity:*', 'cognito-idp:*',
  'lex:*', 'polly:*', 'comprehend:*', 'translate:*', 'transcribe:*', 'rekognition:*', 'mobiletargeting:*',
  'firehose:*', 'appsync:*', 'personalize:*', 'sagemaker:InvokeEndpoint', 'cognito-sync:*', 'codewhisperer:*',
  'textract:DetectDocumentText', 'textract:AnalyzeDocument', 'sdb:*',
] as const

/**
 * What an identity pool lets guests have of their role in the enhanced flow: what either of the two allows.
 * Follows "Access policies for unauthenticated identities" of the Amazon Cognito Developer Guide.
 */
export const scopeDown: readonly Policy[] = [
  {
    name: "Cognito's session policy for guests",
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: lent, Resource: ['*'] }] },
  },
  { name: sessionPolicy, document: managedPolicies.get(sessionPolicy)! },
]
