import { exportList } from '../../src/casework/work-lists/export-list.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { words } from './counter.js'
import { identified } from './subject-access/request.js'

const call = { kind: 'abusive', outset: 'yes', caseReference: 'IC-1', reason: 'CANARY threatened me', personal: 'no', wellbeing: 'fine' }
const link = () => 'https://office.example/link'

const open = () => {
  const office = openArrangementOffice({ letterLink: link, listLink: link, copyLink: link })
  return {
    ...office,
    logged: async (): Promise<RecordId> => {
      const receipt = await office.walk('asha', await office.command('asha', '/terminated-call'), { ...call, caller: 'Bloggs, Jo' })
      if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`no call was logged: ${words(receipt)}`)
      return receipt.card.record as RecordId
    },
    looks: async (at: RecordId) =>
      (await office.log.read(at))?.events.flatMap(({ event, by, why }) => (event === 'DetailsOpened' ? [`${by}: ${why}`] : [])) ?? [],
    /** From now on no look is kept, or none at this one record: others are always faster. */
    keepNoLook: (at?: RecordId) => {
      const append = office.log.append.bind(office.log)
      Object.assign(office.log, {
        append: async (...[commit, summary]: Parameters<typeof append>) =>
          commit.events.some(({ event }) => event === 'DetailsOpened') && commit.record === (at ?? commit.record)
            ? { outcome: 'overtaken' }
            : append(commit, summary),
      })
    },
  }
}

describe('Where it cannot be kept that somebody looked', () => {
  test('details are not opened', async () => {
    const { approved, press, keepNoLook } = open()
    const record = await approved()
    expect(words(await press('gita', 'open:', record))).toContain('CANARY')
    keepNoLook()
    expect(words(await press('ada', 'open:', record))).not.toContain('CANARY')
  })
  test('a customer who is looked up is not shown', async () => {
    const { approved, command, keepNoLook } = open()
    const record = await approved()
    expect(words(await command('asha', '/customer', 'Jo Bloggs'))).toContain(record)
    keepNoLook()
    expect(words(await command('adil', '/customer', 'Jo Bloggs'))).not.toContain(record)
  })
  test.each(['first', 'last'] as const)(
    'nor is any of their records, where it is the %s of several alone that it cannot be kept of',
    async (which) => {
      const { approved, command, logged, keepNoLook } = open()
      const records = [await approved(), await logged()]
      expect(words(await command('asha', '/customer', 'Jo Bloggs'))).toContain(records[0])
      keepNoLook(records.at(which === 'first' ? 0 : -1))
      const shown = words(await command('lena', '/customer', 'Jo Bloggs'))
      for (const record of records) expect(shown).not.toContain(record)
    },
  )
  test('no link to the draft of a letter is given', async () => {
    const { approved, press, keepNoLook } = open()
    const record = await approved()
    expect(words(await press('gita', 'letter:decision', record))).toContain(link())
    keepNoLook()
    expect(words(await press('gita', 'letter:decision', record))).not.toContain(link())
  })
  test('no file of a list and no copy of what is kept is given', async () => {
    const office = open()
    await office.approved()
    const request = await identified(office as unknown as Parameters<typeof identified>[0])
    const asked = { asked: { name: 'restriction', sort: 0, page: 0 }, by: staff('ada') }
    const of = { record: request, as: 'json' as const, by: staff('ian') }
    expect(await exportList(office.desk, asked, 'one')).toHaveProperty('csv')
    expect(await office.casework.giveCopy(of, 'one')).toHaveProperty('records')
    office.keepNoLook()
    expect(await exportList(office.desk, asked, 'two')).toBe('not kept')
    expect(await office.casework.giveCopy(of, 'two')).toBe('not kept')
  })
})

describe('A form that is begun from a record', () => {
  test('is filled in from it for those who may open it, which is a look; and with nothing where that cannot be kept', async () => {
    const { logged, press, looks, keepNoLook } = open()
    const [record, other] = [await logged(), await logged()]
    expect(words(await press('lena', 'command:/restriction', record))).toContain('Bloggs')
    expect(await looks(record)).toEqual([expect.stringMatching(/^lena: It filled in the form/)])
    keepNoLook()
    expect(words(await press('lena', 'command:/restriction', other))).not.toContain('Bloggs')
  })
})
