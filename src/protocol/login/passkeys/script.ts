import { createHash } from 'node:crypto'

/**
 * What a page of passkeys does in a browser (W3C Web Authentication, section 5.1): its form asks the browser for
 * what `data-options` says and sends what comes of it as `credential`, in the form of `PublicKeyCredential.toJSON()`.
 * A text that the page has ready is shown where nothing comes of it.
 */
export const passkeyScript = `'use strict'
const form = document.querySelector('form[data-ceremony]')
const button = form.querySelector('button')
const trouble = document.getElementById('trouble')

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const named = (list = []) => list.map((each) => ({ ...each, id: bytes(each.id) }))

const tell = (word) => {
  trouble.textContent = form.dataset[word]
  trouble.hidden = false
}

const ask = {
  get: ({ challenge, allowCredentials, ...options }) =>
    navigator.credentials.get({
      publicKey: { ...options, challenge: bytes(challenge), allowCredentials: named(allowCredentials) },
    }),
  create: ({ challenge, user, excludeCredentials, ...options }) =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(challenge),
        user: { ...user, id: bytes(user.id) },
        excludeCredentials: named(excludeCredentials),
      },
    }),
}

const written = ({ id, type, authenticatorAttachment, response }) => {
  const parts = ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle', 'attestationObject']
  const said = Object.fromEntries(
    parts.filter((part) => response[part]).map((part) => [part, text(response[part])]),
  )
  const transports = response.getTransports?.()
  return JSON.stringify({
    id,
    rawId: id,
    type,
    ...(authenticatorAttachment && { authenticatorAttachment }),
    response: { ...said, ...(transports && { transports }) },
    clientExtensionResults: {},
  })
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  if (button.disabled) return
  button.disabled = true
  trouble.hidden = true
  try {
    form.elements.credential.value = written(await ask[form.dataset.ceremony](JSON.parse(form.dataset.options)))
    form.submit()
  } catch {
    tell('failed')
    button.disabled = false
    button.focus()
  }
})

if (window.PublicKeyCredential) {
  trouble.hidden = true
  button.disabled = false
} else tell('unable')
`

/** What stands after the script's address, so that a browser which has kept another one asks for this. */
const version = createHash('sha256').update(passkeyScript).digest('base64url').slice(0, 12)

/** Where the script of these pages lies. */
export const scriptAddress = (base: string) => `${base}/passkeys.js?${version}`
