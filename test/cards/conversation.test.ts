import { fill } from '../../src/cards/fill.js'
import { conversation } from '../../src/procedures/conversation/conversation.js'
import type { ConversationState } from '../../src/procedures/conversation/matter.js'
import { given } from '../procedures/given.js'
import { facts, recordId, staff, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { expectGolden } from './golden.js'

const record = recordId('CV-2026-0001')
const by = (id: string) => facts(id, { record })
const asked = given(conversation).when({ step: 'AskConversation', wished: staff('lena'), words: 'A caller knew where I live.' }, by('asha'))
const taken = asked.when({ step: 'TakeConversation' }, by('lena'))
const talked = taken.when({ step: 'HaveTalked', agreed: 'A week off the telephones.', day: '2026-03-10' }, by('lena'))
const card = (notice: string, state: ConversationState, id?: string) => {
  const person = id === undefined ? undefined : testOffice().person(id)
  return fill(asSeen(conversation, notice, state, person ? { person } : {}, by(id ?? 'asha')), { record, version: 2 })
}

describe('the cards of a conversation', () => {
  it.each([
    ['conversation/asked', card('receipt', asked.state, 'asha')],
    ['conversation/to-take', card('to-take', asked.state, 'lena')],
    ['conversation/taken', card('taken', taken.state, 'asha')],
    ['conversation/to-talk', card('to-talk', taken.state, 'lena')],
    ['conversation/talked', card('talked', talked.state, 'asha')],
    ['conversation/due', card('agreed', talked.state, 'asha')],
    ['conversation/nobody-else', card('to-take', taken.state, 'gita')],
    ['conversation/channel', card('to-take', taken.state)],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
