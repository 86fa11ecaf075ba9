import { eraseRecords } from '../../src/casework/erase-records.js'
import { gather } from '../../src/casework/subject-access/gather.js'
import { exportList } from '../../src/casework/work-lists/export-list.js'
import type { RecordId } from '../../src/procedures/words.js'
import { at, staff } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { words } from './counter.js'

/** The looks that a list shows: who, and what is unusual. */
const linesOf = (answer: Parameters<typeof words>[0]) => words(answer)
const looked = async (office: ReturnType<typeof openArrangementOffice>, by: string, record: RecordId) => office.press(by, 'open:', record)

/** So many customers who have nothing to do with each other. */
const customer = (n: number) => ({
  customer: `${'ABCDEFGHIJKL'.charAt(n)}lex ${'MNOPQRSTUVWX'.charAt(n)}orth`,
  telephone: `020 7946 00${10 + n}`,
  cases: `IC-9${n}`,
  noFurtherContact: [`IC-9${n}`],
})

describe('who looked at what', () => {
  test('is for Information Governance, and that they looked is kept on each record that is shown', async () => {
    const office = openArrangementOffice()
    const record = await office.approved()
    await looked(office, 'hugh', record)
    for (const by of ['asha', 'lena', 'gita', 'hugh', 'hilda', 'adam']) {
      expect(linesOf(await office.command(by, '/looks'))).toContain('Information Governance review who looked')
      expect(linesOf(await office.press(by, 'list:looks:0:-:0'))).toContain('Information Governance review who looked')
      expect(linesOf(await office.press(by, 'export:looks:0:-:0'))).toContain('Information Governance review who looked')
    }
    const told = linesOf(await office.command('ian', '/looks'))
    expect(told).toContain('Hugh Barnes')
    expect(told).toContain(record)
    const last = (await office.log.read(record))?.events.at(-1)
    expect(last).toMatchObject({ event: 'DetailsOpened', by: 'ian', why: expect.stringContaining('Who looked at what') })
  })

  test('shows the unusual first: at night, where nothing has happened for a month, many in a row', async () => {
    const office = openArrangementOffice()
    const records: RecordId[] = []
    for (let n = 0; n < 12; n += 1) records.push(await office.approved(customer(n)))
    const [first = 'none' as RecordId] = records
    await looked(office, 'hugh', first)
    expect(linesOf(await office.command('ian', '/looks'))).not.toContain('Unusual:')
    office.setNow(at('2026-04-20T22:30:00Z'))
    await looked(office, 'greg', first)
    const night = linesOf(await office.command('ian', '/looks'))
    expect(night).toMatch(/Greg Hall.*Out of hours, No contact since/)
    expect(night.indexOf('Greg Hall')).toBeLessThan(night.indexOf('Unusual') + 1)
    office.setNow(at('2026-04-21T10:00:00Z'))
    for (const record of records) await looked(office, 'hugh', record)
    const row = linesOf(await office.press('ian', 'list:looks:0:2:0'))
    expect(row).toMatch(/12 of \d+: Many in a row/)
    expect(row).toContain('Hugh Barnes')
  })

  test('by one person, or at one customer’s records, whichever of them is named', async () => {
    const office = openArrangementOffice()
    const [one, other] = [
      await office.approved(),
      await office.approved({ customer: 'Mary Other', telephone: '020 7946 0077', cases: 'IC-2', noFurtherContact: ['IC-2'] }),
    ]
    await looked(office, 'hugh', one)
    await looked(office, 'gita', other)
    const byHugh = linesOf(await office.command('ian', '/looks', 'Hugh Barnes'))
    expect(byHugh).toContain(one)
    expect(byHugh).not.toContain(other)
    for (const typed of ['Mary Other', '020 7946 0077', other]) {
      const told = linesOf(await office.command('ian', '/looks', typed))
      expect([typed, told.includes('Gita Rao'), told.includes('Hugh Barnes')]).toEqual([typed, true, false])
    }
    expect(linesOf(await office.command('ian', '/looks', 'Nobody Here'))).toContain('Nobody of this name')
  })

  test('at a record that was erased since is told all the same: who, when and which, as long as looks are listed; nobody opens it', async () => {
    const office = openArrangementOffice()
    const [gone, stays] = [await office.approved(), await office.approved(customer(1))]
    for (const record of [gone, stays]) await looked(office, 'hugh', record)
    office.setNow(at('2026-04-02T10:00:00Z'))
    await eraseRecords(office.desk, new Map([[gone, { by: 'ian', why: 'They asked for it.', at: at('2026-04-02T10:00:00Z') }]]), {
      mayGo: async () => true,
    })
    for (const asked of ['', 'Hugh Barnes', gone]) {
      const told = linesOf(await office.command('ian', '/looks', asked))
      expect([asked, told]).toEqual([
        asked,
        expect.stringMatching(new RegExp(`Hugh Barnes[^]*${gone}[^]*Not known: the record was erased on`)),
      ])
      expect(told).toContain('Erased since')
    }
    const answer = await office.command('ian', '/looks')
    expect(JSON.stringify(answer)).toContain(`"record":"${stays}"`)
    expect(JSON.stringify(answer)).not.toContain(`"record":"${gone}"`)
    const file = await exportList(office.desk, { asked: { name: 'looks', sort: 0, page: 0 }, by: staff('ian') }, 'a download')
    expect('csv' in Object(file) && (file as { csv: string }).csv).toMatch(new RegExp(`${gone},Hugh Barnes`))
    // A member of staff who asks what is kept on them is told of it too.
    const own = await gather(office.desk, { is: 'staff', customer: { name: 'Hugh Barnes' }, staff: staff('hugh'), also: [] })
    expect(own.looks.map(({ record }) => record)).toEqual(expect.arrayContaining([gone, stays]))
  })

  test('tells nothing of a talk between two people, nor that there was one, also when it is erased', async () => {
    const office = openArrangementOffice()
    const receipt = await office.walk('asha', await office.command('asha', '/need-support'), { wished: 'lena', words: '' })
    const talk = receipt.answer === 'card' ? (receipt.card.record as RecordId) : undefined
    if (!talk) throw new Error('nothing was asked for')
    await looked(office, 'lena', talk)
    expect(linesOf(await office.command('ian', '/looks'))).not.toContain(talk)
    expect(linesOf(await office.command('ian', '/looks', talk))).not.toContain('Lena Morris')
    await eraseRecords(office.desk, new Map([[talk, { by: 'ian', why: 'They asked for it.', at: at('2026-04-02T10:00:00Z') }]]), {
      mayGo: async () => true,
    })
    expect(linesOf(await office.command('ian', '/looks'))).not.toContain(talk)
    expect(linesOf(await office.command('ian', '/looks', talk))).not.toContain('Lena Morris')
  })
})
