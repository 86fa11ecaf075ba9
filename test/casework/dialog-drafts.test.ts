import type { Desk } from '../../src/casework/desk.js'
import { type Draft, openDrafts } from '../../src/casework/dialog/drafts.js'
import { instant, type StaffId } from '../../src/procedures/words.js'
import { memoryLog } from './memory-log.js'
import { testOffice } from './test-office.js'

const clock = () => new Date('2026-03-03T10:00:00.000Z')
const draft = (id: string, what: string): Draft => ({
  ...{ id, by: id as StaffId, procedure: 'chair', dialog: 'report', opened: instant(clock()), begun: {} },
  ...{ typed: { chair: { what } }, step: 'chair' },
})
/** Drafts over a log whose writings are held until they are let go, by the draft's words. */
function openHeld() {
  const log = memoryLog(clock)
  const held = new Map<string, () => void>()
  const hold = new Set<string>()
  const put = log.putSealed
  log.putSealed = async (kind, name, value, options) => {
    const { what = '' } = (value as Draft).typed.chair ?? {}
    if (hold.has(String(what))) await new Promise<void>((resolve) => held.set(String(what), resolve))
    return put(kind, name, value, options)
  }
  const desk: Desk = { procedures: [], log, directory: () => testOffice(), clock, report: () => {} }
  return { log, hold, held, drafts: openDrafts(desk) }
}
const isHeld = async (held: ReadonlyMap<string, () => void>, what: string): Promise<void> => {
  while (!held.has(what)) await new Promise((resolve) => setImmediate(resolve))
}
const wordsOf = async ({ log }: ReturnType<typeof openHeld>, id: string) => ((await log.getSealed('draft', id)) as Draft).typed.chair

test('what was typed while the database was away never goes over what was typed since', async () => {
  const there = openHeld()
  const { log, hold, held, drafts } = there
  log.setAway(true)
  for (const id of ['sam', 'tess', 'lena']) expect((await drafts.keep(draft(id, `${id} before`))).saved).toBe(false)
  log.setAway(false)
  // Somebody's next word takes along what the others typed; it is still busy with Tess's when Lena goes on typing.
  hold.add('tess before')
  const sams = drafts.keep(draft('sam', 'sam now'))
  await isHeld(held, 'tess before')
  hold.delete('tess before')
  expect((await drafts.keep(draft('lena', 'lena now'))).saved).toBe(true)
  held.get('tess before')?.()
  await sams
  expect(await wordsOf(there, 'lena')).toEqual({ what: 'lena now' })
  expect((await drafts.find('lena'))?.draft.typed.chair).toEqual({ what: 'lena now' })
})

test('of two writings of one form the newer stays, whichever comes last', async () => {
  const there = openHeld()
  const { hold, held, drafts } = there
  hold.add('first')
  const first = drafts.keep(draft('sam', 'first'))
  await isHeld(held, 'first')
  await drafts.keep(draft('sam', 'second'))
  held.get('first')?.()
  await first
  expect(await wordsOf(there, 'sam')).toEqual({ what: 'second' })
})

test('what memory holds is let go by the clock as what the log holds is, also while the log is away', async () => {
  let now = clock()
  const log = memoryLog(() => now)
  const drafts = openDrafts({ procedures: [], log, directory: () => testOffice(), clock: () => now, report: () => {} })
  log.setAway(true)
  await drafts.keep(draft('sam', 'sam before'))
  const hours = testOffice().timings.draftHours * 3_600_000
  now = new Date(now.getTime() + hours - 1_000)
  drafts.forgetOld()
  expect((await drafts.find('sam'))?.draft.typed.chair).toEqual({ what: 'sam before' })
  now = new Date(now.getTime() + 2_000)
  expect(await drafts.find('sam')).toBe(undefined)
  drafts.forgetOld()
  // Nobody knows it any more.
  await expect(drafts.find('sam')).rejects.toThrow()
})
