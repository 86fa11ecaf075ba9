import { strFromU8, unzipSync } from 'fflate'
import { wordDocument } from '../../../src/letters/word-document.js'
import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { letterOf } from '../../../src/procedures/arrangement/letter.js'
import { type LetterKind, letterKinds, lettersFor } from '../../../src/procedures/arrangement/letters.js'
import type { ArrangementState, Known } from '../../../src/procedures/arrangement/matter.js'
import { given } from '../given.js'
import { facts, testOffice, tuesday } from '../test-office.js'
import { asks } from './requests.js'

const office = testOffice()
const known = (state: ArrangementState): Known => {
  if (state.is === 'NotAsked') throw new Error('it was asked for')
  return state
}
const asked = given(restriction).when(
  asks({
    kind: 'restriction',
    customer: { name: 'Jo & Co <Ltd>', address: '1 High Street, Wilmslow' },
    behaviour: 'unacceptable',
    facts: 'CANARY: a colleague was threatened',
    linked: [],
    equality: { answer: 'possibly', note: 'CANARY health' },
    terms: {
      cases: ['IC-1'],
      noFurtherContact: ['IC-1'],
      channels: ['in writing only'],
      mailFolder: false,
      start: '2026-03-03',
      review: '2027-03-03',
    },
    documents: [],
  }),
  facts('asha'),
)
const approved = asked.when({ step: 'ApproveArrangement' }, facts('gita'))
const wordsOf = async (kind: LetterKind, state: ArrangementState): Promise<string> => {
  const document = await wordDocument(letterOf(kind, known(state), office, tuesday), 'the Office')
  const body = unzipSync(document)['word/document.xml']
  if (!body) throw new Error('a Word document has a body')
  return strFromU8(body)
}

describe('Letters to the customer (s10, s15)', () => {
  it('open as Word documents that say what was decided, in the customer’s words and with the date as people say it', async () => {
    const words = await wordsOf('decision', approved.state)
    expect(words).toContain('Jo &amp; Co &lt;Ltd&gt;')
    expect(words).toContain('IC-1')
    expect(words).toContain('in writing only')
    expect(words).toContain('3 March 2027')
    expect(words).toContain('Gita Rao')
    expect(words).toContain('complaints about us')
  })
  it.each(letterKinds)('never carry the office’s own narrative or a word about health (%s)', async (kind) => {
    expect(await wordsOf(kind, approved.state)).not.toMatch(/CANARY/)
  })
  it('are offered when they are due', () => {
    expect(lettersFor(known(asked.state))).toEqual(['warning'])
    expect(lettersFor(known(approved.state))).toEqual(['decision'])
    const lifted = approved.when({ step: 'LiftArrangement', reason: 'No longer needed' }, facts('gita'))
    expect(lettersFor(known(lifted.state))[0]).toBe('review-outcome')
  })
  it('tell the customer why it goes on, changes or ends', async () => {
    const lifted = approved.when({ step: 'LiftArrangement', reason: 'Contact has been calm.' }, facts('gita'))
    expect(await wordsOf('review-outcome', lifted.state)).toContain('Contact has been calm.')
  })
})
