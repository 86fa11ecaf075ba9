import { strFromU8, unzipSync } from 'fflate'
import { readFigures } from '../../src/casework/contact-report/close-figures.js'
import { lookDaily } from '../../src/casework/daily.js'
import type { Desk } from '../../src/casework/desk.js'
import { openDetails } from '../../src/casework/open-details.js'
import { drawBy } from '../../src/casework/practice-review/draw.js'
import { openReview } from '../../src/casework/practice-review/open-review.js'
import { givePack, offerPack } from '../../src/casework/practice-review/pack.js'
import { fetchRecord } from '../../src/casework/record-at-hand.js'
import { takeStep } from '../../src/casework/take-step.js'
import { packAsCsv, packAsWord } from '../../src/letters/pack-document.js'
import { procedures } from '../../src/office.js'
import type { YearFound } from '../../src/procedures/looking-back.js'
import type { AnyStep, Notice } from '../../src/procedures/procedure.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, officeOfYear, openYear } from './random-years.js'

const review = procedures.find(({ name }) => name === 'practice-review')
const day = 24 * 60
type Year = ReturnType<typeof openYear>
type Office = ReturnType<typeof officeOfYear>
const begin = (year: Year, name: string, by: string) => {
  const procedure = procedures.find((one) => one.name === name)
  return procedure ? year.begin(procedure, staff(by)) : Promise.resolve(undefined)
}
/** An office that begins on 3 March 2026 and has its first review on 15 September, with logs and restrictions of both groups. */
async function someYear(changes: Parameters<typeof officeOfYear>[0] = {}, records = 24) {
  const year = openYear(memoryLog, dice(5))
  const office: Office = { ...officeOfYear(changes), firstPracticeReview: '2026-09-15' }
  year.setOffice(office)
  for (let count = 0; count < records; count += 1) {
    await begin(year, 'terminated-call', count % 2 === 0 ? 'asha' : 'carl')
    if (count % 8 === 0) await begin(year, 'restriction', 'asha')
    year.pass(3 * day)
  }
  return year
}
const until = (year: Year, date: string) => year.pass((Date.parse(`${date}T10:00:00Z`) - Date.parse(year.now())) / 60_000)
const opened = async ({ log }: Year) => (await log.list({ procedure: 'practice-review', limit: 20 })).map(({ record }) => record)
const two = (year: Year): readonly Desk[] => [{ ...year.desk }, { ...year.desk }]
const look = async (bots: readonly Desk[]) => {
  await Promise.all(bots.map((desk) => openReview(desk).catch(() => openReview(desk))))
}
const told = async ({ log }: Year, record: RecordId, version: number) =>
  ((await log.commit(record, version))?.owed ?? []).flatMap((one) =>
    'notice' in one && 'person' in one.to ? [`${(one as Notice).notice} ${one.to.person}`] : [],
  )
const foundBy = async ({ desk }: Year, record: RecordId): Promise<YearFound> => {
  const at = await fetchRecord(desk, record)
  if (!at) throw new Error(`${record} is not there`)
  return (at.state as unknown as { readonly found: YearFound }).found
}
let arrivals = 0
const take = async ({ desk }: Year, record: RecordId, by: string, step: AnyStep) => {
  const taken = await takeStep(desk, { record, step, by: staff(by), key: `press ${++arrivals}` })
  return 'because' in taken ? taken.because : taken.outcome
}
const plain = (word: Buffer): string => strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, ' ')
const only = async (year: Year): Promise<RecordId> => {
  const [record, ...others] = await opened(year)
  if (!record || others.length > 0) throw new Error(`${others.length + 1} reviews are open`)
  return record
}

describe('the yearly review of practice', () => {
  test('opens once for two bots, a month before its date and not a day sooner', async () => {
    const year = await someYear()
    until(year, '2026-08-14')
    await look(two(year))
    expect(await opened(year)).toEqual([])
    until(year, '2026-08-15')
    await look(two(year))
    await look(two(year))
    expect(await told(year, await only(year), 1)).toContain('review hilda')
  })

  test.each<readonly [string, Parameters<typeof officeOfYear>[0], string]>([
    ['on leave, without a deputy', { absent: ['hilda'] }, 'review hugh'],
    ['gone', { left: ['hilda'] }, 'review hugh'],
    ['gone, and no head of department there either', { left: ['hilda', 'hugh'] }, 'nobody adam'],
  ])('is never silently left out: with the Head of Customer Contact %s', async (_, changes, tells) => {
    const year = await someYear(changes)
    until(year, '2026-08-20')
    await look(two(year))
    expect(await told(year, await only(year), 1)).toContain(tells)
  })

  test('is opened late by a bot that was away, and where the office file names no date, for the end of March', async () => {
    const late = await someYear()
    until(late, '2026-11-30')
    await look(two(late))
    expect((await foundBy(late, await only(late))).date).toBe('2026-09-15')
    const unset = await someYear()
    unset.setOffice(officeOfYear())
    until(unset, '2027-02-27')
    await look(two(unset))
    expect(await opened(unset)).toEqual([])
    until(unset, '2027-02-28')
    await look(two(unset))
    expect((await foundBy(unset, await only(unset))).date).toBe('2027-03-31')
  })

  test('waits in an office of which nothing is recorded yet', async () => {
    const year = openYear(memoryLog, dice(1))
    year.setOffice({ ...officeOfYear(), firstPracticeReview: '2026-09-15' })
    until(year, '2026-08-20')
    await look(two(year))
    expect(await opened(year)).toEqual([])
  })

  test('opens also where nobody of rank may open any record of the year: then there is nothing to draw', async () => {
    const year = openYear(memoryLog, dice(1))
    year.setOffice({ ...officeOfYear(), firstPracticeReview: '2026-03-31' })
    await begin(year, 'difficult-call', 'asha')
    await look(two(year))
    expect((await foundBy(year, await only(year))).draw).toMatchObject({ of: 0, drawn: [] })
  })

  test('goes on for years: chased each week, and the next one opened, whether the last was closed or not', async () => {
    const year = await someYear({}, 3)
    const bots = two(year)
    until(year, '2026-08-10')
    const first = async () => (await opened(year)).at(-1) as RecordId
    for (let week = 0; week < 54; week += 1) {
      await look(bots)
      for (const record of await opened(year)) if (review) await year.hears(review, record)
      await year.ring()
      year.pass(7 * day)
    }
    expect((await opened(year)).length).toBe(2)
    const kept = await year.log.read(await first())
    const chased = kept?.events.filter(({ event }) => event === 'ReviewChased').length ?? 0
    expect(chased).toBeGreaterThan(20)
    // Late, a head of department is told as well.
    const last = kept?.events.findLast(({ event }) => event === 'ReviewChased')
    expect(await told(year, await first(), last?.version ?? 0)).toEqual(expect.arrayContaining(['review hilda', 'late hugh']))
    const [newest] = await opened(year)
    expect(
      await take(year, newest as RecordId, 'hilda', { step: 'CloseReview', because: 'It is fit.', next: '2028-06-01' } as AnyStep),
    ).toBe('taken')
    until(year, '2028-04-30')
    await look(bots)
    expect((await opened(year)).length).toBe(2)
    until(year, '2028-05-01')
    await look(bots)
    const [third, second] = await opened(year)
    expect(await foundBy(year, third as RecordId)).toMatchObject({ date: '2028-06-01', previous: second })
    // Whoever leads opens last year's from this year's, and reads why it was closed.
    expect(JSON.stringify(await openDetails(year.desk, { id: 'third', by: staff('hilda') }, third as RecordId))).toContain(`Open ${second}`)
    expect(JSON.stringify(await openDetails(year.desk, { id: 'second', by: staff('hilda') }, second as RecordId))).toContain('It is fit.')
    expect((await foundBy(year, await first())).previous).toBeUndefined()
  })

  test('draws ten records, each for somebody who may open it and did not begin it; the draw can be repeated', async () => {
    const year = await someYear()
    until(year, '2026-08-20')
    await look(two(year))
    const { draw } = await foundBy(year, await only(year))
    expect(draw.drawn).toHaveLength(10)
    for (const { record, readers } of draw.drawn) {
      const at = await fetchRecord(year.desk, record)
      expect(readers).not.toContain(at?.kept.events[0]?.by)
      for (const by of readers)
        expect(await openDetails(year.desk, { id: `${record} ${by}`, by }, record)).toMatchObject({ answer: 'card' })
    }
    const all = await Promise.all(year.records.map(async ({ record }) => ({ record, began: (await year.log.read(record))?.events[0]?.by })))
    expect(drawBy(draw.seed, all).map(({ record }) => record)).toEqual(draw.drawn.map(({ record }) => record))
    // One of them is erased since: the others that were drawn are drawn again.
    const [gone, ...left] = draw.drawn.map(({ record }) => record)
    expect(
      drawBy(
        draw.seed,
        all.filter(({ record }) => record !== gone),
      ).map(({ record }) => record),
    ).toEqual(expect.arrayContaining(left))
  })

  test('each look at a drawn record is kept on it, with the review that drew it; who may not open it, may not', async () => {
    const year = await someYear()
    until(year, '2026-08-20')
    await look(two(year))
    const review = await only(year)
    const { drawn } = (await foundBy(year, review)).draw
    const log = drawn.find(({ what }) => what === 'Terminated call')
    if (!log) throw new Error('No log was drawn')
    await openDetails(year.desk, { id: 'look', by: log.readers[0] }, log.record, review)
    expect(await year.log.looks({ records: [log.record] })).toMatchObject([{ by: log.readers[0], why: expect.stringContaining(review) }])
    for (const by of ['adil', 'ada']) {
      expect(await openDetails(year.desk, { id: by, by: staff(by) }, log.record, review)).toMatchObject({
        answer: 'sentence',
        tone: 'refused',
      })
      expect(await take(year, review, by, { step: 'LookAtRecord', record: log.record, finding: 'agrees' } as AnyStep)).toMatch(/look at\.$/)
    }
    const seen = { step: 'LookAtRecord', record: log.record, finding: 'agrees' } as AnyStep
    // Whoever leads may not open it: they can say that nobody could look, and nothing else.
    if (!log.readers.includes(staff('hilda'))) expect(await take(year, review, 'hilda', seen)).toMatch(/^This is for /)
    expect(await take(year, review, log.readers[0], seen)).toBe('taken')
    expect(await take(year, review, log.readers[0], seen)).toMatch(/looked at already/)
    expect(await take(year, review, log.readers[0], { ...seen, record: 'TC-2026-9999' } as AnyStep)).toMatch(/was not drawn/)
  })

  test('passes a record on to the next who may open it when the first is away', async () => {
    const year = await someYear()
    until(year, '2026-08-20')
    await look(two(year))
    const review = await only(year)
    const { drawn } = (await foundBy(year, review)).draw
    const [first, second] = drawn[0]?.readers ?? []
    year.setOffice({ ...officeOfYear({ absent: [first ?? ''] }), firstPracticeReview: '2026-09-15' })
    const seen = { step: 'LookAtRecord', record: drawn[0]?.record, finding: 'agrees' } as unknown as AnyStep
    expect(await take(year, review, second ?? '', seen)).toBe('taken')
  })
})

describe('the pack that goes round', () => {
  /** With guidance of our own, a decision, challenges, and enough in the figures. */
  async function withPack() {
    const year = await someYear()
    const guidance = await begin(year, 'guidance-change', 'asha')
    if (guidance)
      for (const [by, step] of [
        ['hilda', 'ApproveChange'],
        ['ian', 'AgreeForGovernance'],
      ] as const)
        await take(year, guidance, by, { step })
    until(year, '2026-08-20')
    await lookDaily(year.desk)
    const review = await only(year)
    return { year, review }
  }

  test('names no customer, nobody of the staff but who agreed to words and has something to do, and tells numbers in fives', async () => {
    const { year, review } = await withPack()
    await take(year, review, 'hilda', {
      step: 'DecideInReview',
      what: 'Talk of warnings.',
      who: 'lena',
      until: '2026-10-01',
      guidance: 'no',
    } as AnyStep)
    const pack = await givePack(year.desk, { record: review, by: staff('hilda') }, 'first')
    if (pack === 'not kept' || 'refused' in pack) throw new Error('There is no pack')
    const text = `${plain(await packAsWord(pack, { office: year.office(), now: new Date(year.now()) }))}\n${packAsCsv(pack)}`
    const names = year.office().people.map(({ name }) => name)
    expect(names.filter((name) => text.includes(name)).toSorted()).toEqual(['Ian Grant', 'Lena Morris'])
    expect(text).not.toMatch(/Bloggs|0113 496|IC-1234|swore|useless|He says/)
    expect(pack.now.parts.map(({ title }) => title)).toContain('Terminated call')
    for (const { count } of pack.now.parts) expect([count.from % 5, (count.to - count.from) % 4]).toEqual([0, 0])
    for (const { from, to } of [pack.overdue, pack.draw.of, ...pack.challenges.map(({ count }) => count)])
      expect([from % 5, to - from]).toEqual([0, 4])
    expect(text).toMatch(/Because of .*Agreed by Ian Grant/s)
    // That nobody challenged anything is a small number too.
    expect(pack.challenges).toHaveLength(4)
    expect(text).toContain(pack.draw.seed)
    expect(text).toContain('keeps nothing of what is asked')
  })

  test('is for whoever leads; that they had it is kept, and else nobody has it', async () => {
    const { year, review } = await withPack()
    const desk = { ...year.desk, packLink: () => 'https://here.example/packs?of=x' }
    expect(await offerPack(desk, { by: staff('hilda') }, review, 'word')).toMatchObject({ answer: 'card' })
    for (const by of ['asha', 'gita', 'ian', 'adam']) {
      expect(await offerPack(desk, { by: staff(by) }, review, 'word')).toMatchObject({ answer: 'sentence', tone: 'refused' })
      expect(await givePack(desk, { record: review, by: staff(by) }, `by ${by}`)).toMatchObject({ refused: expect.any(String) })
    }
    expect(await year.log.looks({ records: [review] })).toEqual([])
    await givePack(desk, { record: review, by: staff('hilda') }, 'first')
    expect(await year.log.looks({ records: [review] })).toMatchObject([{ by: 'hilda', why: 'They had the pack of the yearly review.' }])
    Object.assign(year.log, { append: async () => ({ outcome: 'overtaken' }) })
    expect(await givePack(desk, { record: review, by: staff('hilda') }, 'second')).toBe('not kept')
  })

  test('has the figures as they were closed, this year beside the last', async () => {
    const { year, review } = await withPack()
    const pack = await givePack(year.desk, { record: review, by: staff('hilda') }, 'first')
    if (pack === 'not kept' || 'refused' in pack) throw new Error('There is no pack')
    expect((await readFigures(year.desk)).closed.length).toBeGreaterThan(0)
    expect([pack.now.period, pack.before.period]).toEqual([
      { from: '2025-07', to: '2026-06' },
      { from: '2024-07', to: '2025-06' },
    ])
  })
})
