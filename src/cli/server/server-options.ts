import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import type { Settings } from '../../app/app.ts'

/** The options of every command that runs a server. */
export interface ServerOptions {
  readonly port?: number
  readonly host?: string
  readonly env?: string
  readonly issuer?: 'aws'
  readonly publicUrl?: string
  readonly memory?: true
  readonly attempts?: number
  readonly allowDrift?: true
  readonly tlsCert?: string
  readonly tlsKey?: string
}

/** Adds them to a command; each is checked as it is read. */
export const withServerOptions = (command: Command): Command =>
  command
    .option('--port <port>', 'the port to listen on; 0 takes a free one (default: 9340)', portIn)
    .option('--public-url <url>', 'where callers reach the server, if not where it listens', urlIn)
    .option('--issuer <issuer>', '`aws`: tokens say that AWS issued them, whatever the pools say', issuerIn)
    .option('--tls-cert <file>', 'speak HTTPS, and prove it with this certificate, in PEM', notEmpty)
    .option('--tls-key <file>', 'the private key of --tls-cert, in PEM, without a passphrase', notEmpty)
    .option('--memory', 'keep nothing once the server ends')
    .option('--allow-drift', 'let the API change what is declared, beside the file: see poolwright drift')
    .option(
      '--attempts <times>',
      'how often the scripts of a hook are run before it has failed for want of an answer, 3 at Cognito (default: 1)',
      timesIn,
    )

/** The files of a certificate and its key; a command that is told of only one of them ends. */
export function tlsOf({ tlsCert, tlsKey }: ServerOptions, command: Command): Settings['tls'] {
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  const missing = tlsCert === undefined ? '--tls-cert' : '--tls-key'
  if (tlsCert === undefined || tlsKey === undefined)
    return command.error(`error: a certificate and its key go together: add ${missing}`)
  return { cert: tlsCert, key: tlsKey }
}

function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('It is the path of a file.')
  return text
}

/** A port, as an option says it. */
export function portIn(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('A port is a number up to 65535.')
  return port
}

function timesIn(text: string): number {
  if (!/^[1-9]$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 9.')
  return Number(text)
}

/** Who issues tokens, as an option says it. */
export function issuerIn(text: string): 'aws' {
  if (text !== 'aws')
    throw new InvalidArgumentError("There is only 'aws'; without it, the pools say who issues.")
  return text
}

/** An address of a server, as an option says it, without a slash at its end. */
export function urlIn(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
    throw new InvalidArgumentError('It must be like https://auth.example.com, without query or user.')
  return url.href.replace(/\/+$/, '')
}
