import { describe } from 'vitest'
import { alike } from './alike.ts'
import { project } from './project.ts'

const sandbox = project({ spare: false })
const bytes = `const bytes = (...values) => new Uint8Array(values)
const read = async (stream) => { const all = []; for await (const chunk of stream) all.push(chunk); return all }
const text = (value) => new Response(value).text()
const soon = () => new Promise((resolve) => setTimeout(resolve, 5))`

describe('text in pieces', () => {
  alike(
    sandbox,
    [
      `(() => { const d = new TextDecoder(); const all = [...new TextEncoder().encode('aé€😀b')].map((byte) => d.decode(Uint8Array.of(byte), { stream: true })); return [...all, d.decode()] })()`,
      `(() => { const d = new TextDecoder(); return [d.decode(Uint8Array.of(0xef, 0xbb), { stream: true }), d.decode(Uint8Array.of(0xbf, 97), { stream: true }), d.decode(Uint8Array.of(0xe2)), d.decode(Uint8Array.of(98))] })()`,
      `(() => { const d = new TextDecoder('utf-16le'); return [d.decode(Uint8Array.of(0x3d, 0xd8, 0x00), { stream: true }), d.decode(Uint8Array.of(0xde))] })()`,
      `(() => { const d = new TextDecoder('utf-8', { fatal: true }); d.decode(Uint8Array.of(0xe2), { stream: true }); return d.decode() })()`,
      `new TextDecoder('latin1').encoding`,
      `new TextDecoder('utf-8').decode(new DataView(Uint8Array.of(1, 97, 98).buffer, 1))`,
    ],
    { before: bytes, looseMessages: [] },
  )
})

describe('events', () => {
  alike(
    sandbox,
    [
      `(() => { const seen = []; const t = new EventTarget(); t.addEventListener('a', (e) => seen.push(e.type, e.target === t, e.eventPhase)); t.addEventListener('a', { handleEvent() { seen.push('object') } }); t.addEventListener('a', () => seen.push('once'), { once: true }); t.dispatchEvent(new Event('a')); t.dispatchEvent(new Event('a')); return seen })()`,
      `(() => { const t = new EventTarget(); const no = (e) => e.preventDefault(); t.addEventListener('a', no); return [t.dispatchEvent(new Event('a')), t.dispatchEvent(new Event('a', { cancelable: true })), (t.removeEventListener('a', no), t.dispatchEvent(new Event('a', { cancelable: true })))] })()`,
      `(() => { const seen = []; const t = new EventTarget(); t.addEventListener('a', (e) => { seen.push(1); e.stopImmediatePropagation() }); t.addEventListener('a', () => seen.push(2)); t.dispatchEvent(new Event('a')); return seen })()`,
      `(() => { const seen = []; const stop = new AbortController(); const t = new EventTarget(); t.addEventListener('a', () => seen.push(1), { signal: stop.signal }); t.dispatchEvent(new Event('a')); stop.abort(); t.dispatchEvent(new Event('a')); return seen })()`,
      `new CustomEvent('x', { detail: { a: 1 } }).detail`,
      `(() => { const e = new Event('x', { bubbles: true }); return [e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.target, e.currentTarget, e.isTrusted, e.type, Object.prototype.toString.call(e)] })()`,
      `new EventTarget().dispatchEvent({})`,
      `(() => { const e = new DOMException('no', 'AbortError'); return [e.name, e.message, e.code, e instanceof Error, DOMException.ABORT_ERR, e.stack.split('\\n')[0], String(e)] })()`,
      `(() => { const e = new DOMException('no', { name: 'DataCloneError', cause: 1 }); return [e.name, e.cause, e.code] })()`,
      `(() => { const e = new DOMException(); return [e.name, e.message, e.code] })()`,
    ],
    { looseMessages: [`new EventTarget().dispatchEvent({})`] },
  )
})

describe('signals', () => {
  alike(sandbox, [
    `(() => { const seen = []; const c = new AbortController(); c.signal.onabort = () => seen.push('on'); c.signal.addEventListener('abort', () => seen.push(c.signal.aborted, c.signal.reason.name, c.signal.reason.message)); c.abort(); c.abort('again'); return [seen, c.signal.reason.name, c.signal.reason.code] })()`,
    `(() => { const c = new AbortController(); c.abort('why'); return [c.signal.aborted, c.signal.reason] })()`,
    `AbortSignal.abort().throwIfAborted()`,
    `AbortSignal.abort(7).reason`,
    `(async () => { const s = AbortSignal.timeout(5); await new Promise((done) => { s.onabort = done; setTimeout(done, 500) }); return [s.aborted, s.reason.name, s.reason.message, s.reason.code] })()`,
    `AbortSignal.timeout(-1)`,
    `AbortSignal.timeout(1.5)`,
    `(() => { const a = new AbortController(), b = new AbortController(); const any = AbortSignal.any([a.signal, b.signal]); const seen = [any.aborted]; any.addEventListener('abort', () => seen.push(any.reason)); b.abort('b'); a.abort('a'); return seen })()`,
    `AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason`,
    `new AbortSignal()`,
    `Object.prototype.toString.call(new AbortController().signal)`,
  ])
})

describe('blobs', () => {
  alike(
    sandbox,
    [
      `(async () => { const b = new Blob(['aé', bytes(1, 2).buffer, bytes(3, 4).subarray(1), new Blob(['z'])], { type: 'Text/Plain' }); return [b.size, b.type, [...(await b.bytes())], await b.slice(1, 3).text(), b.slice(1, 3, 'x/y').type, b.slice(-1).size] })()`,
      `(async () => { const b = new Blob(['ab']); return [[...new Uint8Array(await b.arrayBuffer())], (await read(b.stream())).map((c) => [...c]), String(b)] })()`,
      `(() => { const f = new File(['abc'], 'n.txt', { type: 'text/plain', lastModified: 5 }); return [f.name, f.size, f.type, f.lastModified, f instanceof Blob, String(f)] })()`,
      `new Blob('text')`,
      `new File(['a'])`,
      `new Blob(['a'], { type: 'caf\\u00e9' }).type`,
    ],
    { before: bytes, looseMessages: [`new Blob('text')`] },
  )
})

describe('forms', () => {
  alike(
    sandbox,
    [
      `(() => { const f = new FormData(); f.append('a', 1); f.append('b', 'x'); f.append('a', '2'); f.set('b', 'y'); f.append('c', new Blob(['q'])); return [f.get('a'), f.getAll('a'), f.has('z'), [...f.keys()], f.get('c').name, f.get('c') instanceof File, f.get('none')] })()`,
      `(() => { const f = new FormData(); f.append('a', 1); f.append('a', 2); f.append('b', 3); f.set('a', 9); f.delete('b'); return [...f] })()`,
      `(async () => { const f = new FormData(); f.append('a"b', 'line\\none'); f.append('file', new File(['data é'], 'n"m.txt', { type: 'text/x' })); const r = new Response(f); const type = r.headers.get('content-type'); const boundary = type.split('boundary=')[1]; return [(await r.text()).replaceAll(boundary, 'B'), type.replace(boundary, 'B')] })()`,
      `(async () => { const f = new FormData(); f.append('a', '1'); f.append('file', new File(['x\\r\\ny'], 'n.txt', { type: 'text/x' })); const back = await new Response(f).formData(); return [[...back.keys()], back.get('a'), back.get('file').name, back.get('file').type, await back.get('file').text()] })()`,
      `(async () => [...await new Response(new URLSearchParams('a=1&b=%20x&a=2')).formData()])()`,
      `new Response('x').formData()`,
      `new FormData({})`,
    ],
    { before: bytes, looseMessages: [`new Response('x').formData()`, `new FormData({})`] },
  )
})

describe('headers', () => {
  alike(
    sandbox,
    [
      `(() => { const h = new Headers({ B: '2', a: ' 1 ' }); h.append('b', '3'); h.append('Set-Cookie', 'x=1'); h.append('set-cookie', 'y=2'); return [[...h], h.get('B'), h.get('set-cookie'), h.getSetCookie(), h.has('A'), h.get('none')] })()`,
      `(() => { const h = new Headers([['a', '1'], ['A', '2']]); h.set('a', '3'); h.delete('none'); const seen = []; h.forEach((value, name, all) => seen.push(value, name, all === h)); return [seen, [...h.keys()], [...h.values()], String(h)] })()`,
      `[...new Headers(new Headers({ x: 'y' }))]`,
      `new Headers({ 'bad name': 'x' })`,
      `new Headers({ name: 'a\\nb' })`,
      `new Headers([['a']])`,
      `new Headers('text')`,
      `new Headers({ a: '€' })`,
      `new Headers([['a', 'b', 'c']])`,
      `new Headers({ a: undefined, b: null, c: 1 }).get('a')`,
    ],
    {
      looseMessages: [
        "new Headers([['a']])",
        "new Headers('text')",
        "new Headers({ a: '€' })",
        "new Headers([['a', 'b', 'c']])",
      ],
    },
  )
})

describe('requests', () => {
  alike(
    sandbox,
    [
      `(() => { const r = new Request('https://a.example/x?y#z', { method: 'post', body: 'hi', headers: { 'X-A': '1' } }); return [r.method, r.url, [...r.headers], r.redirect, r.bodyUsed, r.keepalive, r.credentials, r.cache, r.mode, r.duplex, r.referrer, r.signal.aborted, String(r)] })()`,
      `(async () => { const r = new Request('https://a.example', { method: 'PUT', body: JSON.stringify({ a: 1 }) }); const c = r.clone(); return [await r.json(), r.bodyUsed, c.bodyUsed, await c.text(), r.url] })()`,
      `(async () => { const r = new Request('https://a.example', { method: 'POST', body: new URLSearchParams({ a: 'b c' }) }); const s = new Request(r, { headers: { x: 'y' } }); return [r.bodyUsed, await s.text(), [...s.headers], s.method] })()`,
      `(() => { const c = new AbortController(); const r = new Request('https://a.example', { signal: c.signal }); c.abort('x'); return [r.signal.aborted, r.signal.reason, r.signal === c.signal] })()`,
      `new Request('nonsense')`,
      `new Request('https://u:p@a.example')`,
      `new Request('https://a.example', { method: 'TRACE' })`,
      `new Request('https://a.example', { method: 'a b' })`,
      `new Request('https://a.example', { body: 'x' })`,
      `new Request('https://a.example', { redirect: 'never' })`,
      `new Request('https://a.example', { method: 'POST', body: new ReadableStream() })`,
      `new Request('https://a.example', { method: 'patch' }).method`,
      `new Request(new URL('https://a.example/b')).url`,
      `'keepalive' in new Request('https://a.example')`,
      `(() => { const c = new AbortController(); new Request('https://a.example', { signal: {} }) })()`,
    ],
    {
      looseMessages: [
        `new Request('https://a.example', { redirect: 'never' })`,
        `(() => { const c = new AbortController(); new Request('https://a.example', { signal: {} }) })()`,
      ],
    },
  )
})

describe('answers', () => {
  alike(
    sandbox,
    [
      `(async () => { const r = new Response('hé', { status: 201, statusText: 'Made', headers: { a: 'b' } }); return [r.status, r.ok, r.statusText, r.type, r.url, r.redirected, [...r.headers], r.bodyUsed, await r.text(), r.bodyUsed] })()`,
      `(async () => { const r = new Response('x'); await r.text(); return r.text() })()`,
      `(async () => { const r = new Response('\\ufeff{"a":1}'); return r.json() })()`,
      `new Response('{').json()`,
      `(async () => [...new Uint8Array(await new Response(bytes(1, 2, 3)).arrayBuffer())])()`,
      `(async () => [...await new Response(bytes(1, 2, 3).buffer).bytes()])()`,
      `(async () => { const b = await new Response('a', { headers: { 'content-type': 'x/y' } }).blob(); return [b.type, b.size] })()`,
      `(async () => { const r = new Response('ab'); const c = r.clone(); return [await r.text(), await c.text()] })()`,
      `(async () => { const r = new Response('ab'); r.body; const c = r.clone(); return [await c.text(), await r.text()] })()`,
      `(async () => { const r = new Response('ab'); return [(await read(r.body)).map((c) => [...c]), r.bodyUsed] })()`,
      `[new Response().body, new Response(null, { status: 204 }).status, String(new Response())]`,
      `(async () => { const r = new Response('x'); r.body.getReader(); return r.text() })()`,
      `(async () => { const r = Response.json({ a: [1] }, { status: 202 }); return [r.status, r.headers.get('content-type'), await r.json()] })()`,
      `(() => { const r = Response.redirect('https://a.example/x', 301); return [r.status, r.headers.get('location')] })()`,
      `(() => { const r = Response.error(); return [r.status, r.type, r.ok] })()`,
      `Response.error().headers.set('a', 'b')`,
      `new Response('x', { status: 204 })`,
      `new Response('x', { status: 99 })`,
      `new Response('x', { statusText: 'a\\nb' })`,
      `Response.json(undefined)`,
      `Response.redirect('https://a.example', 200)`,
      `text(new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('st')); c.enqueue(bytes(114)); c.close() } }))`,
      `text(new ReadableStream({ start(c) { c.enqueue('text') ; c.close() } }))`,
      `text(new Blob(['blob'], { type: 'a/b' }))`,
      `(async () => { const r = new Response('x'); await r.text(); return r.clone() })()`,
      `new Response(undefined).text()`,
      `new Response({ toString: () => 'shown' }).text()`,
    ],
    { before: bytes, looseMessages: [] },
  )
})

describe('streams', () => {
  alike(
    sandbox,
    [
      `(async () => { const pulls = []; let n = 0; const s = new ReadableStream({ pull(c) { pulls.push(c.desiredSize); c.enqueue(++n); if (n === 4) c.close() } }, { highWaterMark: 2 }); await soon(); return [pulls.length, await read(s), pulls] })()`,
      `(async () => { const r = new ReadableStream({ start(c) { c.enqueue('a'); c.close() } }).getReader(); return [await r.read(), await r.read(), await r.read(), await r.closed] })()`,
      `(async () => { const r = new ReadableStream({ pull(c) { throw new RangeError('pulled') } }).getReader(); return r.read() })()`,
      `(async () => { const r = new ReadableStream({ start(c) { c.error('bad') } }).getReader(); const seen = []; await r.closed.catch((e) => seen.push(e)); await r.read().catch((e) => seen.push(e)); return seen })()`,
      `(async () => { const seen = []; const s = new ReadableStream({ cancel(why) { seen.push(why) } }); await s.cancel('enough'); return [seen, await s.getReader().read()] })()`,
      `(async () => { const s = new ReadableStream(); s.getReader(); return [s.locked, await s.cancel().catch((e) => e.name), (() => { try { s.getReader() } catch (e) { return e.code } })()] })()`,
      `(async () => { const s = ReadableStream.from(['a', Promise.resolve('b')]); return read(s) })()`,
      `(async () => read(ReadableStream.from((async function* () { yield 1; yield 2 })())))()`,
      `ReadableStream.from(5)`,
      `(async () => { const [a, b] = ReadableStream.from([1, 2, 3]).tee(); return Promise.all([read(a), read(b)]) })()`,
      `(async () => { const seen = []; const s = new ReadableStream({ pull(c) { c.enqueue(1) }, cancel() { seen.push('cancelled') } }); for await (const each of s) break; return [seen, s.locked] })()`,
      `(async () => { const r = ReadableStream.from([1, 2]).getReader(); await r.read(); r.releaseLock(); return r.read() })()`,
      `(async () => { const seen = []; const w = new WritableStream({ write(chunk) { seen.push(chunk) }, close() { seen.push('closed') } }).getWriter(); w.write(1); await w.ready; await w.write(2); await w.close(); return [seen, await w.closed, w.desiredSize] })()`,
      `(async () => { const w = new WritableStream({ write() { throw new RangeError('full') } }).getWriter(); const seen = []; w.closed.catch((e) => seen.push('closed ' + e.message)); await w.write(1).catch((e) => seen.push(e.message)); await w.write(2).catch((e) => seen.push(e.message)); await soon(); return seen })()`,
      `(async () => { const seen = []; const s = new WritableStream({ abort(why) { seen.push(why) } }); await s.abort('why'); return [seen, await s.getWriter().closed.catch((e) => e)] })()`,
      `(async () => { const w = new WritableStream({ write: () => new Promise((r) => setTimeout(r, 5)) }, { highWaterMark: 2 }).getWriter(); const sizes = [w.desiredSize]; w.write(1); sizes.push(w.desiredSize); w.write(2); sizes.push(w.desiredSize); await w.ready; sizes.push(w.desiredSize); return sizes })()`,
      `(async () => read(ReadableStream.from([1, 2, 3]).pipeThrough(new TransformStream({ transform(n, c) { c.enqueue(n * 2) }, flush(c) { c.enqueue('end') } }))))()`,
      `(async () => read(ReadableStream.from(['a']).pipeThrough(new TransformStream())))()`,
      `(async () => { const t = new TransformStream({ transform() { throw new RangeError('no') } }); const done = ReadableStream.from([1]).pipeTo(t.writable).catch((e) => 'pipe ' + e.message); return [await read(t.readable).catch((e) => e.message), await done] })()`,
      `(async () => { const seen = []; await ReadableStream.from([1, 2]).pipeTo(new WritableStream({ write(n) { seen.push(n) }, close() { seen.push('closed') } })); return seen })()`,
      `(async () => { const seen = []; const c = new AbortController(); const p = new ReadableStream({ cancel(why) { seen.push('cancel', why) } }).pipeTo(new WritableStream({ abort(why) { seen.push('abort', why) } }), { signal: c.signal }); setTimeout(() => c.abort('stop'), 5); return [await p.catch((e) => e), seen.sort()] })()`,
      `(async () => { const seen = []; const p = new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2) }, cancel(why) { seen.push('cancel ' + why.message) } }).pipeTo(new WritableStream({ write() { throw new RangeError('sink') } })); return [await p.catch((e) => e.message), seen] })()`,
      `(async () => { const seen = []; const p = new ReadableStream({ pull(c) { c.error(new RangeError('source')) } }).pipeTo(new WritableStream({ abort(why) { seen.push(why.message) } })); return [await p.catch((e) => e.message), seen] })()`,
      `(async () => (await read(ReadableStream.from(['a€', '\\ud83d', '\\ude00']).pipeThrough(new TextEncoderStream()))).map((c) => [...c]))()`,
      `(async () => (await read(ReadableStream.from([bytes(0xe2, 0x82), bytes(0xac)]).pipeThrough(new TextDecoderStream()))).join(''))()`,
      `(async () => { const t = new TransformStream({ start(c) { c.enqueue('first') }, transform(x, c) { c.terminate() } }); const w = t.writable.getWriter(); w.closed.catch(() => {}); w.write(1).catch(() => {}); return read(t.readable) })()`,
      `[new CountQueuingStrategy({ highWaterMark: 3 }).size('abc'), new ByteLengthQueuingStrategy({ highWaterMark: 3 }).size(bytes(1, 2))]`,
      `new ReadableStream({}, { highWaterMark: -1 })`,
    ],
    {
      before: bytes,
      looseMessages: ['new ReadableStream({}, { highWaterMark: -1 })', 'ReadableStream.from(5)'],
    },
  )
})
