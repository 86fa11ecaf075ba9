import { fill } from '../../cards/fill.js'
import { copyKinds } from '../../procedures/view.js'
import type { Actor, RecordId } from '../../procedures/words.js'
import type { Answer, Arrival } from '../arrival.js'
import type { Desk } from '../desk.js'
import { saidOfErased } from '../erased-note.js'
import { keepLooks } from '../look-up/keep-looks.js'
import { factsNow, fetchRecord } from '../record-at-hand.js'
import { sentence } from '../sentences.js'
import { gather } from './gather.js'
import type { Gathered } from './gathered.js'
import { gatheredFor } from './gathered-for.js'

/** So many looks are kept at a time: a person of hundreds of records holds nobody else up. */
const together = 20

/** On whom it is gathered, for whoever may have it now; or the sentence that says why not. */
async function subjectOf(desk: Desk, record: RecordId, by: Actor) {
  const at = await fetchRecord(desk, record)
  const erased = at ? undefined : await saidOfErased(desk.log, record)
  if (erased !== undefined) return erased
  if (!at?.procedure.gathers || (by !== 'clock' && !desk.directory().person(by))) return 'There is nothing to gather here.'
  return at.procedure.gathers(at.state, factsNow(desk, by, record))
}

/** Answers with a link to the copy, for those who deal with the request; who had it is kept when the link is opened. */
export async function offerCopy(desk: Desk, { by }: Pick<Arrival, 'by'>, record: RecordId, as: string): Promise<Answer> {
  const subject = await subjectOf(desk, record, by)
  if (typeof subject === 'string') return sentence(subject, 'refused')
  const kind = copyKinds.find((one) => one === as)
  if (!desk.copyLink || !kind) return sentence('Nothing can be gathered here.', 'refused')
  const isTheirs = kind === 'word-theirs' || kind === 'json-theirs'
  const card = fill({
    template: 'plain',
    title: isTheirs ? 'The copy for them' : 'What is kept on them',
    data: {
      paragraphs: [
        isTheirs
          ? 'It is gathered when you open the link, which may take a minute. What is marked in your own copy is taken out of this one, and what is to be checked is not in it. Read it before it goes: the bot knows names, and not what words give away. If something is missing that is theirs, add it from your own copy.'
          : 'It is gathered when you open the link, which may take a minute. It holds other people’s words too: keep it where only you see it, and delete it when the request is over.',
        'Two copies are made at a time: where others are before it, yours comes after them, and nothing has to be pressed again.',
        'That you had it is kept on the request and on each record in it. The link is yours alone and works for 15 minutes.',
      ],
      rows: [],
      quotes: [],
    },
    sections: [],
    buttons: [
      {
        title: `Gather it (${kind.startsWith('word') ? 'Word' : 'JSON'})`,
        does: { link: desk.copyLink({ record, as: kind, by }) },
        style: 'primary',
      },
    ],
    preview: `What is kept, for ${record}`,
  })
  return { answer: 'card', card }
}

/** For which request, by whom; the command line's is the clock's, and `why` says who it was. */
export interface Gathering {
  readonly record: RecordId
  readonly by: Actor
  readonly why?: string
}

/**
 * Gathers it, and keeps who had it, and why, on the request and on each record that is in it (rule 7) before it is given; `key` names this
 * time. A sentence where it may not be had; 'not kept' where a look could not be kept. Throws as the log does.
 */
export async function giveCopy(
  desk: Desk,
  { record, by, why }: Gathering,
  key: string,
): Promise<Gathered | { readonly refused: string } | 'not kept'> {
  const subject = await subjectOf(desk, record, by)
  if (typeof subject === 'string') return { refused: subject }
  const gathered = await gather(desk, subject)
  return (await keepGathered(desk, { id: key, by }, record, gathered, why)) ? gathered : 'not kept'
}

/** Keeps on the request and on each record in it that it was gathered. */
async function keepGathered(
  desk: Desk,
  look: { readonly id: string; readonly by: Actor },
  request: RecordId,
  { records }: Gathered,
  why = '',
): Promise<boolean> {
  const all = [...new Set([request, ...records.map((one) => one.record)])]
  for (let from = 0; from < all.length; from += together) {
    const some = await Promise.all(all.slice(from, from + together).map((record) => fetchRecord(desk, record)))
    const read = some.flatMap((at) => at ?? [])
    if (!(await keepLooks(desk, look, read, `${why}${gatheredFor(request)}`))) return false
  }
  return true
}
