import { poolSettings } from '../settings.ts'
import { other } from '../tells.ts'

const levels = [1, 2, 3, 4] as const

/** What tokens call the levels of authentication. */
export const acr = poolSettings(
  'acr',
  levels.map((level) => ({
    name: `level${level}`,
    path: ['acr', `level${level}`],
    value: ({ acr }) => acr?.[`level${level}`] ?? `urn:cognito:loa:${level}`,
    tell: other(
      `the name of level ${level}`,
      'token-changed',
      'whoever asks for it or reads it in `acr` must know the new one',
    ),
  })),
)
