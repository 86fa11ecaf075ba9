/** What is written by ear, and how. */
const BY_EAR: readonly (readonly [RegExp, string])[] = [
  [/ight/, 'ite'],
  [/ph/, 'f'],
  [/tion/, 'shun'],
  [/ci(?=[aeiou])/, 'sh'],
  [/c(?=[eiy])/, 's'],
  [/ck/, 'k'],
  [/wh/, 'w'],
  [/ea/, 'ee'],
  [/ou/, 'ow'],
  [/ai/, 'ay'],
  [/ie/, 'ei'],
  [/er$/, 'a'],
  [/ing$/, 'in'],
  [/ed$/, 'd'],
  [/le$/, 'el'],
  [/(.)\1/, '$1'],
]
/** Words as they are said in other parts of the country. */
const AS_SAID: Readonly<Record<string, string>> = {
  to: 'tae',
  do: 'dae',
  have: 'hae',
  not: 'no',
  about: 'aboot',
  out: 'oot',
  down: 'doon',
  my: 'ma',
  you: 'ye',
  them: 'em',
  with: 'wi',
  of: 'o',
  and: 'an',
  off: 'aff',
  one: 'wan',
  told: 'telt',
  from: 'fae',
  says: 'sez',
  the: 'da',
  isnt: 'aint',
  phone: 'fone',
  something: 'summat',
  nothing: 'nowt',
}
const SHORTEST = 4
/** How many words of a line go wrong at most. */
const MOST = 3

/** Slips of the fingers: two letters swapped, one left out, one typed twice. */
const SLIPS: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at] ?? '') + word.slice(at),
]

/** The same line as somebody writes it who spells by ear, is in haste, or comes from elsewhere; `die` gives shares of one. */
export function misspelt(line: string, die: () => number): string {
  const words = line.split(' ')
  const pick = (most: number): number => Math.floor(die() * most)
  if (die() < 0.4) return words.map((word) => (Object.hasOwn(AS_SAID, word) && die() < 0.8 ? (AS_SAID[word] ?? word) : word)).join(' ')
  const long = words.flatMap((word, place) => (word.length >= SHORTEST && /^[a-z]+$/.test(word) ? [place] : []))
  for (let left = 1 + pick(MOST); left > 0 && long.length > 0; left--) {
    const [place = 0] = long.splice(pick(long.length), 1)
    const word = words[place] ?? ''
    const heard = BY_EAR.filter(([part]) => part.test(word))
    const [part, ear] = heard[pick(heard.length)] ?? []
    const slip = SLIPS[pick(SLIPS.length)]
    if (part && ear !== undefined && die() < 0.6) words[place] = word.replace(part, ear)
    else if (slip) words[place] = slip(word, 1 + pick(word.length - 2))
  }
  return words.join(' ')
}
