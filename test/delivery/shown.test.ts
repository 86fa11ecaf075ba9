import type { CopyToDraw } from '../../src/casework/casework.js'
import { readShown } from '../../src/delivery/shown.js'
import { restoredKind, SealBroken, shownKind } from '../../src/log/log.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { staff, tuesday } from '../procedures/test-office.js'

const record = 'TC-2026-0001' as RecordId
const now = new Date(Date.parse(tuesday) + 3_600_000)
const copy: CopyToDraw = {
  of: { version: 1, index: 0 },
  notice: 'line-manager',
  over: false,
  to: { person: staff('asha') },
  posted: { channel: 'slack', where: 'D1', id: '1' },
  at: instant(new Date(tuesday)),
  print: 'as it is',
  drawn: { card: {} as never, print: 'as it is', moved: 1 },
}

/** In which these entries, of a kind each, were altered: they do not open. */
const storeWith = (altered: readonly (readonly [kind: string, name: string])[]) => {
  const dropped: string[] = []
  const store: Parameters<typeof readShown>[0] = {
    putSealed: async () => {},
    dropSealed: async (_, name) => void dropped.push(name),
    dropSealedIfStill: async (_, name) => dropped.push(name) > 0,
    async listSealed(kind, _, broken) {
      for (const [one, name] of altered.filter(([one]) => one === kind)) {
        const fault = new SealBroken(`${one} ${name}`)
        if (!broken) throw fault
        broken(name, fault)
      }
      return []
    },
  }
  return { store, dropped }
}

test('a copy that shows what it ought to is not drawn again', async () => {
  const { stale } = await readShown(storeWith([]).store, record, [copy], { left: false, now })
  expect(stale).toEqual([])
})

test.each([
  ['what was kept of the copies', shownKind, record, []],
  ['a mark that one was drawn late', shownKind, 'late 1', ['late 1']],
])('%s was altered: the record’s cards are drawn all the same, once', async (_, kind, name, gone) => {
  const { store, dropped } = storeWith([[kind, name]])
  const shown = await readShown(store, record, [copy], { left: false, now })
  expect(shown.stale).toHaveLength(1)
  for (const one of shown.stale) shown.drawn(one)
  await shown.keep()
  expect(dropped).toEqual(gone)
})

test('of a restore whose entry was altered it is still known when it was: what was posted before is drawn again, what came after is not', async () => {
  const after = (milliseconds: number) => instant(new Date(Date.parse(copy.at) + milliseconds))
  const staleAt = async (name: string) =>
    (await readShown(storeWith([[restoredKind, name]]).store, record, [copy], { left: false, now })).stale.length
  expect(await staleAt(after(60_000))).toBe(1)
  expect(await staleAt(after(-60_000))).toBe(0)
})
