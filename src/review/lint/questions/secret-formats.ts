/** A secret that tells by its form whose it is. */
interface Format {
  readonly what: string
  readonly form: RegExp
}

const formats: readonly Format[] = [
  { what: 'a private key', form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/g },
  { what: 'an AWS access key', form: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g },
  { what: 'a Google client secret', form: /GOCSPX-[\w-]{28}/g },
  { what: 'a Google API key', form: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { what: 'a Stripe key', form: /(?<![A-Za-z0-9])(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g },
  { what: 'a Stripe webhook secret', form: /(?<![A-Za-z0-9])whsec_[A-Za-z0-9]{24,}/g },
  { what: 'a GitHub token', form: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})/g },
  { what: 'a GitLab token', form: /(?<![\w-])glpat-[\w-]{20,}/g },
  { what: 'a Slack token', form: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{20,}/g },
  {
    what: 'a Slack webhook',
    form: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]+\/[A-Z0-9]+\/\w+/g,
  },
  { what: 'a Discord webhook', form: /discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{40,}/g },
  { what: 'an npm token', form: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g },
  { what: 'a PyPI token', form: /(?<![A-Za-z0-9])pypi-AgEI[\w-]{50,}/g },
  { what: 'a SendGrid key', form: /(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}/g },
  { what: 'a Mailgun key', form: /(?<![A-Za-z0-9])key-[0-9a-f]{32}(?![0-9a-f])/g },
  { what: 'a Twilio key', form: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![0-9a-f])/g },
  { what: 'an Anthropic key', form: /(?<![A-Za-z0-9])sk-ant-[\w-]{40,}/g },
  { what: 'an OpenAI key', form: /(?<![A-Za-z0-9])sk-(?:proj-|svcacct-)[\w-]{40,}/g },
  { what: 'a Shopify token', form: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/g },
  { what: 'a DigitalOcean token', form: /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}/g },
  { what: 'a Hugging Face token', form: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34,}/g },
  { what: 'a Vault token', form: /(?<![A-Za-z0-9])hvs\.[\w-]{24,}/g },
  { what: 'an age key', form: /AGE-SECRET-KEY-1[0-9A-Z]{58}/g },
  { what: 'a signed token', form: /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g },
  {
    what: 'a password in a URL',
    form: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`${}]+:[^\s/:@'"`${}]{6,}@[\w.-]+/gi,
  },
]

/** A secret in a text: which one it is, and where. */
export interface FoundSecret {
  readonly what: string
  readonly start: number
  readonly end: number
}

/** The secrets in a text that tell by their form what they are; those of documentation are none. */
export const secretsIn = (text: string): readonly FoundSecret[] =>
  (text.length < 20 ? [] : formats.filter(({ form }) => text.search(form) >= 0)).flatMap(({ what, form }) =>
    [...text.matchAll(form)]
      .filter(([found]) => !/EXAMPLE|(?<!\.)\bexample\b|x{6,}|0{8,}|1234567|password@/i.test(found))
      .map(({ 0: found, index }) => ({ what, start: index, end: index + found.length })),
  )
