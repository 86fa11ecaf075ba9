import { difficultCall } from '../../../src/procedures/difficult-call/difficult-call.js'
import { beginLog } from '../../../src/procedures/terminated-call/begin.js'
import { given } from '../given.js'
import { at, clockFacts, facts, testOffice, testPeople } from '../test-office.js'

const asha = (time: string, office = testOffice()) => facts('asha', { now: at(`2026-03-03T${time}Z`), office })
const begun = () => given(difficultCall).when({ step: 'BeginCall', about: '' }, asha('10:00'))
const asked = (office = testOffice()) => begun().when({ step: 'AskForManager' }, asha('10:02', office))
const clock = (time: string, office = testOffice()) => clockFacts({ now: at(`2026-03-03T${time}Z`), office })
const titles = (state: ReturnType<typeof begun>['state'], by = 'asha') => {
  const person = testOffice().person(by)
  return difficultCall.view('companion', state, person ? { person } : {}, facts(by)).buttons.map((button) => button.title)
}

describe('a live call', () => {
  it('begins with one command and a private card', () => {
    expect(begun().tells).toEqual(['companion → asha'])
    expect(begun().state).toMatchObject({ is: 'Live', staff: 'asha' })
  })

  it('is asked after each working day until somebody says that it is over: whoever is on it, or who is above them while they are not here', () => {
    const asks = (day: number, office = testOffice()) =>
      begun().when({ step: 'AskWhetherOver' }, clockFacts({ now: at(`2026-03-0${day}T10:00:00Z`), office }))
    expect([asks(4).tells, asks(4).alarms]).toEqual([['companion → asha'], ['AskWhetherOver at 2026-03-05T10:00:00.000Z']])
    const away = asks(4, testOffice({ absent: ['asha'] }))
    expect([away.tells, away.alarms]).toEqual([['companion → asha', 'companion → lena'], ['AskWhetherOver at 2026-03-05T10:00:00.000Z']])
    const left = asks(4, testOffice({ people: testPeople.filter(({ id }) => id !== 'asha') }))
    expect(left.tells).toEqual([expect.stringMatching(/^companion → /)])
  })

  it('notes each thing said once, with its time', () => {
    const said = begun().when({ step: 'Explain' }, asha('10:01')).when({ step: 'Warn' }, asha('10:03'))
    expect(said.state).toMatchObject({
      climbed: [
        { rung: 'explained', at: '2026-03-03T10:01:00.000Z' },
        { rung: 'warned', at: '2026-03-03T10:03:00.000Z' },
      ],
    })
    expect(said.when({ step: 'Warn' }, asha('10:04')).refusedBecause).toBe('That is noted already, at 10:03.')
  })

  it('offers what comes next in the order of s4, and help at any time', () => {
    expect(titles(begun().state)).toEqual([
      'Explained',
      'Warned',
      'I need a manager now',
      'Ended the call',
      'Ended: threat or abuse',
      'Told of complaints',
      'Arrange a call back',
      'It calmed down',
    ])
  })

  it('keeps every button where it was until the call is over, for whoever is about to press one', () => {
    const before = titles(begun().state)
    const explained = begun().when({ step: 'Explain' }, asha('10:01'))
    const warned = explained.when({ step: 'Warn' }, asha('10:03'))
    const told = warned.when({ step: 'TellOfComplaints' }, asha('10:04'))
    const help = told.when({ step: 'AskForManager' }, asha('10:05'))
    const taken = help.when({ step: 'TakeCall' }, facts('gita', { now: at('2026-03-03T10:06Z') }))
    for (const { state } of [explained, warned, told, help, taken]) expect(titles(state)).toEqual(before)
  })

  it('goes on from a warning, whether or not the explaining before it was noted', () => {
    const warned = begun().when({ step: 'Warn' }, asha('10:03'))
    const person = testOffice().person('asha')
    const view = difficultCall.view('companion', warned.state, person ? { person } : {}, asha('10:03'))
    expect(JSON.stringify(view.data)).toContain('tell them that you are ending the call')
    expect(JSON.stringify(view.data)).not.toContain('Say what they are doing')
    expect(view.buttons.find((button) => button.style === 'primary')?.title).toBe('Ended the call')
  })

  it('goes straight to its end on a threat or abuse from the outset', () => {
    const ended = begun().when({ step: 'EndCallOnThreat' }, asha('10:01'))
    expect(ended.state).toMatchObject({ is: 'Ended', onThreat: true, climbed: [] })
    expect(difficultCall.gives?.(ended.state)).toMatchObject({ kind: 'abusive', outset: 'yes', warnings: [] })
  })

  it('fills in the log with the ladder, date, time and duration', () => {
    const ended = begun()
      .when({ step: 'Explain' }, asha('10:01'))
      .when({ step: 'Warn' }, asha('10:03'))
      .when({ step: 'EndCall' }, asha('10:12'))
    expect(difficultCall.leadsTo?.EndCall).toBe('/terminated-call')
    expect(beginLog(asha('10:20'), { from: difficultCall.gives?.(ended.state) ?? {} })).toEqual({
      warnings: ['explained', 'warned'],
      warningsBefore: ['explained', 'warned'],
      date: '2026-03-03',
      time: '10:00',
      duration: 'about 12 minutes',
      lineManager: 'lena',
    })
  })

  it('waits for the log after its end, and no longer when it is noted as logged', () => {
    const ended = begun().when({ step: 'EndCall' }, asha('10:12'))
    expect(difficultCall.waiting(ended.state, asha('10:13')).map((one) => one.for)).toEqual(['asha'])
    const logged = ended.when({ step: 'MarkLogged' }, asha('10:20'))
    expect(difficultCall.waiting(logged.state, asha('10:21'))).toEqual([])
  })

  it('that nobody logs is asked after each working day, and the second time the line manager hears, who asks how they are', () => {
    const ended = begun().when({ step: 'EndCall' }, asha('10:12'))
    expect(ended.alarms).toEqual(['ChaseLog at 2026-03-04T10:12:00.000Z'])
    const next = (day: number) => clockFacts({ now: at(`2026-03-0${day}T10:12Z`) })
    const once = ended.when({ step: 'ChaseLog' }, next(4))
    expect(once.tells).toEqual(['companion → asha'])
    const twice = once.when({ step: 'ChaseLog' }, next(5))
    expect(twice.tells).toEqual(['companion → asha', 'not-logged → lena'])
    const lena = testOffice().person('lena')
    const view = difficultCall.view('not-logged', twice.state, lena ? { person: lena } : {}, next(5))
    expect(JSON.stringify(view.data)).toContain('Please ask how they are.')
    expect(twice.when({ step: 'MarkLogged' }, asha('11:00')).when({ step: 'ChaseLog' }, next(6)).owed).toEqual([])
  })

  it('of somebody who has left waits for a head of department', () => {
    const ended = begun().when({ step: 'EndCall' }, asha('10:12'))
    const office = testOffice({ left: ['asha'] })
    expect(difficultCall.waiting(ended.state, clockFacts({ office })).map((one) => one.for)).toEqual(['hugh'])
  })

  it('may calm down: then nothing waits', () => {
    const calm = begun().when({ step: 'CarryOn' }, asha('10:05'))
    expect(difficultCall.waiting(calm.state, asha('10:06'))).toEqual([])
    expect(calm.when({ step: 'Warn' }, asha('10:06')).refusedBecause).toMatch('This call is over')
  })

  it('is noted only by whoever is on it', () => {
    expect(begun().when({ step: 'Explain' }, facts('adil')).refusedBecause).toBe('Only Asha Patel, who is on the call, can do this.')
  })
})

describe('I need a manager now', () => {
  it('tells the line manager and the managers of the group at once, and climbs after five minutes', () => {
    expect(asked().tells).toEqual(['manager-needed → lena', 'manager-needed → gita', 'manager-needed → gwen'])
    expect(asked().alarms).toEqual(['ClimbForManager at 2026-03-03T10:07:00.000Z'])
  })

  it('tells whoever acts for managers who are away, each once', () => {
    expect(asked(testOffice({ absent: ['lena', 'gita'] })).tells).toEqual(['manager-needed → leo', 'manager-needed → gwen'])
  })

  it('never tells whoever asks', () => {
    const own = given(difficultCall).when({ step: 'BeginCall', about: '' }, facts('gita')).when({ step: 'AskForManager' }, facts('gita'))
    expect(own.tells).toEqual(['manager-needed → hugh', 'manager-needed → gwen'])
  })

  it('names the first who takes it; the others are told to stand down', () => {
    const taken = asked().when({ step: 'TakeCall' }, facts('gita', { now: at('2026-03-03T10:03Z') }))
    expect(taken.when({ step: 'TakeCall' }, facts('lena')).refusedBecause).toBe('Gita Rao has it, Tue 3 Mar, 10:03. You can stand down.')
    expect(titles(taken.state, 'lena')).toEqual([])
    // A manager may be wanted once more.
    expect(taken.when({ step: 'AskForManager' }, asha('10:04')).refusedBecause).toBeUndefined()
  })

  it('is for those who were asked, and never for whoever is on the call', () => {
    expect(asked().when({ step: 'TakeCall' }, facts('lou')).refusedBecause).toBe('This is for the managers who were asked.')
    expect(asked().when({ step: 'TakeCall' }, facts('asha')).refusedBecause).toMatch('your own call')
  })

  it('is no longer for a manager who was asked and has lost the rank since, nor for a deputy without it', () => {
    const demoted = (id: string) =>
      testOffice({ people: testPeople.map((one) => (one.id === id ? { ...one, roles: ['staff' as const] } : one)) })
    expect(asked().when({ step: 'TakeCall' }, facts('lena', { office: demoted('lena') })).refusedBecause).toBe(
      'This is for the managers who were asked.',
    )
    const away = { ...demoted('leo'), actingFor: testOffice({ absent: ['lena'] }).actingFor }
    expect(asked({ ...away, person: demoted('leo').person }).tells).toEqual(['manager-needed → gita', 'manager-needed → gwen'])
  })

  it('climbs to the head of department, then goes round again, until somebody has it', () => {
    const first = asked().when({ step: 'ClimbForManager' }, clock('10:07'))
    expect(first.tells).toEqual(['manager-needed → hugh'])
    const again = first.when({ step: 'ClimbForManager' }, clock('10:12'))
    expect(again.tells).toHaveLength(4)
    expect(again.alarms).toEqual(['ClimbForManager at 2026-03-03T10:17:00.000Z'])
    const taken = again.when({ step: 'TakeCall' }, facts('hugh'))
    expect(taken.when({ step: 'ClimbForManager' }, clock('10:17')).owed).toEqual([])
  })

  it('rings nobody every five minutes through a night: after three rounds each wait is twice as long, an hour at most, and it never falls silent', () => {
    let call = asked()
    const waits: number[] = []
    for (let round = 0; round < 9; round += 1) {
      const [alarm = ''] = call.alarms
      const next = alarm.slice(alarm.indexOf(' at ') + 4)
      call = call.when({ step: 'ClimbForManager' }, clockFacts({ now: at(next) }))
      expect(call.tells.length).toBeGreaterThan(0)
      const [then = ''] = call.alarms
      waits.push((Date.parse(then.slice(then.indexOf(' at ') + 4)) - Date.parse(next)) / 60_000)
    }
    expect(waits).toEqual([5, 5, 10, 20, 40, 60, 60, 60, 60])
  })

  it('asks at full pace again where the first manager has come and another is asked for', () => {
    let call = asked()
    for (const now of ['10:07', '10:12', '10:17', '10:27']) call = call.when({ step: 'ClimbForManager' }, clock(now))
    const again = call
      .when({ step: 'TakeCall' }, facts('gita', { now: at('2026-03-03T10:30Z') }))
      .when({ step: 'AskForManager' }, asha('10:31'))
    expect(again.alarms).toEqual(['ClimbForManager at 2026-03-03T10:36:00.000Z'])
  })

  it('is rung for again where its alarm was lost, while the call may still be going on; not days after, nor once somebody came or it is over', () => {
    const rings = ({ state }: Pick<ReturnType<typeof asked>, 'state'>, now: string, office = testOffice()) =>
      (difficultCall.mustRing?.(state, clockFacts({ now: at(now), office })) ?? []).flatMap((one) =>
        one.alarm === 'ClimbForManager' ? [one.at] : [],
      )
    expect(rings(asked(), '2026-03-03T10:03:00Z')).toEqual(['2026-03-03T10:07:00.000Z'])
    expect(rings(asked(), '2026-03-03T12:00:00Z')).toEqual(['2026-03-03T12:05:00.000Z'])
    expect(rings(asked(), '2026-03-03T12:00:00Z', testOffice({ left: ['asha', 'lena'] }))).toHaveLength(1)
    expect(rings(asked(), '2026-03-05T10:00:00Z')).toEqual([])
    expect(rings(asked().when({ step: 'TakeCall' }, facts('gita')), '2026-03-03T10:05:00Z')).toEqual([])
    expect(rings(asked().when({ step: 'EndCall' }, asha('10:04')), '2026-03-03T10:05:00Z')).toEqual([])
    expect(rings(begun(), '2026-03-03T10:05:00Z')).toEqual([])
  })

  it('stops when the call is over', () => {
    const ended = asked().when({ step: 'EndCall' }, asha('10:04'))
    expect(ended.when({ step: 'ClimbForManager' }, clock('10:07')).owed).toEqual([])
  })

  it('can be asked again when nobody came, and an alarm of the first round does not ring for the second', () => {
    const again = asked()
      .when({ step: 'TakeCall' }, facts('gita', { now: at('2026-03-03T10:03Z') }))
      .when({ step: 'AskForManager' }, asha('10:06'))
    expect(again.tells).toHaveLength(3)
    expect(again.when({ step: 'ClimbForManager' }, clock('10:07')).owed).toEqual([])
  })

  it('says so when no manager is there, and keeps looking', () => {
    const nobody = testOffice({ absent: ['lena', 'leo', 'gita', 'gwen', 'hugh'] })
    const alone = asked(nobody)
    expect(alone.tells).toEqual([])
    expect(alone.when({ step: 'ClimbForManager' }, clock('10:07')).tells).toHaveLength(4)
  })
})
