import { Socket } from 'node:net'
import ivm from 'isolated-vm'
import { encodeFrame, frameKind, frameReader, frameWriter } from '../../src/adapters/sandbox/host/frames.ts'
import { bareHandler } from './bare-handler.ts'

// The least that a child with isolates can cost: a frame in, the same handler in a bare isolate, a frame out.
const run = bareHandler(ivm)
const socket = new Socket({ fd: 3 })
const write = frameWriter(socket)
socket.on(
  'data',
  frameReader((_, id, first, second, text) =>
    write(encodeFrame(frameKind.reply, id, first, second, run(text))),
  ),
)
