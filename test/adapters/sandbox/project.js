import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { openSandbox, } from '../../../src/adapters/sandbox/host/open-sandbox.js';
const mebibyte = 1024 * 1024;
/** A project in a folder of its own, and a sandbox for it that is closed when the tests are done. */
export function project(options = {}) {
    const root = mkdtempSync(join(tmpdir(), 'poolwright-'));
    const sandbox = openSandbox({ root, ...options });
    afterAll(async () => {
        await sandbox.close();
        rmSync(root, { recursive: true });
    });
    const write = (path, text) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    };
    const call = (script, event = {}, of = {}) => {
        const limits = { timeout: of.timeout ?? 2000, memory: (of.memory ?? 32) * mebibyte };
        const name = script.replace(/^triggers\/|\.\w+$/g, '');
        const trigger = {
            name,
            arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
            script,
            ...(of.sha256 !== undefined && { sha256: of.sha256 }),
            hooks: ['preSignUp'],
            limits,
            capabilities: { fetch: [], secrets: [], api: [], context: [], plainCode: false },
            onError: 'deny',
        };
        return sandbox.invoke({
            poolId: of.pool ?? 'us-east-1_AbCdEfGhI',
            stage: { trigger, onError: 'deny', limits },
            event,
            requestId: '6c2fa6f0-0000-4000-8000-000000000001',
            functionName: name,
            functionArn: trigger.arn,
            told: of.told ?? {},
            timeout: of.patience ?? limits.timeout,
        });
    };
    let count = 0;
    return {
        root,
        sandbox,
        write,
        call,
        /** Writes a script under a name of its own and calls it. */
        run(source, event, of) {
            const script = `triggers/script-${++count}.${of?.as ?? 'js'}`;
            write(script, source);
            return call(script, event, of);
        },
    };
}
/** How a call failed; a call that did not fail fails the test. */
export const failureOf = (call) => call.then((answer) => {
    throw new Error(`it answered ${JSON.stringify(answer)}`);
}, (error) => error);
