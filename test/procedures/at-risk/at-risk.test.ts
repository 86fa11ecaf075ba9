import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskReport, AtRiskState } from '../../../src/procedures/at-risk/matter.js'
import type { Office } from '../../../src/procedures/people.js'
import type { Facts, Notice } from '../../../src/procedures/procedure.js'
import { instant, type StaffId } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { clockFacts, facts, recordId, staff, testOffice, tuesday } from '../test-office.js'
import { disclosedBefore } from './disclosed-before.js'

const record = recordId('AR-2026-0001')
const secondsOn = (seconds: number) => instant(new Date(Date.parse(tuesday) + seconds * 1000))
const by = (id: string, more: Partial<Facts> = {}) => facts(id, { record, ...more })
const clock = (more: Partial<Facts> = {}) => clockFacts({ record, ...more })
const report: AtRiskReport = { said: 'He says he will not be here tomorrow.' }
const raised = (more: Partial<AtRiskReport> = {}, over: Partial<Facts> = {}) =>
  given(atRisk).when({ step: 'RaiseAlert', report: { ...report, ...more } }, by('asha', over))
const held = () => raised().when({ step: 'AcknowledgeAlert' }, by('gita'))
const courier = (
  delivery: { notice: Notice; outcome: 'delivered' | 'failed'; because?: string },
  state: AtRiskState,
  more: Partial<Facts> = {},
) => atRisk.delivered?.(delivery, state, { ...clock(more), by: 'courier' })
const again = (person: string, until: number): Notice => ({ ...toSenior(person), notice: 'again', until: secondsOn(until) })
/** The same story, once these people have their card. */
const reaching = (story: ReturnType<typeof raised>, ...people: readonly string[]) =>
  given(
    atRisk,
    people.reduce((state, person) => {
      const answer = courier({ notice: toSenior(person), outcome: 'delivered' }, state)
      return answer?.outcome === 'decided' ? answer.events.reduce(atRisk.evolve, state) : state
    }, story.state),
  )
const toSenior = (person: string): Notice => ({ notice: 'senior', to: { person: staff(person) }, urgency: 'alert' })

describe('An at-risk alert (s9)', () => {
  it('goes at once to each senior on duty, to the senior channel, and back to whoever raised it', () => {
    expect(raised().tells).toEqual(['senior → gita', 'senior → hugh', 'channel → #seniors', 'status → asha'])
    expect(
      raised()
        .owed.filter((o) => 'notice' in o)
        .every((o) => o.urgency === 'alert'),
    ).toBe(true)
  })

  it('needs one thing only: what was said or written', () => {
    expect(given(atRisk).when({ step: 'RaiseAlert', report: { said: '  ' } }, by('asha')).refusedBecause).toMatch(/what was said/)
    const command = atRisk.command?.begins
    if (!command || !('step' in command)) throw new Error('the command takes a step')
    expect(command.step('he says goodbye', by('asha'))).toEqual({ step: 'RaiseAlert', report: { said: 'he says goodbye' } })
    expect(command.step('', by('asha'))).toEqual({ dialog: 'raise' })
  })

  it('climbs after 60, 120 and 180 seconds, and then again and again until somebody has it', () => {
    const first = raised()
    expect(first.alarms).toEqual([`ClimbAlert at ${secondsOn(60)}`])
    const second = reaching(first, 'gita', 'hugh').when({ step: 'ClimbAlert' }, clock({ now: secondsOn(60) }))
    expect(second.tells).toEqual(expect.arrayContaining(['again → gita', 'senior → greg', 'senior → gwen']))
    expect(second.alarms).toEqual([`ClimbAlert at ${secondsOn(120)}`])
    const third = second.when({ step: 'ClimbAlert' }, clock({ now: secondsOn(120) }))
    expect(third.owed).toEqual(expect.arrayContaining([{ ...again('hugh', 180), everywhere: true }]))
    const fourth = third.when({ step: 'ClimbAlert' }, clock({ now: secondsOn(180) }))
    expect(fourth.alarms).toEqual([`ClimbAlert at ${secondsOn(240)}`])
    const fifth = fourth.when({ step: 'ClimbAlert' }, clock({ now: secondsOn(240) }))
    expect(fifth.alarms).toEqual([`ClimbAlert at ${secondsOn(300)}`])
  })

  it('goes by e-mail and webhook from the fourth rung where they are set up; what the office does not have is no rung', () => {
    const climbed = (office: Office) =>
      [60, 120, 180].reduce((story, second) => story.when({ step: 'ClimbAlert' }, clock({ office, now: secondsOn(second) })), raised())
    expect(climbed({ ...testOffice(), outsideMeans: ['email', 'webhook'] }).owed).toEqual(
      expect.arrayContaining([
        { ...toSenior('hugh'), by: 'email' },
        { notice: 'channel', to: { channel: 'seniors' }, urgency: 'alert', by: 'webhook' },
      ]),
    )
    expect(climbed(testOffice()).owed.filter((one) => 'notice' in one && one.by)).toEqual([])
  })

  it('is one card for a senior: what comes again is two lines, and what is on its way is not sent a second time', () => {
    const climbed = reaching(raised(), 'gita').when({ step: 'ClimbAlert' }, clock({ now: secondsOn(60) }))
    expect(climbed.owed).toContainEqual(again('gita', 120))
    expect(climbed.tells.filter((each) => each.includes('hugh'))).toEqual([])
    const gita = testOffice().person('gita')
    const view = gita && atRisk.view('again', climbed.state, { person: gita }, by('gita', { now: secondsOn(61) }))
    expect(view?.buttons.map(({ title }) => title)).toEqual(['I have it', 'Open'])
    expect(JSON.stringify(view)).not.toContain('tomorrow')
  })

  it('does not climb twice on one rung, nor once somebody has it', () => {
    expect(raised().when({ step: 'ClimbAlert' }, clock({ now: secondsOn(59) })).owed).toEqual([])
    expect(held().when({ step: 'ClimbAlert' }, clock({ now: secondsOn(60) })).owed).toEqual([])
  })

  it('is acknowledged by name, once; a late press is told who has it and since when', () => {
    const one = held()
    expect(one.state).toMatchObject({ is: 'Held', heldBy: 'gita' })
    expect(one.when({ step: 'AcknowledgeAlert' }, by('hugh')).refusedBecause).toMatch(/^Gita Rao has had this since/)
  })

  it('is not taken by whoever raised it, nor by somebody who is not senior', () => {
    const bySenior = given(atRisk).when({ step: 'RaiseAlert', report }, by('gita'))
    expect(bySenior.tells).not.toContain('senior → gita')
    expect(bySenior.when({ step: 'AcknowledgeAlert' }, by('gita')).refusedBecause).toMatch(/two of you/)
    expect(raised().when({ step: 'AcknowledgeAlert' }, by('adil')).refusedBecause).toMatch(/senior member of staff/)
  })

  it('never tells nobody: an empty ladder reaches every senior there is, absent or not', () => {
    const empty = { ...testOffice(), ladder: () => [] }
    expect(raised({}, { office: empty }).tells).toContain('senior → gita')
    const onlyReporter = {
      ...testOffice(),
      ladder: () => [[testOffice().person('asha') as never], testOffice().holding('head of department')],
    }
    expect(raised({}, { office: onlyReporter }).tells).toContain('senior → hugh')
  })

  it('shows the reporter who was reached, and stands in for whoever was not, telling the administrators', () => {
    const open = raised().state
    expect(courier({ notice: toSenior('gita'), outcome: 'delivered' }, open)).toMatchObject({
      events: [{ event: 'AlertReached', person: 'gita' }],
    })
    const missed = courier({ notice: toSenior('gita'), outcome: 'failed', because: 'the account is switched off' }, open)
    expect(missed).toMatchObject({ events: [{ event: 'AlertMissed', person: 'gita', told: ['gwen'] }] })
    expect(
      missed?.outcome === 'decided' && missed.owed.map((o) => ('notice' in o && 'person' in o.to ? `${o.notice} → ${o.to.person}` : '')),
    ).toEqual(['senior → gwen', 'not-reached → adam'])
  })

  it('asks the holder "still with you?" every half hour until it is concluded', () => {
    const one = held()
    expect(one.alarms).toEqual([`AskStillWithYou at ${secondsOn(1800)}`])
    const asked = one.when({ step: 'AskStillWithYou' }, clock({ now: secondsOn(1800) }))
    expect(asked.tells).toEqual(['still-with-you → gita'])
    expect(asked.alarms).toEqual([`AskStillWithYou at ${secondsOn(3600)}`])
    const ended = asked.when({ step: 'ConcludeAlert', outcome: 'no further action', reason: 'Spoke to the customer.' }, by('gita'))
    expect(ended.when({ step: 'AskStillWithYou' }, clock({ now: secondsOn(3600) })).owed).toEqual([])
  })

  it('is handed over to a senior only, who gets the card at once, and never back to whoever raised it', () => {
    const own = given(atRisk).when({ step: 'RaiseAlert', report }, by('gwen')).when({ step: 'AcknowledgeAlert' }, by('gita'))
    expect(own.when({ step: 'HandOverAlert', to: staff('gwen') }, by('gita')).refusedBecause).toMatch(/two of you/)
    expect(held().when({ step: 'HandOverAlert', to: staff('adil') }, by('gita')).refusedBecause).toMatch(/senior/)
    const over = held().when({ step: 'HandOverAlert', to: staff('gwen') }, by('gita'))
    expect(over.tells).toEqual(['senior → gwen', 'taken → #seniors'])
    expect(over.state).toMatchObject({ heldBy: 'gwen' })
    expect(over.when({ step: 'ConfirmStillHeld' }, by('gita')).refusedBecause).toMatch(/with Gwen Hughes/)
  })

  it('is looked after by its holder or a head of department, nobody else', () => {
    const conclude = { step: 'ConcludeAlert', outcome: 'handled here', reason: 'Her brother is with her.' } as const
    expect(held().when(conclude, by('gwen')).refusedBecause).toMatch(/with Gita Rao/)
    expect(held().when(conclude, by('hugh')).state).toMatchObject({ is: 'Concluded' })
    expect(raised().when(conclude, by('gita')).refusedBecause).toMatch(/Press "I have it" first/)
  })

  it('reminds Information Governance of a disclosure of before, whose formal record they alone confirm', () => {
    const disclosure = { authority: 'Police', what: 'Name and number', vitalInterests: 'Life in danger', decidedBy: staff('hugh') }
    const decided = given(atRisk, disclosedBefore(held().state, disclosure))
    expect(decided.when({ step: 'ConfirmDisclosure', reference: 'D-1' }, by('gita')).refusedBecause).toMatch(/Information Governance/)
    expect(decided.when({ step: 'RemindDisclosure' }, clock()).tells).toEqual(['information-governance → ian'])
    const confirmed = decided.when({ step: 'ConfirmDisclosure', reference: 'D-1' }, by('ian'))
    expect(confirmed.when({ step: 'RemindDisclosure' }, clock()).owed).toEqual([])
  })

  it('leaves the member of staff a telephone note to put on the case file, when there is a case', () => {
    const withCase = raised({ case: 'IC-1234' })
    expect(withCase.tells).toContain('telephone-note → asha')
    expect(atRisk.waiting(withCase.state, by('asha')).map((w) => w.for)).toContain('asha')
    const kept = withCase.when({ step: 'KeepTelephoneNote' }, by('asha'))
    expect(atRisk.waiting(kept.state, by('asha')).map((w) => w.for)).not.toContain('asha')
  })

  it('keeps later details beside the first words, never over them', () => {
    const more = raised().when(
      { step: 'AddDetails', details: { said: 'He mentioned the bridge.', location: 'Near the river' } },
      by('asha'),
    )
    expect(more.state).toMatchObject({ report: { said: `${report.said}\nHe mentioned the bridge.`, location: 'Near the river' } })
  })
})

it('takes no details once it is over, when nobody would read them: a new alert is raised with them (s9)', () => {
  const over = held().when({ step: 'ConcludeAlert', outcome: 'handled here', reason: 'Her brother is with her.' }, by('gita'))
  const late = over.when({ step: 'AddDetails', details: { said: 'He rang again, he has the rope.' } }, by('asha'))
  expect(late.refusedBecause).toMatch(/concluded this alert.*raise a new alert.*\/at-risk/)
})

describe('Who sees what of an alert (rule 6)', () => {
  const view = (person: string | undefined, notice = 'record') => {
    const found = person === undefined ? undefined : testOffice().person(person)
    return JSON.stringify(
      atRisk.view(
        notice,
        raised({ name: 'Mr Canary', case: 'IC-1234' }).state,
        found ? { person: found } : {},
        by((person ?? 'asha') as StaffId),
      ),
    )
  }
  it('shows a shared channel and bystanders a reference, never a word of what was said', () => {
    for (const seen of [view(undefined, 'channel'), view('adil'), view('adam', 'not-reached')]) {
      expect(seen).not.toMatch(/tomorrow|Canary|IC-1234/)
    }
  })
  it('shows the words to the seniors and to whoever raised it', () => {
    for (const seen of [view('gita', 'senior'), view('asha', 'status'), view('gwen')]) expect(seen).toMatch(/tomorrow/)
  })
  it('opens for the reporter and for seniors only', () => {
    const may = (id: string) => atRisk.mayOpen(raised().state, testOffice().person(id) as never, by('asha'))
    expect(['asha', 'gita', 'hugh'].map(may)).toEqual([true, true, true])
    expect(['adil', 'adam', 'ian'].map(may)).toEqual([false, false, false])
  })
})
