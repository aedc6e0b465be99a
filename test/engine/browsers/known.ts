import { continueAtPages } from '../../../src/engine/browsers/continue.ts'
import { recogniseBrowser } from '../../../src/engine/browsers/recognise.ts'
import { wayIn } from '../../../src/engine/browsers/way-in.ts'
import { perform } from '../../../src/engine/flow.ts'
import { readAuthorization } from '../../../src/engine/oauth/read-authorization.ts'
import { openAtPages } from '../../../src/engine/oauth/sign-in-at-pages.ts'
import type { Texts } from '../../../src/engine/sign-in/turn.ts'
import { password, type Setting } from '../../world.ts'
import { app, callback } from '../oauth/app.ts'

/** A world whose app meets browsers again. */
export async function known(setting: Setting = {}) {
  const made = await app(setting)
  const { pool, client, ports, clock } = made
  function read(asked: Texts, managed = true) {
    const query = { client_id: client.id, redirect_uri: callback, response_type: 'code', ...asked }
    const sound = readAuthorization(query, pool, { managed })
    if (sound.kind !== 'sound') throw new Error(`the request is ${sound.kind}: ${sound.error}`)
    return sound
  }
  const recognise = (cookie: string) => recogniseBrowser(pool, cookie, ports)
  return {
    ...made,
    recognise,
    /** Signs somebody in at the pages, and gives what the browser keeps. */
    async enter(USERNAME = 'ana', PASSWORD = password, asked: Texts = {}) {
      const { authorization } = read(asked)
      const authFlow = 'USER_PASSWORD_AUTH' as const
      const given = { USERNAME, PASSWORD }
      const facts = { pool, client, authorization, authFlow, given }
      const { said } = await perform(openAtPages, facts, ports)
      if (said.kind !== 'admitted') throw new Error('a question was asked')
      return said.kept ?? { cookie: '', seconds: 0 }
    },
    /** What a browser with this cookie is asked when it comes for the app. */
    async way(cookie: string, asked: Texts = {}, managed = true) {
      const { wishes } = read(asked, managed)
      const browser = await recognise(cookie)
      return wayIn({ pool, client, wishes, managed, browser, said: asked, now: clock.at })
    },
    /** Goes on as who a browser is known for, and gives the code that the app is told. */
    async goOn(cookie: string, asked: Texts = {}) {
      const browser = await recognise(cookie)
      if (!browser) throw new Error('the browser is not known')
      const { said } = await perform(
        continueAtPages,
        { pool, client, authorization: read(asked).authorization, browser },
        ports,
      )
      if (said.kind !== 'admitted') throw new Error('a question was asked')
      return { code: new URL(said.address).searchParams.get('code') ?? '', kept: said.kept }
    },
  }
}
export type Known = Awaited<ReturnType<typeof known>>
