import { z } from 'zod'
import { restoredKind, type SealedStore } from '../log.js'

/**
 * What a restore left out: in each series that the backup knew, the numbers after `last` and before `next` may have been given to records that
 * are lost. They are never given again. Series of these years that the backup did not know begin at `next` too.
 */
const Gap = z.object({
  at: z.string(),
  taken: z.string(),
  year: z.number(),
  series: z.record(z.string(), z.object({ last: z.number(), next: z.number() })),
})
export type Gap = z.infer<typeof Gap>

/** After a restore references go on at the next thousand: whoever reads TC-2026-1001 knows that it was written after it. */
const step = 1000
export const nextAfter = (last: number): number => Math.floor(last / step) * step + step + 1

export const keepGap = (store: Pick<SealedStore, 'putSealed'>, gap: Gap): Promise<void> => store.putSealed(restoredKind, gap.at, gap)

/** Every gap that restores left, oldest first. */
export const readGaps = async (store: Pick<SealedStore, 'listSealed'>): Promise<readonly Gap[]> =>
  (await store.listSealed(restoredKind)).flatMap(({ value }) => Gap.safeParse(value).data ?? [])

/** The number below which no new reference of a series may be given; 0 when nothing was restored. */
export const floorOf = (gaps: readonly Gap[], series: string): number => Math.max(0, ...gaps.map((gap) => firstAfter(gap, series) - 1))

/** Was this number left out by a restore? */
export const isGap = (gaps: readonly Gap[], series: string, number: number): boolean =>
  gaps.some((gap) => (gap.series[series]?.last ?? 0) < number && number < firstAfter(gap, series))

const firstAfter = (gap: Gap, series: string): number =>
  gap.series[series]?.next ?? (Number(series.slice(series.lastIndexOf('-') + 1)) <= gap.year ? nextAfter(0) : 0)
