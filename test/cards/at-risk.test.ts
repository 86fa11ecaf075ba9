import { fill } from '../../src/cards/fill.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../src/procedures/at-risk/matter.js'
import { disclosedBefore } from '../procedures/at-risk/disclosed-before.js'
import { given } from '../procedures/given.js'
import { at, facts, recordId, staff, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { expectGolden } from './golden.js'

const record = recordId('AR-2026-0001')
const by = (id: string) => facts(id, { record })
const report = { said: 'He says he will not be here tomorrow.', name: 'Robin Example', case: 'IC-12345', imminent: 'yes' } as const
const raised = () => given(atRisk).when({ step: 'RaiseAlert', report }, by('asha'))
const held = () => raised().when({ step: 'AcknowledgeAlert' }, by('gita'))
const climbed = () => raised().when({ step: 'ClimbAlert' }, { ...facts('asha', { record, now: at('2026-03-03T10:01:00Z') }), by: 'clock' })
const disclosed = () => ({
  state: disclosedBefore(held().state, {
    authority: 'The police',
    what: 'Name and address',
    vitalInterests: 'To protect his life',
    decidedBy: staff('hugh'),
  }),
})
const rung = () => held().when({ step: 'RecordEstablished', established: 'An ambulance is on its way.', emergency: 'called' }, by('gita'))
const dealtWith = () => held().when({ step: 'ConcludeAlert', outcome: 'passed on', reason: 'The police go there.' }, by('gita'))

const card = (notice: string, { state }: { state: AtRiskState }, id?: string) => {
  const person = id === undefined ? undefined : testOffice().person(id)
  return fill(asSeen(atRisk, notice, state, person ? { person } : {}, by(id ?? 'asha')), { record, version: 2 })
}

describe('the cards of an at-risk alert', () => {
  it.each([
    ['at-risk/status.raised', card('status', raised(), 'asha')],
    ['at-risk/status.ring', card('status', climbed(), 'asha')],
    ['at-risk/status.held', card('status', held(), 'asha')],
    ['at-risk/senior.raised', card('senior', raised(), 'gita')],
    ['at-risk/senior.held', card('senior', held(), 'gita')],
    ['at-risk/senior.stand-down', card('senior', held(), 'hugh')],
    ['at-risk/lines.channel', card('channel', raised())],
    ['at-risk/lines.channel-again', card('again', climbed())],
    ['at-risk/lines.channel-taken', card('taken', held())],
    ['at-risk/lines.again', card('again', climbed(), 'gita')],
    ['at-risk/lines.taken', card('taken', held(), 'asha')],
    ['at-risk/lines.governance', card('information-governance', disclosed(), 'ian')],
    ['at-risk/senior.rung', card('senior', rung(), 'gita')],
    ['at-risk/senior.dealt-with', card('senior', dealtWith(), 'gita')],
    ['at-risk/lines.report-owed', card('report-owed', dealtWith(), 'gita')],
    ['at-risk/lines.authority-told', card('information-governance', rung(), 'ian')],
    ['at-risk/lines.receipt', card('receipt', raised(), 'asha')],
    ['at-risk/lines.telephone-note', card('telephone-note', held(), 'asha')],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
