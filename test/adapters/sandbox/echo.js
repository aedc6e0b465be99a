import { fileURLToPath } from 'node:url';
import { encodeFrame, frameKind, frameReader, frameWriter, } from '../../../src/adapters/sandbox/host/frames.js';
import { startProcess } from '../../../src/adapters/sandbox/host/start-process.js';
/** Starts an echo and waits until it is ready. */
export async function openEcho() {
    const here = (path) => fileURLToPath(new URL(path, import.meta.url));
    const reads = ['./', '../../../src/adapters/sandbox/', '../../../package.json'].map(here);
    const { process, socket } = startProcess(here('./echo-child.ts'), reads);
    const waiting = new Map();
    const send = frameWriter(socket);
    let ids = 0;
    await new Promise((resolve) => {
        const read = frameReader((kind, id, _first, _second, text) => {
            if (kind === frameKind.ready)
                return resolve();
            waiting.get(id)?.(text);
            waiting.delete(id);
        });
        socket.on('data', read);
    });
    return {
        pid: process.pid ?? 0,
        echo: (text) => new Promise((resolve) => {
            const id = ++ids;
            waiting.set(id, resolve);
            send(encodeFrame(frameKind.call, id, 0, 0, text));
        }),
        close: () => void process.kill('SIGKILL'),
    };
}
