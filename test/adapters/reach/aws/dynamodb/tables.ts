import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Limits } from '../../../../../src/model/trigger.ts'
import { awsWorld } from '../aws-world.ts'

const tables = {
  audit: { partition: 'pk' },
  log: { partition: 'pk', sort: 'at' },
}

/** Two embedded tables, and the two clients that scripts have of them. */
export function openTables(limits: Partial<Limits> = {}) {
  const world = awsWorld()
  const client = new DynamoDBClient(world.client({ aws: { dynamodb: { tables } } }, limits))
  const doc = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { world, client, doc }
}
