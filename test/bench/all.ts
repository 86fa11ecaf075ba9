import { benchAsk } from './ask.bench.js'
import { benchBoard } from './board.bench.js'
import { benchErase } from './erase.bench.js'
import { benchFirstLookUp } from './first-look-up.bench.js'
import { benchGather } from './gather.bench.js'
import { benchLongestBlock } from './longest-block.bench.js'
import { benchLookUp } from './look-up.bench.js'
import { benchMorningLook } from './morning-look.bench.js'
import { benchReport } from './report.bench.js'
import { benchSlack } from './slack.bench.js'
import { benchStart } from './start.bench.js'
import { benchStepsEverywhere } from './step.bench.js'
import { benchTeams } from './teams.bench.js'
import { benchVerify } from './verify.bench.js'
import { benchWholeLookUp } from './whole-look-up.bench.js'

/** Every bench by its name. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  start: benchStart,
  steps: benchStepsEverywhere,
  ask: benchAsk,
  'look-up': async () => benchLookUp(),
  'first-look-up': benchFirstLookUp,
  gather: () => benchGather(),
  verify: () => benchVerify(),
  erase: () => benchErase(),
  'longest-block': async () => benchLongestBlock(),
  'whole-look-up': () => benchWholeLookUp(),
  board: () => benchBoard(),
  'morning-look': () => benchMorningLook(),
  report: () => benchReport(),
  slack: benchSlack,
  teams: benchTeams,
}

/** Runs the benches named, or all; figures to standard output as one JSON object, progress to standard error. */
const run = async (names: readonly string[]): Promise<void> => {
  const unknown = names.find((name) => !(name in benches))
  if (unknown) throw new Error(`There is no bench called ${unknown}: choose among ${Object.keys(benches).join(', ')}.`)
  const figures: Record<string, unknown> = { node: process.version }
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    process.stderr.write(`${name} …\n`)
    figures[name] = await benches[name]?.()
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
}

run(process.argv.slice(2)).then(
  () => process.exit(0),
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`)
    process.exit(1)
  },
)
