/** Made once: that alone takes longer than to cut a text. */
const characters = new Intl.Segmenter('en')

/** Where to cut so that at most `most` units stay and no emoji or accented letter is split; a single monster is cut between code points. */
export function wholeCharacters(text: string, most: number): number {
  if (text.length <= most) return text.length
  const from = apartBefore(text, most)
  let end = from
  for (const { index, segment } of characters.segment(text.slice(from, most + 64))) {
    if (from + index + segment.length > most) break
    end = from + index + segment.length
  }
  if (end > 0) return end
  return isLowHalf(text, most) ? most - 1 : most
}

/**
 * A place a little before `most` that no character spans: between two of a plain letter, a space, a line break and an emoji. 0 when there
 * is none near. (To look for characters from the beginning of a long text costs milliseconds, for each piece again.)
 */
function apartBefore(text: string, most: number): number {
  for (let at = most - 8; at > Math.max(0, most - 300); at -= 1) {
    const after = isPlain(text, at) || (isEmoji(text, at) && text.charCodeAt(at) !== withModifiers)
    if (after && (isPlain(text, at - 1) || isEmoji(text, at - 2))) return at
  }
  return 0
}
const isPlain = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit === 10 || (unit > 31 && unit < 127)
}
/** The first half of one of the planes where emoji are: none of their characters joins what follows, but flags, and shades of skin join what is before. */
const isEmoji = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= withModifiers && unit <= 0xd83e
}
const withModifiers = 0xd83c

/** The second half of a character that takes two units. */
export const isLowHalf = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** How far back a piece may end to end with a word. */
const wordsBack = 200

/** A text in pieces of at most `most` units, the first of `first`; together they are the text. They end with a line or a word where one is near. */
export function piecesOf(text: string, most: number, first = most): readonly string[] {
  const pieces: string[] = []
  let rest = text
  let room = first
  while (rest.length > room) {
    const near = /[ \n](?=[\p{ASCII}\p{Lo}\p{Lu}\p{Ll}][^ \n]*$)/u.exec(rest.slice(Math.max(0, room - wordsBack), room))
    const cut = near ? Math.max(0, room - wordsBack) + near.index + 1 : room > 0 ? wholeCharacters(rest, room) : 0
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut)
    room = most
  }
  return [...pieces, rest]
}
