import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openDirectory, sampleOffice } from '../../src/directory/open-directory.js'
import type { GuidanceAside } from '../../src/guidance/aside.js'
import { OwnProcedureError } from '../../src/guidance/own-procedure/own-procedure.js'
import { alertsAtStart } from '../../src/house/alerts-at-start.js'
import { openGuidanceAtStart, openGuidanceFirst } from '../../src/house/guidance-at-start.js'
import { layFoundation } from '../../src/house/lay-foundation.js'
import { StoppedWaiting } from '../../src/house/stopped-waiting.js'
import { type Journal, openJournal } from '../../src/log/journal.js'
import { type Env, readEnv } from '../../src/settings/env.js'
import { wordsOf } from '../cards/check-card.js'
import { fakeChannel } from '../delivery/fake-channel.js'

const folder = mkdtempSync(join(tmpdir(), 'steward-left-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const recordKey = Buffer.alloc(32, 5)
const plain = { passage: () => undefined, stop: async () => {} } as unknown as GuidanceAside

const settings = (dataDir: string): Env => {
  const read = readEnv({ DATA_DIR: dataDir })
  if (!read.ok) throw new Error(read.faults.join(' '))
  // Nobody listens there.
  return { ...read.env, MONGODB_URI: 'mongodb://127.0.0.1:9/', RECORD_KEY: recordKey.toString('base64'), PORT: 0 }
}

/** A start while the database is away, after a run that left this in its journal. */
const begin = async (name: string, left: (journal: Journal, by: string) => Promise<void>) => {
  const dataDir = join(folder, name)
  const office = await openDirectory({ file: sampleOffice, endings: new Map(), clock: () => new Date(), tell: () => {} })
  const [somebody] = office.directory().people.filter(({ roles }) => roles.length === 0 || roles.every((role) => role === 'staff'))
  office.stop()
  await left(await openJournal({ folder: join(dataDir, 'journal'), recordKey }), somebody?.id ?? '')
  const [chat, said, stop] = [fakeChannel('slack', { reaches: (to) => !to.startsWith('#') }), [] as string[], new AbortController()]
  const tell = (sentence: string) => void said.push(sentence)
  const tries: unknown[] = []
  const logger = pino({ level: 'silent' })
  const start = alertsAtStart(settings(dataDir), {
    logger,
    tell,
    stopped: stop.signal,
    means: async () => [chat],
    tryEvery: 1,
    guidance: plain,
  })
  const laid = layFoundation(settings(dataDir), {
    tell,
    async whileAway(...given) {
      tries.push(given[1])
      // So often is it away; then whoever looks after the bot stops it.
      if (tries.length > 2) stop.abort()
      return start.whileAway(...given)
    },
  }).finally(start.end)
  return { chat, said, tries, laid, dataDir }
}
const raised = { procedure: 'at-risk', key: 'one', step: { step: 'RaiseAlert', report: { said: 'he says goodbye' } } }

test('an alert that the run before left goes on to the seniors though the database is away at the start, and the start tries again', async () => {
  const at = new Date().toISOString()
  const { chat, said, tries, laid, dataDir } = await begin('left', (journal, by) =>
    journal.keep('one', { ...raised, by, at, savedAs: 'AR-2026-0001', rung: 0, has: [] }),
  )
  const fault = await laid.catch((thrown: unknown) => thrown)
  expect([fault, String(fault)]).toEqual([expect.any(StoppedWaiting), expect.stringContaining('The database cannot be reached')])
  expect(tries.length).toBeGreaterThan(2)
  expect(chat.seen.map(({ card }) => wordsOf(card)).join()).toMatch(/At-risk alert AR-2026-0001 – our database is away.*he says goodbye/s)
  expect(new Set(chat.seen.map(({ to }) => to)).size).toBe(chat.seen.length)
  expect(said.filter((sentence) => sentence.includes('An at-risk alert of the run before goes on to the seniors'))).toHaveLength(1)
  // For the next run: who was sent it.
  const { entries } = await (await openJournal({ folder: join(dataDir, 'journal'), recordKey })).all()
  expect(entries).toMatchObject([{ value: { copies: chat.seen.map(({ to }) => ({ person: to })) } }])
})

// Who is rung for nothing looks elsewhere the next time.
test.each([
  ['somebody has, whose cards only wait to be changed,', { taken: true }],
  ['is of a procedure that is not here', { procedure: 'of-another-version' }],
])('an alert that %s is not said to go on, and rings nobody', async (_, more) => {
  const at = new Date().toISOString()
  const { chat, said, laid } = await begin(`left ${Object.keys(more)}`, (journal, by) =>
    journal.keep('one', { ...raised, by, at, savedAs: 'AR-2026-0001', rung: 0, has: [], ...more }),
  )
  await expect(laid).rejects.toThrow('The database cannot be reached')
  expect([chat.seen.length, said.join()]).toEqual([0, expect.not.stringContaining('of the run before')])
})

// The share on which it lies may be away with the database.
test('the office’s own procedure that cannot be read keeps the bot from starting only where no alert is left', async () => {
  const asked: unknown[] = []
  const fault = new OwnProcedureError('PROCEDURE_FILE names /share/ours.docx, which cannot be read.')
  const open = async ({ procedureFile }: { readonly procedureFile?: string | undefined } = {}) => {
    asked.push(procedureFile)
    if (procedureFile !== undefined) throw fault
    return plain
  }
  const journal = (...values: object[]) => ({ all: async () => ({ entries: values.map((value) => ({ name: 'one', value })), broken: [] }) })
  const env = { PROCEDURE_FILE: '/share/ours.docx' }
  // Before anything else where nothing was left: who mistyped it hears of it at once.
  const first = (name: string) => openGuidanceFirst({ ...settings(join(folder, name)), PROCEDURE_FILE: join(folder, 'nowhere.md') })
  await (await openJournal({ folder: join(folder, 'first', 'journal'), recordKey })).keep('one', raised)
  expect(await first('first')).toBeUndefined()
  await expect(openGuidanceAtStart(env, journal(), open)).rejects.toBe(fault)
  await expect(openGuidanceAtStart(env, journal({ ...raised, taken: true }), open)).rejects.toBe(fault)
  expect(await openGuidanceAtStart(env, journal(raised), open)).toEqual({
    guidance: plain,
    lacks: expect.stringMatching(/which cannot be read\. The bot has started without the office’s own procedure/),
  })
  expect(asked.at(-1)).toBeUndefined()
  expect(await openGuidanceAtStart({ PROCEDURE_FILE: undefined }, journal(raised), open)).toEqual({ guidance: plain, lacks: undefined })
})
