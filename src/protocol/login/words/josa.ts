const first = 0xac00
const last = 0xd7a3
/** Finals that a syllable can have, none among them; the eighth is ㄹ. */
const finals = 28
const rieul = 8

// How Latin letters and figures end when they are read out in Korean.
const closed = /[lmnr013678]$/i
const liquid = /[lr178]$/i

/** A word with the particle that fits its end, of two that are written `을/를`: the first follows a final consonant. */
export function josa(word: string, particles: `${string}/${string}`): string {
  const [afterFinal = '', afterVowel = ''] = particles.split('/')
  const end = word.replace(/[^\p{L}\p{N}]+$/u, '')
  const code = end.codePointAt(end.length - 1) ?? 0
  const isHangul = code >= first && code <= last
  const final = isHangul ? (code - first) % finals : 0
  const ends = isHangul ? final !== 0 : closed.test(end)
  // ㄹ counts as a vowel before 로 alone.
  const asVowel = afterVowel === '로' && (isHangul ? final === rieul : liquid.test(end))
  return word + (ends && !asVowel ? afterFinal : afterVowel)
}
