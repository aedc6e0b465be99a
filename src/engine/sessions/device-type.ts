type Names = readonly (readonly [sign: RegExp, name: string])[]

/** Systems by what user agents say of them. The first that fits counts: phones say more than one. */
const systems: Names = [
  [/iphone|ipad|ipod|\bios[ /]/i, 'iOS'],
  [/android/i, 'Android'],
  [/windows/i, 'Windows'],
  [/mac ?os|macintosh|darwin/i, 'macOS'],
  [/cros/i, 'ChromeOS'],
  [/linux/i, 'Linux'],
]

/** Browsers and apps. Most browsers say that they are others, too, so the order matters. */
const apps: Names = [
  [/aws-sdk|aws-amplify|amazon-cognito|boto3|botocore/i, 'AWS SDK'],
  [/aws-cli/i, 'AWS CLI'],
  [/edg(?:a|ios|e)?\//i, 'Edge'],
  [/opr\/|opera/i, 'Opera'],
  [/firefox|fxios/i, 'Firefox'],
  [/chrome|crios/i, 'Chrome'],
  [/safari/i, 'Safari'],
  [/okhttp/i, 'OkHttp'],
  [/dart\//i, 'Dart'],
  [/curl/i, 'curl'],
]

const nameOf = (names: Names, agent: string) => names.find(([sign]) => sign.test(agent))?.[1]

/**
 * What somebody came with, as lists tell it: the browser or app, and the system. The words are unverified but
 * for `unknown`.
 */
export function deviceType(userAgent: string | undefined): string {
  if (userAgent === undefined) return 'unknown'
  const [app, system] = [nameOf(apps, userAgent), nameOf(systems, userAgent)]
  return app && system ? `${app} on ${system}` : (app ?? system ?? 'unknown')
}
