import { fill } from '../../src/cards/fill.js'
import type { CallLog, TerminatedCallState } from '../../src/procedures/terminated-call/matter.js'
import { terminatedCall, writtenContact } from '../../src/procedures/terminated-call/terminated-call.js'
import { given } from '../procedures/given.js'
import { corrects, logs } from '../procedures/terminated-call/steps.js'
import { at, clockFacts, facts, recordId, staff, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { wordsOf } from './check-card.js'
import { expectGolden } from './golden.js'

const log: CallLog = {
  kind: 'offensive',
  fromTheOutset: false,
  warnings: ['explained', 'warned', 'ending'],
  caller: 'Robin Example',
  caseReference: 'IC-12345',
  date: '2026-03-03',
  time: '09:50',
  duration: 'about 12 minutes',
  reason: 'The customer swore at me.\nI asked them to stop.\n\nThey went on.',
  quotes: [
    { who: 'us', words: 'Please stop swearing' },
    { who: 'customer', words: 'I will say what I like' },
  ],
  lineManager: staff('lena'),
  personal: 'possibly',
  personalNote: 'They said that they had been ill',
}
const later = at('2026-03-04T09:30:00Z')
const { caller: _, ...unknownCaller } = log
const sent = (its = log) => given(terminatedCall).when(logs(its, 'shaken'), facts('asha'))
const returned = () => sent().when({ step: 'ReturnForCorrection', points: ['quotes'], reason: 'Who said “please”?' }, facts('lena'))
const settled = () =>
  sent(unknownCaller)
    .when(corrects({ ...unknownCaller, time: '09:40' }, 'I looked at the telephone'), facts('asha'))
    .when({ step: 'LinkCustomer', name: 'Robin Example', how: 'They wrote to us' }, facts('lena'))
    .when({ step: 'RecordTalk', how: 'Calm again', support: 'An early finish' }, facts('lena'))
    .when({ step: 'DecideFollowUp', followUp: 'yes', what: 'A letter about the call' }, facts('lena'))
    .when({ step: 'MarkCopied' }, facts('asha'))
const talked = () => sent().when({ step: 'RecordTalk', how: 'Calm again', support: '' }, facts('lena'))
const passedUp = () => sent().when({ step: 'PassUpDiscussion' }, clockFacts())

const card = (notice: string, { state }: { state: TerminatedCallState }, by?: string, office = testOffice()) => {
  const person = by === undefined ? undefined : office.person(by)
  const view = asSeen(terminatedCall, notice, state, person ? { person } : {}, facts(by ?? 'asha', { now: later, office }))
  return fill(view, { record: recordId('TC-2026-0001'), version: 4 })
}

const { time: _time, duration: _duration, ...timeless } = log
const written = (more: Partial<CallLog>) =>
  given(writtenContact).when(logs({ ...timeless, medium: 'e-mail', ...more }, 'fine'), facts('asha'))

describe('the cards of a terminated call', () => {
  it.each([
    ['terminated-call/log.to-discuss', card('to-discuss', sent(), 'lena')],
    ['terminated-call/log.receipt', card('receipt', sent(), 'asha')],
    ['terminated-call/log.returned', card('returned', returned(), 'asha')],
    ['terminated-call/log.settled', card('to-discuss', settled(), 'lena')],
    ['terminated-call/log.passed-up', card('not-discussed', passedUp(), 'gita')],
    ['terminated-call/log.stand-in', card('to-discuss', sent(), 'leo', testOffice({ absent: ['lena'] }))],
    ['terminated-call/log.writer-away', card('record', returned(), 'lena', testOffice({ absent: ['asha'] }))],
    ['terminated-call/log.writer-gone', card('record', sent(), 'lena', testOffice({ left: ['asha'] }))],
    ['terminated-call/log.to-decide', card('decide-follow-up', talked(), 'lena')],
    ['terminated-call/case-copy.to-do', card('copy-for-case', sent(), 'asha')],
    ['terminated-call/case-copy.done', card('copy-for-case', settled(), 'asha')],
    ['terminated-call/written.receipt', card('receipt', written({ kind: 'persistent' }), 'asha')],
    ['terminated-call/written.threat', card('to-discuss', written({ kind: 'abusive', threat: true }), 'lena')],
    ['terminated-call/written.case-copy', card('copy-for-case', written({}), 'asha')],
    ['terminated-call/reference', card('record', sent())],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})

describe('who sees what', () => {
  const personal = ['Robin', 'IC-12345', 'swore', 'shaken', 'ill', 'Asha']

  it('shows a shared channel, and anybody without business here, the reference and the kind only', () => {
    for (const by of [undefined, 'carl', 'adil'])
      for (const word of personal) expect(JSON.stringify(card('record', sent(), by))).not.toContain(word)
  })

  it('puts nothing personal into any preview', () => {
    for (const by of ['asha', 'lena', 'gita', undefined]) {
      const { preview, adaptive } = card('record', settled(), by)
      for (const word of personal) expect(preview + adaptive.fallbackText).not.toContain(word)
    }
  })

  it('shows how the member of staff is to the line manager, not to the managers above', () => {
    expect(wordsOf(card('to-discuss', sent(), 'lena'))).toContain('I am shaken')
    expect(wordsOf(card('not-discussed', passedUp(), 'gita'))).not.toContain('I am shaken')
    expect(wordsOf(card('record', sent(), 'hugh'))).not.toContain('I am shaken')
  })

  it('keeps what was talked about between the two who talked', () => {
    for (const by of ['asha', 'lena']) expect(wordsOf(card('record', settled(), by))).toContain('Calm again')
    for (const by of ['gita', 'hugh']) expect(JSON.stringify(card('record', settled(), by))).not.toMatch(/Calm again|early finish/)
  })

  it('keeps how they are, and guesses about the customer, out of the copy for the case file', () => {
    const words = wordsOf(card('copy-for-case', sent(), 'asha'))
    expect(words).toContain('Reason for terminating the call: The customer swore at me.')
    expect(words).not.toMatch(/shaken|been ill|Possibly/)
  })

  it('gives buttons only to those who can press them', () => {
    const buttons = (by: string, story = sent()) => JSON.stringify(card('record', story, by).adaptive).match(/(dialog|step):[\w-]+/g) ?? []
    expect(buttons('lena')).toEqual(['dialog:talked', 'dialog:follow-up', 'dialog:return'])
    expect(buttons('asha')).toEqual(['dialog:correct'])
    expect(buttons('hugh')).toEqual([])
    expect(buttons('lena', settled())).toEqual(['dialog:followed-up', 'dialog:return'])
  })
})
