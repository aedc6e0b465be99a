import type { Handler, PreAuthenticationEvent, PreSignUpEvent } from 'poolwright'

type Event = PreSignUpEvent | PreAuthenticationEvent

interface Settings {
  provider: 'turnstile' | 'hcaptcha' | 'recaptcha' | 'url'
  url?: string
  secret: string
  key: string
  hostnames?: string[]
  action?: string
  score?: number
  tellAddress: boolean
  timeout: number
  onOutage: 'deny' | 'allow'
  message: string
}

/** What every provider answers, as far as it is known. */
interface Verdict {
  success?: unknown
  hostname?: unknown
  action?: unknown
  score?: unknown
  'error-codes'?: unknown
}

const providers = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
  hcaptcha: 'https://api.hcaptcha.com/siteverify',
  recaptcha: 'https://www.google.com/recaptcha/api/siteverify',
}

/** Refuses whoever brings no token that the provider vouches for. Administrators and providers solve no captcha. */
export const handler: Handler<Event, Event, Settings> = async (event, { poolwright }) => {
  const { with: settings, secrets, ip } = poolwright
  const { provider, url, secret, key, tellAddress, timeout, onOutage, message } = settings
  if (['PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'].includes(event.triggerSource)) return event

  const to = provider === 'url' ? url : providers[provider]
  const password = secrets[secret]
  if (!to || !password) throw new TypeError('captcha needs the `url` of its provider, and its `secret`')
  if (provider === 'hcaptcha' && settings.score !== undefined)
    throw new TypeError('captcha takes no `score` with hCaptcha')

  const { validationData, clientMetadata } = event.request
  const token: unknown = validationData?.[key] ?? clientMetadata?.[key]
  if (typeof token !== 'string' || !/^[!-~]{1,8000}$/.test(token)) throw new Error(message)
  const verdict = await ask(to, timeout, {
    secret: password,
    response: token,
    ...(tellAddress && ip !== undefined && { remoteip: ip }),
  })
  if (verdict ? !isGood(verdict, settings) : onOutage === 'deny') throw new Error(message)
  return event
}

/** The provider's verdict; none where there is no telling. */
async function ask(to: string, timeout: number, form: Record<string, string>): Promise<Verdict | undefined> {
  try {
    const signal = AbortSignal.timeout(timeout)
    const body = new URLSearchParams(form)
    const answer = await fetch(to, { method: 'POST', body, redirect: 'error', signal })
    if (answer.status === 429 || answer.status >= 500) throw new Error(`it answers ${answer.status}`)
    // Who could bring it to refuse a request must not get in by that.
    if (!answer.ok) return { 'error-codes': [`status ${answer.status}`] }
    const verdict: unknown = await answer.json()
    if (typeof verdict !== 'object' || verdict === null) throw new Error('its answer cannot be read')
    const codes = (verdict as Verdict)['error-codes']
    if (Array.isArray(codes) && codes.includes('internal-error')) throw new Error('it has failed')
    return verdict
  } catch (error) {
    console.warn('no verdict of the captcha provider:', error instanceof Error ? error.message : error)
    return undefined
  }
}

function isGood(verdict: Verdict, { hostnames, action, score: least }: Settings): boolean {
  const { success, hostname, action: solved, score, 'error-codes': codes } = verdict
  const good =
    success === true &&
    (!hostnames || (typeof hostname === 'string' && hostnames.includes(hostname))) &&
    (action === undefined || solved === action) &&
    (least === undefined || (typeof score === 'number' && score >= least))
  if (!good)
    console.log('the captcha counts for nothing:', { success, hostname, action: solved, score, codes })
  return good
}
