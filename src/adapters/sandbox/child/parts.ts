import { algorithms } from './inside/crypto/algorithms.ts'
import { bytes } from './inside/crypto/bytes.ts'
import { ciphers } from './inside/crypto/ciphers.ts'
import { cryptoKey } from './inside/crypto/crypto-key.ts'
import { digests } from './inside/crypto/digests.ts'
import { importing } from './inside/crypto/import.ts'
import { keys } from './inside/crypto/keys.ts'
import { nodeCrypto } from './inside/crypto/module.ts'
import { signatures } from './inside/crypto/signatures.ts'
import { subtle } from './inside/crypto/subtle.ts'
import { assert, assertStrict } from './inside/node/assert.ts'
import { asyncHooks } from './inside/node/async-hooks.ts'
import { nodeBuffer } from './inside/node/buffer-module.ts'
import { bufferNumbers } from './inside/node/buffer-numbers.ts'
import { buffer } from './inside/node/buffer.ts'
import { deepEqual } from './inside/node/deep-equal.ts'
import { errors } from './inside/node/errors.ts'
import { events } from './inside/node/events.ts'
import { os } from './inside/node/os.ts'
import { path, pathPosix } from './inside/node/path.ts'
import { plainClass } from './inside/node/plain-class.ts'
import { process } from './inside/node/process.ts'
import { querystring } from './inside/node/querystring.ts'
import { begin } from './inside/node/stream/begin.ts'
import { duplex } from './inside/node/stream/duplex.ts'
import { ends } from './inside/node/stream/ends.ts'
import { iterate } from './inside/node/stream/iterate.ts'
import { legacy } from './inside/node/stream/legacy.ts'
import { stream, streamConsumers, streamPromises, streamWeb } from './inside/node/stream/module.ts'
import { pipe } from './inside/node/stream/pipe.ts'
import { readable } from './inside/node/stream/readable.ts'
import { reading } from './inside/node/stream/reading.ts'
import { writable } from './inside/node/stream/writable.ts'
import { writing } from './inside/node/stream/writing.ts'
import { stringDecoder } from './inside/node/string-decoder.ts'
import { timersPromises } from './inside/node/timers-promises.ts'
import { nodeUrl } from './inside/node/url.ts'
import { utilTypes } from './inside/node/util-types.ts'
import { util } from './inside/node/util-module.ts'
import { abort } from './inside/web/abort.ts'
import { blob } from './inside/web/blob.ts'
import { body } from './inside/web/body.ts'
import { clone } from './inside/web/clone.ts'
import { webCrypto } from './inside/web/crypto.ts'
import { encoding } from './inside/web/encoding.ts'
import { events as webEvents } from './inside/web/events.ts'
import { exception } from './inside/web/exception.ts'
import { fetch } from './inside/web/fetch.ts'
import { form } from './inside/web/form.ts'
import { headers } from './inside/web/headers.ts'
import { navigator } from './inside/web/navigator.ts'
import { perfHooks, performance } from './inside/web/performance.ts'
import { pipes } from './inside/web/pipes.ts'
import { readableState } from './inside/web/readable-state.ts'
import { readable as webReadable } from './inside/web/readable.ts'
import { request } from './inside/web/request.ts'
import { response } from './inside/web/response.ts'
import { url } from './inside/web/url.ts'
import { writable as webWritable } from './inside/web/writable.ts'

const parts = {
  'crypto/algorithms': algorithms,
  'crypto/bytes': bytes,
  'crypto/ciphers': ciphers,
  'crypto/crypto-key': cryptoKey,
  'crypto/digests': digests,
  'crypto/import': importing,
  'crypto/keys': keys,
  'crypto/signatures': signatures,
  'crypto/subtle': subtle,
  'node/buffer': buffer,
  'node/buffer-numbers': bufferNumbers,
  'node/deep-equal': deepEqual,
  'node/errors': errors,
  'node/plain-class': plainClass,
  'node/stream/begin': begin,
  'node/stream/duplex': duplex,
  'node/stream/ends': ends,
  'node/stream/iterate': iterate,
  'node/stream/legacy': legacy,
  'node/stream/pipe': pipe,
  'node/stream/readable': readable,
  'node/stream/reading': reading,
  'node/stream/writable': writable,
  'node/stream/writing': writing,
  'node:assert': assert,
  'node:assert/strict': assertStrict,
  'node:async_hooks': asyncHooks,
  'node:buffer': nodeBuffer,
  'node:crypto': nodeCrypto,
  'node:events': events,
  'node:os': os,
  'node:path': path,
  'node:path/posix': pathPosix,
  'node:perf_hooks': perfHooks,
  'node:process': process,
  'node:querystring': querystring,
  'node:stream': stream,
  'node:stream/consumers': streamConsumers,
  'node:stream/promises': streamPromises,
  'node:stream/web': streamWeb,
  'node:string_decoder': stringDecoder,
  'node:timers/promises': timersPromises,
  'node:url': nodeUrl,
  'node:util': util,
  'node:util/types': utilTypes,
  'web:abort': abort,
  'web:blob': blob,
  'web:body': body,
  'web:clone': clone,
  'web:crypto': webCrypto,
  'web:encoding': encoding,
  'web:events': webEvents,
  'web:exception': exception,
  'web:fetch': fetch,
  'web:form': form,
  'web:headers': headers,
  'web:navigator': navigator,
  'web:performance': performance,
  'web:pipes': pipes,
  'web:readable': webReadable,
  'web:readable-state': readableState,
  'web:request': request,
  'web:response': response,
  'web:url': url,
  'web:writable': webWritable,
}

/** Everything that is compiled in an isolate when it is first wanted, by name. */
export type Parts = typeof parts

/** Which globals stand in which part. */
const globals: Readonly<Record<string, readonly string[]>> = {
  'node/buffer': ['Buffer'],
  'node:process': ['process'],
  'web:abort': ['AbortController', 'AbortSignal'],
  'web:blob': ['Blob', 'File'],
  'web:clone': ['structuredClone'],
  'web:crypto': ['crypto', 'Crypto', 'CryptoKey', 'SubtleCrypto'],
  'web:encoding': ['TextEncoder', 'TextDecoder', 'atob', 'btoa'],
  'web:events': ['Event', 'EventTarget', 'CustomEvent'],
  'web:exception': ['DOMException'],
  'web:fetch': ['fetch'],
  'web:form': ['FormData'],
  'web:headers': ['Headers'],
  'web:navigator': ['navigator'],
  'web:performance': ['performance'],
  'web:pipes': [
    'TransformStream',
    'TextEncoderStream',
    'TextDecoderStream',
    'CountQueuingStrategy',
    'ByteLengthQueuingStrategy',
  ],
  'web:readable': ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamDefaultController'],
  'web:request': ['Request'],
  'web:response': ['Response'],
  'web:url': ['URL', 'URLSearchParams'],
  'web:writable': ['WritableStream', 'WritableStreamDefaultWriter'],
}

/** Where globals and modules of Node stand. */
export const places = {
  globals: Object.fromEntries(
    Object.entries(globals).flatMap(([part, names]) => names.map((name) => [name, part])),
  ),
  modules: Object.keys(parts).filter((name) => name.startsWith('node:')),
}

const texts = new Map<string, string>()

/** The source of a part: a function of the kit. Stacks call it by a name that the author is not shown. */
export function partText(name: string): string | undefined {
  if (!Object.hasOwn(parts, name)) return undefined
  let text = texts.get(name)
  if (text === undefined) {
    // In parentheses it is compiled at once, and not looked through first and compiled when it is called.
    text = `'use strict';(${parts[name as keyof Parts].toString()})\n//# sourceURL=sandbox:${name}`
    texts.set(name, text)
  }
  return text
}
