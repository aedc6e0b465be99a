import { raw } from 'hono/html'
import { keepCookie } from '../domain/cookies.ts'
import type { Visit } from '../domain/visit.ts'
import { html, type Html } from './html.ts'
import { lookOf, type Look } from './look/look.ts'
import { hashOf, style, styleHash } from './style.ts'
import { languageCookie, languages, named } from './words/choose.ts'
import type { Words } from './words/words.ts'

/** One page: what stands in its title, and what in its card. */
export interface Page {
  readonly title: string
  readonly body: Html
  readonly status?: 200 | 400 | 500
  /** The address of its script, of this very server; no other page runs any. */
  readonly script?: string
}

// No `form-action`: browsers hold the whole chain of redirects after a form against it, and that of the last form
// leads to the app, and from there to wherever the app sends its own people.
const policy = (styles: string, script: string | undefined) =>
  `default-src 'none'; style-src ${styles};${script === undefined ? '' : " script-src 'self';"} img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'`

/** How long a browser keeps the language that was asked for, in seconds. That Cognito keeps it as long is unverified. */
const aYear = 365 * 24 * 60 * 60

/** Where the same page is had in every other language: all of its address, but for `lang`. */
const languageLinks = ({ query }: Visit, { language, languages: label }: Words): Html =>
  html`<nav aria-label="${label}">
    <ul class="languages">
      ${Object.values(languages).map(({ language: tag, name }) =>
        tag === language
          ? html`<li><span lang="${tag}" aria-current="true">${name}</span></li>`
          : html`<li>
              <a lang="${tag}" hreflang="${tag}" href="?${new URLSearchParams({ ...query, lang: tag })}"
                >${name}</a
              >
            </li>`,
      )}
    </ul>
  </nav>`

// Which way a language is written, Unicode knows (CLDR).
const directions = new Map(
  Object.values(languages).map(({ language }) => [
    language,
    new Intl.Locale(language).getTextInfo().direction,
  ]),
)

const address = ({ base }: Visit, file: string) => `${base}/assets/${file}`

const brand = (visit: Visit, { light, dark, side }: NonNullable<Look['logo']>): Html =>
  html`<div class="brand ${side} banner-customizable">
    <picture
      >${dark ? html`<source media="(prefers-color-scheme:dark)" srcset="${address(visit, dark)}" />` : ''}<img
        class="logo-customizable"
        src="${address(visit, light)}"
        alt=""
    /></picture>
  </div>`

/** What stands after our own style sheet. What stands in an address of a URL cannot end it. */
function sheetOf(visit: Visit, { css, background }: Look): string {
  if (!background) return css
  const behind = (file: string) => `body{background-image:url("${address(visit, file)}")}`
  const night = background.dark && `@media(prefers-color-scheme:dark){${behind(background.dark)}}`
  // Nobody knows how dark a picture is where the languages stand: they get a ground of their own.
  const chip = '.languages{padding:.5rem 1rem;color:var(--quiet);background:var(--card);border-radius:99px}'
  return `${css}${behind(background.light)}${night ?? ''}${chip}`
}

/** Sends a page that nobody else may keep, frame, or learn the address of. */
export async function showPage(
  visit: Visit,
  words: Words,
  { title, body, status = 200, script }: Page,
): Promise<Response> {
  const { context } = visit
  const look = lookOf(visit, visit.query['client_id'] ?? '')
  const sheet = sheetOf(visit, look)
  context.header('cache-control', 'no-store')
  context.header('vary', 'accept-language, cookie')
  context.header('referrer-policy', 'no-referrer')
  context.header('x-content-type-options', 'nosniff')
  context.header('x-frame-options', 'DENY')
  context.header('x-robots-tag', 'noindex')
  context.header(
    'content-security-policy',
    policy(sheet ? `${styleHash} ${hashOf(sheet)}` : styleHash, script),
  )
  const wished = named(visit.query['lang'] ?? '')
  if (wished) keepCookie(visit, languageCookie, wished.language, aYear)
  return context.html(
    await html`<!doctype html>
      <html lang="${words.language}" dir="${directions.get(words.language) ?? 'ltr'}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${title}</title>
          <link rel="icon" href="${look.favicon ? address(visit, look.favicon) : 'data:,'}" />
          ${raw(`<style>${style}</style>${sheet && `<style>${sheet}</style>`}`)}${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
        </head>
        <body class="background-customizable">
          <main>
            ${look.logo ? brand(visit, look.logo) : ''}
            <h1>${title}</h1>
            ${body}
          </main>
          ${languageLinks(visit, words)}
        </body>
      </html>`,
    status,
  )
}
