import { Socket } from 'node:net'
import { encodeFrame, frameKind, frameReader } from '../../../src/adapters/sandbox/host/frames.ts'

/** A process of the sandbox that a script has taken over: it says one thing without end, or answers and then does. */
const parent = new Socket({ fd: 3 })
const say = (kind: number, id: number, text = '') => parent.write(encodeFrame(kind, id, 0, 0, text))
const ask = JSON.stringify({ kind: 'kv', input: {} })

parent.on('close', () => process.exit())
parent.on(
  'data',
  frameReader((kind, id, _first, _second, text) => {
    if (kind !== frameKind.call) return
    const { event } = JSON.parse(text) as { event: { lie: keyof typeof frameKind } }
    if (event.lie === 'reply') say(frameKind.reply, id, '{}')
    setInterval(() => {
      for (let times = 0; times < 50; times++) say(frameKind[event.lie], id, ask)
    }, 5)
  }),
)
say(frameKind.ready, 0)
