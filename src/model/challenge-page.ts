/**
 * A text of a page: one for everybody, or one for each language by its tag, such as `{ en: 'Code', ko: '코드' }`. A
 * visitor whose language is not among them reads English, or else the first.
 */
export type PageText = string | { readonly [language: string]: string }

/** A field of a form: what is typed, chosen or ticked there. */
export interface ChallengeField {
  /** What the answer is called: letters, figures, `_` and `-`, a letter first, 32 at most. */
  readonly name: string
  /** `code` is for figures, and browsers fill in there what came by text; `choice` needs `options`; `tick` answers `true` or `false`. */
  readonly type:
    'text' | 'code' | 'password' | 'number' | 'email' | 'tel' | 'url' | 'date' | 'choice' | 'tick'
  /** What stands above it. 200 characters at most. */
  readonly label: PageText
  /** What stands below it. 500 characters at most. */
  readonly hint?: PageText
  /** Whether it may be left empty; it may not, unless said. */
  readonly optional?: boolean
  /** What is typed must be this as a whole: a regular expression of JavaScript (flag `v`) that the browser checks before anything is sent. 200 characters at most. */
  readonly pattern?: string
  /** Characters, checked by the browser. */
  readonly minLength?: number
  /** Characters, checked by the browser. */
  readonly maxLength?: number
  /** Of a `choice`, 1 to 50: the answer by what is shown of it. */
  readonly options?: readonly { readonly value: string; readonly label: PageText }[]
}

/**
 * How the pool's own pages ask a custom challenge. A script of CreateAuthChallenge gives it as JSON, in the public
 * parameter `challengePage`: `publicChallengeParameters: { challengePage: JSON.stringify(page) }`. Every text is
 * shown as text, whatever stands in it. The answer is what one field says; of several fields it is JSON, by their names.
 */
export interface ChallengePage {
  /** 200 characters at most. */
  readonly title?: PageText
  /** Above the form; an empty line begins another paragraph. 2,000 characters at most. */
  readonly text?: PageText
  /** A picture above the form: a `data:` URL of a PNG, JPEG, GIF or WebP in base64, 200,000 characters at most. */
  readonly image?: { readonly src: string; readonly alt: PageText }
  /** 1 to 10, in their order; one field of text called `answer` where nothing is said. */
  readonly fields?: readonly ChallengeField[]
  /** What the button says. 60 characters at most. */
  readonly button?: PageText
  /** Below the form, 5 at most: addresses that begin with `https://`, which open in another tab. */
  readonly links?: readonly { readonly text: PageText; readonly href: string }[]
  /** What stands between the values of several fields, where the script would rather read those than JSON: ` ` or `-`, say. */
  readonly join?: string
}
