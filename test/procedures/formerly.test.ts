import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asToday } from '../../src/procedures/formerly.js'
import { instant, type StaffId } from '../../src/procedures/words.js'
import type { KeptBefore } from '../casework/kept.js'
import { openTestLog } from '../log/test-database.js'

const folder = join(__dirname, '..', 'kept')
const kept = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ file, ...(JSON.parse(line) as KeptBefore).kept })),
)
/** The newest version that was kept: what it wrote is written today. */
const newest = '0.1.0.jsonl'

describe('events of former versions', () => {
  test('that are of today are given back as they are; those of before are changed once and for all', () => {
    let changed = 0
    for (const { file, record, procedure, events } of kept) {
      const read = asToday(procedure, events)
      if (file === newest) expect({ record, events: read }).toEqual({ record, events })
      if (JSON.stringify(read) !== JSON.stringify(events)) changed += 1
      expect(asToday(procedure, read)).toEqual(read)
      expect(read.map(({ event, at, by, version }) => [event, at, by, version])).toEqual(
        events.map(({ event, at, by, version }) => [event, at, by, version]),
      )
    }
    expect(changed).toBeGreaterThan(2)
  })

  test.each([
    ['restriction', { channels: ['by post only'], noFurtherContact: ['IC-1', 'IC-2'] }],
    ['adjustment', { channels: ['by post only'] }],
  ])('of a %s keep the one channel that there could be, and which cases were closed', (procedure, now) => {
    const terms = { cases: ['IC-1', 'IC-2'], channel: 'by post only', mailFolder: false }
    const [asked, approved] = asToday(procedure, [
      { event: 'ArrangementAskedFor', request: { kind: procedure, terms } },
      { event: 'ArrangementApproved', terms },
    ])
    const { channel: _, ...rest } = terms
    expect(asked).toEqual({ event: 'ArrangementAskedFor', request: { kind: procedure, terms: { ...rest, ...now } } })
    expect(approved).toEqual({ event: 'ArrangementApproved', terms: { ...rest, ...now } })
  })

  test('are read so from the log, where they stay as they were written', async () => {
    const log = await openTestLog()
    const [at, by] = [instant(new Date()), 'asha' as StaffId]
    const event = { event: 'ArrangementApproved', terms: { cases: ['IC-1'], channel: 'by post only' } }
    const { record } = await log.open('RE', 2026, 'restriction', { at, by, events: [event], owed: [] }, (opened) => ({
      record: opened,
      procedure: 'restriction',
      version: 1,
      moved: 1,
      is: 'Approved',
      opened: at,
      waiting: [],
      marks: [],
    }))
    const terms = { cases: ['IC-1'], channels: ['by post only'], noFurtherContact: ['IC-1'] }
    expect((await log.read(record))?.events).toMatchObject([{ event: 'ArrangementApproved', terms }])
    expect((await log.commit(record, 1))?.events).toEqual([{ ...event, terms }])
    expect((await log.verify()).faults).toEqual([])
    await log.close()
  })
})
