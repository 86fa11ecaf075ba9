import { closeFigures, readFigures } from '../../src/casework/contact-report/close-figures.js'
import { reportOf } from '../../src/casework/contact-report/report.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { layOut } from '../../src/casework/record-at-hand.js'
import type { Server } from '../../src/house/open-server.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { Months } from '../../src/procedures/figures.js'
import type { Office } from '../../src/procedures/people.js'
import type { AnyProcedure } from '../../src/procedures/procedure.js'
import { openReports } from '../../src/report/open-reports.js'
import { reportCsv } from '../../src/report/report-csv.js'
import { reportPage } from '../../src/report/report-page.js'
import { words } from '../casework/counter.js'
import { memoryLog } from '../casework/memory-log.js'
import { dice, openYear } from '../casework/random-years.js'
import { openLinkServer } from '../house/link-server.js'
import { testCalendar } from '../procedures/test-calendar.js'
import { staff, testOffice, testPeople } from '../procedures/test-office.js'

const logs = procedures.find(({ name }) => name === 'terminated-call')

/** An office in April, in which the first quarter can be closed: fourteen calls of Advice and eleven of Casework were ended in March, and three today. */
const openApril = async () => {
  const year = openYear(memoryLog, dice(1))
  const begin = async (by: string, times: number) => {
    for (let count = 0; count < times; ) {
      if (logs && (await year.begin(logs, staff(by)))) count += 1
      year.pass(60)
    }
  }
  await begin('asha', 14)
  await begin('carl', 11)
  year.pass(38 * 24 * 60)
  await begin('adil', 3)
  return year
}
const firstQuarter = { from: '2026-01', to: '2026-03' }

describe('/contact-report', () => {
  let server: Server | undefined
  /** One office for all of them: what they do to it is seen in none of the others. */
  let opened = 0
  let april: ReturnType<typeof openApril> | undefined
  afterEach(() => server?.stop())

  const open = async () => {
    april ??= openApril()
    const year = await april
    const log: Log = year.log
    let office: Office = testOffice()
    // Each test has links of its own.
    opened += 1
    let later = opened * 1000
    const clock = () => new Date(Date.parse(year.now()) + later)
    server = openLinkServer()
    const at = server
    const directory = () => office
    const casework = openCasework({
      ...{ procedures, log, directory, clock, patience: 20_000, report: () => {} },
      reportLink: (of) => reports.link(of),
    })
    const keys = [Buffer.alloc(32, 7)] as const
    const reports = openReports({
      procedures,
      log,
      directory,
      clock,
      keys,
      address: () => `http://127.0.0.1:${at.port}`,
      figures: casework.figures,
      faulty: (fault) => {
        throw fault
      },
    })
    await casework.daily()
    server.mount(reports.path, reports.listener)
    await server.start()
    let typed = 0
    const next = () => {
      typed += 1
      return typed
    }
    const asks = async (by: string, text = '') =>
      words(
        await casework.listen({
          id: `${expect.getState().currentTestName} ${next()}`,
          by: staff(by),
          channel: 'console',
          place: 'private',
          arrives: 'command',
          command: '/contact-report',
          text,
        }),
      )
    const links = async (by: string, text?: string) => [...(await asks(by, text)).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url ?? '')
    const before = (await log.list({ procedure: 'figures-taken', limit: 100 })).length
    const taken = async () => (await log.list({ procedure: 'figures-taken', limit: 100 })).length - before
    return {
      year,
      asks,
      links,
      taken,
      casework,
      pass: (minutes: number) => {
        later += minutes * 60_000
      },
      setOffice: (changed: Office) => {
        office = changed
      },
    }
  }

  test('counts what the records were when the quarter was closed, in fives, and nothing of the quarter that is not over', async () => {
    const { asks, casework } = await open()
    expect(await asks('hilda')).toContain('Terminated call: 20 to 28, January to March 2026')
    const report = await casework.figures({ period: { from: '2026-01', to: '2026-12' }, unit: {} }, staff('hilda'))
    expect(report?.parts.map(({ procedure, count }) => [procedure, count])).toEqual([['terminated-call', { from: 20, to: 28 }]])
  })

  test('shows each their own: a group, a department with its groups, or the whole office', async () => {
    const { asks } = await open()
    const advice = 'Terminated call: 10 to 14, January to March 2026'
    for (const by of ['lena', 'gita', 'greg', 'lou']) expect(await asks(by)).toContain(advice)
    expect(await asks('hugh')).toContain('Terminated call: 20 to 28')
    expect(await asks('hugh', '2026 casework')).toContain(advice)
    expect(await asks('greg', 'Advice')).toContain('not yours to see')
    expect(await asks('lena', 'Public Services')).toContain('not yours to see')
    for (const by of ['asha', 'ada', 'adam', 'ian']) expect(await asks(by)).toContain('for those who answer for others')
  })

  test('tells the same on another day, whatever has become of the records since', async () => {
    const { casework, year, pass } = await open()
    const before = await casework.figures({ period: firstQuarter, unit: {} }, staff('hilda'))
    for (let count = 0; count < 60; count += 1) await year.goOn()
    pass(20 * 24 * 60)
    await casework.daily()
    expect(await casework.figures({ period: firstQuarter, unit: {} }, staff('hilda'))).toEqual(before)
  })

  test('names no customer, nobody of the staff, and nothing of how anybody is', async () => {
    const { links } = await open()
    for (const link of await links('hilda')) {
      const text = await (await fetch(link)).text()
      for (const { name } of testPeople) expect(text).not.toContain(name)
      expect(text).not.toMatch(/welfare|support|upset/i)
    }
  })

  test('is a page with pictures, each with the same in words, that asks nothing of any other address', async () => {
    const { links, taken } = await open()
    const [page] = await links('hilda')
    const answer = await fetch(page ?? '')
    const html = await answer.text()
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const pictures = [...html.matchAll(/<img src="data:image\/png;base64,([^"]+)" alt="([^"]+)"/g)]
    expect(pictures.length).toBeGreaterThan(0)
    for (const [, png, alt] of pictures) {
      expect(
        Buffer.from(png ?? '', 'base64')
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG')
      expect(alt).toMatch(/: .+ \d+/)
    }
    expect(html).not.toMatch(/https?:\/\//)
    expect(await taken()).toBe(1)
  })

  test('is kept once for a link that is opened again, and not for one that is only asked for its head', async () => {
    const { links, taken } = await open()
    const [, csv] = await links('lena')
    await fetch(csv ?? '', { method: 'HEAD' })
    expect(await taken()).toBe(0)
    for (let count = 0; count < 3; count += 1) expect((await fetch(csv ?? '')).status).toBe(200)
    expect(await taken()).toBe(1)
  })

  test('is given to nobody with a link that was altered, is over, or is theirs no longer', async () => {
    const { links, pass, setOffice, taken } = await open()
    const [page = '', csv = ''] = await links('lena')
    expect((await fetch(`${page}x`)).status).toBe(403)
    const people = testPeople.map((one) => (one.id === 'lena' ? { ...one, roles: ['staff'] as const } : one))
    setOffice(testOffice({ people }))
    expect((await fetch(csv)).status).toBe(403)
    setOffice(testOffice())
    pass(16)
    expect((await fetch(csv)).status).toBe(410)
    expect(await taken()).toBe(0)
  })

  test('says what it could not read', async () => {
    const { asks } = await open()
    expect(await asks('hilda', '2026-05 2026-01')).toContain('the other way round')
    expect(await asks('hilda', 'Nowhere')).toContain('I do not find that')
    expect(await asks('hilda', '2020')).toContain('too little of anything yet')
  })
})

test('a spreadsheet reckons nothing out of the table, and a number stays a number in it', () => {
  const count = { from: 10, to: 14 }
  const question = { name: 'kind', asks: '=1+1', answers: [{ answer: 'x', words: '@SUM(A1)', count }], rest: { words: '-2', count } }
  const part = { procedure: 'x', title: '+1', of: [firstQuarter], count, questions: [question] }
  const text = reportCsv({ period: firstQuarter, unit: {}, parts: [part], untold: [] }, '-1, "so"')
  for (const line of text.trim().split('\r\n')) for (const one of line.split(',')) expect(one).not.toMatch(/^\uFEFF?"?[=+@-]/)
  expect(text).toContain(',10,14\r\n')
})

test('a picture that cannot be drawn is left out, and its words stay', async () => {
  const count = { from: 10, to: 14 }
  const part = { procedure: 'x', title: 'Calls', of: [firstQuarter], count, questions: [] }
  const html = await reportPage({
    report: { period: firstQuarter, unit: {}, parts: [part], untold: [] },
    ...{ unit: 'Advice', office: 'the Office', calendar: testCalendar },
    draw: async () => undefined,
  })
  expect(html).not.toContain('<img')
  expect(html).toContain('Calls: 10 to 14, January to March 2026')
})

/** What a question comes to when every record is read and counted by hand: for each group the records, and those that gave an answer. */
async function byHand(year: Awaited<ReturnType<typeof openApril>>, procedure: AnyProcedure, { from, to }: Months) {
  const groups = new Map<string, string[]>()
  for (const { record, procedure: of } of year.records) {
    const kept = of.name === procedure.name ? await year.log.read(record) : undefined
    const month = kept?.opened.slice(0, 7) ?? ''
    if (!kept || month < from || month > to) continue
    const opener = year.office().person(kept.events[0]?.by ?? '')
    const figures = procedure.figures?.(layOut(procedure, kept).state)
    const key = `${opener?.department} ${opener?.group}`
    groups.set(key, [...(groups.get(key) ?? []), figures?.answers?.warned ?? ''])
  }
  return groups
}

test('closed figures are what a count by hand comes to, in fives; two bots close a quarter once; a longer time is the sum of its quarters', async () => {
  const year = openYear(memoryLog, dice(5))
  const both = procedures.filter(({ name }) => ['terminated-call', 'difficult-call'].includes(name))
  for (let count = 0; count < 140; count += 1) {
    const by = ['asha', 'adil', 'carl', 'lou', 'ada', 'hilda'][count % 6] ?? 'asha'
    for (const procedure of both.slice(0, 1 + (count % 2))) await year.begin(procedure, staff(by))
    await year.goOn()
    year.pass(46 * 60)
  }
  const [one, other] = [{ ...year.desk }, { ...year.desk }]
  await Promise.all([closeFigures(one), closeFigures(other).catch(() => closeFigures(other))])
  const book = await readFigures(year.desk)
  expect(book.closed.map(({ quarter }) => quarter)).toEqual([...new Set(book.closed.map(({ quarter }) => quarter))])
  let looked = 0
  for (const { procedure: name, of, units } of book.closed.flatMap(({ sheets }) => sheets)) {
    const procedure = procedures.find((each) => each.name === name)
    const groups = procedure ? await byHand(year, procedure, of) : new Map<string, readonly string[]>()
    for (const { department, group, count, answers } of units) {
      const there = [...groups].flatMap(([key, given]) => {
        if (group !== undefined) return key === `${department} ${group}` ? given : []
        const apart = units.some((each) => each.group !== undefined && key === `${each.department} ${each.group}`)
        const elsewhere = units.some(
          (each) => each.group === undefined && each.department !== department && key.startsWith(`${each.department} `),
        )
        return apart || (department === undefined ? elsewhere : !key.startsWith(`${department} `)) ? [] : given
      })
      looked += 1
      expect(count).toBe(there.length - (there.length % 5))
      const warned = there.filter((each) => each === 'yes').length
      if (answers.warned) expect(answers.warned.yes).toBe(warned - (warned % 5))
    }
  }
  expect(looked).toBeGreaterThan(4)
  const told = (period: Months) => reportOf(book, { period, unit: {} }).parts.find(({ procedure }) => procedure === 'difficult-call')
  const sheets = book.closed.flatMap((each) => each.sheets).filter(({ procedure }) => procedure === 'difficult-call')
  const each = sheets.flatMap(({ of }) => told(of) ?? [])
  expect(each.length).toBeGreaterThan(1)
  const whole = told({ from: '2026-01', to: '2026-12' })
  expect(whole?.count).toEqual({
    from: each.reduce((sum, { count }) => sum + count.from, 0),
    to: each.reduce((sum, { count }) => sum + count.to, 0),
  })
  // What is erased is read from no memory either.
  const [newest] = await year.desk.log.list({ procedure: 'figures-closed', limit: 1 })
  if (newest) await year.desk.log.erase([newest.record])
  expect((await readFigures(year.desk)).closed).toHaveLength(book.closed.length - 1)
})
