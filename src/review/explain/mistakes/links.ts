import type { LinkRule } from '../../../config/link/rules.ts'
import { ofGates } from './gates.ts'
import { ofHooks } from './hooks.ts'
import { ofPolicies } from './policies.ts'
import { ofPools } from './pools.ts'

/** What several files, or several parts of one, can have wrong together: why it matters, and what to do. */
export const ofLinks: Readonly<Record<LinkRule, string>> = {
  'PW-REF-001':
    'Files refer to one another by name, and the name is the stem of the file that declares it. The finding names what is declared and was most likely meant.',
  'PW-REF-002':
    'A name stands for one file of its kind, whatever folder it is in: of two, nobody could say which is meant. Rename one.',
  'PW-REF-003':
    'A fragment says with `for` what it is a part of, and is checked as that. Name one of the right kind.',
  'PW-REF-004':
    'Fragments are merged from left to right, and one that used others would leave open in which order. Name both where they are used.',
  'PW-REF-005':
    'The trigger names a script that is not there. The path begins at the folder of the trigger’s own file.',
  'PW-REF-006':
    'Scripts lie under `triggers/`: only what is there is bundled, hashed and looked at, and a path that leads out of it could run anything.',
  'PW-REF-007':
    'Ids are made of account, region and name unless `id` pins one, and two resources have the same. Pin another, or leave `id` out.',
  'PW-REF-008':
    'A hook with several stages, or one with settings, is one function of Lambda, named `<pool>-<hook>`. A trigger cannot have the same name.',
  'PW-REF-009':
    'Stages that ship with the product are functions, and a trigger of the project has the name of one.',
  'PW-ENV-001':
    'An environment is a file `<name>.env.yaml`; `--env` takes its name. The finding names the one that was most likely meant.',
  'PW-ENV-002': 'A patch names what it changes as `<kind>/<name>`, and nothing declares that.',
  'PW-ENV-003':
    'A patch changes what is there without it, so that a misspelt key is told and not added. Declare the key in the resource first, with the value that most environments have.',
  'PW-ENV-004':
    'Fragments are merged before patches: a patch of `use` would come too late. Patch what the fragments set.',
  'PW-ENV-005':
    'Something names a secret that this environment does not bind, so that it could not start. Bind it under `secrets`, to a variable or a file.',
  'PW-ENV-006':
    'Messages hold codes and temporary passwords: whoever reads them on their way signs in as somebody else. They leave the server by TLS, with a certificate that is verified, or to a program on this machine.',
  'PW-ENV-007':
    'Mail is from one address, with or without a name before it. A text that holds several, or a line end, would be headers or recipients of its own.',
  'PW-VAR-001':
    'In a text `$(…)` is one of a few functions: `$(account)`, `$(param.<name>)`, `$(role.<name>.arn)` and their kin. A `$(` that is meant as text is written `$$(`.',
  'PW-VAR-002':
    'The text needs a parameter, or an environment, that has no value here. Every environment in which the file is read must say it under `params`.',
  'PW-VAR-003':
    'Texts that lead back to themselves have no value. Break the circle at the place that is the least shared.',
  'PW-VAR-004':
    'Keys are names, by which other files find things: they are not computed. Write the key out, and let environments differ by `patch`.',
  'PW-VAR-005':
    'Interpolations give more text than any policy or message holds. One of them repeats another too often.',
  ...ofHooks,
  ...ofPools,
  ...ofPolicies,
  ...ofGates,
  'PW-NOTE-001':
    'The language has a word for it, its value is checked, and this release does nothing with it: where the project runs it is as if it were not said. The note says until when. It fails nothing.',
}
