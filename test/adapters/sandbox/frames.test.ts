import { expect, it } from 'vitest'
import { encodeFrame, frameReader, longestFrame } from '../../../src/adapters/sandbox/host/frames.ts'

const frames: readonly Parameters<typeof encodeFrame>[] = [
  [1, 7, 32, 0, '{"code":"é€😀"}', 0],
  [5, 4294967295, 0.5, 1e300, '', -2.5],
  [6, 0, -1, 2, 'x'.repeat(100_000), 3],
]

it.each([1, 3, 32, 33, 1000, 65_536, 1e6])('puts frames together again from chunks of %i bytes', (size) => {
  const bytes = Buffer.concat(frames.map((frame) => encodeFrame(...frame)))
  const seen: unknown[] = []
  const read = frameReader((...frame) => seen.push(frame))
  for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size))
  expect(seen).toEqual(frames)
})

it.each([0, 20, longestFrame + 1])('refuses a frame that says it is %i bytes long', (size) => {
  const bytes = Buffer.alloc(64)
  bytes.writeUInt32LE(size)
  expect(() => frameReader(() => {})(bytes)).toThrow(RangeError)
})
