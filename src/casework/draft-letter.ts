import { fill } from '../cards/fill.js'
import type { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import type { Desk } from './desk.js'
import { saidOfErased } from './erased-note.js'
import { factsNow, fetchRecord } from './record-at-hand.js'
import { sentence } from './sentences.js'
import { change } from './take-step.js'

/** Answers with a link to the draft of a letter, for those who write it. That they had it is kept first (rule 7): not kept, not given. */
export async function draftLetter(desk: Desk, { id, by }: Pick<Arrival, 'id' | 'by'>, record: RecordId, kind: string): Promise<Answer> {
  const at = await fetchRecord(desk, record)
  if (!at || !desk.letterLink) return sentence((await saidOfErased(desk.log, record)) ?? 'There is no letter to draft here.', 'refused')
  const letter = at.procedure.letters?.(at.state, { ...factsNow(desk, by, record), by }).find((each) => each.kind === kind)
  if (!letter) return sentence('You cannot have this draft now: the owner and Advice Services write the letters that are due.', 'refused')
  const why = 'They had a draft of the letter.'
  const kept = await change(desk, { record, by, key: id }, () => ({ events: [{ event: 'DetailsOpened', why }], owed: [] }))
  if (kept.outcome !== 'taken' && kept.outcome !== 'repeated') return sentence('Please press again in a moment.')
  const card = fill({
    template: 'plain',
    title: letter.title,
    data: {
      paragraphs: [
        'Please read it before you send it, and fill in what is marked «…».',
        'The link is yours alone and works for 15 minutes.',
      ],
      rows: [],
      quotes: [],
    },
    sections: ['s8', 's10'],
    buttons: [{ title: 'Download the draft (Word)', does: { link: desk.letterLink({ record, kind, by }) }, style: 'primary' }],
    preview: `A draft of a letter for ${record}`,
  })
  return { answer: 'card', card }
}
