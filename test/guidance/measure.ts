import type { Understanding } from '../../src/guidance/guidance.js'
import type { Understand } from '../../src/guidance/understanding/understand.js'
import type { Asked } from './questions.js'

/** The shares that the goal is set on, and where the misses were. */
export type Measured = {
  first: number
  firstThree: number
  situation: number
  action: number
  harmFound: number
  harmRightly: number
  /** Of harmless questions, how many an alarm stands above. */
  redOnHarmless: number
  refused: number
  refusedWrongly: number
  askedBack: number
  /** What is too vague to answer and was taken for harm all the same. */
  shoutedAt: string[]
  misses: string[]
}

type Pair = { asked: Asked; got: Understanding }

/** How many of these it holds for, of one; of none at all, one: what is not there is not wrong. */
const share = (of: Pair[], holds: (one: Pair) => boolean): number => (of.length === 0 ? 1 : of.filter(holds).length / of.length)

const first = ({ asked, got }: Pair): boolean => asked.label.sections.includes(got.sections[0] ?? '')
const situation = ({ asked, got }: Pair): boolean => asked.label.situations.includes(got.situation)
const action = ({ asked, got }: Pair): boolean => asked.label.actions.includes(got.action)

/** What went wrong with a question, in words; nothing where it did not. */
function missed({ asked, got }: Pair): string[] {
  const { label } = asked
  const wrong = [
    ...(!label.either && label.atRisk !== got.atRisk ? [label.atRisk ? 'harm missed' : 'false alarm'] : []),
    ...(label.outOfScope && got.covered ? ['not refused'] : []),
    ...(label.vague && !got.askBack ? ['not asked back'] : []),
    ...(!label.outOfScope && !label.vague && !first({ asked, got }) ? [`section ${label.sections[0]}`] : []),
  ]
  const thread = [...asked.before, asked.text].join(' >> ')
  return wrong.map((what) => `${what}: ${thread} → ${got.sections.slice(0, 3).join(' ') || 'no section'} (harm ${got.atRiskScore})`)
}

/** Holds what was understood against what was acceptable. */
export async function measure(understand: Understand, questions: Asked[]): Promise<Measured> {
  const pairs: Pair[] = []
  for (const asked of questions) pairs.push({ asked, got: await understand(asked.text, asked.before) })

  const covered = pairs.filter(({ asked }) => !asked.label.outOfScope && !asked.label.vague)
  const judged = pairs.filter(({ asked }) => !asked.label.either)
  const vague = pairs.filter(({ asked }) => asked.label.vague)
  const harmful = ({ asked }: Pair): boolean => asked.label.atRisk
  const alarmed = ({ got }: Pair): boolean => got.atRisk
  const harmless = judged.filter((pair) => !harmful(pair))
  return {
    first: share(covered, first),
    firstThree: share(covered, ({ asked, got }) => got.sections.slice(0, 3).some((id) => asked.label.sections.includes(id))),
    situation: share(pairs, situation),
    action: share(pairs, action),
    harmFound: share(judged.filter(harmful), alarmed),
    harmRightly: share(judged.filter(alarmed), harmful),
    redOnHarmless: harmless.length === 0 ? 0 : share(harmless, alarmed),
    refused: share(
      pairs.filter(({ asked }) => asked.label.outOfScope),
      ({ got }) => !got.covered,
    ),
    refusedWrongly: share(covered, ({ got }) => !got.covered),
    askedBack: share(vague, ({ got }) => got.askBack),
    shoutedAt: vague.filter(alarmed).map(({ asked }) => asked.text),
    misses: pairs.flatMap(missed),
  }
}
