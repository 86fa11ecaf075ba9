import { reference } from '../../src/log/references.js'
import { stretchOf } from '../../src/log/walk.js'
import type { RecordId } from '../../src/procedures/words.js'

const of = (series: string, ...numbers: readonly number[]): readonly RecordId[] => numbers.map((number) => reference(series, number))
const hundred = Array.from({ length: 100 }, (_, place) => 1_000 - place)

describe('records that are asked for together', () => {
  test.each([
    ['side by side, newest first', of('TC-2026', ...hundred), ['TC-2026-0901', 'TC-2026-1000']],
    ['with as many others between them', of('TC-2026', 2, 5, 3), ['TC-2026-0002', 'TC-2026-0005']],
    ['one alone', of('TC-2026', 7), ['TC-2026-0007', 'TC-2026-0007']],
  ])('%s are a stretch', (_, records, stretch) => {
    expect(stretchOf(records)).toEqual(stretch)
  })

  test.each([
    ['none', []],
    ['far apart', of('TC-2026', 1, 2, 900)],
    ['of two series', [...of('TC-2025', 9), ...of('TC-2026', 9)]],
    ['of two procedures', [...of('TC-2026', 9), ...of('TE-2026', 10)]],
    ['of more digits and of fewer', of('TC-2026', 9_999, 10_000)],
    ['that are no reference of ours', ['somebody’s' as RecordId, 'somebody’t' as RecordId]],
  ])('%s are none', (_, records) => {
    expect(stretchOf(records)).toBeUndefined()
  })
})
