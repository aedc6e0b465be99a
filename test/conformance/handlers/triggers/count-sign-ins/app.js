const { DynamoDBClient, UpdateItemCommand } = require('@aws-sdk/client-dynamodb');
const { marshall, unmarshall } = require('@aws-sdk/util-dynamodb');

const dynamodb = new DynamoDBClient({ region: process.env.AWS_REGION, maxAttempts: 2 });

exports.lambdaHandler = undefined; // the old name of this function

module.exports.handler = async function (event, context) {
  context.callbackWaitsForEmptyEventLoop = false;

  const result = await dynamodb.send(
    new UpdateItemCommand({
      TableName: process.env.TABLE_NAME,
      Key: marshall({ userName: event.userName }),
      UpdateExpression: 'SET lastLogin = :now, #device = :device ADD logins :one',
      ExpressionAttributeNames: { '#device': 'device' },
      ExpressionAttributeValues: marshall({
        ':now': new Date().toISOString(),
        ':device': { isNew: Boolean(event.request.newDeviceUsed) },
        ':one': 1,
      }),
      ReturnValues: 'ALL_NEW',
    }),
  );

  const { logins } = unmarshall(result.Attributes);
  console.log(JSON.stringify({ message: 'signed in', logins, user: event.userName }));
  return event;
};
