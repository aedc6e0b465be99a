import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { expect } from 'vitest';
import { folder, serve } from '../serve.js';
import { files } from './project.js';
/** The unmodified AWS SDK, pointed at a server. */
export const sdk = ({ url }) => new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
    maxAttempts: 1,
});
/** A server with people in it, over a real socket. */
export async function people(args = ['--memory']) {
    const { dir, remove } = folder(files);
    const server = await serve(dir, args);
    return {
        ...server,
        aws: sdk(server),
        dir,
        async end() {
            await server.stop();
            remove();
        },
    };
}
/** What an SDK throws: by name, as applications catch it, and with Cognito's sentence. */
export const refusal = (name, message) => expect.objectContaining({ name, ...(message !== undefined && { message }) });
