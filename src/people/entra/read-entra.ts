import { z } from 'zod'
import { plainWord } from '../../procedures/shared/as-seen.js'
import { fits } from '../patterns.js'
import { type Gathered, inBoth, longestName, PeopleFault, type ToldPerson, type Unread } from '../source.js'
import { type Graph, GraphRefused, type GraphSettings, openGraph } from './graph.js'

const word = z
  .string()
  .nullish()
  .transform((value) => plainWord(value ?? '') || undefined)

const User = z.object({
  id: z.guid(),
  displayName: word,
  mail: word,
  userPrincipalName: word,
  department: word,
  officeLocation: word,
  jobTitle: word,
  businessPhones: z.array(z.string().transform(plainWord)).nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: word,
  manager: z.object({ id: z.guid() }).nullish(),
})
const Group = z.object({ id: z.guid(), displayName: z.string() })
const Member = z.object({ id: z.string() })

const select = 'id,displayName,mail,userPrincipalName,department,officeLocation,jobTitle,businessPhones,accountEnabled,userType'

/**
 * Reads everybody of an Entra directory who works here (no guests, no accounts that are switched off), with their manager, and who is in the
 * groups that the office file names. A group that may not be read is named, and whoever belonged to it goes on doing so. `starred`: names with a star, which
 * are for titles alone; where groups seem to be meant, that is said. Throws PeopleFault.
 */
export async function readEntra(settings: GraphSettings, groups: readonly string[], starred: readonly string[] = []): Promise<Gathered> {
  const graph = await openGraph(settings)
  const users = await graph.all(`/users?$select=${select}&$expand=manager($select=id)&$top=999`).catch(noPermission)
  const parsed = users.flatMap((user) => User.safeParse(user).data ?? [])
  // Whoever cannot be read would be taken for somebody who has left.
  if (parsed.length < users.length)
    throw new PeopleFault('Microsoft Graph tells of people in a way that cannot be read: nothing was changed.')
  const here = parsed.filter(({ accountEnabled, userType }) => accountEnabled !== false && (userType ?? 'Member') === 'Member')
  if (here.length === 0)
    throw new PeopleFault('Microsoft Graph tells of nobody: nothing was changed. Has the app User.Read.All, granted by an administrator?')
  const notes: string[] = []
  const unreadGroups: string[] = []
  const words = new Set(
    here.flatMap(({ jobTitle, department, officeLocation }) =>
      [jobTitle, department, officeLocation, department && officeLocation && inBoth(department, officeLocation)].map((word) =>
        word?.toLowerCase(),
      ),
    ),
  )
  const groupsOf = new Map<string, string[]>()
  for (const name of groups) {
    const found = await membersOf(graph, name)
    // The mapping names titles and departments as well as groups.
    if (found === 'none') {
      if (!words.has(name.toLowerCase()))
        notes.push(`There is no group “${name}” in Entra, and nobody has it as a title or department: check the office file (directory).`)
    } else if (typeof found === 'string') {
      notes.push(found)
      unreadGroups.push(name)
    } else for (const id of found) groupsOf.set(id, [...(groupsOf.get(id) ?? []), name])
  }
  const titles = here.flatMap(({ jobTitle }) => jobTitle ?? [])
  for (const pattern of starred) if (!titles.some((title) => fits(pattern, title))) notes.push(...(await groupsMeant(graph, pattern)))
  const unread: Unread[] = []
  const people = here.flatMap((user): ToldPerson[] => {
    const email = (user.mail ?? user.userPrincipalName)?.toLowerCase()
    if (user.displayName === undefined || email === undefined || user.displayName.length > longestName) {
      const lacks = user.displayName === undefined || email === undefined
      const why = `The account ${user.id} has ${lacks ? 'no name or no address' : `a name of more than ${longestName} characters`}`
      const known = { ...(email === undefined ? {} : { email }), ...(user.displayName === undefined ? {} : { name: user.displayName }) }
      unread.push({ key: user.id.toLowerCase(), ...known, why: `${why}.`, leftOut: `${why}: it was left out.` })
      return []
    }
    const [telephone] = user.businessPhones ?? []
    return [
      {
        key: user.id.toLowerCase(),
        entra: user.id.toLowerCase(),
        name: user.displayName,
        email,
        groups: groupsOf.get(user.id) ?? [],
        ...(user.department === undefined ? {} : { department: user.department }),
        ...(user.officeLocation === undefined ? {} : { team: user.officeLocation }),
        ...(user.jobTitle === undefined ? {} : { title: user.jobTitle }),
        ...(telephone === undefined ? {} : { telephone }),
        ...(user.manager ? { manager: user.manager.id.toLowerCase() } : {}),
      },
    ]
  })
  return { from: 'entra', people, notes, unreadGroups, unread }
}

/** The members of a group, those of groups within it too; a sentence when it cannot be read. */
async function membersOf(graph: Graph, name: string): Promise<readonly string[] | 'none' | string> {
  try {
    const found = await graph.all(`/groups?$filter=displayName eq '${asText(name)}'&$select=id,displayName`)
    const named = found.flatMap((one) => Group.safeParse(one).data ?? [])
    const [group, second] = named
    if (!group) return 'none'
    if (second) return `There are ${named.length} groups “${name}” in Entra: give them names of their own. None of them was read.`
    const members = await graph.all(`/groups/${group.id}/transitiveMembers/microsoft.graph.user?$select=id&$top=999`)
    return members.flatMap((one) => Member.safeParse(one).data?.id ?? [])
  } catch (fault) {
    if (!(fault instanceof GraphRefused)) throw fault
    return `The group “${name}” may not be read (${fault.code}): whoever belonged to it goes on doing so. Grant the app GroupMember.Read.All.`
  }
}

/** A sentence where a name with a star is nobody's title and fits groups: these are not read. */
async function groupsMeant(graph: Graph, pattern: string): Promise<readonly string[]> {
  const begins = pattern.slice(0, pattern.indexOf('*')).trim()
  if (begins === '') return []
  try {
    const found = await graph.all(`/groups?$filter=startswith(displayName,'${asText(begins)}')&$select=id,displayName`)
    const names = found.flatMap((one) => Group.safeParse(one).data?.displayName ?? []).filter((name) => fits(pattern, name))
    if (names.length === 0) return []
    const shown = names.slice(0, 5).map((name) => `“${name}”`)
    return [
      `“${pattern}” in the office file (directory, roles) is nobody’s title. It fits ${names.length === 1 ? 'a group' : 'groups'} in Entra (${[...shown, ...(names.length > shown.length ? ['…'] : [])].join(', ')}), but a star is for titles alone: whoever makes a group of such a name would give its people the role. Write each group that is meant there by its whole name.`,
    ]
  } catch (fault) {
    if (fault instanceof GraphRefused) return []
    throw fault
  }
}

/** A name within a question to Graph. */
const asText = (name: string): string => encodeURIComponent(name.replaceAll("'", "''"))

const noPermission = (fault: unknown): never => {
  if (!(fault instanceof GraphRefused)) throw fault
  throw new PeopleFault(
    fault.status === 403
      ? 'The app may not read people: grant it User.Read.All and GroupMember.Read.All (application permissions) in Entra, with an administrator’s consent.'
      : `Microsoft Graph refused to tell of people (${fault.status} ${fault.code}): nothing was changed.`,
    { cause: fault },
  )
}
