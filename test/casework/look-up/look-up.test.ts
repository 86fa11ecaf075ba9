import fc from 'fast-check'
import type { Answer, Arrival } from '../../../src/casework/arrival.js'
import { openNameIndex } from '../../../src/casework/look-up/name-index.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import { procedures } from '../../../src/office.js'
import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { evolveArrangement } from '../../../src/procedures/arrangement/evolve.js'
import type { ArrangementEvent, Terms } from '../../../src/procedures/arrangement/matter.js'
import { marksOf } from '../../../src/procedures/shared/customer.js'
import { nameWords, sameName } from '../../../src/procedures/shared/name.js'
import { telephonesIn } from '../../../src/procedures/shared/telephone.js'
import type { RecordId, StaffId } from '../../../src/procedures/words.js'
import { staff, testOffice, tuesday } from '../../procedures/test-office.js'
import { memoryLog } from '../memory-log.js'

const terms: Terms = {
  cases: ['IC-123'],
  noFurtherContact: ['IC-123'],
  channels: ['in writing only'],
  mailFolder: false,
  start: '2026-03-03',
  review: '2027-03-03',
}
const events = (name: string, more: { telephone?: string; email?: string; party?: string } = {}): readonly ArrangementEvent[] => {
  const by = { by: staff('gita'), at: tuesday }
  return [
    {
      event: 'ArrangementAskedFor',
      by: staff('asha'),
      at: tuesday,
      deciders: [staff('gita')],
      request: {
        kind: 'restriction',
        customer: { name, ...more },
        facts: 'CANARY narrative',
        linked: [],
        equality: { answer: 'no sign of it' },
        terms,
        documents: [],
        behaviour: 'unacceptable',
      },
    },
    { event: 'ArrangementApproved', terms, todo: ['letter'], ...by },
    { event: 'TaskDone', task: 'letter', letterOn: '2026-03-03', ...by },
    { event: 'ArrangementInForce', at: tuesday },
  ]
}

const open = () => {
  const log = memoryLog(() => new Date(tuesday))
  const office = testOffice()
  let number = 0
  const casework = openCasework({ procedures, log, directory: () => office, clock: () => new Date(tuesday), report: () => {} })
  return {
    log,
    async restrict(name: string, more = {}): Promise<RecordId> {
      const kept = events(name, more)
      const state = kept.reduce(evolveArrangement, restriction.initial)
      const commit = await log.open(
        'RE',
        2026,
        'restriction',
        { at: tuesday, by: staff('asha'), events: kept.map((event) => ({ ...event })), owed: [] },
        () => ({
          procedure: 'restriction',
          version: 1,
          moved: 1,
          is: state.is,
          opened: tuesday,
          waiting: [],
          marks: marksOf(restriction.customer?.(state) ?? {}, 'GB'),
        }),
      )
      return commit.record
    },
    look: (text: string, by = 'adil'): Promise<Answer> => {
      number += 1
      return casework.listen({
        id: `look-${number}`,
        by: staff(by),
        channel: 'console',
        place: 'private',
        arrives: 'command',
        command: '/customer',
        text,
      })
    },
    press: (verb: string, record: RecordId): Promise<Answer> => {
      number += 1
      const press: Arrival = {
        id: `press-${number}`,
        by: 'adil' as StaffId,
        channel: 'console',
        place: 'private',
        arrives: 'press',
        verb,
        record,
        version: 1,
      }
      return casework.listen(press)
    },
  }
}
const words = (answer: Answer): string => JSON.stringify(answer)

describe('/customer (s10)', () => {
  it.each([
    'Jo Bloggs',
    'bloggs jo',
    'Blogs Jo',
    'JO BLOGGS',
    'Bloggs',
    '020 7946 0000',
    '+44 (0)20 7946 0000',
    '0044 20 7946 0000',
    'jo@example.org',
    'PR-77',
    'ic 123',
    'IC123',
  ])('finds the customer by %s, and says what to do', async (typed) => {
    const office = open()
    await office.restrict('Jo Bloggs', { telephone: '(020) 7946-0000', email: 'Jo@Example.org', party: 'pr77' })
    const found = words(await office.look(typed))
    expect(found).toContain('in writing only')
    expect(found).toContain('Log a contact against the restriction')
    expect(found).not.toContain('CANARY')
  })
  it('says plainly when nothing is recorded, and how to try again', async () => {
    const office = open()
    await office.restrict('Jo Bloggs')
    expect(words(await office.look('Somebody Else'))).toMatch(/Nothing is recorded.*Help as usual/)
    expect(words(await office.look(''))).toMatch(/Type who contacted you/)
  })
  it('offers a choice among several, and shows the one chosen', async () => {
    const office = open()
    const jo = await office.restrict('Jo Bloggs')
    await office.restrict('Albert Bloggs')
    expect(words(await office.look('bloggs'))).toMatch(/Which customer\?.*Jo Bloggs/)
    expect(words(await office.press('look-up:', jo))).toContain('in writing only')
  })
  it('finds what was recorded after the first look, here or in another process', async () => {
    const office = open()
    await office.look('nobody')
    await office.restrict('Zoë O’Hara')
    expect(words(await office.look('zoe ohara'))).toContain('in writing only')
  })
  it('keeps who looked, when and why, before it shows anything', async () => {
    const office = open()
    const jo = await office.restrict('Jo Bloggs')
    await office.look('Jo Bloggs')
    expect(office.log.commits.get(jo)?.at(-1)).toMatchObject({
      by: 'adil',
      events: [{ event: 'DetailsOpened', why: expect.stringMatching(/looked the customer up/) }],
    })
  })
})

describe('Names and numbers', () => {
  it('are the same whatever their order, accents, titles and case', () => {
    expect(sameName('Dr Zoë O’Hara-Smith', 'smith ohara ZOE')).toBe(true)
    expect(sameName('Jo Bloggs', 'Joe Bloggs')).toBe(false)
  })
  it('are found with one letter wrong in a short word and two in a long one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Katherine', 'Mohammed', 'Featherstone', 'Okonkwo', 'Szczepanski', 'Ahmed', 'Jones'),
        fc.nat(),
        fc.constantFrom('swap', 'drop', 'double', 'change'),
        (name, place, how) => {
          const at = 1 + (place % (name.length - 2))
          const wrong = {
            swap: name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
            drop: name.slice(0, at) + name.slice(at + 1),
            double: name.slice(0, at) + name.charAt(at) + name.slice(at),
            change: `${name.slice(0, at)}x${name.slice(at + 1)}`,
          }[how]
          // Two letters swapped count as two: short words forgive one.
          fc.pre(how !== 'swap' || name.length > 6)
          const index = openNameIndex()
          index.put('RE-2026-0001' as RecordId, `Alex ${name}`)
          expect(index.find(wrong)).toEqual(['RE-2026-0001'])
        },
      ),
    )
  })
  it('keep any text from breaking the index', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, typed) => {
        const index = openNameIndex()
        index.put('RE-2026-0001' as RecordId, name)
        index.find(typed)
        expect(nameWords(name).join(' ')).not.toMatch(/[A-Z]/)
      }),
    )
  })
  it.each(['020 7946 0000', '+44 20 7946 0000', '+44 (0)20 7946 0000', '0044 2079460000', '(020)79460000', '020-7946-0000', '02079460000'])(
    'read %s as one number',
    (typed) => {
      expect(telephonesIn(typed, 'GB')).toEqual(['+442079460000'])
    },
  )
  it('read a number from abroad by its country', () => {
    expect(telephonesIn('+1 (212) 555-0123', 'GB')).toEqual(['+12125550123'])
  })
})
