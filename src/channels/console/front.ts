import type { Office, Person } from '../../procedures/people.js'
import { calledApart } from '../../procedures/shared/called-apart.js'
import type { Training } from './wire.js'

/** A command with its line of help, as it stands in the list that `/` opens. */
export interface CommandHelp {
  readonly name: string
  readonly help: string
  /** A short list leaves it out. */
  readonly seldom?: true
  /** It raises an alert: every window offers it beside the place to write in. */
  readonly urgent?: true
}

/** Everything the page needs before somebody says who they are. */
export interface Front {
  readonly office: string
  readonly timeZone: string
  /** What is good to know about this bot: 'embedded database, for trying'. */
  readonly notice?: string
  readonly people: readonly FrontPerson[]
  readonly channels: readonly string[]
  readonly commands: readonly CommandHelp[]
  /** How the training stands, where this bot is for trying alone. */
  readonly training?: Training
  /** Two people to try the sample story with: somebody who takes calls, and their line manager. */
  readonly story?: { readonly staff: string; readonly manager: string }
}
type FrontPerson = Pick<Person, 'id' | 'name' | 'group' | 'department' | 'roles'> & { readonly manager?: string }

/** The front page of this office, by the directory as it is now. */
export function frontOf(office: Office, commands: readonly CommandHelp[], notice: string | undefined, training?: Training): Front {
  const story = storyOf(office)
  const called = calledApart(office.people)
  return {
    office: office.names.office,
    timeZone: office.calendar.timeZone,
    ...(notice && { notice }),
    people: office.people.map(({ id, name, group, department, roles }) => {
      const manager = office.lineManagerOf(id)?.name
      return { id, name: called.get(id) ?? name, group, department, roles, ...(manager && { manager }) }
    }),
    channels: office.channels,
    commands,
    ...(training && { training }),
    ...(story && { story }),
  }
}

/** The first person of the office file who only takes calls, and has a line manager to tell. */
function storyOf(office: Office): Front['story'] {
  for (const person of office.people) {
    const manager = office.lineManagerOf(person.id)
    if (manager && person.roles.every((role) => role === 'staff')) return { staff: person.id, manager: manager.id }
  }
  return undefined
}
