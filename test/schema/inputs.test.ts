import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../src/model/fault.ts'
import { checkInput, errorsOf, isOperation, isSigned, operationNames } from '../../src/schema/inputs.ts'

const ana = { ClientId: '1example23456789', Username: 'ana' }
const pool = { UserPoolId: 'us-east-1_aB3' }

/** The refusal of a body, as its code and its message. */
function refusal(operation: string, body: unknown): string {
  try {
    checkInput(operation, body)
  } catch (error) {
    if (error instanceof Fault) return `${error.code}: ${error.message}`
    throw error
  }
  throw new Error(`${operation} took ${JSON.stringify(body)}`)
}

describe('an input that is as the model says', () => {
  it('is taken with every member it has', () => {
    const body = {
      ...ana,
      Password: 'Passw0rd!',
      UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }],
      ClientMetadata: { campaign: 'spring' },
    }
    expect(checkInput('SignUp', body)).toEqual(body)
  })

  it('is cut to what the model knows, however deep', () => {
    const body = {
      ...ana,
      username: 'bob',
      UserAttributes: [{ Name: 'email', Value: 'a@b.c', Verified: true }],
      UserContextData: { IpAddress: '::1', Admin: true },
      Roles: ['admin'],
    }
    expect(checkInput('SignUp', body)).toEqual({
      ...ana,
      UserAttributes: [{ Name: 'email', Value: 'a@b.c' }],
      UserContextData: { IpAddress: '::1' },
    })
  })

  it('is a new object, so that what a flow holds is not what a caller sent', () => {
    const body = { ...ana, ClientMetadata: { a: 'b' }, UserAttributes: [{ Name: 'email' }] }
    const input = checkInput('SignUp', body)
    expect(input).not.toBe(body)
    expect(input.ClientMetadata).not.toBe(body.ClientMetadata)
    expect(input.UserAttributes?.[0]).not.toBe(body.UserAttributes[0])
  })

  it('has no members that were null, not even in maps', () => {
    const body = { ...ana, Password: null, ClientMetadata: { a: null, b: 'c' } }
    expect(checkInput('SignUp', body)).toEqual({ ...ana, ClientMetadata: { b: 'c' } })
  })

  it('may be empty where nothing is required', () => {
    expect(checkInput('ListDevices', { AccessToken: 'a.b.c' })).toEqual({ AccessToken: 'a.b.c' })
    expect(checkInput('UpdateUserPool', pool)).toEqual(pool)
  })

  it('counts a character beyond the basic plane once', () => {
    expect(checkInput('AdminGetUser', { ...pool, Username: '😀'.repeat(128) })).toEqual({
      ...pool,
      Username: '😀'.repeat(128),
    })
    expect(refusal('AdminGetUser', { ...pool, Username: '😀'.repeat(129) })).toContain(
      'less than or equal to 128',
    )
  })

  it('keeps documents of any form', () => {
    const Credential = { id: 'x', response: { clientDataJSON: 'e30', transports: ['usb'], n: null } }
    expect(checkInput('CompleteWebAuthnRegistration', { AccessToken: 'a', Credential })).toEqual({
      AccessToken: 'a',
      Credential,
    })
  })
})

describe('a constraint that is broken', () => {
  const once = (text: string) => `InvalidParameterException: 1 validation error detected: ${text}`
  const arn =
    'arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?'
  const client = { ...pool, ClientName: 'web' }

  it.each([
    [
      'a pattern, in the words of AWS',
      'DescribeUserPool',
      { UserPoolId: 'nowhere' },
      "Value 'nowhere' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    ],
    [
      'a pattern that JavaScript says otherwise',
      'CreateUserPool',
      { PoolName: 'x', SmsVerificationMessage: 'no code' },
      "Value 'no code' at 'smsVerificationMessage' failed to satisfy constraint: Member must satisfy regular expression pattern: .*\\{####\\}.*",
    ],
    [
      'a text that is secret and too long, without the text',
      'SignUp',
      { ...ana, Password: 'x'.repeat(257) },
      "Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 256",
    ],
    [
      'a text that is secret and too short',
      'AddUserPoolClientSecret',
      { ...pool, ClientId: 'c', ClientSecret: 'short' },
      "Value at 'clientSecret' failed to satisfy constraint: Member must have length greater than or equal to 24",
    ],
    [
      'a member that is missing',
      'DescribeUserPool',
      {},
      "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a member that is null',
      'DescribeUserPool',
      { UserPoolId: null },
      "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a secret member that is missing',
      'SignUp',
      { ClientId: 'c' },
      "Value at 'username' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a word that is none of its set',
      'SetUserPoolMfaConfig',
      { ...pool, MfaConfiguration: 'MAYBE' },
      "Value 'MAYBE' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OFF, ON, OPTIONAL]",
    ],
    [
      'a number too small',
      'ListUsers',
      { ...pool, Limit: -1 },
      "Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 0",
    ],
    [
      'a number too large',
      'ListUsers',
      { ...pool, Limit: 61 },
      "Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
    ],
    [
      'a member of a list of records, counted from one',
      'SignUp',
      { ...ana, UserAttributes: [{ Name: 'email' }, { Value: 'x' }] },
      "Value null at 'userAttributes.2.member.name' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a record that is null in a list',
      'SignUp',
      { ...ana, UserAttributes: [null] },
      "Value null at 'userAttributes.1.member' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a member of a record in a record',
      'UpdateUserPool',
      { ...pool, Policies: { PasswordPolicy: { MinimumLength: 5 } } },
      "Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
    ],
    [
      'a word in a list, with the list and all that a word must be',
      'CreateUserPoolClient',
      { ...client, CallbackURLs: ['https://a.example', 'not one'] },
      "Value '[https://a.example, not one]' at 'callbackURLs' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+]",
    ],
    [
      'a null in a list of words',
      'CreateUserPoolClient',
      { ...client, LogoutURLs: ['https://a.example', null] },
      "Value '[https://a.example, null]' at 'logoutURLs' failed to satisfy constraint: Member must satisfy constraint: [Member must not be null]",
    ],
    [
      'a list too long, without records',
      'AddCustomAttributes',
      { ...pool, CustomAttributes: Array.from({ length: 26 }, () => ({ Name: 'a' })) },
      "Value at 'customAttributes' failed to satisfy constraint: Member must have length less than or equal to 25",
    ],
    [
      'a key of a map',
      'TagResource',
      { ResourceArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a', Tags: { '': 'b' } },
      "Value '{=b}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
    ],
    [
      'a value of a map',
      'CreateTerms',
      {
        ...pool,
        ClientId: 'c',
        TermsName: 'terms-of-use',
        TermsSource: 'LINK',
        Enforcement: 'NONE',
        Links: { 'cognito:default': '' },
      },
      "Value '{cognito:default=}' at 'links' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$]",
    ],
    [
      'a value of a map that is secret',
      'InitiateAuth',
      { AuthFlow: 'USER_AUTH', ClientId: 'c', AuthParameters: { PASSWORD: 'x'.repeat(131073) } },
      "Value at 'authParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072, Member must have length greater than or equal to 0]",
    ],
    [
      'a record in a map',
      'CreateUserPool',
      { PoolName: 'x', AcrConfiguration: { high: { AcrValue: ' ' } } },
      "Value ' ' at 'acrConfiguration.high.member.acrValue' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+",
    ],
    [
      'an ARN that is none',
      'UpdateUserPool',
      { ...pool, LambdaConfig: { PreSignUp: 'my-function-of-some-name' } },
      `Value 'my-function-of-some-name' at 'lambdaConfig.preSignUp' failed to satisfy constraint: Member must satisfy regular expression pattern: ${arn}`,
    ],
    [
      'a picture too large',
      'SetUICustomization',
      { ...pool, ImageFile: Buffer.alloc(131073).toString('base64') },
      `Value '${'A'.repeat(1024)}...' at 'imageFile' failed to satisfy constraint: Member must have length less than or equal to 131072`,
    ],
  ])('tells of %s', (_, operation, body, text) => {
    expect(refusal(operation, body)).toBe(once(text))
  })

  it('is told with all others, in the order of the model', () => {
    expect(refusal('SignUp', { Password: ' ', Username: '' })).toBe(
      'InvalidParameterException: 4 validation errors detected: ' +
        "Value at 'clientId' failed to satisfy constraint: Member must not be null; " +
        "Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
        "Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+; " +
        "Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
    )
  })

  it('never shows what stands inside something secret', () => {
    const secret = 'hunter2-and-more'
    const bodies = [
      ['SignUp', { ...ana, UserAttributes: [{ Name: 'email', Value: secret.repeat(200) }] }],
      ['InitiateAuth', { AuthFlow: 'X', ClientId: 'c', AuthParameters: { PASSWORD: secret.repeat(9999) } }],
      [
        'ChangePassword',
        { AccessToken: `${secret} `, PreviousPassword: `${secret} `, ProposedPassword: ' ' },
      ],
    ] as const
    for (const [operation, body] of bodies) expect(refusal(operation, body)).not.toContain(secret)
  })

  it('is told twenty times at most', () => {
    const UserAttributes = Array.from({ length: 50_000 }, () => ({}))
    const message = refusal('SignUp', { ...ana, UserAttributes })
    expect(message).toContain('20 validation errors detected')
    expect(message.length).toBeLessThan(4_000)
  })
})

describe('a value of another JSON type', () => {
  it.each([
    ['SignUp', { ...ana, Password: 12345678 }, 'NUMBER_VALUE can not be converted to a String'],
    ['SignUp', { ...ana, Password: true }, 'TRUE_VALUE can not be converted to a String'],
    ['SignUp', { ...ana, Password: ['x'] }, 'Start of list found where not expected'],
    ['SignUp', { ...ana, Password: {} }, 'Start of structure or map found where not expected'],
    ['SignUp', { ...ana, UserAttributes: 'email' }, 'Unexpected field type'],
    [
      'SignUp',
      { ...ana, UserAttributes: { Name: 'email' } },
      'Start of structure or map found where not expected',
    ],
    ['SignUp', { ...ana, UserAttributes: ['email'] }, 'Unexpected field type'],
    [
      'SignUp',
      { ...ana, UserAttributes: [{ Name: 'x', Value: 1 }] },
      'NUMBER_VALUE can not be converted to a String',
    ],
    ['SignUp', { ...ana, ClientMetadata: { a: 1 } }, 'NUMBER_VALUE can not be converted to a String'],
    ['SignUp', { ...ana, ClientMetadata: [] }, 'Start of list found where not expected'],
    ['ListUsers', { ...pool, Limit: '5' }, 'STRING_VALUE can not be converted to an Integer'],
    ['ListUsers', { ...pool, Limit: 1.5 }, 'NUMBER_VALUE can not be converted to an Integer'],
    ['ListUsers', { ...pool, AttributesToGet: [null, 1] }, 'NUMBER_VALUE can not be converted to a String'],
    [
      'AdminSetUserPassword',
      { ...pool, Permanent: 'true' },
      'STRING_VALUE can not be converted to a Boolean',
    ],
    [
      'SetUICustomization',
      { ...pool, ImageFile: 'not base64' },
      'STRING_VALUE can not be converted to a Blob',
    ],
    ['SetUICustomization', { ...pool, ImageFile: 'AAA' }, 'STRING_VALUE can not be converted to a Blob'],
    ['SignUp', [], 'Start of list found where not expected'],
    ['SignUp', null, 'Unexpected field type'],
    ['SignUp', undefined, 'Unexpected field type'],
    ['SignUp', 'text', 'Unexpected field type'],
  ])('in %s is a SerializationException: %j', (operation, body, message) => {
    expect(refusal(operation, body)).toBe(`SerializationException: ${message}`)
  })

  it('comes before every constraint', () => {
    expect(refusal('SignUp', { Username: '', ClientMetadata: 5 })).toMatch(/^SerializationException/)
  })
})

describe('a hostile body', () => {
  const hostile = (text: string): unknown => JSON.parse(text)

  it('gives no record a member or a prototype of its own making', () => {
    const input = checkInput(
      'SignUp',
      hostile(
        '{"ClientId":"c","Username":"ana","__proto__":{"Password":"x"},"constructor":{"prototype":{"a":1}},' +
          '"UserAttributes":[{"Name":"a","__proto__":{"Value":"b"}}]}',
      ),
    )
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype)
    expect(Object.keys(input)).toEqual(['ClientId', 'Username', 'UserAttributes'])
    expect(input.Password).toBeUndefined()
    expect(input.UserAttributes?.[0]?.Value).toBeUndefined()
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it('takes a required member from nothing it inherits', () => {
    expect(refusal('SignUp', hostile('{"__proto__":{"ClientId":"c","Username":"ana"}}'))).toContain(
      'not be null',
    )
    expect(refusal('SignUp', Object.create({ ...ana }))).toContain('not be null')
  })

  it('has its map keys kept as data, whatever they are called', () => {
    const { ClientMetadata = {} } = checkInput(
      'SignUp',
      hostile('{"ClientId":"c","Username":"ana","ClientMetadata":{"__proto__":"x","constructor":"y"}}'),
    )
    expect(Object.getPrototypeOf(ClientMetadata)).toBe(Object.prototype)
    expect(Object.entries(ClientMetadata)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })

  it.each(['__proto__', 'constructor', 'toString', '', 'signUp', 'SignUp '])(
    'names no operation by %j',
    (name) => {
      expect(isOperation(name)).toBe(false)
      expect(errorsOf(name)).toEqual([])
      expect(refusal(name, {})).toMatch(/^UnknownOperationException/)
    },
  )

  const nested = (levels: number) => hostile(`${'['.repeat(levels)}${']'.repeat(levels)}`)

  it('may be nested without end where the model has no such member', () => {
    expect(checkInput('SignUp', { ...ana, Deep: nested(100_000) })).toEqual(ana)
    expect(refusal('SignUp', { ...ana, Password: nested(100_000) })).toMatch(/^SerializationException/)
  })

  it('may nest a document only so deep that others can walk it', () => {
    const body = (levels: number) => ({ AccessToken: 'a', Credential: nested(levels) })
    expect(checkInput('CompleteWebAuthnRegistration', body(64))).toEqual(body(64))
    expect(refusal('CompleteWebAuthnRegistration', body(65))).toBe(
      'SerializationException: The document is nested too deeply',
    )
    expect(refusal('CompleteWebAuthnRegistration', body(100_000))).toMatch(/^SerializationException/)
  })

  it.each(['{####}', '{##', '@', 'a', ' ', 'arn:', '_'])('of a mebibyte of %j is answered soon', (piece) => {
    const text = `${piece.repeat(2 ** 20 / piece.length)}\u0000`
    const refused = refusal('CreateUserPool', {
      PoolName: text,
      SmsVerificationMessage: text,
      EmailVerificationMessage: text,
      VerificationMessageTemplate: { EmailMessageByLink: text, SmsMessage: text },
      EmailConfiguration: { ReplyToEmailAddress: text },
      LambdaConfig: { PreSignUp: text },
    })
    expect(refused).toContain('replyToEmailAddress')
    expect(refused.length).toBeLessThan(20_000)
  })
})

describe('a sign-up of any form', () => {
  const word = fc.stringMatching(/^[!-~]{1,40}$/)
  const metadata = fc.dictionary(fc.string(), fc.string(), { maxKeys: 5 })
  const attributes = fc.array(
    fc.record({ Name: word, Value: fc.string({ maxLength: 200 }) }, { requiredKeys: ['Name'] }),
    { maxLength: 5 },
  )
  const signUp = fc.record(
    {
      ClientId: fc.stringMatching(/^\w{1,40}$/),
      Username: word,
      Password: word,
      UserAttributes: attributes,
      ValidationData: attributes,
      UserContextData: fc.record({ IpAddress: fc.ipV6(), EncodedData: fc.string() }, { requiredKeys: [] }),
      ClientMetadata: metadata,
    },
    { requiredKeys: ['ClientId', 'Username'], noNullPrototype: true },
  )

  it('passes as it is', () => {
    fc.assert(
      fc.property(signUp, (body) => {
        expect(checkInput('SignUp', body)).toEqual(body)
      }),
    )
  })

  it('passes as it would without what the model does not know', () => {
    const more = fc.dictionary(
      fc.string().map((key) => `x${key}`),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(signUp, more, (body, extra) => {
        expect(checkInput('SignUp', { ...extra, ...body })).toEqual(body)
      }),
    )
  })

  it('is taken or refused by a fault, and nothing else happens, whatever the operation', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operationNames), fc.jsonValue(), (operation, body) => {
        try {
          expect(checkInput(operation, body)).toEqual({})
        } catch (error) {
          expect(error).toBeInstanceOf(Fault)
        }
      }),
    )
  })
})

describe('what is known of an operation', () => {
  it.each([
    ['SignUp', false],
    ['InitiateAuth', false],
    ['GetUser', false],
    ['GetClientToken', false],
    ['AdminGetUser', true],
    ['CreateUserPool', true],
  ] as const)('%s needs a signature: %s', (operation, signed) => {
    expect(isSigned(operation)).toBe(signed)
  })

  it('lists its refusals', () => {
    expect(errorsOf('SignUp')).toContain('UsernameExistsException')
    expect(errorsOf('SignUp')).not.toContain('GroupExistsException')
  })
})
