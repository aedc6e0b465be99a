/**
 * Pre sign-up: nobody has to type a confirmation code, and the address they gave counts as verified.
 */
exports.handler = function (event, context) {
    event.response.autoConfirmUser = true;

    if (event.request.userAttributes.hasOwnProperty("email")) {
        event.response.autoVerifyEmail = true;
    }
    if (event.request.userAttributes.hasOwnProperty("phone_number")) {
        event.response.autoVerifyPhone = true;
    }

    context.done(null, event);
};
