import type { AnyProcedure } from '../procedures/procedure.js'

/** A command with its line of help, as channels list it and manifests declare it. */
export interface Command {
  readonly name: `/${string}`
  readonly help: string
  /** What may stand after it, where a platform shows that. */
  readonly hint?: string
  /** A platform's short list may leave it out. */
  readonly seldom?: true
  /** What a member of staff most often comes for. */
  readonly often?: true
  /** It raises an alert: nothing holds it up, and whoever nobody knows may send it. */
  readonly urgent?: true
}

/** The look-up of a customer (s10). */
export const lookUpCommand = '/customer'

/** Who is on duty, and who stands in. */
export const dutyCommand = '/duty'

/** Lists to work from. */
export const listsCommand = '/lists'
/** What the records come to, for those who answer for others (s1). */
export const reportCommand = '/contact-report'

/** Who looked at what. */
export const looksCommand = '/looks'

/** Questions in words (issue 6). */
export const askCommand = '/ask'

/** Commands that belong to the office and not to one procedure. */
const ofTheOffice: readonly Command[] = [
  {
    name: askCommand,
    hint: 'what is happening, in a few words',
    help: 'What is happening? What to do and say now, in the words of the procedure. Nothing you ask is kept.',
  },
  {
    name: lookUpCommand,
    hint: 'name, number, e-mail or case',
    often: true,
    help: 'Who contacted you? What to do for a customer with an adjustment, a restriction or an alert.',
  },
  { name: dutyCommand, help: 'Who is on duty now and next, with their numbers; say that you are away, or take a turn.' },
  { name: listsCommand, help: 'Lists to work from: restrictions and adjustments in force, and what lies with somebody.', seldom: true },
  { name: reportCommand, seldom: true, help: 'What happened, how soon and how it ended, in numbers: for those who answer for others.' },
  { name: looksCommand, help: 'For Information Governance: who looked at whose records, when and why; the unusual first.', seldom: true },
  { name: '/my-work', help: 'Everything that waits for you, and your unfinished forms.' },
  { name: '/help', help: 'What I can do' },
]

/** Every command of the office: those of the procedures in their order, then the office's own. */
export const commands = (procedures: readonly AnyProcedure[]): readonly Command[] => [
  ...procedures.flatMap(({ command, urgent }): readonly Command[] =>
    command
      ? [
          {
            name: command.name,
            help: command.help,
            ...(command.hint === undefined ? {} : { hint: command.hint }),
            ...(command.seldom ? { seldom: true } : {}),
            ...(command.often ? { often: true } : {}),
            ...(urgent ? { urgent: true } : {}),
          },
        ]
      : [],
  ),
  ...ofTheOffice,
]

/** The known commands nearest to one that is not known, best first; none when nothing is near. */
export function nearest(command: string, known: readonly Command[]): readonly Command[] {
  const wanted = bare(command)
  return known
    .map((each) => ({ each, far: farness(wanted, bare(each.name)) }))
    .filter(({ far }) => far <= 3)
    .toSorted((one, other) => one.far - other.far)
    .slice(0, 3)
    .map(({ each }) => each)
}

const bare = (command: string): string =>
  command
    .toLowerCase()
    .slice(0, 40)
    .replace(/[^a-z]/g, '')

/** How many letters part two words; a part of a word is near to the whole. */
function farness(one: string, other: string): number {
  if (one.length >= 3 && (other.includes(one) || one.includes(other))) return 1
  let row = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1]
    for (const [at, against] of [...other].entries())
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === against ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
