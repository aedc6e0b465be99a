import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { randomUUID } from "node:crypto";

const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});

export const handler = async (event, context) => {
  const { sub, email, name } = event.request.userAttributes;

  await ddb.send(
    new PutCommand({
      TableName: process.env.AUDIT_TABLE,
      Item: {
        pk: `USER#${event.userName}`,
        sk: `${event.triggerSource}#${new Date().toISOString()}`,
        id: randomUUID(),
        sub,
        email,
        name, // may be undefined
        clientId: event.callerContext.clientId,
        metadata: { ...event.request.clientMetadata },
        requestId: context.awsRequestId,
        ttl: Math.floor(Date.now() / 1000) + 90 * 24 * 60 * 60,
      },
      ConditionExpression: "attribute_not_exists(pk)",
    })
  );

  return event;
};
