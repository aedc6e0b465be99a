import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const SCOPES_BY_GROUP: Record<string, string[]> = {
  moderators: ['posts/delete', 'posts/pin'],
  members: ['posts/write'],
};

async function countAuditRows(userName: string): Promise<{ rows: number; campaign?: string }> {
  const { Items = [], Count } = await ddb.send(
    new QueryCommand({
      TableName: process.env.AUDIT_TABLE!,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :source)',
      ExpressionAttributeValues: { ':pk': `USER#${userName}`, ':source': 'PostConfirmation_' },
    }),
  );
  return { rows: Count ?? 0, campaign: Items[0]?.metadata?.campaign };
}

export const handler = async (
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> => {
  const groups = event.request.groupConfiguration.groupsToOverride ?? [];
  const scopesToAdd = [...new Set(groups.flatMap((group) => SCOPES_BY_GROUP[group] ?? []))];
  const audit = await countAuditRows(event.userName);

  event.response = {
    claimsAndScopeOverrideDetails: {
      idTokenGeneration: {
        claimsToAddOrOverride: { audit, staff: groups.includes('moderators') },
        claimsToSuppress: ['email'],
      },
      accessTokenGeneration: {
        claimsToAddOrOverride: { tenant: event.request.userAttributes['custom:tenant'] ?? 'none' },
        scopesToAdd,
        scopesToSuppress: ['aws.cognito.signin.user.admin'],
      },
      groupOverrideDetails: {
        groupsToOverride: groups.map((group) => `forum-${group}`),
        iamRolesToOverride: [],
        preferredRole: undefined,
      },
    },
  } as PreTokenGenerationV2TriggerEvent['response'];

  return event;
};
