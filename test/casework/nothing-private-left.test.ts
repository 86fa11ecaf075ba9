import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { procedures } from '../../src/office.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import { conversation } from '../../src/procedures/conversation/conversation.js'
import { meeting } from '../../src/procedures/meeting/meeting.js'
import type { Facts } from '../../src/procedures/procedure.js'
import { terminatedCall } from '../../src/procedures/terminated-call/terminated-call.js'
import { given } from '../procedures/given.js'
import { at, facts, recordId, staff, testOffice, testPeople } from '../procedures/test-office.js'
import { lives } from './lives.js'

const by = (id: string, more: Partial<Facts> = {}) => facts(id, { record: recordId('CV-2026-0001'), ...more })
const begun = lives['terminated-call']?.begins('2026-03-03', () => '2026-03-04', staff('asha'))

/** What is about how somebody is, or about harm, in each procedure that asks for it; at its end, and who may read it on the opened record. */
const ended: Readonly<Record<string, { readonly state: unknown; readonly mayRead: readonly string[] }>> = {
  conversation: {
    state: given(conversation)
      .when({ step: 'AskConversation', wished: staff('lena'), words: 'CANARY' }, by('asha'))
      .when({ step: 'TakeConversation' }, by('lena'))
      .when({ step: 'HaveTalked', agreed: 'CANARY' }, by('lena')).state,
    mayRead: ['asha', 'lena'],
  },
  meeting: {
    state: given(meeting)
      .when(
        { step: 'OweMeeting', staff: staff('asha'), contact: recordId('TC-2026-0001'), since: by('asha').now, hasTalk: false },
        by('clock'),
      )
      .when({ step: 'HaveMet', agreed: 'CANARY' }, by('lena')).state,
    mayRead: ['asha', 'lena'],
  },
  'terminated-call': {
    state: given(terminatedCall)
      .when(begun as never, by('asha'))
      .when({ step: 'RecordTalk', how: 'CANARY', support: 'CANARY' }, by('lena')).state,
    mayRead: ['asha', 'lena'],
  },
  'at-risk': {
    state: given(atRisk)
      .when({ step: 'RaiseAlert', report: { said: 'CANARY', name: 'CANARY' } }, by('asha'))
      .when({ step: 'AcknowledgeAlert' }, by('gita'))
      .when({ step: 'RecordEstablished', established: 'CANARY', emergency: 'not needed' }, by('gita'))
      .when({ step: 'ConcludeAlert', outcome: 'handled here', reason: 'CANARY' }, by('gita'))
      .when({ step: 'ClearChat' }, by('clock', { now: at('2026-03-03T10:00:30Z') })).state,
    mayRead: [],
  },
}

/** Every word in quotation marks in a procedure's code: its notices are among them, whatever new ones there will be. */
const noticesOf = (name: string): readonly string[] => {
  const folder = join(__dirname, '../../src/procedures', name)
  const code = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  return [...new Set([...code.matchAll(/'([a-z][a-z-]*)'/g)].flatMap(([, word]) => (word && word !== 'record' ? [word] : [])))]
}

describe('How a member of staff is, or what was said of harm, once it is over (promise 41)', () => {
  const shows = (name: string, notice: string, id: string): boolean => {
    const state = ended[name]?.state
    const procedure = procedures.find((one) => one.name === name) ?? fail()
    const person = testOffice().person(id)
    return JSON.stringify(procedure.view(notice, state as never, person ? { person } : {}, by(id))).includes('CANARY')
  }
  test.each(Object.keys(ended))('%s: stands on no card in any chat, whoever has it and whichever it is', (name) => {
    const notices = noticesOf(name)
    expect(notices.length).toBeGreaterThan(5)
    const left = testPeople.flatMap(({ id }) => notices.filter((notice) => shows(name, notice, id)).map((notice) => `${id}: ${notice}`))
    expect(left).toEqual([])
  })
  test.each(Object.entries(ended))(
    '%s: is read on the opened record by those between whom it stays, and by nobody else',
    (name, { mayRead }) => {
      expect(testPeople.filter(({ id }) => shows(name, 'record', id)).map(({ id }) => id)).toEqual(expect.arrayContaining([...mayRead]))
      expect(testPeople.filter(({ id }) => shows(name, 'record', id)).length).toBe(mayRead.length)
    },
  )
})

const fail = (): never => {
  throw new Error('no such procedure')
}
