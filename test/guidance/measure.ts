import type { Understanding } from '../../src/guidance/guidance.js'
import type { Asked } from './questions.js'

/** The shares that the goal is set on, and where the misses were. */
export type Measured = {
  handlingFirst: number
  handlingFirstThree: number
  situation: number
  action: number
  harmFound: number
  harmRightly: number
  refused: number
  refusedWrongly: number
  misses: string[]
}

const share = <T>(of: T[], holds: (one: T) => boolean): number => of.filter(holds).length / Math.max(of.length, 1)

/** Holds what was understood against what was acceptable. */
export async function measure(understand: (text: string) => Promise<Understanding>, questions: Asked[]): Promise<Measured> {
  const pairs: { asked: Asked; got: Understanding }[] = []
  for (const asked of questions) pairs.push({ asked, got: await understand(asked.text) })

  type Pair = (typeof pairs)[number]
  const first = ({ asked, got }: Pair): boolean => asked.label.sections.includes(got.sections[0] ?? '')
  const situation = ({ asked, got }: Pair): boolean => asked.label.situations.includes(got.situation)
  const action = ({ asked, got }: Pair): boolean => asked.label.actions.includes(got.action)
  const covered = pairs.filter(({ asked }) => !asked.label.outOfScope)
  const judged = pairs.filter(({ asked }) => !asked.label.either)
  const missed = (what: string, pair: Pair): string =>
    `${what}: ${pair.asked.text} → ${pair.got.sections.slice(0, 3).join(' ') || 'not covered'} (harm ${pair.got.atRiskScore.toFixed(2)})`
  return {
    handlingFirst: share(covered, first),
    handlingFirstThree: share(covered, ({ asked, got }) => got.sections.slice(0, 3).some((id) => asked.label.sections.includes(id))),
    situation: share(pairs, situation),
    action: share(pairs, action),
    harmFound: share(
      judged.filter(({ asked }) => asked.label.atRisk),
      ({ got }) => got.atRisk,
    ),
    harmRightly: share(
      judged.filter(({ got }) => got.atRisk),
      ({ asked }) => asked.label.atRisk,
    ),
    refused: share(
      pairs.filter(({ asked }) => asked.label.outOfScope),
      ({ got }) => !got.covered,
    ),
    refusedWrongly: share(covered, ({ got }) => !got.covered),
    misses: [
      ...covered.filter((pair) => !first(pair)).map((pair) => missed(`section ${pair.asked.label.sections[0]}`, pair)),
      ...judged
        .filter(({ asked, got }) => asked.label.atRisk !== got.atRisk)
        .map((pair) => missed(pair.asked.label.atRisk ? 'harm missed' : 'false alarm', pair)),
      ...pairs.filter(({ asked, got }) => asked.label.outOfScope && got.covered).map((pair) => missed('not refused', pair)),
      ...pairs
        .filter((pair) => !situation(pair))
        .map((pair) => missed(`situation ${pair.asked.label.situations[0]}, not ${pair.got.situation}`, pair)),
      ...pairs.filter((pair) => !action(pair)).map((pair) => missed(`action ${pair.asked.label.actions[0]}, not ${pair.got.action}`, pair)),
    ],
  }
}
