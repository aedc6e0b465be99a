/**
 * Which actions of IAM the calls of Amazon S3's REST API are, by method and sub-resource. Follows "Actions,
 * resources, and condition keys for Amazon S3" of the Service Authorization Reference.
 */

/** Sub-resources are named in the query; no name is the plain call. */
type Calls = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>

export const ofBucket: Calls = {
  '': {
    GET: 's3:ListBucket',
    HEAD: 's3:ListBucket',
    PUT: 's3:CreateBucket',
    DELETE: 's3:DeleteBucket',
  },
  accelerate: { GET: 's3:GetAccelerateConfiguration', PUT: 's3:PutAccelerateConfiguration' },
  acl: { GET: 's3:GetBucketAcl', PUT: 's3:PutBucketAcl' },
  cors: { GET: 's3:GetBucketCORS', PUT: 's3:PutBucketCORS', DELETE: 's3:PutBucketCORS' },
  encryption: {
    GET: 's3:GetEncryptionConfiguration',
    PUT: 's3:PutEncryptionConfiguration',
    DELETE: 's3:PutEncryptionConfiguration',
  },
  lifecycle: {
    GET: 's3:GetLifecycleConfiguration',
    PUT: 's3:PutLifecycleConfiguration',
    DELETE: 's3:PutLifecycleConfiguration',
  },
  location: { GET: 's3:GetBucketLocation' },
  logging: { GET: 's3:GetBucketLogging', PUT: 's3:PutBucketLogging' },
  notification: { GET: 's3:GetBucketNotification', PUT: 's3:PutBucketNotification' },
  'object-lock': {
    GET: 's3:GetBucketObjectLockConfiguration',
    PUT: 's3:PutBucketObjectLockConfiguration',
  },
  ownershipControls: {
    GET: 's3:GetBucketOwnershipControls',
    PUT: 's3:PutBucketOwnershipControls',
    DELETE: 's3:PutBucketOwnershipControls',
  },
  policy: { GET: 's3:GetBucketPolicy', PUT: 's3:PutBucketPolicy', DELETE: 's3:DeleteBucketPolicy' },
  policyStatus: { GET: 's3:GetBucketPolicyStatus' },
  publicAccessBlock: {
    GET: 's3:GetBucketPublicAccessBlock',
    PUT: 's3:PutBucketPublicAccessBlock',
    DELETE: 's3:PutBucketPublicAccessBlock',
  },
  replication: {
    GET: 's3:GetReplicationConfiguration',
    PUT: 's3:PutReplicationConfiguration',
    DELETE: 's3:PutReplicationConfiguration',
  },
  requestPayment: { GET: 's3:GetBucketRequestPayment', PUT: 's3:PutBucketRequestPayment' },
  tagging: { GET: 's3:GetBucketTagging', PUT: 's3:PutBucketTagging', DELETE: 's3:PutBucketTagging' },
  uploads: { GET: 's3:ListBucketMultipartUploads' },
  versioning: { GET: 's3:GetBucketVersioning', PUT: 's3:PutBucketVersioning' },
  versions: { GET: 's3:ListBucketVersions' },
  website: {
    GET: 's3:GetBucketWebsite',
    PUT: 's3:PutBucketWebsite',
    DELETE: 's3:DeleteBucketWebsite',
  },
}

export const ofObject: Calls = {
  '': { GET: 's3:GetObject', HEAD: 's3:GetObject', PUT: 's3:PutObject', DELETE: 's3:DeleteObject' },
  acl: { GET: 's3:GetObjectAcl', PUT: 's3:PutObjectAcl' },
  attributes: { GET: 's3:GetObjectAttributes' },
  'legal-hold': { GET: 's3:GetObjectLegalHold', PUT: 's3:PutObjectLegalHold' },
  restore: { POST: 's3:RestoreObject' },
  retention: { GET: 's3:GetObjectRetention', PUT: 's3:PutObjectRetention' },
  select: { POST: 's3:GetObject' },
  tagging: {
    GET: 's3:GetObjectTagging',
    PUT: 's3:PutObjectTagging',
    DELETE: 's3:DeleteObjectTagging',
  },
  torrent: { GET: 's3:GetObjectTorrent' },
  uploadId: {
    GET: 's3:ListMultipartUploadParts',
    PUT: 's3:PutObject',
    POST: 's3:PutObject',
    DELETE: 's3:AbortMultipartUpload',
  },
  uploads: { POST: 's3:PutObject' },
}

/** The action on one version of an object, where it differs from that on the latest. */
export const ofVersion: Readonly<Partial<Record<string, string>>> = {
  's3:GetObject': 's3:GetObjectVersion',
  's3:DeleteObject': 's3:DeleteObjectVersion',
  's3:GetObjectAcl': 's3:GetObjectVersionAcl',
  's3:PutObjectAcl': 's3:PutObjectVersionAcl',
  's3:GetObjectTagging': 's3:GetObjectVersionTagging',
  's3:PutObjectTagging': 's3:PutObjectVersionTagging',
  's3:DeleteObjectTagging': 's3:DeleteObjectVersionTagging',
  's3:GetObjectAttributes': 's3:GetObjectVersionAttributes',
  's3:GetObjectTorrent': 's3:GetObjectVersionTorrent',
}

/** Calls that take two actions. */
export const withCall: Readonly<Partial<Record<string, string>>> = {
  's3:GetObjectAttributes': 's3:GetObject',
  's3:GetObjectVersionAttributes': 's3:GetObjectVersion',
}

/** What a header does beside the actions with which it comes, and the action that this is. */
export const withHeader: readonly (readonly [actions: readonly string[], header: RegExp, action: string])[] =
  [
    [['s3:PutObject'], /^x-amz-(acl$|grant-)/, 's3:PutObjectAcl'],
    [['s3:PutObject'], /^x-amz-tagging$/, 's3:PutObjectTagging'],
    [['s3:PutObject'], /^x-amz-object-lock-(mode|retain-until-date)$/, 's3:PutObjectRetention'],
    [['s3:PutObject'], /^x-amz-object-lock-legal-hold$/, 's3:PutObjectLegalHold'],
    [
      ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectRetention'],
      /^x-amz-bypass-governance-retention$/,
      's3:BypassGovernanceRetention',
    ],
    [['s3:CreateBucket'], /^x-amz-(acl$|grant-)/, 's3:PutBucketAcl'],
    [['s3:CreateBucket'], /^x-amz-bucket-object-lock-enabled$/, 's3:PutBucketObjectLockConfiguration'],
    [['s3:CreateBucket'], /^x-amz-bucket-object-lock-enabled$/, 's3:PutBucketVersioning'],
    [['s3:CreateBucket'], /^x-amz-object-ownership$/, 's3:PutBucketOwnershipControls'],
  ]

/** Names in the query that only say how a call is made, and choose no other. */
export const plain: ReadonlySet<string> = new Set([
  'continuation-token',
  'delimiter',
  'encoding-type',
  'fetch-owner',
  'key-marker',
  'list-type',
  'marker',
  'max-keys',
  'max-parts',
  'max-uploads',
  'part-number-marker',
  'partNumber',
  'prefix',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
  'select-type',
  'start-after',
  'upload-id-marker',
  'version-id-marker',
  'versionId',
  'x-id',
])
