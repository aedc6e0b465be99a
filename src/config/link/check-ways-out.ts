import { isLoopback } from '../../model/loopback.ts'
import { readMailbox } from '../../model/mailbox.ts'
import type { EnvDelivery, PoolDocument } from '../made/documents.ts'
import type { Environment } from '../merge/environment.ts'
import type { Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import type { Tell } from './tell.ts'
import { isHere, securityOf } from './ways-out.ts'

/** Checks that codes leave the server by TLS alone, or to this machine, and that mail is from somebody. */
export function checkWaysOut({ resource, delivery }: Environment, tell: Tell): void {
  if (!resource || !delivery) return
  const { email, sms } = delivery
  if (email?.via === 'smtp') checkMailServer(resource, email, tell)
  if (email?.via === 'webhook') checkUrl(resource, email.url, ['delivery', 'email', 'url'], tell)
  if (sms?.via === 'webhook') checkUrl(resource, sms.url, ['delivery', 'sms', 'url'], tell)
  if (sms?.via === 'sns' && sms.endpoint !== undefined)
    checkUrl(resource, sms.endpoint, ['delivery', 'sms', 'endpoint'], tell)
  if (email?.from !== undefined) checkSender(resource, email.from, ['delivery', 'email', 'from'], tell)
}

/** Checks who a pool's mail is from, and who is answered. */
export function checkSenders(pool: Resource, tell: Tell): void {
  const { from, replyTo } = (pool.value as PoolDocument).email ?? {}
  if (from !== undefined) checkSender(pool, from, ['email', 'from'], tell)
  if (replyTo !== undefined) checkSender(pool, replyTo, ['email', 'replyTo'], tell)
}

function checkMailServer(
  env: Resource,
  email: Extract<EnvDelivery['email'], { via: 'smtp' }>,
  tell: Tell,
): void {
  if (securityOf(email) !== 'none') return
  if (!isHere(email.host))
    tell(env, ['delivery', 'email', 'security'], {
      rule: 'PW-ENV-006',
      message: `mail, and the codes in it, would go to \`${email.host}\` without TLS`,
      help: 'write `starttls` or `tls`; only a server on this machine may do without',
    })
  else if (email.login)
    tell(env, ['delivery', 'email', 'login'], {
      rule: 'PW-ENV-006',
      message: 'a password would be sent without TLS',
      help: 'say `security: starttls` or `tls`, or leave `login` out',
    })
}

function checkUrl(env: Resource, url: string, path: Path, tell: Tell): void {
  if (URL.canParse(url) && (url.startsWith('https:') || isLoopback(url))) return
  tell(env, path, {
    rule: 'PW-ENV-006',
    message: `messages, and the codes in them, would go to \`${url}\` without TLS`,
    help: 'write a URL that begins with `https://`; only this machine may do without',
  })
}

function checkSender(resource: Resource, said: string, path: Path, tell: Tell): void {
  if (readMailbox(said)) return
  tell(resource, path, {
    rule: 'PW-ENV-007',
    message: 'this is not one address of mail',
    help: 'write `no-reply@example.com` or `Shop <no-reply@example.com>`',
  })
}
