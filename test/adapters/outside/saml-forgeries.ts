import { decode, openProvider, response } from './saml-provider.ts'
import type { Says } from './saml-provider.ts'

/** A response, and what it is that is wrong with it. */
export type Forgery = readonly [string, string]

/** Responses of a provider that somebody has changed, each by its name; not one of them is to be believed. */
export async function openForgeries(says: Says = {}) {
  const provider = openProvider()
  const signedAssertion = decode(await provider.sign(says, 'assertion'))
  const signedResponse = decode(await provider.sign(says, 'response'))
  const [assertion = ''] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(signedAssertion) ?? []
  const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(assertion) ?? []
  const [ofResponse = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(signedResponse) ?? []
  const bare = assertion.replace(signature, '')

  /** What an attacker would have us believe: an assertion about Eve, or a text with her in it. */
  const eves = (text: string, id = '_eve') =>
    text.replace('ana@partner', 'eve@partner').replace('_assertion', id)
  const evil = eves(bare)
  const before = (text: string, mark: string, more: string) => text.replace(mark, () => more + mark)
  const inside = (element: string, more: string) => element.replace('>', () => `>${more}`)
  const afterIssuer = (element: string, more: string) =>
    element.replace('</saml:Issuer>', () => `</saml:Issuer>${more}`)
  const instead = (by: string) => signedAssertion.replace(assertion, () => by)
  const wrapped = (object: string, from = signature) =>
    from.replace('</ds:Signature>', () => `<ds:Object>${object}</ds:Object></ds:Signature>`)

  /** In which a signature is not there, or is not that of what is said. */
  const broken: readonly Forgery[] = [
    ['that nobody signed', response(says)],
    ['whose signature was taken away', signedAssertion.replace(signature, '')],
    ['whose subject was exchanged', eves(signedAssertion, '_assertion')],
    ['whose subject was exchanged, where all of it is signed', eves(signedResponse, '_assertion')],
    ['whose audience was exchanged', signedAssertion.replace('urn:amazon:webservices', 'urn:other')],
    ['whose signature is empty', signedAssertion.replace(/(<ds:SignatureValue>)[^<]*/, '$1')],
    ['whose signature is of another length', signedAssertion.replace(/(<ds:SignatureValue>)..../, '$1')],
    ['in which the signature is of nothing', signedAssertion.replace('URI="#_assertion"', 'URI=""')],
    ['in which it is of something else', signedAssertion.replace('URI="#_assertion"', 'URI="#_response"')],
    [
      'with a signature that is no longer where it belongs',
      before(instead(bare), '<samlp:Status>', signature),
    ],
    ['of which one of two signatures is bad', before(signedAssertion, '<samlp:Status>', ofResponse)],
    [
      'with a signature by HMAC, whose key would be the certificate',
      signedAssertion.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1'),
    ],
    [
      'with a transform that leaves something out',
      signedAssertion.replace(
        'http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>',
        'http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>',
      ),
    ],
    [
      'with two references',
      signedAssertion.replace(/(<ds:Reference .*<\/ds:Reference>)(<\/ds:SignedInfo>)/s, '$1$1$2'),
    ],
    [
      'with what was signed said twice',
      signedAssertion.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/s, '$1$1'),
    ],
  ]

  /** In which something is signed, and something else stands where it would be read: signature wrapping (XSW). */
  const wrappings: readonly Forgery[] = [
    // Named as in "On Breaking SAML: Be Whoever You Want to Be" (2012) where they stand there.
    [
      '1: a copy of the response, around the one that was signed',
      before(
        eves(signedResponse).replace('_response', '_evil').replace(ofResponse, ''),
        '<samlp:Status>',
        wrapped(signedResponse.replace(ofResponse, ''), ofResponse),
      ),
    ],
    [
      '2: the same with the signature beside it',
      before(
        eves(signedResponse).replace('_response', '_evil').replace(ofResponse, ''),
        '<samlp:Status>',
        ofResponse + signedResponse.replace(ofResponse, ''),
      ),
    ],
    ['3: another assertion before the signed one', instead(evil + assertion)],
    ['3, the other way round', instead(assertion + evil)],
    ['4: another assertion around the signed one', instead(inside(evil, assertion))],
    [
      '5: another assertion with the signature, the signed one after it',
      instead(afterIssuer(evil, signature) + bare),
    ],
    ['5, the other way round', instead(bare + afterIssuer(evil, signature))],
    [
      '6: another assertion with the signature, the signed one in it',
      instead(afterIssuer(evil, wrapped(bare))),
    ],
    [
      '7: another assertion among extensions',
      before(signedAssertion, '<samlp:Status>', `<samlp:Extensions>${evil}</samlp:Extensions>`),
    ],
    [
      '7, the other way round',
      before(instead(evil), '<samlp:Status>', `<samlp:Extensions>${assertion}</samlp:Extensions>`),
    ],
    ['8: the signed assertion in an object of the signature', instead(afterIssuer(evil, wrapped(assertion)))],
    ['with one id for both assertions', instead(eves(bare, '_assertion') + assertion)],
    ['with one id for both, the other way round', instead(assertion + eves(bare, '_assertion'))],
    ['with one id for both, one in the other', instead(inside(eves(bare, '_assertion'), assertion))],
    [
      'with an id by another name',
      instead(afterIssuer(eves(bare, '_assertion'), signature) + `<a Id="_assertion">${bare}</a>`),
    ],
    [
      'with the other assertion in no namespace of SAML',
      instead(`<x:Assertion xmlns:x="urn:x" ID="_eve">${evil}</x:Assertion>${assertion}`),
    ],
    [
      'with the signed one in a namespace of nobody',
      instead(`${evil}<x:Assertion xmlns:x="urn:x">${assertion}</x:Assertion>`),
    ],
    ['with the id of the response for that of the assertion', eves(signedResponse, '_response')],
    [
      'with a signature in another namespace',
      instead(afterIssuer(evil, signature.replaceAll('ds:Signature ', 'ds:Signature xmlns:y="y" ')) + bare),
    ],
    [
      'with a second response in the response',
      before(signedAssertion, '<samlp:Status>', eves(signedAssertion)),
    ],
  ]

  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
    '',
  )
  const typed = (type: string, name = 'ana@partner.example') =>
    type + signedAssertion.replace('ana@partner.example', name)

  /** That no parser is to be given. */
  const documents: readonly Forgery[] = [
    ['an entity bomb', typed(`<!DOCTYPE r [<!ENTITY l0 "lol">${laughs}]>`, '&l9;')],
    ['a parameter entity', typed('<!DOCTYPE r [<!ENTITY % a "x"> %a;]>')],
    ['an external entity', typed('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;')],
    ['a document type without anything in it', typed('<!DOCTYPE r>')],
    ['a document type in lower case', typed('<!doctype r>')],
    ['a document type after a comment', typed('<!-- --><!DOCTYPE r>')],
    ['a document type in UTF-7', typed('+ADwAIQ-DOCTYPE r>')],
    ['an entity that nobody declared', typed('', '&a;')],
    ['a processing instruction', typed('', '<?a b?>')],
    ['a style sheet', `<?xml version="1.0"?><?xml-stylesheet href="http://a.example/"?>${signedAssertion}`],
    ['a second root', `${signedAssertion}<a/>`],
    ['text after the root', `${signedAssertion}a`],
    ['an attribute without quotes', typed('', '<a b=c/>')],
    ['an attribute twice', typed('', '<a b="1" b="2"/>')],
    ['a tag that is not closed', typed('', '<a>')],
    ['tags that cross', typed('', '<a><b></a></b>')],
    ['a character that XML has not', typed('', 'ana\u0000@partner.example')],
    ['a reference to such a one', typed('', 'ana&#0;@partner.example')],
    ['depth without end', typed('', '<a>'.repeat(100) + '</a>'.repeat(100))],
    [
      'attributes without end',
      typed('', `<a ${Array.from({ length: 65 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    ],
    ['elements without end', typed('', '<a/>'.repeat(2_000))],
    ['comments without end', typed('', '<!---->'.repeat(2_000))],
  ]
  return {
    provider,
    signedAssertion,
    signedResponse,
    assertion,
    signature,
    ofResponse,
    evil,
    eves,
    instead,
    typed,
    broken,
    wrappings,
    documents,
  }
}
