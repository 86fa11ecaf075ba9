import type { OfficeFrame } from '../directory/office-file.js'
import type { PeopleFile } from '../directory/people-file.js'
import { plainWord } from '../procedures/shared/as-seen.js'
import { isAlike } from './alike.js'
import { type Gathered, longestName, PeopleFault, type ToldPerson } from './source.js'
import { toldAgain } from './who-stays.js'

/** A colleague as Slack tells of them. */
interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly title?: string
  readonly telephone?: string
}

/** Everything that Slack tells of somebody, without marks that nobody sees. */
const plainly = ({ id, name, email, title, telephone }: Colleague): Colleague => ({
  id: plainWord(id),
  name: plainWord(name),
  email: plainWord(email).toLowerCase(),
  ...(title === undefined ? {} : { title: plainWord(title) }),
  ...(telephone === undefined ? {} : { telephone: plainWord(telephone) }),
})

/**
 * Slack knows ids, names, addresses and titles, and neither departments nor managers: those come from the office file, or from what another
 * source told before. So Slack completes people; whoever is only there is named, and left to the office file. Pure. Throws PeopleFault.
 */
export function fromSlack(told: readonly Colleague[], before: PeopleFile | undefined, frame: OfficeFrame): Gathered {
  const colleagues = told.map(plainly)
  if (colleagues.length === 0)
    throw new PeopleFault('Slack tells of nobody with an e-mail address: has the app the scope users:read.email?')
  const ownOf = new Map(frame.people.flatMap(({ id, email }) => (email === undefined ? [] : [[id, email] as const])))
  const ownSlack = new Map(frame.people.flatMap(({ id, slack }) => (typeof slack === 'string' ? [[id, slack] as const] : [])))
  /** An address that was handed on leads to another account, with another’s name: cards go to whoever it is. What the office file gives is theirs. */
  const isAnothers = (was: PeopleFile['people'][number], { id, name }: Colleague): boolean => {
    const had = ownSlack.get(was.id) ?? was.slack
    return had !== undefined && had !== id && !isAlike(was.name, name)
  }
  // Where Slack spells an address in another way than the list, the office file says how.
  const known = new Map((before?.people ?? []).map((person) => [ownOf.get(person.id) ?? person.email.toLowerCase(), person]))
  const own = new Set(ownOf.values())
  const bySlack = new Map(colleagues.map((colleague) => [colleague.email, colleague]))
  const strangers = colleagues.filter(({ email }) => !known.has(email) && !own.has(email))
  const completed = colleagues
    .filter(({ email }) => known.has(email) || own.has(email))
    .map((colleague): ToldPerson => {
      const was = known.get(colleague.email)
      // Of an account that is another's, the telephone and the title are another's too.
      if (was && isAnothers(was, colleague)) return asTheyWere(was)
      return {
        ...(was ? toldAgain(was) : { key: colleague.email, groups: [] }),
        name: was?.name ?? colleague.name.slice(0, longestName),
        email: was?.email ?? colleague.email,
        slack: colleague.id,
        ...(colleague.title === undefined ? {} : { title: colleague.title }),
        ...(colleague.telephone === undefined ? {} : { telephone: colleague.telephone }),
      }
    })
  // Not to be in Slack is not to have left: only the place where people are kept says that.
  const missing = [...known].filter(([email]) => !bySlack.has(email))
  const others = missing.map(([, was]) => asTheyWere(was))
  const anothers = colleagues.filter((colleague) => {
    const was = known.get(colleague.email)
    return was !== undefined && isAnothers(was, colleague)
  })
  const notes = [
    ...anothers.map(
      ({ id, name, email }) =>
        `The account in Slack under ${email} is another one now (${id}, ${name}), and has not the name of ${known.get(email)?.name}: nothing of it was taken, for what is private to them would go there. If it is theirs, write slack: ${id} for ${known.get(email)?.id} in the office file.`,
    ),
    ...(strangers.length === 0
      ? []
      : [
          `${strangers.length} of ${colleagues.length} people in Slack are not known to the office: ${firstOf(strangers)}. Slack does not tell where they work or who manages them: add them to the office file.`,
        ]),
    ...(missing.length === 0
      ? []
      : [
          `${missing.length === 1 ? 'One person of the office is' : `${missing.length} people of the office are`} not in Slack under their address: ${firstOf(missing.map(([email, { name }]) => ({ name, email })))}.`,
        ]),
  ]
  return { from: 'slack', people: [...completed, ...others], notes, unreadGroups: [] }
}

const asTheyWere = (was: PeopleFile['people'][number]): ToldPerson => ({ ...toldAgain(was), name: was.name, email: was.email })

const firstOf = (people: readonly { readonly name: string; readonly email: string }[]): string =>
  [...people.slice(0, 10).map(({ name, email }) => `${name} (${email})`), ...(people.length > 10 ? ['…'] : [])].join(', ')
