import { Socket } from 'node:net'
import { encodeFrame, frameKind, frameReader, frameWriter } from '../../src/adapters/sandbox/host/frames.ts'

// A child that runs nothing: every call comes back as it went.
const socket = new Socket({ fd: 3 })
const write = frameWriter(socket)
socket.on(
  'data',
  frameReader((_, id, first, second, text) => write(encodeFrame(frameKind.reply, id, first, second, text))),
)
