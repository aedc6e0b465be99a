import { plainOAuth } from './plain-oauth.ts'

/** Login with Amazon, as its guide "Authorization Code Grant" has it; the profile is all that its scopes allow. */
export const amazon = plainOAuth({
  method: 'POST',
  subject: 'user_id',
  about: ({ need }, accessToken) => ({
    url: need('attributes_url'),
    headers: { authorization: `Bearer ${accessToken}` },
  }),
})
