import { tellUserInfo } from '../../../engine/oauth/user-info.ts'
import { Fault } from '../../../model/fault.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { refused, said } from '../say-json.ts'
import type { Visit } from '../visit.ts'

const unreadable = new Fault('invalid_request', 'Bad OAuth2 request at UserInfo Endpoint')

/** Refuses as Cognito does: the header says what the body says, and names no scheme. */
function refuse(visit: Visit, fault: Fault): Response {
  const { code, message } = fault
  if (code !== 'invalid_token' && code !== 'invalid_request') return refused(visit, fault)
  visit.context.header('www-authenticate', `error="${code}", error_description="${message}"`)
  return refused(visit, fault, code === 'invalid_token' ? 401 : 400)
}

async function answer(visit: Visit): Promise<Response> {
  const header = visit.context.req.header('authorization')
  const AccessToken = /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1]
  if (AccessToken === undefined) return refuse(visit, unreadable)
  const done = await visit.run(`UserInfo_${visit.context.req.method}`, tellUserInfo, {
    asked: visit.pool,
    AccessToken,
  })
  return 'fault' in done ? refuse(visit, done.fault) : said(visit, done.facts.info)
}

/**
 * `GET /oauth2/userInfo`: who the bearer of an access token with `openid` is (OpenID Connect Core 1.0, section 5.3;
 * Cognito's "UserInfo endpoint"). Takes `Authorization: Bearer`. 200 with `sub`, `username` and the attributes
 * within its scopes, all as text; 400 without such a header, 401 where the token does not count.
 */
export const userInfo: DomainEndpoint = { method: 'GET', path: '/oauth2/userInfo', open: true, answer }

/** `POST /oauth2/userInfo`: the same. */
export const postUserInfo: DomainEndpoint = { ...userInfo, method: 'POST' }
