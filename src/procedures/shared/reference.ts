/** What people write beside a reference that is no part of it. "re" needs its colon: RE-2026-0001 is a reference of ours. */
const said =
  /\((?:nfc)\)|\bnfc\b|\bre\s*:|\b(?:our|your|the|case|party|file|record|reference|ref|number|no|nr)\b(?:\s*[.:#]|(?=\s))|^\s*(?:case|party|ref|reference)(?=\s*[#:])/giu
/** Nobody types more for a handful of references. */
const longest = 1_000

/** Where one reference ends and the next begins. */
const between = /[,;\n]|\s(?:and|or|&)\s/iu

/**
 * The case or party references that were typed, each by its letters and digits alone: whatever stands between or around them (dashes of
 * every kind, slashes, "case", "re:", "(NFC)"). Several stand with commas, lines or "and" between them. Reads the first 1,000 characters.
 */
export const referencesIn = (typed: string): readonly string[] => {
  const each = typed
    .slice(0, longest)
    .normalize('NFKC')
    .split(between)
    .map((text) =>
      text
        .replace(said, ' ')
        .replace(/[^\p{Letter}\p{Number}]/gu, '')
        .toUpperCase(),
    )
  return [...new Set(each.filter((text) => text !== ''))]
}

/** Is all of this one reference, in whatever dress, and no account of what happened? "ic 900" is, "he rang 3 times" is not. */
export const isReference = (typed: string): boolean => {
  if (typed.length > longest) return false
  const [one, ...others] = referencesIn(typed)
  const words = typed.normalize('NFKC').replace(said, ' ').trim().split(/\s+/u)
  return (
    one !== undefined && others.length === 0 && /\d/u.test(one) && words.every((word, place) => /\d/u.test(word) || isPrefix(word, place))
  )
}

/** The letters before the number, "IC" in "ic 900", or a dash that stands alone. */
const isPrefix = (word: string, place: number): boolean =>
  !/\p{Letter}/u.test(word) || (place === 0 && /^\p{Letter}{1,3}\p{Dash}?$/u.test(word))
