import { fill } from '../../src/cards/fill.js'
import { difficultCall } from '../../src/procedures/difficult-call/difficult-call.js'
import type { DifficultCallState } from '../../src/procedures/difficult-call/matter.js'
import { given } from '../procedures/given.js'
import { at, facts, recordId, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { wordsOf } from './check-card.js'
import { expectGolden } from './golden.js'

const asha = (time: string) => facts('asha', { now: at(`2026-03-03T${time}Z`) })
const begun = () => given(difficultCall).when({ step: 'BeginCall', about: 'IC-12345' }, asha('10:00'))
const warned = () => begun().when({ step: 'Explain' }, asha('10:01')).when({ step: 'Warn' }, asha('10:03'))
const asked = () => warned().when({ step: 'AskForManager' }, asha('10:04'))
const taken = () => asked().when({ step: 'TakeCall' }, facts('gita', { now: at('2026-03-03T10:05Z') }))
const ended = () => warned().when({ step: 'EndCall' }, asha('10:06'))

const card = (story: { state: DifficultCallState }, by?: string, office = testOffice()) => {
  const person = by === undefined ? undefined : office.person(by)
  const view = asSeen(difficultCall, 'companion', story.state, person ? { person } : {}, { ...asha('10:07'), office })
  return fill(view, { record: recordId('DC-2026-0001'), version: 3 })
}

describe('the cards of a live call', () => {
  it.each([
    ['difficult-call/companion.begun', card(begun(), 'asha')],
    ['difficult-call/companion.warned', card(warned(), 'asha')],
    ['difficult-call/companion.asked', card(asked(), 'asha')],
    ['difficult-call/companion.taken', card(taken(), 'asha')],
    ['difficult-call/companion.ended', card(ended(), 'asha')],
    ['difficult-call/lines.needed', card(asked(), 'lena')],
    ['difficult-call/lines.stand-down', card(taken(), 'lena')],
    ['difficult-call/lines.left-open', card(warned(), 'lena', testOffice({ absent: ['asha'] }))],
    ['difficult-call/lines.to-log', card(ended(), 'hugh', testOffice({ left: ['asha'] }))],
    ['difficult-call/lines.reference', card(asked())],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))

  it('names the office’s own complaints page', () => {
    expect(wordsOf(card(warned(), 'asha'))).toContain('‘complaints about us’')
  })

  it('is private to whoever is on the call', () => {
    for (const by of [undefined, 'adil', 'carl']) expect(wordsOf(card(asked(), by))).not.toMatch(/Asha|IC-12345|Warned/)
  })
})
