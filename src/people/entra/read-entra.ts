import { z } from 'zod'
import { type Gathered, inBoth, PeopleFault, type ToldPerson } from '../source.js'
import { type Graph, GraphRefused, type GraphSettings, openGraph } from './graph.js'

const word = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined)

const User = z.object({
  id: z.guid(),
  displayName: word,
  mail: word,
  userPrincipalName: word,
  department: word,
  officeLocation: word,
  jobTitle: word,
  businessPhones: z.array(z.string()).nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: word,
  manager: z.object({ id: z.guid() }).nullish(),
})
const Group = z.object({ id: z.guid(), displayName: z.string() })
const Member = z.object({ id: z.string() })

const select = 'id,displayName,mail,userPrincipalName,department,officeLocation,jobTitle,businessPhones,accountEnabled,userType'

/**
 * Reads everybody of an Entra directory who works here (no guests, no accounts that are switched off), with their manager, and who is in the
 * groups that the office file names. A group that may not be read is named, and whoever belonged to it goes on doing so. Throws PeopleFault.
 */
export async function readEntra(settings: GraphSettings, groups: readonly string[]): Promise<Gathered> {
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
  const people = here.flatMap((user): ToldPerson[] => {
    const email = (user.mail ?? user.userPrincipalName)?.toLowerCase()
    if (user.displayName === undefined || email === undefined) {
      notes.push(`The account ${user.id} has no name or no address: it was left out.`)
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
  return { from: 'entra', people, notes, unreadGroups }
}

/** The members of a group, those of groups within it too; a sentence when it cannot be read. */
async function membersOf(graph: Graph, name: string): Promise<readonly string[] | 'none' | string> {
  try {
    const found = await graph.all(
      `/groups?$filter=displayName eq '${encodeURIComponent(name.replaceAll("'", "''"))}'&$select=id,displayName`,
    )
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

const noPermission = (fault: unknown): never => {
  if (!(fault instanceof GraphRefused)) throw fault
  throw new PeopleFault(
    fault.status === 403
      ? 'The app may not read people: grant it User.Read.All and GroupMember.Read.All (application permissions) in Entra, with an administrator’s consent.'
      : `Microsoft Graph refused to tell of people (${fault.status} ${fault.code}): nothing was changed.`,
    { cause: fault },
  )
}
