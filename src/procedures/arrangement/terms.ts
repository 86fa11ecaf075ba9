import type { ContactChannel, Kind, Terms } from './matter.js'

/** The cases that we no longer discuss: "NFC" stands in their titles (s10). An adjustment closes none. */
export const closedCases = (kind: Kind, { noFurtherContact }: Terms): readonly string[] =>
  kind === 'adjustment' ? [] : (noFurtherContact ?? [])

/** "in writing only and through one mailbox". */
export const channelWords = ({ channels: all = [] }: Terms): string => {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

const cannotBothHold: readonly (readonly [ContactChannel, ContactChannel])[] = [
  ['by e-mail only', 'by post only'],
  ['by e-mail only', 'by telephone only'],
  ['by post only', 'by telephone only'],
  ['in writing only', 'by telephone only'],
  ['not by telephone', 'by telephone only'],
  ['through one mailbox', 'by post only'],
  ['through one mailbox', 'by telephone only'],
]
/** The first two of these that cannot both hold; undefined when all can. */
export const contradicting = (channels: readonly string[]): readonly [string, string] | undefined =>
  cannotBothHold.find((pair) => pair.every((one) => channels.includes(one)))
