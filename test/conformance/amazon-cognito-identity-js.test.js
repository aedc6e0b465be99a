import { AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool, } from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from './sdk.js';
let here;
beforeAll(async () => {
    here = await people();
});
afterAll(() => here.end());
const Password = 'Corr3ct-Horse!';
const pool = (name, client = 'web') => new CognitoUserPool({
    UserPoolId: here.poolId(name),
    ClientId: here.clientId(name, client),
    endpoint: here.url,
});
const signUp = (in_, name, email) => new Promise((done, fail) => in_.signUp(name, Password, [new CognitoUserAttribute({ Name: 'email', Value: email })], [], (error, result) => (error ? fail(error) : done(result?.userSub ?? ''))));
const confirm = (user, code) => new Promise((done, fail) => user.confirmRegistration(code, false, (error, result) => (error ? fail(error) : done(result))));
const bySrp = (user, Username, secret = Password) => new Promise((onSuccess, onFailure) => user.authenticateUser(new AuthenticationDetails({ Username, Password: secret }), {
    onSuccess,
    onFailure,
}));
describe('amazon-cognito-identity-js', () => {
    it.each([
        ['by user name', 'people', 'srp-ana', 'srp-ana'],
        ['by e-mail address, in any case', 'members', 'Ana@example.com', 'ana@EXAMPLE.com'],
    ])('signs up, confirms and signs in by SRP %s, and refreshes', async (_, name, asSignedUp, asTyped) => {
        const in_ = pool(name);
        await signUp(in_, asSignedUp, asSignedUp.includes('@') ? asSignedUp : 'srp-ana@example.com');
        const user = new CognitoUser({ Username: asTyped, Pool: in_ });
        const inInbox = await here.code(asSignedUp, name);
        await confirm(user, inInbox);
        const session = await bySrp(user, asTyped);
        expect(session.isValid()).toBe(true);
        const renewed = await new Promise((done, fail) => user.refreshSession(session.getRefreshToken(), (error, result) => (error ? fail(error) : done(result))));
        expect(renewed.getIdToken().payload['sub']).toBe(session.getIdToken().payload['sub']);
        const attributes = await new Promise((done, fail) => user.getUserAttributes((error, result) => (error ? fail(error) : done(result ?? []))));
        expect(attributes.map((attribute) => attribute.getName())).toContain('email');
    });
    it('is refused a wrong password as Cognito refuses it', async () => {
        const in_ = pool('people');
        await signUp(in_, 'srp-bob', 'srp-bob@example.com');
        const user = new CognitoUser({ Username: 'srp-bob', Pool: in_ });
        await confirm(user, await here.code('srp-bob', 'people'));
        await expect(bySrp(user, 'srp-bob', 'wrong')).rejects.toMatchObject({
            code: 'NotAuthorizedException',
            message: 'Incorrect username or password.',
        });
    });
    it('answers a custom challenge', async () => {
        const in_ = pool('people');
        await signUp(in_, 'asked', 'asked@example.com');
        const user = new CognitoUser({ Username: 'asked', Pool: in_ });
        await confirm(user, await here.code('asked', 'people'));
        user.setAuthenticationFlowType('CUSTOM_AUTH');
        const session = await new Promise((onSuccess, onFailure) => {
            const calls = {
                onSuccess,
                onFailure,
                customChallenge: (asked) => user.sendCustomChallengeAnswer(asked.question === 'two and two' ? '4' : '', calls),
            };
            user.initiateAuth(new AuthenticationDetails({ Username: 'asked' }), calls);
        });
        expect(session.getIdToken().payload).toMatchObject({ 'cognito:username': 'asked', tier: 'free' });
    });
});
