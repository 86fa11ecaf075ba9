import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../../src/procedures/at-risk/matter.js'
import type { Facts, Notice, Owed } from '../../../src/procedures/procedure.js'
import { instant } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { clockFacts, facts, recordId, staff, testOffice, tuesday } from '../test-office.js'

const record = recordId('AR-2026-0001')
const later = (seconds: number) => instant(new Date(Date.parse(tuesday) + seconds * 1000))
const raised = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'He says goodbye.' } }, facts('asha', { record }))
const held = raised.when({ step: 'AcknowledgeAlert' }, facts('gita', { record }))
const to = (person: string, more: Partial<Notice> = {}): Notice => ({
  notice: 'senior',
  to: { person: staff(person) },
  urgency: 'alert',
  ...more,
})
const toChannel: Notice = { notice: 'channel', to: { channel: 'seniors' }, urgency: 'alert' }

/** What the record answers to deliveries one after the other: the state after them, and what the last one owes. */
const following = (
  state: AtRiskState,
  ...deliveries: readonly (readonly ['delivered' | 'failed', Notice])[]
): { readonly state: AtRiskState; readonly owed: readonly Owed[] } => {
  let now = state
  let owed: readonly Owed[] = []
  for (const [outcome, notice] of deliveries) {
    const known: Facts = { ...clockFacts({ record }), by: 'courier' }
    const answer = atRisk.delivered?.({ notice, outcome, channel: 'slack', because: 'The platform refuses it.' }, now, known)
    if (answer?.outcome !== 'decided') throw new Error('Deliveries are never refused.')
    now = answer.events.reduce(atRisk.evolve, now)
    owed = answer.owed
  }
  return { state: now, owed }
}
const tells = (owed: readonly Owed[]) =>
  owed.flatMap((one) => ('notice' in one && 'person' in one.to ? [`${one.notice} → ${one.to.person}`] : []))
const reads = (notice: string, state: AtRiskState, id: string, now = tuesday): string => {
  const person = testOffice().person(id)
  return JSON.stringify(atRisk.view(notice, state, person ? { person } : {}, facts(id, { record, now })))
}

describe('what a failing delivery of an alert changes', () => {
  it('a failing e-mail, or webhook, is nobody missed: the administrators are told, nobody else is', () => {
    for (const by of ['email', 'webhook'] as const) {
      const { state, owed } = following(raised.state, ['failed', by === 'email' ? to('gita', { by }) : { ...toChannel, by }])
      expect(state).toMatchObject({ missed: [], failures: [{ by, because: 'The platform refuses it.' }] })
      expect(tells(owed)).toEqual(['not-reached → adam'])
      expect(reads('status', state, 'asha')).not.toContain('No message reaches')
    }
  })

  it('a channel’s post that fails is for the administrators: the reporter reads of the seniors who have it', () => {
    const { state, owed } = following(raised.state, ['delivered', to('gita')], ['delivered', to('hugh')], ['failed', toChannel])
    expect(tells(owed)).toEqual(['not-reached → adam'])
    const status = reads('status', state, 'asha')
    expect(status).toContain('Delivered to Gita Rao and Hugh Barnes.')
    expect(status).not.toMatch(/channel|refuses/)
    expect(reads('not-reached', state, 'adam')).toContain('The channel for seniors: The platform refuses it.')
  })

  it('whoever was reached by any means is not called unreachable', () => {
    const { state } = following(raised.state, ['failed', to('gita')], ['delivered', to('gita', { by: 'email' })], ['failed', to('gita')])
    const status = reads('status', state, 'asha')
    expect(status).toContain('Delivered to Gita Rao.')
    expect(status).not.toContain('No message reaches')
  })

  it('the administrators have one card a record, which lists everything that failed once', () => {
    const first = following(raised.state, ['failed', to('gita')])
    expect(tells(first.owed)).toEqual(['senior → gwen', 'not-reached → adam'])
    const { state, owed } = following(
      first.state,
      ['failed', to('hugh')],
      ['failed', toChannel],
      ['failed', toChannel],
      ['failed', to('gita')],
    )
    expect(tells(owed)).toEqual([])
    expect(state).toMatchObject({ missed: [{ person: 'gita' }, { person: 'hugh' }], failures: [{ to: { channel: 'seniors' } }] })
    for (const words of ['Gita Rao: ', 'Hugh Barnes: ', 'The channel for seniors: '])
      expect(reads('not-reached', state, 'adam')).toContain(words)
    expect(following(state, ['failed', to('adam', { notice: 'not-reached', urgency: 'now' })]).owed).toEqual([])
  })

  it('handed over to somebody whom no message reaches, nobody has it: the others are told at once, and who handed it over too', () => {
    const handed = given(atRisk, following(held.state, ['delivered', to('gita')]).state).when(
      { step: 'HandOverAlert', to: staff('hugh') },
      facts('gita', { record }),
    )
    const { state, owed } = following(handed.state, ['failed', to('hugh')])
    expect(state).toMatchObject({
      is: 'Unacknowledged',
      rung: 0,
      left: { by: 'hugh', because: 'not reached' },
      missed: [{ person: 'hugh' }],
    })
    expect(tells(owed)).toEqual(['again → gita', 'not-reached → adam'])
    expect(owed).toContainEqual(expect.objectContaining({ alarm: 'ClimbAlert' }))
    expect(reads('status', state, 'asha')).toContain('handed over to Hugh Barnes, whom no message reaches')
    expect(reads('status', state, 'asha')).not.toMatch(/(?<!Nobody) has it/)
  })

  it('handed over to the only one on the first rung, whom no message reaches: whoever handed it over is told at once, and the next rung', () => {
    const all = testOffice()
    const person = (id: string) => [all.person(staff(id))].flatMap((one) => one ?? [])
    const office = { ...all, ladder: () => [person('hugh'), person('gwen')] }
    const handed = given(atRisk, following(held.state, ['delivered', to('gita')]).state).when(
      { step: 'HandOverAlert', to: staff('hugh') },
      facts('gita', { record, office }),
    )
    const known: Facts = { ...clockFacts({ record, office }), by: 'courier' }
    const because = 'The platform refuses it.'
    const answer = atRisk.delivered?.({ notice: to('hugh'), outcome: 'failed', channel: 'slack', because }, handed.state, known)
    if (answer?.outcome !== 'decided') throw new Error('Deliveries are never refused.')
    expect(tells(answer.owed)).toEqual(['senior → gwen', 'again → gita', 'not-reached → adam'])
  })

  it('what fails later of somebody who was heard of since, or took it themselves, changes nobody', () => {
    const handed = held.when({ step: 'HandOverAlert', to: staff('hugh') }, facts('gita', { record }))
    const heard = handed.when({ step: 'ConfirmStillHeld' }, facts('hugh', { record }))
    for (const [story, person] of [
      [heard, 'hugh'],
      [held, 'gita'],
    ] as const)
      expect(following(story.state, ['failed', to(person)]).state).toMatchObject({ is: 'Held', heldBy: person })
  })

  it('nobody is stood in for once somebody has it', () => {
    const { state, owed } = following(held.state, ['failed', to('hugh')])
    expect(tells(owed)).toEqual(['not-reached → adam'])
    expect(state).toMatchObject({ is: 'Held', missed: [] })
  })
})

describe('what the reporter reads', () => {
  it('at first: to whom it is on its way and who has received it, and nothing that a failure could belie', () => {
    expect(reads('receipt', raised.state, 'asha')).toContain('It goes at once to Gita Rao and Hugh Barnes.')
    const { state } = following(raised.state, ['delivered', to('gita')])
    const status = reads('status', state, 'asha')
    expect(status).toMatch(/Delivered to Gita Rao\..*On its way to Hugh Barnes\./)
    expect(status).toContain('This card changes as soon as somebody takes it.')
    expect(status).not.toContain('020 7946')
  })

  it('after a minute: that nobody has it, and the numbers in the order of duty', () => {
    const climbed = raised.when({ step: 'ClimbAlert' }, clockFacts({ record, now: later(60) }))
    expect(reads('status', climbed.state, 'asha', later(61))).toMatch(
      /Please ring.*1\. Gita Rao: 020 7946 0100.*2\. Hugh Barnes.*3\. Gwen Hughes/s,
    )
  })

  it('after a minute also where the first rung comes later', () => {
    const office = testOffice({ timings: { alertRungSeconds: [300, 600, 900] } })
    const slow = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'x' } }, facts('asha', { record, office }))
    expect(slow.alarms).toContain(`TellReporter at ${later(60)}`)
    const told = slow.when({ step: 'TellReporter' }, clockFacts({ record, office, now: later(60) }))
    expect(reads('status', told.state, 'asha')).toContain('1. Gita Rao: 020 7946 0100')
    expect(told.when({ step: 'TellReporter' }, clockFacts({ record, office, now: later(61) })).events).toEqual([])
    expect(raised.alarms.filter((alarm) => alarm.startsWith('TellReporter'))).toEqual([])
  })

  it('when every message comes back: whom to ring, at once', () => {
    const { state } = following(raised.state, ['failed', to('gita')], ['failed', to('hugh')])
    const status = reads('status', state, 'asha')
    expect(status).toContain('No message reaches Gita Rao and Hugh Barnes.')
    expect(status).toContain('1. Gita Rao: 020 7946 0100')
    expect(reads('receipt', state, 'asha')).toBe(status)
  })

  it('once somebody has it: who, and no number but theirs', () => {
    expect(reads('status', held.state, 'asha')).toContain('Gita Rao has it, ')
    expect(reads('status', held.state, 'asha').match(/.{20}020 7946|Nobody has it/g)).toEqual([
      expect.stringContaining('Gita Rao’s number: '),
    ])
  })
})
