const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb');

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const handler = async (event) => {
  const { Item: row } = await documents.send(
    new GetCommand({
      TableName: process.env.TABLE_NAME,
      Key: { userName: event.userName },
      ProjectionExpression: 'logins, lastLogin',
      ConsistentRead: true,
    }),
  );

  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: {
        // Claims of the first version are strings
        logins: String(row?.logins ?? 0),
        last_login: row?.lastLogin ?? 'never',
      },
      claimsToSuppress: ['phone_number', 'phone_number_verified'],
    },
  };

  return event;
};

module.exports = { handler };
