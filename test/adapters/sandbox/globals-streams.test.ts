import { describe, expect, it } from 'vitest'
import { alike } from './alike.ts'
import { project } from './project.ts'

const sandbox = project({ spare: false })
const before = `const stream = require('node:stream'), { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = stream
const { promisify } = require('node:util')
const read = async (from) => { const all = []; for await (const chunk of from) all.push(String(chunk)); return all }
const ended = (of) => new Promise((resolve) => { of.on('close', () => resolve('close')); setTimeout(() => resolve('never'), 200) })
const told = (of, ...names) => { const seen = []; for (const name of names) of.on(name, (value) => seen.push(value instanceof Error ? [name, value.message] : name)); return seen }
const sink = (seen, options = {}) => new Writable({ write(chunk, encoding, done) { seen.push(String(chunk)); done() }, ...options })`

describe('what is read', () => {
  alike(
    sandbox,
    [
      `read(Readable.from(['a', 'b']))`,
      `read(Readable.from((async function* () { yield 1; yield 2 })()))`,
      `read(Readable.from('whole'))`,
      `read(Readable.from(Buffer.from('whole')))`,
      `Readable.from(5)`,
      `(async () => { const r = new Readable({ read() {} }); r.push('ab'); r.push('cd'); r.push(null); const all = []; r.on('readable', () => { let c; while ((c = r.read(1)) !== null) all.push(String(c)) }); await ended(r); return all })()`,
      `(async () => { const r = new Readable({ read() {} }); const seen = told(r, 'data', 'end', 'close', 'error'); r.push('a'); r.push(null); await ended(r); return [seen, r.readableEnded, r.destroyed, r.readable] })()`,
      `(async () => { let n = 0; const r = new Readable({ highWaterMark: 4, read(size) { n++; this.push(n > 3 ? null : 'xx') } }); return [await read(r), n, r.readableHighWaterMark] })()`,
      `(async () => { const r = new Readable({ objectMode: true, read() {} }); r.push({ a: 1 }); r.push(2); r.push(null); const all = []; for await (const each of r) all.push(each); return all })()`,
      `(async () => { const r = Readable.from([Buffer.from([0xe2]), Buffer.from([0x82, 0xac])], { objectMode: false }); r.setEncoding('utf8'); return read(r) })()`,
      `(async () => { const r = new Readable({ read() {} }); r.push('a'); r.destroy(new RangeError('gone')); return [await read(r).catch((e) => e.message), r.errored.message, r.closed] })()`,
      `(async () => { const r = new Readable({ read() { throw new RangeError('bad read') } }); return read(r).catch((e) => e.message) })()`,
      `(async () => { const r = new Readable({ read() {} }); const seen = told(r, 'error', 'close'); r.push(null); r.push('late'); await ended(r); return seen })()`,
      `(async () => { const r = new Readable({ read() {} }); r.push(null); r.resume(); await ended(r); const seen = told(r, 'error'); r.unshift('x'); return [seen, r.readableEnded] })()`,
      `(async () => { const r = new Readable({ read() {} }); const seen = told(r, 'error'); r.push({}); await ended(r); return seen })()`,
      `(async () => { const r = new Readable({ read() {} }); const all = []; r.on('data', (c) => { all.push(String(c)); r.pause(); setTimeout(() => r.resume(), 2) }); r.push('a'); r.push('b'); r.push(null); await ended(r); return [all, r.isPaused()] })()`,
      `(async () => { const r = Readable.from(['a', 'b', 'c']); for await (const chunk of r) break; return [r.destroyed, await ended(r).then(() => r.closed)] })()`,
      `(async () => Readable.from([1, 2, 3]).toArray())()`,
      `(async () => { const r = new Readable({ read() {} }); r.push('abc'); r.unshift('x'); r.push(null); return (await read(r)).join('|') })()`,
      `(async () => { class Mine extends Readable { constructor() { super(); this.n = 0 } _read() { this.push(this.n++ < 2 ? 'm' + this.n : null) } } return read(new Mine()) })()`,
      `(async () => { const { inherits } = require('util'); function Old(o) { Readable.call(this, o); this.n = 0 } inherits(Old, Readable); Old.prototype._read = function () { this.push(this.n++ ? null : 'old') }; return read(new Old()) })()`,
      `(async () => { const r = new Readable({ construct(done) { setTimeout(() => { this.word = 'made'; done() }, 2) }, read() { this.push(this.word); this.push(null) } }); return read(r) })()`,
      `(async () => { const seen = []; const r = new Readable({ read() {}, destroy(e, done) { seen.push('destroy'); done(e) } }); r.destroy(); await ended(r); return [seen, r.destroyed] })()`,
      `(async () => { const c = new AbortController(); const r = new Readable({ read() {}, signal: c.signal }); setTimeout(() => c.abort('why'), 2); return read(r).catch((e) => [e.name, e.code, e.cause]) })()`,
      `new Readable({ highWaterMark: -1 })`,
      `[new Readable().readableHighWaterMark, new Readable({ objectMode: true }).readableHighWaterMark, new Readable().readableFlowing, new Readable().readableLength]`,
      `(async () => { const web = Readable.toWeb(Readable.from(['a', 'b'])); return new Response(web).text().catch((e) => e.name) })()`,
      `(async () => read(Readable.fromWeb(new Blob(['blob']).stream())))()`,
    ],
    { before },
  )
})

describe('what is written', () => {
  alike(
    sandbox,
    [
      `(async () => { const seen = []; const w = sink(seen); const heard = told(w, 'finish', 'close', 'error'); w.write('a'); w.write(Buffer.from('b')); w.end('c'); await ended(w); return [seen, heard, w.writableFinished, w.writableEnded, w.destroyed] })()`,
      `(async () => { const seen = []; const w = new Writable({ decodeStrings: false, write(chunk, encoding, done) { seen.push(typeof chunk, encoding); done() } }); w.write('a'); w.write('b', 'hex'); w.end(); await ended(w); return seen })()`,
      `(async () => { const seen = []; const w = new Writable({ highWaterMark: 3, write(chunk, e, done) { seen.push(String(chunk)); setTimeout(done, 2) } }); const first = w.write('abcd'); const need = w.writableNeedDrain; await new Promise((r) => w.once('drain', r)); const second = w.write('e'); w.end(); await ended(w); return [first, need, second, seen, w.writableLength] })()`,
      `(async () => { const w = new Writable({ write(c, e, done) { done(new RangeError('full')) } }); const seen = told(w, 'error', 'close'); let called; w.write('a', (e) => (called = e.message)); await ended(w); return [seen, called, w.errored.message] })()`,
      `(async () => { const w = sink([]); const seen = told(w, 'error', 'close'); w.end(); w.write('late'); await ended(w); return seen })()`,
      `sink([]).write(null)`,
      `sink([]).write(5)`,
      `sink([]).write('a', 'nonsense')`,
      `(async () => { const seen = []; const w = new Writable({ writev(chunks, done) { seen.push(chunks.map(({ chunk }) => String(chunk))); setTimeout(done, 1) } }); w.write('a'); w.write('b'); w.write('c'); w.end(); await ended(w); return seen })()`,
      `(async () => { const seen = []; const w = new Writable({ writev(chunks, done) { seen.push(chunks.length); done() } }); w.cork(); w.write('a'); w.write('b'); w.uncork(); w.end(); await ended(w); return seen })()`,
      `(async () => { const seen = []; const w = sink(seen, { final(done) { seen.push('final'); setTimeout(done, 2) } }); w.on('finish', () => seen.push('finish')); w.end('x'); await ended(w); return seen })()`,
      `(async () => { const w = sink([], { final(done) { done(new RangeError('not final')) } }); const seen = told(w, 'error', 'finish', 'close'); w.end(); await ended(w); return seen })()`,
      `(async () => { const w = sink([]); let n = 0; w.end(() => n++); await ended(w); return n })()`,
      `(async () => { const w = new Writable({ write(c, e, done) {} }); const seen = told(w, 'error', 'close'); let called; w.write('a'); w.write('b', (e) => (called = e && e.code)); w.destroy(); await ended(w); return [seen, called] })()`,
      `(async () => { const w = new Writable({ objectMode: true, write(chunk, e, done) { done() } }); return [w.write({ a: 1 }), w.writableObjectMode, w.writableHighWaterMark, w.writableCorked] })()`,
      `(async () => { class Mine extends Writable { _write(c, e, done) { (this.all ??= []).push(String(c)); done() } } const w = new Mine(); w.end('m'); await ended(w); return w.all })()`,
      `(async () => { const w = new Writable(); const seen = told(w, 'error'); w.write('a'); await ended(w); return seen })()`,
      `(async () => { const w = sink([]); const seen = told(w, 'error'); w.pipe(sink([])); await ended(w); return seen })()`,
      `[new Duplex() instanceof Writable, new Duplex() instanceof Readable, new PassThrough() instanceof Transform, new Readable() instanceof Writable, new Readable() instanceof stream, new Writable() instanceof require('events')]`,
    ],
    { before },
  )
})

describe('what goes through', () => {
  alike(
    sandbox,
    [
      `(async () => { const t = new Transform({ transform(c, e, done) { done(null, String(c).toUpperCase()) }, flush(done) { this.push('!'); done() } }); t.write('a'); t.end('b'); return read(t) })()`,
      `(async () => { class Twice extends Transform { _transform(c, e, done) { this.push(c); this.push(c); done() } _flush(done) { done(null, 'end') } } const t = new Twice(); t.end('x'); return read(t) })()`,
      `(async () => { const t = new Transform({ transform(c, e, done) { done(new RangeError('no')) } }); const seen = told(t, 'error', 'close'); t.write('a'); await ended(t); return seen })()`,
      `(async () => { const t = new Transform({ flush(done) { done(new RangeError('no flush')) }, transform(c, e, done) { done() } }); t.end('x'); return read(t).catch((e) => e.message) })()`,
      `(async () => { const p = new PassThrough(); p.write('a'); p.end('b'); return read(p) })()`,
      `(async () => { const seen = []; const d = new Duplex({ read() { this.push('out'); this.push(null) }, write(c, e, done) { seen.push(String(c)); done() } }); d.end('in'); return [await read(d), seen, await ended(d)] })()`,
      `(async () => { const d = new Duplex({ allowHalfOpen: false, read() { this.push(null) }, write(c, e, done) { done() } }); d.resume(); await ended(d); return [d.writableEnded, d.allowHalfOpen] })()`,
      `(async () => { const t = new Transform({ readableObjectMode: true, transform(c, e, done) { done(null, { text: String(c) }) } }); t.end('x'); const all = []; for await (const each of t) all.push(each); return all })()`,
      `(async () => { const big = new Transform({ highWaterMark: 2, transform(c, e, done) { done(null, Buffer.concat([c, c, c])) } }); for (const each of 'abcdef') big.write(each); big.end(); return (await read(big)).join('') })()`,
      `(async () => { const t = new Transform(); const seen = told(t, 'error'); t.write('a'); await ended(t); return seen })()`,
    ],
    { before },
  )
})

describe('what is joined', () => {
  alike(
    sandbox,
    [
      `(async () => { const seen = []; const w = sink(seen); const heard = told(w, 'pipe', 'unpipe', 'finish'); Readable.from(['a', 'b']).pipe(w); await ended(w); return [seen, heard] })()`,
      `(async () => { const seen = []; const w = sink(seen); Readable.from(['a']).pipe(w, { end: false }); await new Promise((r) => setTimeout(r, 10)); const open = w.writableEnded; w.end('z'); await ended(w); return [seen, open] })()`,
      `(async () => { const seen = []; const slow = new Writable({ highWaterMark: 1, write(c, e, done) { seen.push(String(c)); setTimeout(done, 1) } }); Readable.from(['a', 'b', 'c', 'd']).pipe(slow); await ended(slow); return seen })()`,
      `(async () => { const one = [], two = []; const r = Readable.from(['a', 'b']); const [v, w] = [sink(one), sink(two)]; r.pipe(v); r.pipe(w); await Promise.all([ended(v), ended(w)]); return [one, two] })()`,
      `(async () => { const seen = []; const r = new Readable({ read() {} }); const w = sink(seen); r.pipe(w); r.push('a'); await new Promise((r) => setTimeout(r, 5)); r.unpipe(w); r.push('b'); await new Promise((r) => setTimeout(r, 5)); return [seen, r.readableLength] })()`,
      `(async () => { const up = new Transform({ transform(c, e, done) { done(null, String(c).toUpperCase()) } }); const seen = []; await promisify(pipeline)(Readable.from(['a', 'b']), up, new PassThrough(), sink(seen)); return seen })()`,
      `new Promise((r) => pipeline(Readable.from(['a']), new Transform({ transform(c, e, done) { done(new RangeError('middle')) } }), sink([]), (e) => r(e.message)))`,
      `(async () => { const from = new Readable({ read() {} }); const to = sink([]); const done = new Promise((r) => pipeline(from, to, (e) => r(e.message))); from.destroy(new RangeError('source')); return [await done, to.destroyed] })()`,
      `(async () => { const from = new Readable({ read() {} }); const to = sink([]); const done = new Promise((r) => pipeline(from, to, (e) => r([e.code, e.message]))); from.destroy(); return done })()`,
      `(async () => { const seen = []; await stream.promises.pipeline(['a', 'b'], async function* (from) { for await (const c of from) yield c + c }, sink(seen)); return seen })()`,
      `stream.promises.pipeline(Readable.from(['a', 'b']), async (from) => { let all = ''; for await (const c of from) all += c; return all })`,
      `new Promise((r) => pipeline(Readable.from(['a']), async (from) => (await read(from))[0], (e, value) => r([e ?? null, value])))`,
      `(async () => { const c = new AbortController(); const done = stream.promises.pipeline(new Readable({ read() {} }), sink([]), { signal: c.signal }); setTimeout(() => c.abort(), 2); return done.catch((e) => [e.name, e.code]) })()`,
      `pipeline(Readable.from([]), 5)`,
      `new Promise((r) => { const s = Readable.from(['a']); finished(s, (e) => r(e ?? 'done')); s.resume() })`,
      `new Promise((r) => { const w = sink([]); finished(w, (e) => r(e ?? 'done')); w.end('x') })`,
      `new Promise((r) => { const s = new Readable({ read() {} }); finished(s, (e) => r(e.code)); s.destroy() })`,
      `new Promise((r) => { const s = new Readable({ read() {} }); finished(s, (e) => r(e.message)); s.destroy(new RangeError('x')) })`,
      `(async () => { const s = Readable.from([]); s.resume(); await ended(s); return new Promise((r) => finished(s, (e) => r(e ?? 'done'))) })()`,
      `(async () => { const d = new PassThrough(); let n = 0; const stop = finished(d, () => n++); stop(); d.end(); d.resume(); await ended(d); return n })()`,
      `stream.promises.finished(Readable.from([]).resume())`,
      `finished({}, () => {})`,
      `[stream.Stream === stream, stream.Readable === Readable, require('stream/promises') === stream.promises, stream.getDefaultHighWaterMark(true)]`,
      `[stream.isReadable(new PassThrough()), stream.isErrored(new PassThrough())]`,
    ],
    { before, looseMessages: [`pipeline(Readable.from([]), 5)`, `finished({}, () => {})`] },
  )
})

describe('what is taken whole', () => {
  alike(
    sandbox,
    [
      `consumers.text(Readable.from([Buffer.from([0xe2]), Buffer.from([0x82, 0xac])]))`,
      `consumers.json(Readable.from(['{"a":', '1}']))`,
      `(async () => (await consumers.buffer(Readable.from(['ab']))).toString('hex'))()`,
      `(async () => (await consumers.blob(new Blob(['x']).stream())).size)()`,
      `(async () => new Uint8Array(await consumers.arrayBuffer(Readable.from(['ab']))).length)()`,
    ],
    { before: `const consumers = require('node:stream/consumers'), { Readable } = require('node:stream')` },
  )
})

describe('streams in the manner of the encryption SDK', () => {
  it('tell each other of what goes through them', async () => {
    const { value } = await sandbox.run(
      `const { Transform, pipeline, PassThrough } = require('stream')
      exports.handler = async () => {
        const frames = []
        class Frames extends Transform {
          constructor() { super(); this.on('pipe', (source) => source.once('Head', (head) => frames.push(head))) }
          _transform(chunk, encoding, done) { setImmediate(() => { this.push(chunk); done() }) }
        }
        class Head extends Transform {
          _transform(chunk, encoding, done) { this.emit('Head', String(chunk.slice(0, 2))); this._transform = (c, e, d) => d(null, c); setImmediate(() => this._transform(chunk.slice(2), encoding, done)) }
        }
        const [head, body, out] = [new Head(), new Frames(), new PassThrough()]
        const all = []
        const done = new Promise((resolve, reject) => pipeline(head, body, out, (error) => (error ? reject(error) : resolve())))
        out.on('data', (chunk) => all.push(String(chunk)))
        head.end(Buffer.from('h:body'))
        await done
        return [frames, all.join('')]
      }`,
    )
    expect(value).toEqual([['h:'], 'body'])
  })
})
