import { z } from 'zod'
import { fieldsOf } from '../../../src/casework/dialog/fields-of.js'
import { walk } from '../../../src/casework/dialog/walk.js'
import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../../src/procedures/at-risk/matter.js'
import type { Office } from '../../../src/procedures/people.js'
import { asAny, type Facts, type Notice } from '../../../src/procedures/procedure.js'
import { isSenior } from '../../../src/procedures/shared/people.js'
import { instant, type StaffId } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { clockFacts, facts, recordId, staff, testOffice, tuesday } from '../test-office.js'
import { disclosedBefore } from './disclosed-before.js'

const record = recordId('AR-2026-0001')
const minutesOn = (minutes: number) => instant(new Date(Date.parse(tuesday) + minutes * 60_000))
const by = (id: string, more: Partial<Facts> = {}) => facts(id, { record, ...more })
const clock = (minutes: number, office: Office = testOffice()) => clockFacts({ record, office, now: minutesOn(minutes) })
const report = { said: 'He says he will not be here tomorrow.' }
const reachedBy = (state: AtRiskState, ...people: readonly string[]): AtRiskState =>
  people.reduce((now, person) => {
    const notice: Notice = { notice: 'senior', to: { person: staff(person) }, urgency: 'alert' }
    const answer = atRisk.delivered?.({ notice, outcome: 'delivered' }, now, { ...clock(0), by: 'courier' })
    return answer?.outcome === 'decided' ? answer.events.reduce(atRisk.evolve, now) : now
  }, state)
const held = (more = {}) => {
  const raised = given(atRisk).when({ step: 'RaiseAlert', report: { ...report, ...more } }, by('asha'))
  return given(atRisk, reachedBy(raised.state, 'gita', 'hugh')).when({ step: 'AcknowledgeAlert' }, by('gita'))
}
const ask = (story: ReturnType<typeof held>, minutes: number) => story.when({ step: 'AskStillWithYou' }, clock(minutes))
const words = (notice: string, state: AtRiskState, person: string, office: Office = testOffice(), now = tuesday) => {
  const found = office.person(person)
  return JSON.stringify(atRisk.view(notice, state, found ? { person: found } : {}, by(person, { office, now })))
}
const watched = (state: AtRiskState, office: Office, minutes: number) => atRisk.watched?.step(state, clock(minutes, office))

describe('whoever takes an alert is told to the one who waits', () => {
  it('at the end of their chat, by name', () => {
    expect(held().tells).toEqual(['taken → asha', 'taken → #seniors'])
    expect(words('taken', held().state, 'asha')).toContain('Gita Rao has your alert')
  })

  it('and once it is concluded nothing says that somebody has it still', () => {
    const over = held().when({ step: 'ConcludeAlert', outcome: 'handled here', reason: 'Her brother is with her.' }, by('gita')).state
    expect(words('taken', over, 'asha')).toContain('Your alert is concluded')
    for (const card of ['taken', 'status', 'receipt']) expect(words(card, over, 'asha')).not.toMatch(/has it|has had it|has your alert/)
  })
})

describe('whoever has the alert hears of what is added to it (ours, for s9)', () => {
  const add = (who: string, story = held()) =>
    story.when({ step: 'AddDetails', details: { said: 'He is outside our door now, with a knife.' } }, by(who))

  it('in two lines of their own at once, and nobody else does', () => {
    expect(add('asha').tells).toEqual(['more → gita'])
    expect(add('hugh').tells).toEqual(['more → gita'])
    expect(words('more', add('asha').state, 'gita')).toContain('Details were added to AR-2026-0001. Please read them now')
  })

  it('not of what they have added themselves, nor while nobody has it: those are rung anyhow', () => {
    expect(add('gita').tells).toEqual([])
    const nobodyYet = given(atRisk).when({ step: 'RaiseAlert', report }, by('asha'))
    expect(nobodyYet.when({ step: 'AddDetails', details: { said: 'He has a knife.' } }, by('asha')).tells).toEqual([])
  })

  it('and once it is somebody else’s, the two lines say so', () => {
    const over = add('asha').when({ step: 'TakeOverAlert' }, by('hugh')).state
    expect(words('more', over, 'gita')).toContain('Hugh')
    expect(words('more', over, 'gita')).not.toContain('Please read them now')
  })
})

describe('a holder who does not answer "still with you?" (ours, for s9)', () => {
  it('is asked alone twice; then the other seniors are asked, then the heads and everybody senior', () => {
    const twice = ask(ask(held(), 30), 60)
    expect(twice.tells).toEqual(['still-with-you → gita'])
    const third = ask(twice, 90)
    expect(third.tells).toEqual(['still-with-you → gita', 'take-over → hugh', 'senior → gwen', 'senior → greg'])
    const fourth = ask(third, 120)
    expect(fourth.tells).toEqual(expect.arrayContaining(['take-over → hugh']))
    expect(words('take-over', third.state, 'hugh', testOffice(), minutesOn(91))).toMatch(/has not answered since.*Take it over/)
    expect(words('status', third.state, 'asha')).toContain('Gita Rao has not answered since')
    expect(atRisk.waiting(third.state, by('hugh')).map((one) => one.for)).toEqual(expect.arrayContaining(['gita', 'hugh']))
  })

  it('alone on the first tiers, is no reason for asking nobody: the tier behind is asked beside them, and has it when they are gone', () => {
    const all = testOffice()
    const one = (id: string) => [all.person(staff(id))].flatMap((found) => found ?? [])
    const office: Office = { ...all, ladder: () => [one('gita'), one('gita'), one('gwen')] }
    const twice = ask(ask(held(), 30), 60)
    expect(twice.when({ step: 'AskStillWithYou' }, clock(90, office)).tells).toEqual(['still-with-you → gita', 'senior → gwen'])
    const isAway: Office = { ...office, isAbsent: (id, now) => id === 'gita' && now > minutesOn(10) }
    expect(held().when({ step: 'OpenToOthers' }, clock(11, isAway)).tells).toContain('senior → gwen')
  })

  it('is asked alone again once they answered, by the button or by what they do', () => {
    for (const step of [
      { step: 'ConfirmStillHeld' },
      { step: 'RecordEstablished', established: 'He is at home.', emergency: 'not needed' },
    ] as const) {
      const answered = ask(ask(ask(held(), 30), 60), 90).when(step, by('gita', { now: minutesOn(91) }))
      expect(answered.refusedBecause).toBeUndefined()
      expect(ask(answered, 121).tells).toEqual(['still-with-you → gita'])
      expect(words('take-over', answered.state, 'hugh')).toContain('nothing for you to do')
    }
  })

  it('may be relieved by any senior at any time, under their name; both of the others are told', () => {
    const over = held().when({ step: 'TakeOverAlert' }, by('gwen', { now: minutesOn(5) }))
    expect(over.events).toMatchObject([{ event: 'AlertTakenOver', by: 'gwen', from: 'gita' }])
    expect(over.tells).toEqual(['taken-over → gita', 'taken → asha', 'taken → #seniors'])
    expect(over.state).toMatchObject({ is: 'Held', heldBy: 'gwen' })
    expect(words('senior', held().state, 'gwen')).toContain('Take it over')
    expect(words('senior', held().state, 'gita')).not.toContain('Take it over')
    const raisedBySenior = given(atRisk).when({ step: 'RaiseAlert', report }, by('gwen')).when({ step: 'AcknowledgeAlert' }, by('gita'))
    expect(raisedBySenior.when({ step: 'TakeOverAlert' }, by('gwen')).refusedBecause).toMatch(/two of you/)
    expect(held().when({ step: 'TakeOverAlert' }, by('adil')).refusedBecause).toMatch(/senior/)
  })
})

describe('a holder who is gone', () => {
  const without = testOffice({ left: ['gita'] })
  const away = testOffice({ absent: ['gita'] })
  const onlyLater: Office = { ...away, isAbsent: (id, now) => id === 'gita' && now > minutesOn(10) }

  it.each([
    ['has left', without, /has left/],
    ['is away since', onlyLater, /is away now/],
  ])('and %s: the alert is open to the others at once, climbs anew, and everybody reads why', (_, office, why) => {
    const step = watched(held().state, office, 11)
    expect(step).toEqual({ step: 'OpenToOthers' })
    const open = held().when({ step: 'OpenToOthers' }, clock(11, office))
    expect(open.state).toMatchObject({ is: 'Unacknowledged', rung: 0, next: minutesOn(12) })
    expect(open.tells).toContain('again → hugh')
    expect(words('status', open.state, 'asha', office)).toMatch(why)
    expect(words('status', open.state, 'asha', office)).toContain('Nobody has it yet')
    const taken = open.when({ step: 'AcknowledgeAlert' }, by('hugh', { office, now: minutesOn(11) }))
    expect(taken.state).toMatchObject({ is: 'Held', heldBy: 'hugh' })
    expect(watched(taken.state, office, 12)).toBeUndefined()
  })

  it('keeps what was established and decided for whoever takes it next', () => {
    const disclosure = { authority: 'Police', what: 'Name', vitalInterests: 'Life', decidedBy: staff('hugh') }
    const open = given(atRisk, disclosedBefore(held().state, disclosure))
      .when({ step: 'RecordEstablished', established: 'He is at home.', emergency: 'called' }, by('gita'))
      .when({ step: 'OpenToOthers' }, clock(11, without))
      .when({ step: 'ConfirmDisclosure', reference: 'D-1' }, by('ian', { office: without }))
    expect(words('senior', open.state, 'hugh', without)).toMatch(/He is at home.*Formal record confirmed/s)
    const taken = open.when({ step: 'AcknowledgeAlert' }, by('hugh', { office: without }))
    expect(taken.state).toMatchObject({ established: [{ words: 'He is at home.' }], disclosure: { confirmedBy: 'ian' } })
  })

  it('is not gone who took it on a day off, or answered on it', () => {
    expect(watched(held().state, away, 11)).toBeUndefined()
    expect(watched(held().state, testOffice(), 11)).toBeUndefined()
    const answered = held().when({ step: 'ConfirmStillHeld' }, by('gita', { office: onlyLater, now: minutesOn(20) }))
    expect(watched(answered.state, onlyLater, 21)).toBeUndefined()
  })
})

describe('the telephone note on the case file (s9)', () => {
  const withCase = () => held({ case: 'IC-1234' })
  const remind = (story: ReturnType<typeof held>, office: Office = testOffice()) =>
    story.when({ step: 'RemindTelephoneNote' }, clock(24 * 60, office))

  it('is reminded of after a working day, and passed up to the line manager after another, until it is there', () => {
    const raised = given(atRisk).when({ step: 'RaiseAlert', report: { ...report, case: 'IC-1234' } }, by('asha'))
    expect(raised.alarms).toContainEqual(expect.stringMatching(/^RemindTelephoneNote at /))
    const first = remind(withCase())
    expect(first.tells).toEqual(['telephone-note → asha'])
    const second = remind(first)
    expect(second.tells).toEqual(['telephone-note → asha', 'telephone-note-late → lena'])
    expect(second.alarms).toHaveLength(1)
    const card = words('telephone-note-late', second.state, 'lena')
    expect(card).toMatch(/Asha Patel.*IC-1234/)
    expect(card).not.toContain('tomorrow')
    const kept = second.when({ step: 'KeepTelephoneNote' }, by('lena'))
    expect(kept.refusedBecause).toBeUndefined()
    expect(remind(kept).alarms).toEqual([])
  })

  it('goes past a reporter who has left to somebody who is there', () => {
    const gone = remind(withCase(), testOffice({ left: ['asha'] }))
    expect(gone.tells).toEqual(['telephone-note-late → gita'])
    const nobody = remind(withCase(), testOffice({ absent: ['lena', 'leo'] }))
    expect(nobody.tells).toEqual(['telephone-note → asha'])
    expect(remind(nobody, testOffice({ absent: ['lena', 'leo'] })).tells).toContain('telephone-note-late → gita')
  })
})

it('Information Governance are said to have a disclosure once they have it, and not before', () => {
  const disclosure = { authority: 'Police', what: 'Name', vitalInterests: 'Life', decidedBy: staff('hugh') }
  const decided = given(atRisk, disclosedBefore(held().state, disclosure))
  expect(words('senior', decided.state, 'gita')).toContain('on its way to Information Governance')
  const notice: Notice = { notice: 'information-governance', to: { person: 'ian' as StaffId }, urgency: 'now' }
  const answer = atRisk.delivered?.({ notice, outcome: 'delivered' }, decided.state, { ...clock(1), by: 'courier' })
  const state = answer?.outcome === 'decided' ? answer.events.reduce(atRisk.evolve, decided.state) : decided.state
  expect(words('senior', state, 'gita')).toContain('Information Governance have it')
})

describe('the hand-over of an alert (s9: to a senior member of staff)', () => {
  const offered = (office: Office): readonly string[] => {
    const dialog = asAny(atRisk).dialogs.find(({ name }) => name === 'hand-over')
    const screen = dialog && walk(dialog, { begun: {}, typed: {} }, by('gita', { office })).steps[0]
    return fieldsOf(screen?.form ?? z.object({})).flatMap(({ options = [] }) => options.map(({ value }) => value))
  }
  const seniors = (office: Office) => office.people.filter(isSenior).map(({ id }) => id)

  it('offers the other seniors who are here, and nobody else', () => {
    const office = testOffice({ absent: ['hugh'] })
    expect(offered(testOffice())).toEqual(seniors(testOffice()).filter((id) => id !== 'gita'))
    expect(offered(office)).toEqual(seniors(office).filter((id) => id !== 'gita' && id !== 'hugh'))
  })

  it('offers those who are away where nobody else is left: it is never an empty list', () => {
    const office = testOffice({ absent: seniors(testOffice()).filter((id) => id !== 'gita') })
    expect(offered(office)).toEqual(seniors(office).filter((id) => id !== 'gita'))
  })

  it('is refused by the rule itself for anybody else, however it comes', () => {
    for (const { id, roles } of testOffice().people) {
      if (id === 'gita' || roles.length > 1) continue
      expect(held().when({ step: 'HandOverAlert', to: id }, by('gita')).refusedBecause).toMatch(/senior member of staff/)
    }
  })
})

describe('what comes again for whoever has the alert', () => {
  it('is two lines with the one thing that comes next, and the way to all of it', () => {
    const gita = testOffice().person('gita')
    if (!gita) throw new Error('no gita')
    const shown = (state: AtRiskState) => atRisk.view('again', state, { person: gita }, by('gita'))
    const titles = (state: AtRiskState) => shown(state).buttons.map(({ title }) => title)
    expect(titles(held().state)).toEqual(['What was established', 'Open'])
    expect(shown(held().state).data).toMatchObject({ paragraphs: [expect.stringContaining('You have it'), expect.any(String)] })
    const known = held().when({ step: 'RecordEstablished', established: 'She is at home.', emergency: 'not needed' }, by('gita'))
    expect(titles(known.state)).toEqual(['Conclude', 'Open'])
    const called = held().when({ step: 'RecordEstablished', established: 'She is at home.', emergency: 'called' }, by('gita'))
    expect(titles(called.state)).toEqual(['Record what they were told', 'Open'])
  })
})
