import { recordOn, words } from './counter.js'
import { openSampleOffice as openOffice } from './sample-counter.js'

describe('somebody who says that they are away', () => {
  test('is rung by no alert from then on, and rung again once they are back', async () => {
    const office = openOffice()
    expect(await office.rung()).toEqual(['priya.sharma', 'rhys.bevan'])
    const record = recordOn(await office.sends('priya.sharma', '/away', {}))
    await office.look()
    expect(await office.rung()).toEqual(['rhys.bevan'])
    await office.press('priya.sharma', 'step:TakeBack', record)
    await office.look()
    expect(await office.rung()).toEqual(['priya.sharma', 'rhys.bevan'])
  })
  test('stays away after the bot was started again, and while the database is away', async () => {
    const office = openOffice()
    await office.sends('priya.sharma', '/away', {})
    office.restart()
    await office.look()
    office.away(true)
    await office.look()
    expect(office.faults).toHaveLength(1)
    office.away(false)
    expect(await office.rung()).toEqual(['rhys.bevan'])
  })
  test('is here again the next morning without anybody’s doing', async () => {
    const office = openOffice()
    await office.sends('priya.sharma', '/away', {})
    await office.look()
    office.pass(24)
    expect(await office.rung()).toEqual(['priya.sharma', 'rhys.bevan'])
  })
})

describe('/duty', () => {
  test('shows who is on duty now, with the numbers, and next, by tier', async () => {
    const said = words(await openOffice().command('asha.patel', '/duty'))
    expect(said).toContain('Now, tier 1')
    expect(said).toContain('Priya Sharma, 01632 960105; Rhys Bevan, 01632 960108. Until Tue 24 Nov, 18:00.')
    expect(said).toContain('Tue 24 Nov, 18:00 until Wed 25 Nov, 08:00, tier 1')
    expect(said).toContain('Grace Mensah; David Levy')
    expect(said).toContain('Wed 25 Nov, 08:00 to 18:00, tier 1')
  })
  test('says who stands in for whoever is away', async () => {
    const office = openOffice()
    await office.sends('priya.sharma', '/away', {})
    await office.look()
    expect(words(await office.command('asha.patel', '/duty'))).toContain('Priya Sharma is away: Rhys Bevan, 01632 960108')
  })
  test('tells whoever has a turn until when, and shows a turn that was taken', async () => {
    const office = openOffice()
    expect(words(await office.command('rhys.bevan', '/duty'))).toContain('You are on duty, in tier 1, until Tue 24 Nov, 18:00.')
    const answer = await office.sends('owen.fraser', '/turn', {}, { insteadOf: 'priya.sharma' }, {})
    expect(words(answer)).toContain('Owen Fraser is on duty')
    await office.look()
    expect(words(await office.command('asha.patel', '/duty'))).toContain('Owen Fraser, 01632 960116; Rhys Bevan, 01632 960108')
    expect(await office.rung()).toEqual(['owen.fraser', 'rhys.bevan'])
  })
  test('leads to both: being away, and taking a turn', async () => {
    expect(words(await openOffice().command('asha.patel', '/duty'))).toMatch(/command:\/away.*command:\/turn/)
  })
})
