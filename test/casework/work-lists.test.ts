import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { Answer } from '../../src/casework/arrival.js'
import { writeCsv } from '../../src/casework/work-lists/export-list.js'
import { listOfPerson, readList } from '../../src/casework/work-lists/work-list.js'
import type { Server } from '../../src/house/open-server.js'
import { openListLinks } from '../../src/letters/open-list-links.js'
import type { StaffId } from '../../src/procedures/words.js'
import { openLinkServer } from '../house/link-server.js'
import { staff, testOffice, testPeople } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { words } from './counter.js'

const seniorEnough = ['ada', 'hilda', 'hugh', 'gita', 'gwen', 'greg']
const verbCalled = (answer: Answer, title: string): string =>
  new RegExp(`"title":"${title}[^"]*",(?:"tooltip":"[^"]*",)?"verb":"([^"]+)"`).exec(words(answer))?.[1] ?? `no button ${title}`
const looks = async ({ log }: ReturnType<typeof openArrangementOffice>, record: string) =>
  ((await log.read(record as never))?.events ?? []).flatMap(({ event, why }) =>
    event === 'DetailsOpened' && /list/.test(String(why)) ? [why] : [],
  )

describe('the list of restrictions in force', () => {
  test.each(['asha', 'lena', 'adil', 'ian', 'adam'])('is not for %s, who hears whose it is', async (by) => {
    const office = openArrangementOffice()
    await office.approved()
    const refused = words(await office.press(by, 'list:restriction:0:-:0'))
    expect(refused).toContain('Advice Services, group managers, heads of department')
    expect(refused).not.toContain('Jo Bloggs')
    expect(words(await office.command(by, '/lists'))).not.toContain('Restrictions in force')
  })
  test('shows whoever works from it each with what is left to do, by review date, and keeps that they looked', async () => {
    const office = openArrangementOffice()
    const late = await office.approved({ customer: 'Jo Late', cases: 'IC-2', review: '2027-01-09' })
    const soon = await office.approved({ customer: 'Jo Soon', cases: 'IC-3', review: '2026-09-09' })
    const list = await office.press('ada', 'list:restriction:0:-:0')
    expect(words(list).indexOf('Jo Soon')).toBeLessThan(words(list).indexOf('Jo Late'))
    expect(words(list)).toContain('2 in all.')
    expect(words(list)).toContain('make the record')
    for (const record of [late, soon]) expect(await looks(office, record)).toEqual(['They saw it in the list “Restrictions in force”.'])
  })
  test('shows a group manager their own group, a head their department, and Advice Services all', async () => {
    const office = openArrangementOffice()
    await office.approved({ customer: 'Jo Bloggs' })
    const has = async (by: string) => words(await office.press(by, 'list:restriction:0:-:0')).includes('Jo Bloggs')
    expect(Object.fromEntries(await Promise.all(seniorEnough.map(async (by) => [by, await has(by)])))).toEqual({
      ada: true,
      hilda: true,
      hugh: true,
      gita: true,
      gwen: true,
      greg: false,
    })
  })
  test('is narrowed by what is left to do, and a page never shows what its filter leaves out', async () => {
    const office = openArrangementOffice()
    const done = await office.approved({ customer: 'Jo Done', cases: 'IC-2' })
    await office.approved({ customer: 'Jo Open', cases: 'IC-3' })
    await office.fill('ada', 'record', done, { holdingCase: 'H-1', partyBox: 'yes', intranet: 'yes' })
    const all = await office.press('ada', 'list:restriction:0:-:0')
    const open = await office.press('ada', verbCalled(all, 'Record not made'))
    expect([words(open).includes('Jo Open'), words(open).includes('Jo Done')]).toEqual([true, false])
    expect(words(open)).toContain('1 of 2: Record not made.')
    expect(await looks(office, done)).toHaveLength(1)
  })
  test('goes page by page through everything once, whatever is asked for', async () => {
    const office = openArrangementOffice()
    for (let number = 0; number < 9; number += 1) await office.approved({ customer: `Jo Nr${number}x`, cases: `IC-${number}` })
    const first = await office.press('ada', 'list:restriction:1:-:0')
    const second = await office.press('ada', verbCalled(first, 'Next page'))
    const seen = [...`${words(first)}${words(second)}`.matchAll(/"text":"(Jo Nr\d+x)"/g)].map(([, name]) => name)
    expect(seen.toSorted()).toEqual(Array.from({ length: 9 }, (_, number) => `Jo Nr${number}x`).toSorted())
    for (const odd of [
      'list:restriction',
      'list:restriction:99:99:99',
      'list:::',
      'list:at-risk:0:-:0',
      'list:__proto__:0:-:0',
      'list:with.:0:-:0',
    ])
      expect((await office.press('ada', odd)).answer).not.toBe('nothing')
    expect(office.told).not.toContainEqual(expect.objectContaining({ tells: 'fault' }))
  })
})

describe('what lies with somebody', () => {
  test('is for them, for those above them and for administrators; it names no customer', async () => {
    const office = openArrangementOffice()
    const record = await office.approved()
    const may = await Promise.all(
      office.office.people.map(async ({ id }) => [id, words(await office.press(id, 'list:with.gita:0:-:0')).includes(record)] as const),
    )
    expect(may.flatMap(([id, is]) => (is ? [id] : []))).toEqual(['gita', 'hugh', 'adam'])
    const list = words(await office.command('hugh', '/lists', 'gita'))
    expect(list).toContain('What lies with Gita Rao')
    expect(list).toContain('Write to the customer (restriction)')
    expect(list).toContain('Restriction: owner')
    expect(list).not.toContain('Jo Bloggs')
  })
  test('is for the head of their own department, also of whom nobody is above, and for no head of another', async () => {
    const office = openArrangementOffice()
    const record = await office.approved()
    const hal = testPeople.filter(({ id }) => id === 'hugh').map((one) => ({ ...one, id: staff('hal'), department: 'Legal' }))
    office.setOffice(testOffice({ people: [...testPeople, ...hal] }))
    const looksAt = async (by: string, of: string) => words(await office.press(by, `list:with.${of}:0:-:0`))
    expect(await looksAt('hugh', 'hilda')).toContain('What lies with Hilda Cole')
    expect(await looksAt('hal', 'ian')).toContain('What lies with Ian Grant')
    for (const id of ['gita', 'asha', 'hilda', 'hugh', 'adam']) {
      const refused = await looksAt('hal', id)
      expect([id, refused]).toEqual([id, expect.stringContaining('for them, for those above them, and for administrators')])
      expect(refused).not.toContain(record)
    }
    expect(words(await office.command('hal', '/lists', 'gita'))).toContain('Nobody of this name is there whose work you may see')
  })
  test('leaves out what they own that is hidden whole from whoever looks', async () => {
    const { desk, approved } = openArrangementOffice()
    const record = await approved()
    const hiddenFrom = (_: unknown, person: StaffId) => person === 'hugh'
    const procedures = desk.procedures.map((one) => (one.name === 'restriction' ? { ...one, hiddenFrom } : one))
    const owned = async (by: string) => {
      const list = await readList({ ...desk, procedures }, listOfPerson(staff('gita')), staff(by))
      return 'refused' in list ? list.refused : list.lines.map(({ record: one, line }) => `${line.about}: ${one}`)
    }
    expect(await owned('adam')).toContain(`Restriction: owner: ${record}`)
    expect(await owned('hugh')).toEqual([])
  })
  test('leaves out what is hidden from whoever looks', async () => {
    const office = openArrangementOffice()
    await office.walk('asha', await office.command('asha', '/need-support'), { whom: 'line manager', when: 'today' })
    expect(words(await office.press('gita', 'list:with.lena:0:-:0'))).not.toMatch(/CN-\d|talk/i)
  })
  test('says so where somebody is asked for by a name that is not there', async () => {
    expect(words(await openArrangementOffice().command('lena', '/lists', 'Greg'))).toContain(
      'Nobody of this name is there whose work you may see',
    )
  })
})

describe('a list that is taken away', () => {
  let server: Server | undefined
  afterEach(async () => server?.stop())
  const opened = async () => {
    let links: ReturnType<typeof openListLinks>
    const office = openArrangementOffice({ listLink: (of) => links.link(of) })
    const here = openLinkServer()
    server = here
    links = openListLinks({ desk: office.desk, keys: [Buffer.alloc(32, 7)], address: () => `http://127.0.0.1:${here.port}` })
    here.mount(links.path, links.listener)
    await here.start()
    const link = async (by: string, verb = 'export:restriction:0:-:0') =>
      /"url":"([^"]+)"/.exec(words(await office.press(by, verb)))?.[1] ?? 'no link'
    return { office, link }
  }
  test('is what the list holds, and who had it is kept on each record, at the download', async () => {
    const { office, link } = await opened()
    const record = await office.approved({ customer: 'Jo "Quote", Bloggs' })
    const url = await link('ada')
    expect(await looks(office, record)).toEqual([])
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const rows = parse(await answer.text(), { bom: true, columns: true })
    expect(rows).toMatchObject([{ Reference: record, Customer: 'Jo "Quote", Bloggs', Owner: 'Gita Rao' }])
    expect(await looks(office, record)).toEqual(['It was in the list “Restrictions in force” that they exported.'])
  })
  test('is refused to whoever has lost the role since, after a quarter of an hour, and where the link was altered', async () => {
    const { office, link } = await opened()
    const record = await office.approved()
    const url = await link('ada')
    office.setOffice(testOffice({ left: ['ada'] }))
    expect((await fetch(url)).status).toBe(403)
    office.setOffice(testOffice())
    expect((await fetch(`${url}x`)).status).toBe(403)
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
    office.setNow('2026-03-03T10:16:00.000Z' as never)
    expect((await fetch(url)).status).toBe(410)
    expect(await link('asha')).toBe('no link')
    expect(await looks(office, record)).toEqual([])
  })
  test('begins no formula in a spreadsheet, whatever was typed, and loses nothing of it', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＠'), fc.string()).map(([first, rest]) => `${first}${rest}`),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 9 }), (typed) => {
        const rows = parse(writeCsv([['A', 'B'], ...typed]), { bom: true, record_delimiter: '\r\n' }) as string[][]
        const cells = rows.slice(1).flat()
        for (const one of cells) expect(one).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
        expect(cells.map((one, at) => one.slice(one.length - (typed.flat()[at]?.length ?? 0)))).toEqual(typed.flat())
      }),
    )
  })
})
