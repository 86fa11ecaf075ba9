import type { Office } from '../../procedures/people.js'
import { asSeen } from '../../procedures/shared/as-seen.js'
import { emailsIn } from '../../procedures/shared/email.js'
import { nameWords } from '../../procedures/shared/name.js'
import { recordsNamed } from '../../procedures/shared/records-named.js'
import { telephonesIn } from '../../procedures/shared/telephone.js'
import { openCutNames } from './cut-names.js'
import { openNamed } from './named-in.js'
import { openNearNames } from './near-names.js'
import { healthIn, likeReferences, type Place, placesOf, referencesOfOthers, speechIn } from './of-others.js'
import { ordinaryWords } from './ordinary-words.js'
import { isCutDate, isNameHere } from './plain-or-name.js'
import { plainWords } from './plain-words.js'
import type { WrittenBefore } from './put-right.js'
import { openUserNames } from './user-names.js'
import { bare, type Who } from './who.js'
import { type WordIn, wordsIn } from './words-in.js'

/** What a person looks at before it goes: why a piece of text may be somebody else's. */
export type Mark =
  | 'member of staff'
  | 'somebody else'
  | 'perhaps somebody else'
  | 'another’s number or address'
  | 'another’s reference'
  | 'perhaps another’s reference'
  | 'perhaps a customer’s health or feelings'
  | 'perhaps a customer’s words'
/** A piece of a text, with what it may be of somebody else. */
export interface Piece {
  readonly words: string
  readonly mark?: Mark
}

/** What is known of a text beside its words. */
export interface Known {
  /** These cases and parties are another's, unless they are known as theirs; and so is what looks like one: `perhaps`, where the record is theirs. */
  readonly others?: readonly string[]
  readonly perhaps?: true
  /** What those are called who did something there, or were told, and have left since. */
  readonly left?: readonly string[]
  /** Who stood there as the customer until it was put right. */
  readonly before?: WrittenBefore
  /** A customer's health and feelings are looked for: `all` of it is on how one is, or a sentence of it may be. */
  readonly health?: 'all' | 'sentences'
  /** A customer's words are looked for: `all` of it is what one said, or who one is, or a sentence of it may tell what one said. */
  readonly customers?: 'words' | 'who' | 'sentences'
  /** Words of our own forms that may stand in it: they name nobody but staff. */
  readonly ours?: readonly string[]
}

/** Reads texts for one person: does it name them, and what in it is another's? */
export interface Reader {
  /** `surely`: a name with its first name or initial, a number, an address, a reference. `perhaps`: a family name alone. `possibly`: misspelt, cut, or as a user name. */
  readonly names: (text: string) => 'surely' | 'perhaps' | 'possibly' | undefined
  readonly pieces: (text: string, known?: Known) => readonly Piece[]
}

/** What is read of a short text is kept for when it comes again; so many of them. */
const [longestKnown, mostKnown] = [80, 10_000]

const addresses = /[^\s@<>()[\]{},;:"'“”‘’]{1,64}@[^\s@<>()[\]{},;:"'“”‘’]{1,255}/gu
/** A reference of the office's own names nobody, though it begins with capitals. */
const ownReferences = /\b[A-Z]{2}-\d{4}-\d{4,}\b/g
/** The digits of a reference, TC-2026-0001, are no telephone number. */
const numbers = /(?<!\p{L}-\d*)\+?[\d(][\d\s().\-/]{5,}\d/gu
const postcodes = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/giu
const references = /[\p{L}\p{N}]+(?:[\p{Dash}/.][\p{L}\p{N}]+)*/gu
/** The same as people say it: "IC 123456", "IC - 123456". */
const spokenReferences = /(?<![\p{L}\p{N}])\p{L}{1,6}[\s\p{Dash}_/.]{1,3}\p{N}[\p{L}\p{N}]*(?:[\p{Dash}/.][\p{L}\p{N}]+)*/gu

/** Opens a reader. `isName` knows the words of other customers' names. */
export function openReader(who: Who, office: Office, isName: (word: string) => boolean): Reader {
  const own = new Set(who.names.flatMap(({ words }) => words))
  // Whoever has left, or was called otherwise, may be named anywhere: also where they did nothing, such as in why somebody looked.
  const everybody: readonly { readonly id: string; readonly name: string }[] = [...office.people, ...(office.everCalled ?? [])]
  const staff = new Set(everybody.flatMap(({ id, name }) => (who.ids.has(id) ? [] : nameWords(name).filter((word) => word.length > 1))))
  const isTheirs = (typed: string) => [...emailsIn(typed), ...telephonesIn(typed, office.country)].some((one) => who.contacts.has(one))
  // To read a number takes its time: what does not end as one of theirs is not read.
  const endings = [...who.contacts].map((one) => one.slice(-6).toLowerCase())
  const mayBeTheirs = (typed: string) => {
    const bare = /@/.test(typed) ? typed.toLowerCase() : typed.replace(/\D/g, '')
    return endings.some((ending) => bare.includes(ending)) || /[^\s -~]/.test(typed)
  }
  const theirReferences = new Set([...who.references, ...(who.onRecords ?? [])])
  const near = openNearNames(who.names)
  const named = openNamed(who.names)
  const userNames = openUserNames(who.names)
  const cutNames = openCutNames(who.names)
  const hasContact = (text: string): boolean =>
    who.contacts.size > 0 &&
    [...text.matchAll(addresses), ...text.matchAll(numbers)].some(([typed]) => mayBeTheirs(typed) && isTheirs(typed))
  const hasReference = (text: string): boolean => {
    if (who.references.size === 0) return false
    const plain = text.normalize('NFKC')
    // Every reference has a digit that is looked for here.
    if (!/\d/.test(plain)) return false
    for (const [typed] of [...plain.matchAll(references), ...plain.matchAll(spokenReferences)]) {
      if (/\d/.test(typed) && (who.references.has(bare(typed)) || typed.split(/[/.]/).some((part) => who.references.has(bare(part)))))
        return true
    }
    return recordsNamed(plain).some((record) => who.references.has(bare(record)))
  }

  const staffWith = (left: readonly string[]): ReadonlySet<string> =>
    left.length === 0 ? staff : new Set([...staff, ...left.flatMap((name) => nameWords(name).filter((word) => word.length > 1))])
  const ofOthers = ({ sounds }: WordIn): boolean => sounds.some((sound) => sound.length > 1 && !plainWords.has(sound) && isName(sound))
  const isPlain = ({ sounds }: WordIn): boolean => sounds.some((sound) => plainWords.has(sound))
  const markOf = (word: WordIn, at: number, words: readonly WordIn[], { before, colleagues }: Others): Mark | undefined => {
    const ofStaff = ({ sounds }: WordIn): boolean => sounds.some((sound) => colleagues.has(sound))
    if (word.sounds.some((sound) => own.has(sound))) return undefined
    if (word.sounds.some((sound) => before.has(sound))) return 'somebody else'
    const after = words[at + 1]
    if (!word.isCapital) {
      // Typed in a hurry: two words of names side by side.
      const beside = [words[at - 1], after].flatMap((one) => one ?? [])
      if (ofStaff(word) && beside.some(ofStaff)) return 'member of staff'
      return ofOthers(word) && beside.some(ofOthers) ? 'somebody else' : undefined
    }
    if (ofStaff(word)) return 'member of staff'
    if (isPlain(word)) return isNameHere(words, at) ? 'perhaps somebody else' : undefined
    if (isCutDate(words, at)) return undefined
    if (ofOthers(word)) return 'somebody else'
    if (!word.begins || (after?.isCapital && !after.begins && !isPlain(after))) return 'perhaps somebody else'
    return word.sounds.some((sound) => sound.length < 3 || ordinaryWords.has(sound)) ? undefined : 'perhaps somebody else'
  }

  const readNames: Reader['names'] = (typed) => {
    const text = asSeen(typed)
    if (hasContact(text) || hasReference(text)) return 'surely'
    if (who.names.length === 0) return undefined
    const [mayBe, mayBeNear, mayBeCut] = [named.mayName(text), near.mayName(text), cutNames.mayName(text)]
    if (!mayBe && !mayBeNear && !mayBeCut) return undefined
    const words = wordsIn(text)
    const found = mayBe ? named.names(words) : undefined
    const isNear = (mayBe && userNames.names(words)) || (mayBeNear && near.names(words)) || (mayBeCut && cutNames.names(text, words))
    return found ?? (isNear ? 'possibly' : undefined)
  }
  // Most of a record says what others say too: a chosen answer, a day, a colleague. Kept for one person, and gone with them.
  const read = new Map<string, ReturnType<Reader['names']>>()
  const names: Reader['names'] = (typed) => {
    if (typed.length > longestKnown) return readNames(typed)
    const found = read.has(typed) ? read.get(typed) : readNames(typed)
    if (read.size >= mostKnown) read.clear()
    read.set(typed, found)
    return found
  }
  /** A name that was put right is their own where it was misspelt; a word that begins a sentence everywhere names nobody. */
  const wordsBefore = ({ names: typed }: WrittenBefore): ReadonlySet<string> =>
    new Set(
      typed.flatMap((name) =>
        ['surely', 'possibly'].includes(names(name) ?? '')
          ? []
          : nameWords(name).filter((word) => word.length > 1 && !plainWords.has(word)),
      ),
    )

  return {
    names,
    pieces(typed, known = {}) {
      // What nobody sees in it would part a name, or hide it, and is missed by nobody.
      const text = asSeen(typed)
      const { others, perhaps, before, left = [], ours = [] } = known
      const called = { before: before ? wordsBefore(before) : none, colleagues: staffWith(left) }
      const words = wordsIn(text)
      const own = [...text.matchAll(ownReferences)].map(({ 0: typed, index }) => ({ from: index, to: index + typed.length }))
      // The letters of a reference are nobody's name.
      const apart = [...own, ...likeReferences(text)]
      const marks: Marked[] = words.flatMap((word, at) => {
        const mark = apart.some(({ from, to }) => from <= word.from && word.to <= to) ? undefined : markOf(word, at, words, called)
        return mark ? [{ from: word.from, to: word.to, mark }] : []
      })
      for (const pattern of [addresses, numbers, postcodes])
        for (const { 0: typed, index: from } of text.matchAll(pattern))
          if (
            !isTheirs(typed) &&
            (pattern !== numbers || telephonesIn(typed, office.country).length > 0) &&
            !/^\d{4}-\d\d-\d\d/.test(typed)
          )
            marks.push({ from, to: from + typed.length, mark: 'another’s number or address' })
      for (const typed of before?.contacts ?? [])
        if (!isTheirs(typed))
          marks.push(...placesOf(text, typed).map((place) => ({ ...place, mark: 'another’s number or address' as const })))
      if (others) {
        const mark = perhaps ? 'perhaps another’s reference' : 'another’s reference'
        const all = [...others, ...(before?.references ?? [])]
        marks.push(...referencesOfOthers(text, all, theirReferences, own).map((place) => ({ ...place, mark }) as const))
      }
      const told = withoutOurs(text, marks, ours)
      return cut(text, joined(text, overSentences(text, known, told)))
    },
  }
}

const none: ReadonlySet<string> = new Set()
/** Words of other people's names: of whoever stood there before it was put right, and of those who work or have worked here. */
interface Others {
  readonly before: ReadonlySet<string>
  readonly colleagues: ReadonlySet<string>
}
type Marked = Place & { readonly mark: Mark }

/** Words of our own forms with a capital in them ("s9 Customers who …") are nobody's name. They are looked for only where one seems to stand. */
function withoutOurs(text: string, marks: readonly Marked[], ours: readonly string[]): readonly Marked[] {
  const isName = ({ mark }: Marked): boolean => mark === 'somebody else' || mark === 'perhaps somebody else'
  if (ours.length === 0 || !marks.some(isName)) return marks
  const places = ours.flatMap((one) => placesOf(text, one))
  return marks.filter((one) => !isName(one) || !places.some(({ from, to }) => from <= one.from && one.to <= to))
}

/** What is of a customer goes in whole sentences, with the names in them; who a customer is goes whole. */
function overSentences(text: string, { health, customers }: Known, told: readonly Marked[]): readonly Marked[] {
  const whole: readonly Place[] = [{ from: 0, to: text.length }]
  const all: readonly Marked[] = [
    ...(customers === 'who' ? whole.map((place) => ({ ...place, mark: 'somebody else' as const })) : []),
    ...(health ? healthIn(text, health) : []).map((place) => ({ ...place, mark: 'perhaps a customer’s health or feelings' as const })),
    ...(customers === 'words' ? whole : customers === 'sentences' ? speechIn(text) : []).map((place) => ({
      ...place,
      mark: 'perhaps a customer’s words' as const,
    })),
  ]
  return [...all, ...told.filter((one) => !all.some(({ from, to }) => from <= one.from && one.to <= to))]
}

/** In their order, what lies over another or beside it with nothing but a space or a hyphen between as one. */
function joined(text: string, marks: readonly Marked[]): readonly Marked[] {
  const all: Marked[] = []
  for (const one of marks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = all.at(-1)
    const isBeside = last && (one.from < last.to || (one.mark === last.mark && /^[\s-]*$/.test(text.slice(last.to, one.from))))
    if (last && isBeside) all[all.length - 1] = { ...last, to: Math.max(last.to, one.to) }
    else all.push(one)
  }
  return all
}

const cut = (text: string, marks: readonly Marked[]): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, mark } of marks) {
    if (from > at) pieces.push({ words: text.slice(at, from) })
    pieces.push({ words: text.slice(from, to), mark })
    at = to
  }
  if (at < text.length) pieces.push({ words: text.slice(at) })
  return pieces
}
