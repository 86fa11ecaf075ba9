import { asCompared } from './as-seen.js'

/**
 * An address among what is pasted with it: angle brackets, a name, mailto: and what a link carries behind it ("?subject=…", "|jo@…"), a comma or
 * a full stop behind.
 */
const address = /(?:[^\s@<>()[\]{},;:|?=/\\"'“”]|(?<=\p{Letter})'(?=\p{Letter})){1,64}@[^\s@<>()[\]{},;:|?&=/\\"'“”]{1,255}/gu
/** "jo @ example.org", as it is dictated; "meet me @ ten" is no address. */
const apart = /\s{1,3}@\s{1,3}(?=[\p{Letter}\p{Number}-]+\.\p{Letter})/gu
/** The apostrophe of o'neil@example.org, as a telephone or a word processor sets it. */
const apostrophes = /[‘’ʼ`´]/gu
/** Nobody types more for an address or two. */
const longest = 1_000

/**
 * The e-mail addresses that were typed or pasted, each in its one form: small letters, nothing around it, and without a plus-tag, since
 * jo+news@example.org reaches the same person as jo@example.org. Reads the first 1,000 characters.
 */
export const emailsIn = (typed: string): readonly string[] => {
  const plain = asCompared(typed).slice(0, longest).replace(apostrophes, "'").normalize('NFKC').replace(apart, '@').toLowerCase()
  const found = plain.match(address) ?? []
  return [...new Set(found.flatMap(bare))]
}

const bare = (typed: string): readonly string[] => {
  const at = typed.lastIndexOf('@')
  const name = typed.slice(0, at).replace(/^\.+/, '')
  const domain = typed.slice(at + 1).replace(/[.!?>]+$/u, '')
  const untagged = name.replace(/(?<=.)\+.*$/u, '')
  return untagged !== '' && domain !== '' ? [`${untagged}@${domain}`] : []
}
