import type { Command } from 'commander'
import { nearest } from '../config/nearest.ts'

/** The one of this name; ends the command as badly used where there is none, with the name that was probably meant. */
export function named<Thing extends { readonly name: string }>(
  what: string,
  name: string,
  things: readonly Thing[],
  command: Command,
): Thing {
  const found = things.find((thing) => thing.name === name)
  return (
    found ??
    unknown(
      what,
      name,
      things.map((thing) => thing.name),
      command,
    )
  )
}

/** Ends the command as badly used: it names something that there is not. */
export function unknown(what: string, name: string, known: readonly string[], command: Command): never {
  const meant = nearest(name, known)
  const hint = meant ? `did you mean ${meant}?` : known.length ? `there is ${listed(known)}` : 'there is none'
  return command.error(`error: unknown ${what} '${name}' (${hint})`)
}

const listed = (names: readonly string[]) =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ')
