import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { at, testOffice } from '../test-office.js'
import { agreed, approved, asked, buttons, by, card, clock, inForce, waitsFor, words } from './story.js'

const september = at('2026-09-01T10:00:00Z')

describe('What the cards say', () => {
  it('shows the words on a refused folder to whoever asked, to the owner, and where the task is', () => {
    const refused = inForce().when({ step: 'AuthoriseMailFolder', authorised: 'no', note: 'INBOX FULL' }, by('hilda'))
    expect(refused.tells).toEqual(['folder → asha', 'folder → gita'])
    for (const [notice, id] of [
      ['folder', 'asha'],
      ['folder', 'gita'],
      ['task: mail folder', 'hilda'],
      ['record', 'adil'],
    ] as const)
      expect(words(refused, notice, id)).toMatch(/refused, Hilda Cole, Tue 3 Mar, 10:00: INBOX FULL/)
    expect(inForce().when({ step: 'AuthoriseMailFolder', authorised: 'no' }, by('hilda')).refusedBecause).toMatch(/why not/i)
  })
  it('names the case that holds the correspondence on the card and in the look-up', () => {
    const recorded = inForce().when({ step: 'MarkRecorded', holdingCase: 'HOLD-77', partyBox: 'yes', intranet: 'yes' }, by('ada'))
    expect(words(recorded, 'outcome', 'asha')).toContain('HOLD-77')
    expect(restriction.lookUp?.(recorded.state, by('adil'))?.toDo).toContain('Letters and telephone notes go on case HOLD-77.')
  })
  it('names who is responsible on every card of what stands', () => {
    for (const notice of ['record', 'outcome', 'in-force', 'owned', 'review', 'contact', 'task: letter', 'task: record'])
      expect(words(inForce(), notice, 'gita')).toContain('{"label":"Owner","value":"Gita Rao"}')
    expect(words(inForce(), 'record', 'adil', at('2026-06-01T10:00:00Z'), testOffice({ left: ['gita'] }))).toMatch(
      /nobody at present: Hugh Barnes names one/,
    )
  })
  it('says what approving confirms wherever Approve stands, and nowhere else', () => {
    const notices = ['decision', 'record', 'receipt', 'outcome']
    for (const { id } of testOffice().people)
      for (const notice of notices) {
        const offered = buttons(asked(), notice, id).includes('Approve')
        expect(/Approving confirms/.test(words(asked(), notice, id))).toBe(offered)
      }
    expect(buttons(asked(), 'record', 'gita')).toContain('Approve')
  })
  it('says of a restriction whose letter is late that it waits for it, and nothing else; overdue in the owner’s work', () => {
    expect(card(approved(), 'record', 'gita', september).status).toEqual({
      words: 'Not in force: it waits for the letter to the customer, overdue since 3 March 2026',
      tone: 'attention',
    })
    expect(restriction.lookUp?.(approved().state, by('adil', { now: september }))).toMatchObject({
      status: expect.stringContaining('waits for the letter'),
      toDo: ['Decided for 3 March 2026, and it waits for the letter that tells the customer: not in force. Help as usual until then.'],
    })
    const letter = restriction.waiting(approved().state, clock(september)).find(({ what }) => what.includes('Write to the customer'))
    expect(letter?.due !== undefined && letter.due < september).toBe(true)
    const ahead = approved({
      terms: { cases: [], noFurtherContact: [], subject: 'Fees', mailFolder: false, start: '2026-10-01', review: '2027-03-03' },
    })
    expect(restriction.lookUp?.(ahead.state, by('adil', { now: september }))?.toDo.join()).toMatch(/not in force before 1 October 2026/)
    // Told in writing, it holds from its first moment on, whenever the clock comes by.
    const begun = at('2026-10-01T06:00:00Z')
    const told = ahead.when({ step: 'MarkLetterSent', on: '2026-09-01' }, by('gita', { now: september }))
    expect(restriction.lookUp?.(told.state, by('adil', { now: september }))?.toDo.join()).toMatch(/not in force before 1 October 2026/)
    const look = restriction.lookUp?.(told.state, by('adil', { now: begun }))
    expect([look?.status, look?.toDo.join()]).toEqual(['In force', expect.not.stringContaining('not in force')])
  })
  it('keeps the sending of a warning, which counts when somebody decides', () => {
    const warned = asked().when({ step: 'MarkWarningSent', on: '2026-03-03' }, by('gita'))
    expect(words(warned, 'decision', 'gwen')).toContain('A letter of warning went out on 3 March 2026 (Gita Rao)')
    const declined = asked().when({ step: 'DeclineArrangement', reason: 'A warning first.' }, by('gita'))
    expect(buttons(declined, 'record', 'gita')).toEqual(['Draft of a warning letter', 'The warning has been sent'])
    expect(words(declined.when({ step: 'MarkWarningSent', on: '2026-03-03' }, by('gita')), 'record', 'asha')).toMatch(
      /letter of warning went out/,
    )
    expect(asked().when({ step: 'MarkWarningSent', on: '2026-03-04' }, by('gita')).refusedBecause).toMatch(/future/)
  })
  it('keeps relevant cases apart from those with no further contact, and several channels together', () => {
    const some = inForce({
      terms: {
        cases: ['IC-1', 'IC-2'],
        noFurtherContact: ['IC-2'],
        channels: ['in writing only', 'through one mailbox'],
        mailFolder: false,
        start: '2026-03-03',
        review: '2027-03-03',
      },
    })
    expect(restriction.lookUp?.(some.state, by('adil'))?.toDo).toEqual([
      'We deal with them in writing only and through one mailbox.',
      'No further contact on IC-2: do not offer a call-back on it. Help as usual with anything else.',
    ])
    expect(restriction.customer?.(some.state)?.cases).toEqual(expect.arrayContaining(['IC-1', 'IC-2']))
    const letter = restriction.letter?.('decision', some.state, by('gita'))?.paragraphs.join('\n')
    expect(letter).toMatch(/about IC-2\. We have taken every step that we can on it/)
    expect(letter).not.toMatch(/IC-1/)
    expect(restriction.view('case file', some.state, {}, by('ada')).copy).toMatchObject({
      cases: ['IC-2'],
      relevantCases: ['IC-1', 'IC-2'],
      nfcInTitle: true,
    })
    const titled = some.when({ step: 'MarkCasesTitled' }, by('asha'))
    expect(titled.refusedBecause).toBeUndefined()
  })
  it('asks no NFC of a restriction that closes no case, and a mere relevant case stays open to the customer', () => {
    const contact = inForce({
      terms: { cases: ['IC-1'], noFurtherContact: [], subject: 'Fees', mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
    })
    expect(waitsFor(contact).join()).not.toMatch(/NFC/)
    expect(restriction.lookUp?.(contact.state, by('adil'))?.toDo.join()).not.toMatch(/IC-1/)
  })
  it('tells a shared channel no word of the customer, and an adjustment nothing of behaviour', () => {
    expect(JSON.stringify(restriction.view('channel', asked().state, {}, by('asha')))).not.toMatch(/Bloggs|7946|IC-1|find you/)
    expect(agreed().tells).toContain('decision → lena')
  })
})
