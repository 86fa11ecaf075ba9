import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { readOffice } from '../directory/read-office.js'
import { hasEmbedded } from '../embedded/embedded.js'
import { type Fetched, fetchPeople, keepPeople } from '../house/fetch-people.js'
import { cannotStandIn, copyOfPeople, openIdKeeping } from '../house/keep-ids.js'
import { namesEverKept } from '../house/keep-names.js'
import { noteDone } from '../house/last-done.js'
import { openPlace } from '../house/open-place.js'
import { saidAs } from '../house/said-as.js'
import { slackTokenBeside } from '../house/slack-token.js'
import { LogAway } from '../log/log.js'
import { type OpenLog, openLog } from '../log/open-log.js'
import { type Change, leftBehind, tableOf } from '../people/compare.js'
import type { Column } from '../people/csv/columns.js'
import type { OpenHeading } from '../people/csv/read-csv.js'
import type { Source } from '../people/source.js'
import { instant } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'
import type { Asked, Tool } from './tool.js'

/**
 * Fetches the office's people, shows what would change as a table and takes it when it is confirmed. Nothing is taken that would leave the
 * office without somebody whom a procedure needs. Code 1 when nothing was taken although something would change.
 */
export const people: Tool = async (asked) => {
  const { env, rest, from, yes, say } = asked
  if (!env) throw new StartFault('The settings cannot be read.')
  const [file] = rest
  const ask = process.stdin.isTTY ? { ask: askForColumn } : {}
  const fetched = await fetchPeople(
    env,
    {
      ...(from === undefined ? {} : { from: sourceOf(from) }),
      ...(file === undefined ? {} : { file }),
      ...ask,
      slackToken: () => slackTokenBeside(env, asked.complain),
      ...(hasDatabase(env) ? { copy: () => onLog(asked, env, copyOfPeople), called: () => onLog(asked, env, namesEverKept) } : {}),
    },
    new Date(),
  )
  const sayNotes = () => {
    for (const note of fetched.notes) say(`note   ${note}`)
    for (const look of [...fetched.looks, ...fetched.doubts]) say(`LOOK   ${look}`)
  }
  const keep = async (file = fetched.file) => {
    await keepPeople({ ...fetched, file })
    if (!hasDatabase(env)) return
    const faulty = (fault: unknown) => asked.complain(notKept(fetched.peopleFile, fault))
    const of = { file: fetched.peopleFile, cannotStand: cannotStandIn(fetched.officeFile), faulty }
    await onLog(asked, env, (store) => openIdKeeping({ store, ...of }).look()).catch(faulty)
  }
  /** Without a file nobody stands in the office at the next start. */
  const putBack = async () => {
    if (!fetched.behind || !fetched.before) return
    await keep(fetched.before)
    say(`${fetched.peopleFile} is as the database knows it: the people of before stand there.`)
  }
  if (fetched.faults.length > 0) {
    sayNotes()
    for (const fault of fetched.faults) say(`WRONG  ${fault.startsWith('line ') ? `${basename(fetched.officeFile)} ` : ''}${fault}`)
    const seniors = fetched.file.people.filter(({ roles }) => roles.includes('senior on duty'))
    if (seniors.length > 0 && !fetched.before)
      say(
        `note   Who may be on duty, for the office file: ${seniors
          .slice(0, 40)
          .map(({ id }) => id)
          .join(', ')}.`,
      )
    if (fetched.titles.length > 0)
      say(
        `note   Titles that hold no role yet, the rarest first: ${fetched.titles
          .slice(0, 15)
          .map(([title, count]) => `${title} (${count})`)
          .join(
            ' · ',
          )}. In the office file, give a title its role under directory, roles; or one person theirs under people, with their id and roles.`,
      )
    await putBack()
    say(
      `Nothing ${fetched.behind ? 'else ' : ''}was changed: with these people the office would not work. ${fetched.before ? 'The people of before stay in use. ' : ''}Mend it in the office file or where the people are kept, and run this again.`,
    )
    return 1
  }
  await noteDone(env.DATA_DIR, 'people', new Date())
  if (fetched.changes.length === 0 && fetched.doubts.length === 0) {
    sayNotes()
    if (fetched.behind) await keep()
    say(`All ${fetched.file.people.length} people are as they were: there is nothing to change.`)
    return 0
  }
  if (fetched.changes.length > 0) say(`${tableOf(await withWhatIsLeft(asked, fetched))}\n`)
  // Below a long table, where they are still in sight when the question comes.
  sayNotes()
  // Nobody was there to read it.
  if (yes && fetched.unasked !== undefined) {
    say(
      `Nothing was changed. Run it again once the database ${fetched.unasked instanceof LogAway ? 'answers' : 'can be asked (see above)'}, or without --yes where you know that people.yaml is no older copy.`,
    )
    return 1
  }
  if (!yes && !(await confirmed(fetched.changes.length))) {
    await putBack()
    say(`Nothing ${fetched.behind ? 'else ' : ''}was changed. To take it run it again and type yes, or with --yes.`)
    return 1
  }
  await keep()
  say(
    `Taken: ${fetched.file.people.length} people stand in ${fetched.peopleFile}. A running bot uses them within seconds, and looks again each morning.`,
  )
  return 0
}

/** What a fault says itself may say that nothing was changed: of the database that is so, and of the file of people it is not. */
export const notKept = (file: string, fault: unknown): string =>
  fault instanceof StartFault
    ? `${file} is written. The copy of it in the database stays as it was, since another version of the bot wrote that: bring this one up to date, and run steward people again.`
    : `${file} is written, but not its copy in the database (${saidAs(fault)}): a running bot tries it again within ten minutes.`

const sourceOf = (word: string): Source => {
  if (word === 'csv' || word === 'entra' || word === 'slack') return word
  throw new StartFault(`People are fetched --from csv, --from entra or --from slack, not from “${word.slice(0, 40)}”.`)
}

/**
 * To each leaver, what they leave behind: in the office as it was before, where that can be read beside an office file that names newcomers already; and
 * among the records, where there are any.
 */
async function withWhatIsLeft(asked: Asked, { changes, before, officeFile }: Fetched): Promise<readonly Change[]> {
  const { env } = asked
  if (!env || !changes.some(({ what }) => what === 'left')) return changes
  if (!hasDatabase(env)) return changes
  const now = new Date()
  const read = readOffice(await readFile(officeFile, 'utf8').catch(() => ''), instant(now), before)
  const office = read.ok ? read.office : read.butForTheWeek?.office
  return onLog(asked, env, (log) =>
    Promise.all(
      changes.map(async (change) => {
        if (change.what !== 'left') return change
        const behind = leftBehind(office, change.id, (await log.waitingFor(change.id)).length)
        return behind === '' ? change : { ...change, words: `${change.words}; ${behind}` }
      }),
    ),
  )
}

const hasDatabase = (env: Env): boolean => env.MONGODB_URI !== undefined || hasEmbedded(env.DATA_DIR)

/** Asks the records something, also where no office can be read yet. */
async function onLog<T>({ complain }: Asked, env: Env, work: (log: OpenLog) => Promise<T>): Promise<T> {
  const { place, close } = await openPlace(env, complain)
  try {
    const log = await openLog(place)
    return await work(log).finally(() => log.close())
  } finally {
    await close()
  }
}

/** Asks at the terminal; where there is none, nobody has confirmed. */
async function confirmed(changes: number): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  return (
    (
      await question(
        `Take ${changes === 1 ? 'this change' : changes === 0 ? 'it as it stands above' : `these ${changes} changes`}? Type yes: `,
      )
    ).toLowerCase() === 'yes'
  )
}

/** What is asked for, as whoever has the list calls it. */
const called: Readonly<Partial<Record<Column, string>>> = {
  name: 'people’s names',
  email: 'their e-mail addresses',
  manager: 'who manages them (a name, a number or an e-mail address)',
  number: 'the number by which each person is known, and managers are told here',
}

/** Asks until the answer is one of those that are there, or none. */
async function askForColumn(column: Column, headings: readonly OpenHeading[]): Promise<string | undefined> {
  const offered = headings.map(
    ({ heading, example }, place) => `  ${place + 1}  ${heading}${example === '' ? '' : ` (such as ${example})`}`,
  )
  process.stdout.write(`Which column of the list holds ${called[column] ?? column}?\n${offered.join('\n')}\n`)
  for (;;) {
    const answer = await question('Its number, or nothing if none of them: ')
    const found = headings[Number(answer) - 1]
    if (found || answer === '') return found?.heading
    process.stdout.write(`Type a number from 1 to ${headings.length}, or only press Enter.\n`)
  }
}

async function question(words: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(words)).trim()
  } finally {
    terminal.close()
  }
}
