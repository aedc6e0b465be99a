exports.handler = (event, context, callback) => {
    const attempts = event.request.session;
    if (attempts.length === 0) {
        event.response.challengeName = 'CUSTOM_CHALLENGE';
        event.response.issueTokens = false;
        event.response.failAuthentication = false;
    } else {
        event.response.issueTokens = attempts[attempts.length - 1].challengeResult;
        event.response.failAuthentication = !event.response.issueTokens;
    }
    callback(null, event);
};
