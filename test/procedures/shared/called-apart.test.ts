import fc from 'fast-check'
import { z } from 'zod'
import { calledApart } from '../../../src/procedures/shared/called-apart.js'
import { person } from '../../../src/procedures/shared/fields.js'
import { staff, testOffice } from '../test-office.js'

const [someone] = testOffice().people
if (!someone) throw new Error('The test office has nobody.')
const one = (id: string, name: string, group: string, email = `${id}@office.example`) => ({ ...someone, id: staff(id), name, group, email })

describe('people of one name', () => {
  const maries = [
    one('mary.smith', 'Mary Smith', 'Helpline'),
    one('mary.smith.2', 'Mary Smith', 'Letters'),
    one('mary.smith.3', 'mary smíth', 'Letters'),
  ]
  test('are told apart by their group, and within one group by their address; others stand as they are', () => {
    expect([...calledApart([...maries, one('jo.bloggs', 'Jo Bloggs', 'Letters')]).values()]).toEqual([
      'Mary Smith (Helpline)',
      'Mary Smith (mary.smith.2@office.example)',
      'mary smíth (mary.smith.3@office.example)',
      'Jo Bloggs',
    ])
  })
  test('stand so wherever somebody is chosen from a list', () => {
    const field = person('Who is your line manager?', maries, 'Choose a manager.')
    const labels = z.record(z.string(), z.string()).parse(field.meta()?.labels)
    expect(Object.keys(labels)).toEqual(['mary.smith', 'mary.smith.2', 'mary.smith.3'])
    expect(new Set(Object.values(labels)).size).toBe(3)
  })
  test('never stand twice under one label, in any office whose addresses differ', () => {
    const names = fc.constantFrom('Mary Smith', 'MARY SMITH', 'Zoë Ng', 'Zoe Ng', 'Jo')
    const people = fc.array(fc.tuple(names, fc.constantFrom('A', 'B', 'C')), { maxLength: 12 })
    fc.assert(
      fc.property(people, (given) => {
        const called = calledApart(given.map(([name, group], place) => one(`p${place}`, name, group)))
        expect(new Set(called.values()).size).toBe(given.length)
      }),
      { numRuns: 200 },
    )
  })
})
