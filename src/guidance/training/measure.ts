import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Chances, chancesOf } from '../understanding/chances.js'
import { judge } from '../understanding/judge.js'
import { openReader } from '../understanding/reader.js'
import { readTopics } from '../understanding/topics.js'
import type { Lesson } from './lessons.js'

/** A lesson that the reader was not taught, and what it says of it. */
type Tried = { lesson: Lesson; said: Chances }

const CHANCES = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
const percent = (part: number, of: number): string => `${Math.round((1000 * part) / Math.max(of, 1)) / 10} %`

/** How often a chance of so much came true, and what a threshold there would find and get wrong. */
function curve(name: string, tried: Tried[], truth: (lesson: Lesson) => 0 | 1 | null, chance: (said: Chances) => number): void {
  const known = tried.filter(({ lesson }) => truth(lesson) !== null)
  const yes = known.filter(({ lesson }) => truth(lesson) === 1)
  console.log(`\n${name}: ${yes.length} of ${known.length}`)
  CHANCES.forEach((at, place) => {
    const next = CHANCES[place + 1] ?? 1.01
    const within = known.filter(({ said }) => chance(said) >= at && chance(said) < next)
    const over = known.filter(({ said }) => chance(said) >= at)
    const right = (of: Tried[]): number => of.filter(({ lesson }) => truth(lesson) === 1).length
    console.log(
      `  from ${at}: ${within.length} here, ${percent(right(within), within.length)} true · as a threshold finds ${percent(right(over), yes.length)}, rightly ${percent(right(over), over.length)}`,
    )
  })
}

/** Prints what the reader in a folder says of the part of its lessons that was kept back from it. Thresholds are chosen by this alone. */
export async function measure(folder: string, part: number): Promise<void> {
  const { read } = await openReader(folder)
  const { topics } = readTopics(folder)
  const lessons = readFileSync(join(folder, 'lessons.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Lesson)
    .filter((lesson) => lesson.part === part)
  const tried: Tried[] = []
  for (const lesson of lessons) for (const scores of await read([lesson])) tried.push({ lesson, said: chancesOf(scores, topics) })
  const alone = tried.filter(({ lesson }) => lesson.before === '')
  const inThread = tried.filter(({ lesson }) => lesson.before !== '')
  curve(
    'harm, alone',
    alone,
    ({ harm }) => harm,
    ({ atRisk }) => atRisk,
  )
  curve(
    'harm, in a thread',
    inThread,
    ({ harm }) => harm,
    ({ atRisk }) => atRisk,
  )
  curve(
    'out of scope',
    alone,
    ({ scope }) => scope,
    ({ outOfScope }) => outOfScope,
  )
  curve(
    'vague',
    alone,
    ({ vague }) => vague,
    ({ vague }) => vague,
  )
  curve(
    'belongs to what came before',
    inThread,
    ({ belongs }) => belongs,
    ({ belongs }) => belongs,
  )

  const covered = alone.filter(({ lesson }) => lesson.topic !== null && lesson.scope === 0 && lesson.vague === 0)
  const right = (count: number): number =>
    covered.filter(({ lesson, said }) => {
      const given = judge(topics, said, { messages: [lesson.text], telling: [] }).sections.slice(0, count)
      return given.some((id) => topics[lesson.topic ?? -1]?.sections.includes(id))
    }).length
  console.log(
    `\nfirst section right ${percent(right(1), covered.length)}, one of three ${percent(right(3), covered.length)} of ${covered.length}`,
  )
}

if (require.main === module) void measure(process.argv[2] ?? join('dist', 'training'), Number(process.argv[3] ?? 0))
