import { Socket } from 'node:net'
import { encodeFrame, frameKind, frameReader } from '../../../../src/adapters/sandbox/host/frames.ts'

/**
 * A process of the sandbox that a script has taken over: it speaks to its parent as it likes. An event that
 * names no lie is answered as an honest one would.
 */
const parent = new Socket({ fd: 3 })
const say = (kind: number, id: number, first = 0, second = 0, text = '', third = 0) =>
  parent.write(encodeFrame(kind, id, first, second, text, third))
const answer = (id: number, value: unknown = null) =>
  say(frameKind.reply, id, 1, 1, JSON.stringify({ value, logs: [] }), 1)
const question = JSON.stringify({ kind: 'kv', input: { do: 'get', key: 'x' } })
const forever = (what: () => void) => setInterval(() => Array.from({ length: 50 }).forEach(what), 5)
const length = (bytes: number) => {
  const told = Buffer.alloc(4)
  told.writeUInt32LE(bytes)
  return told
}
const mebibyte = 1024 * 1024
const hoard: Buffer[] = []
/** A call that has ended, which is to be spoken of in the second call after it. */
let spite: number | undefined
let after = 0

const lies: Record<string, (id: number, event: { readonly text?: string }) => void> = {
  silence: () => {},
  garbage: () => parent.write(Buffer.from('GET / HTTP/1.1\r\nHost: example.com\r\n\r\n'.repeat(100))),
  nothing: () => parent.write(Buffer.alloc(1000)),
  'a frame of four gibibytes': () => parent.write(length(0xffff_ffff)),
  'a frame that is too short': () => parent.write(length(3)),
  'a kind that there is not': (id) => say(99, id),
  'a word of its parent': (id) => say(frameKind.load, id, 1, 1, '{}'),
  'that it is ready, again': () => say(frameKind.ready, 0),
  'that it is small': (id) => forever(() => say(frameKind.resident, id, 1)),
  'that a call waits, again and again': (id) => forever(() => say(frameKind.waiting, id)),
  'the reply of another call': (id) => answer(id + 1000, 'forged'),
  'the question of another call': (id) => say(frameKind.ask, id + 1000, 1, 0, question),
  'the reply, twice': (id) => [1, 2].forEach((n) => answer(id, n)),
  'the reply, and goes on': (id) => {
    answer(id, 'done')
    forever(() => say(frameKind.ask, id, 1, 0, question))
  },
  'the reply, and goes on when another call has ended and the next has begun': (id) => {
    answer(id, 'done')
    spite = id
  },
  'questions without an end': (id) => forever(() => say(frameKind.ask, id, 1, 0, question)),
  'a question of ten megabytes': (id) => say(frameKind.ask, id, 1, 0, `"${'x'.repeat(1e7)}"`),
  'a question as deep as it goes': (id) => say(frameKind.ask, id, 1, 0, '['.repeat(1e6)),
  'a question as wide as it goes': (id) => say(frameKind.ask, id, 1, 0, `[${'[],'.repeat(1e6)}1]`),
  'a question that is none': (id) => say(frameKind.ask, id, 1, 0, '{"kind":"exec","input":{}}'),
  'a question about a prototype': (id) =>
    say(frameKind.ask, id, 1, 0, '{"kind":"__proto__","input":{"__proto__":{"polluted":1}}}'),
  'numbers that are none': (id) => say(frameKind.reply, id, NaN, -Infinity, '{"value":"well"}', 1e300),
  'numbers that are too large': (id) => say(frameKind.reply, id, 1e300, 1e300, '{"value":"well"}', Infinity),
  'no JSON': (id) => say(frameKind.reply, id, 1, 1, 'undefined'),
  null: (id) => say(frameKind.reply, id, 1, 1, 'null'),
  'JSON as deep as it goes': (id) => say(frameKind.reply, id, 1, 1, `{"value":${'['.repeat(1e6)}`),
  'JSON as wide as it goes': (id) => say(frameKind.reply, id, 1, 1, `{"value":[${'[],'.repeat(2e6)}1]}`),
  'JSON of sixty megabytes': (id) => say(frameKind.reply, id, 1, 1, `{"value":"${'x'.repeat(6e7)}"}`),
  'a failure made of objects': (id) =>
    say(
      frameKind.reply,
      id,
      1,
      1,
      '{"failure":{"toString":1},"type":{"toString":1,"valueOf":1},"message":[{}],"stack":{"toString":1,"valueOf":1},"logs":[{"text":{"toString":1,"valueOf":1}},1,null,[]]}',
    ),
  'a failure that there is not': (id) =>
    say(frameKind.reply, id, 1, 1, '{"failure":"__proto__","message":"x"}'),
  'a log of a million lines': (id) =>
    say(frameKind.reply, id, 1, 1, `{"value":1,"logs":[${'{"level":"shout","text":"x"},'.repeat(30_000)}1]}`),
  'a frame, byte by byte': () => {
    parent.setNoDelay(true)
    parent.write(length(60 * mebibyte))
    const drip = (): void => void parent.write(Buffer.alloc(1), () => setImmediate(drip))
    drip()
  },
  'a frame that it never ends': () => {
    parent.write(length(60 * mebibyte))
    parent.write(Buffer.alloc(50 * mebibyte))
  },
  'no more, and hears nothing': () => void parent.pause(),
  'much to the wrong ear': () => {
    const shout = (): void => void process.stderr.write('x'.repeat(1e5), () => setImmediate(shout))
    shout()
  },
  'that it holds much, and then does': (id) => {
    if (hoard.length) for (let n = 0; n < 60; n++) hoard.push(Buffer.alloc(10 * mebibyte, 1))
    else {
      hoard.push(Buffer.alloc(1))
      say(frameKind.reply, id, 1, 1e12, '{"value":"well"}')
    }
  },
}

parent.on('close', () => process.exit())
parent.on(
  'data',
  frameReader((kind, id, first, _second, text) => {
    // What it is told of a question it hands on, as its answer.
    if (kind === frameKind.answer) answer(id, JSON.parse(text))
    if (kind !== frameKind.call) return
    const { event } = JSON.parse(text) as { event: { readonly lie?: string; readonly text?: string } }
    const lie = event.lie === undefined ? undefined : lies[event.lie]
    if (lie) lie(id, event)
    else if (spite !== undefined && ++after === 2) say(frameKind.ask, spite, 1, 0, question)
    else answer(id, event)
    void first
  }),
)
say(frameKind.ready, 0, process.memoryUsage.rss())
