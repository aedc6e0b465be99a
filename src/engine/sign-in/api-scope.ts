/** What the tokens of a sign-in by the API may be used for: the user's own account. */
export const apiScope = 'aws.cognito.signin.user.admin'
