import { openNames } from '../../src/house/keep-names.js'
import type { Office } from '../../src/procedures/people.js'
import { memoryLog } from '../casework/memory-log.js'
import { at, testOffice, testPeople } from '../procedures/test-office.js'

const renamed = (id: string, name: string): Office =>
  testOffice({ people: testPeople.map((one) => (one.id === id ? { ...one, name } : one)) })
const [before, wedding, after] = [at('2026-03-02T09:00:00Z'), at('2026-03-09T09:00:00Z'), at('2026-03-16T09:00:00Z')]

/** Bots, one after another, on one store; the office and the moment may change. */
const openOffices = () => {
  let now = before
  let office = testOffice()
  const store = memoryLog(() => new Date(now))
  const faults: unknown[] = []
  return {
    store,
    faults,
    bot: () => openNames({ store, directory: () => office, clock: () => new Date(now), faulty: (fault) => faults.push(fault) }),
    on: (moment: typeof now, changed?: Office) => {
      now = moment
      office = changed ?? office
    },
  }
}

describe('the names that people had', () => {
  test('stand from the moment at which the office file has them, and the one before until then', async () => {
    const offices = openOffices()
    const { directory } = await offices.bot()
    expect(directory().nameThen('asha', before)).toBe('Asha Patel')
    offices.on(wedding, renamed('asha', 'Asha Rao'))
    expect(directory().nameOf('asha')).toBe('Asha Rao')
    expect(directory().nameThen('asha', after)).toBe('Asha Rao')
    expect(directory().nameThen('asha', wedding)).toBe('Asha Rao')
    expect(directory().nameThen('asha', before)).toBe('Asha Patel')
  })

  test('stay when their bearer leaves, of whom it is said; and somebody of whom nothing is known has none', async () => {
    const offices = openOffices()
    const { directory } = await offices.bot()
    directory()
    offices.on(wedding, testOffice({ left: ['asha'] }))
    expect(directory().nameOf('asha')).toBe('Asha Patel (has left)')
    expect(directory().nameThen('asha', after)).toBe('Asha Patel')
    expect(directory().person('asha')).toBeUndefined()
    expect(directory().everCalled).toContainEqual({ id: 'asha', name: 'Asha Patel' })
    expect(directory().nameOf('long.ago')).toBe('somebody who has left')
    expect(directory().nameThen('long.ago', before)).toBe('somebody who has left')
  })

  test('are known to the next bot, also of somebody who left while none was at work; of what was before, the earliest is known', async () => {
    const offices = openOffices()
    await (await offices.bot()).keep()
    offices.on(wedding, renamed('lena', 'Lena Marsh'))
    await (await offices.bot()).keep()
    offices.on(after, testOffice({ left: ['lena', 'asha'] }))
    const { directory } = await offices.bot()
    expect(directory().nameThen('lena', before)).toBe('Lena Morris')
    expect(directory().nameThen('lena', after)).toBe('Lena Marsh')
    expect(directory().nameThen('asha', after)).toBe('Asha Patel')
    expect(
      directory()
        .everCalled?.filter(({ id }) => id === 'lena')
        .map(({ name }) => name),
    ).toEqual(['Lena Morris', 'Lena Marsh'])
    expect(directory().nameThen('lena', at('2020-01-01T00:00:00Z'))).toBe('Lena Morris')
    expect(offices.faults).toEqual([])
  })

  test('are kept once the store is back, and known meanwhile', async () => {
    const offices = openOffices()
    const names = await offices.bot()
    offices.store.setAway(true)
    await names.keep()
    expect(offices.faults).toHaveLength(1)
    offices.on(wedding, testOffice({ left: ['asha'] }))
    expect(names.directory().nameThen('asha', wedding)).toBe('Asha Patel')
    offices.store.setAway(false)
    await names.keep()
    await names.keep()
    expect(await offices.store.listSealed('called')).toHaveLength(1)
    expect((await offices.bot()).directory().nameThen('asha', wedding)).toBe('Asha Patel')
  })

  test('that cannot be read are left out: the bot starts all the same, with the names of now', async () => {
    const offices = openOffices()
    await offices.store.putSealed('called', 'spoilt', { from: 'yesterday' })
    expect((await offices.bot()).directory().nameThen('asha', before)).toBe('Asha Patel')
    offices.store.setAway(true)
    expect((await offices.bot()).directory().nameThen('asha', before)).toBe('Asha Patel')
    expect(offices.faults).toHaveLength(1)
  })
})
