import type { Gathered, GatheredRecord, Happened } from './gathered.js'
import type { Piece } from './marked.js'

/** Records of which it is sure that they are about whoever asks. */
const sure: readonly GatheredRecord['because'][] = [
  'theirs',
  'named in another record',
  'written by them, or about them as a member of staff',
]

/** Looks at a record that only has their name on it are looks at somebody else's, perhaps: its reference, and why it was read, go with it. */
function looksAtTheirs({ records, looks }: Gathered): Gathered['looks'] {
  const others = new Set(records.flatMap(({ record, because }) => (because === 'under the same name' ? [record] : [])))
  return looks.filter(({ record }) => !others.has(record))
}

/**
 * What was gathered with everything taken out that is, or perhaps is, somebody else's: the words are gone, and a note says what stood there. What is
 * to be checked is not in it at all, nor what whoever reviews it asks themselves. Still to be read before it goes.
 */
export const takeOut = (gathered: Gathered): Gathered => ({
  ...gathered,
  records: gathered.records.flatMap(({ care: _, happened, ...record }) => {
    const left = happened.flatMap(withoutOthers)
    return sure.includes(record.because) && left.length > 0 ? [{ ...record, happened: left }] : []
  }),
  unfinished: gathered.unfinished.flatMap(withoutOthers),
  looks: looksAtTheirs(gathered).map((look) => ({ ...look, who: bare(look.who), why: bare(look.why) })),
})

/** Of what happened, the words that are surely theirs; nothing where none is. */
const withoutOthers = ({ what, said, ...when }: Happened): readonly Happened[] => {
  const all = said.filter(({ unsure }) => !unsure).map(({ label, words }) => ({ label, words: bare(words) }))
  // Several people who were told are the same note several times.
  const left = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
  return left.length === 0 && said.length > 0 ? [] : [{ ...when, what: bare(what), said: left }]
}

/** Without marks and what they stand on. Alike however long it was: its length would tell, too. */
const bare = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter((_, place) => !isOneMore(pieces, place)).map(({ words, mark }) => ({ words: mark ? `[taken out: ${mark}]` : words }))

/** Of several in a row, such as all who were told, one note is enough; how many there were, it does not tell either. */
const isOneMore = (pieces: readonly Piece[], place: number): boolean => {
  const [before, here, after] = [pieces[place - 1], pieces[place], pieces[place + 1]]
  const isBetween = (one: Piece | undefined): boolean => one !== undefined && !one.mark && /^(, | and )$/.test(one.words)
  if (isBetween(here)) return before?.mark !== undefined && before.mark === after?.mark
  return here?.mark !== undefined && isBetween(before) && pieces[place - 2]?.mark === here.mark
}
