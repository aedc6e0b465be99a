var AWS = require('aws-sdk');

AWS.config.update({ region: process.env.REGION });

var cognito = new AWS.CognitoIdentityServiceProvider({ apiVersion: '2016-04-18' });
var documents = new AWS.DynamoDB.DocumentClient({ convertEmptyValues: true });

exports.handler = function (event, context, callback) {
  var params = {
    UserPoolId: event.userPoolId,
    Username: event.userName,
    UserAttributes: [{ Name: 'custom:onboarded', Value: 'yes' }],
  };

  cognito.adminUpdateUserAttributes(params, function (err, data) {
    if (err) {
      console.log(err, err.stack);
      return callback(err);
    }

    documents
      .put({
        TableName: process.env.TABLE,
        Item: {
          userId: event.request.userAttributes.sub,
          email: event.request.userAttributes.email,
          labels: documents.createSet(['new', 'staff']),
          visits: 0,
        },
      })
      .promise()
      .then(function () {
        return documents.get({ TableName: process.env.TABLE, Key: { userId: event.request.userAttributes.sub } }).promise();
      })
      .then(function (found) {
        console.log('stored', found.Item.email, found.Item.labels.values.length);
        return cognito
          .adminGetUser({ UserPoolId: event.userPoolId, Username: event.userName })
          .promise();
      })
      .then(function (user) {
        console.log('status', user.UserStatus, user.UserCreateDate instanceof Date);
        callback(null, event);
      })
      .catch(callback);
  });
};
