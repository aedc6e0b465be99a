import { Socket } from 'node:net';
import { encodeFrame, frameKind, frameReader } from '../../../src/adapters/sandbox/host/frames.js';
/** The least that a child can do: it sends every text back. What the sandbox adds is measured against it. */
const parent = new Socket({ fd: 3 });
parent.on('data', frameReader((_, id, first, second, text) => void parent.write(encodeFrame(frameKind.reply, id, first, second, text))));
parent.on('close', () => process.exit());
parent.write(encodeFrame(frameKind.ready, 0, 0, 0, ''));
