import { InitiateAuthCommand, ConfirmSignUpCommand, SignUpCommand, } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier, JwtVerifier } from 'aws-jwt-verify';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { people } from './sdk.js';
const Password = 'Corr3ct-Horse!';
const open = [];
afterAll(() => Promise.all(open.map((each) => each.end())));
async function signedIn(args = []) {
    const here = await people(['--memory', ...args]);
    open.push(here);
    const ClientId = here.clientId('people', 'web');
    const of = { ClientId, Username: 'ana' };
    await here.aws.send(new SignUpCommand({ ...of, Password, UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }] }));
    await here.aws.send(new ConfirmSignUpCommand({ ...of, ConfirmationCode: await here.code('ana', 'people') }));
    const { AuthenticationResult } = await here.aws.send(new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ana', PASSWORD: Password },
    }));
    const { IdToken = '', AccessToken = '' } = AuthenticationResult ?? {};
    const jwks = await (await fetch(`${here.url}/${here.poolId('people')}/.well-known/jwks.json`)).json();
    return { here, ClientId, poolId: here.poolId('people'), IdToken, AccessToken, jwks: jwks };
}
describe('tokens', () => {
    it("pass aws-jwt-verify's CognitoJwtVerifier under the issuer that AWS would name", async () => {
        const { ClientId, poolId, IdToken, AccessToken, jwks } = await signedIn(['--issuer', 'aws']);
        for (const [tokenUse, token] of [
            ['id', IdToken],
            ['access', AccessToken],
        ]) {
            const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId: ClientId, tokenUse });
            verifier.cacheJwks(jwks);
            expect(await verifier.verify(token)).toMatchObject({
                iss: `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`,
                token_use: tokenUse,
            });
        }
    });
    it("pass aws-jwt-verify's JwtVerifier and jose under our own issuer, found through discovery", async () => {
        const { here, ClientId, poolId, IdToken, AccessToken, jwks } = await signedIn();
        const issuer = `${here.url}/${poolId}`;
        const verifier = JwtVerifier.create({
            issuer,
            audience: ClientId,
            jwksUri: `${issuer}/.well-known/jwks.json`,
        });
        verifier.cacheJwks(jwks);
        expect(await verifier.verify(IdToken)).toMatchObject({ aud: ClientId });
        const found = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json());
        expect(found['issuer']).toBe(issuer);
        const keys = createRemoteJWKSet(new URL(found['jwks_uri'] ?? ''));
        const { payload, protectedHeader } = await jwtVerify(AccessToken, keys, { issuer });
        expect(payload).toMatchObject({ client_id: ClientId, token_use: 'access' });
        expect(Object.keys(protectedHeader).sort()).toEqual(['alg', 'kid']);
    });
    it('are signed by two keys, and the discovery document names only what answers', async () => {
        const { here, poolId, IdToken, AccessToken } = await signedIn();
        const kid = (token) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
        expect(kid(IdToken)).not.toBe(kid(AccessToken));
        const document = (await (await fetch(`${here.url}/${poolId}/.well-known/openid-configuration`)).json());
        const named = Object.entries(document).filter(([name]) => /_(endpoint|uri)$/.test(name));
        expect(named.length).toBeGreaterThan(0);
        for (const [, url] of named)
            expect((await fetch(String(url))).status).toBe(200);
    });
});
