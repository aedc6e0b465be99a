import { fitsAction } from '../../access/fits-action.ts'

const among = (...Action: readonly string[]) => {
  const known = new Map<string, boolean>()
  return (action: string): boolean => {
    let is = known.get(action)
    if (is === undefined) known.set(action, (is = fitsAction({ Action }, action)))
    return is
  }
}

/**
 * Actions that write and are made for whoever comes by: they add an event or a measurement which they cannot
 * read again, or ask an API that decides for itself.
 */
export const isHarmlessWrite = among(
  'rum:PutRumEvents',
  'mobiletargeting:PutEvents',
  'mobiletargeting:UpdateEndpoint',
  'mobileanalytics:PutEvents',
  'personalize:PutEvents',
  'firehose:PutRecord*',
  'kinesis:PutRecord*',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'cloudwatch:PutMetricData',
  'xray:Put*',
  'execute-api:Invoke',
  'appsync:GraphQL',
  'lex:Post*',
  'lex:Recognize*',
  'lex:StartConversation',
  'transcribe:StartStreamTranscription*',
)

/** Actions by which one reads who people are. */
export const readsPeople = among(
  'cognito-idp:ListUsers*',
  'cognito-idp:AdminGet*',
  'cognito-idp:AdminList*',
  'cognito-identity:ListIdentities',
  'cognito-identity:LookupDeveloperIdentity',
  'cognito-sync:List*',
  'cognito-sync:Describe*',
  'mobiletargeting:GetEndpoint',
  'mobiletargeting:GetUserEndpoints',
  'mobiletargeting:GetSegment*',
  'ses:ListContacts',
  'ses:GetContact',
  'identitystore:*',
  'profile:GetProfile*',
  'profile:SearchProfiles',
  'profile:BatchGetProfile',
)

/** Actions by which one reads what others have stored. */
export const readsData = among(
  's3:GetObject',
  's3:GetObjectVersion',
  's3:GetObjectTorrent',
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:PartiQLSelect',
  'dynamodb:GetRecords',
  'dynamodb:ExportTableToPointInTime',
  'kinesis:GetRecords',
  'sqs:ReceiveMessage',
  'logs:GetLogEvents',
  'logs:FilterLogEvents',
  'logs:StartQuery',
  'athena:GetQueryResults',
  'redshift-data:GetStatementResult',
  'es:ESHttpGet',
  'ebs:GetSnapshotBlock',
  'glacier:GetJobOutput',
  'codecommit:GitPull',
  'timestream:Select',
  'kms:Decrypt',
)
