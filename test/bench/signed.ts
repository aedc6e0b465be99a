import aws4 from 'aws4'

/** A key that is declared where signatures are verified, and believed where they are not. */
export const keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

/** Headers of an operation that only administrators may call. */
export function signed(url: string, target: string, body: object): Readonly<Record<string, string>> {
  const { headers } = aws4.sign(
    {
      service: 'cognito-idp',
      region: 'us-east-1',
      method: 'POST',
      path: '/',
      headers: {
        Host: new URL(url).host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${target}`,
      },
      body: JSON.stringify(body),
      signQuery: false,
    },
    keys,
  )
  return headers as Readonly<Record<string, string>>
}
