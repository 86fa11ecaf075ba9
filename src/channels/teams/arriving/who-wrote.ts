import type { Outsider } from '../../../casework/arrival.js'
import type { Person } from '../../../procedures/people.js'
import { plainWord } from '../../../procedures/shared/as-seen.js'
import type { StaffId } from '../../../procedures/words.js'
import type { Conversations } from '../conversations.js'
import type { Delivery } from './activities.js'
import type { IsGuest } from './guests.js'

/** Says who wrote: somebody of the office, or what their platform tells of somebody whom its file does not know. */
export function openWhoWrote({
  conversations,
  tenantId,
  isGuest,
}: {
  readonly conversations: Pick<Conversations, 'recognise'>
  readonly tenantId: string | undefined
  readonly isGuest: IsGuest
}) {
  return {
    /** Somebody of the office: of our own tenant, no guest in it, and in the office file. In a meeting or a shared channel others reach the bot too. */
    async personOf(delivery: Delivery): Promise<Person | undefined> {
      const { from } = delivery
      const person = isOfTenant(from, tenantId) ? conversations.recognise(from.aadObjectId) : undefined
      return person && !(await isGuest(delivery)) ? person : undefined
    },
    async outsiderOf(delivery: Delivery, abroad: boolean): Promise<Outsider> {
      const { from } = delivery
      const member = !abroad && from.aadObjectId !== undefined && isOfTenant(from, tenantId) && !(await isGuest(delivery))
      const known = from.aadObjectId === undefined ? '' : `Your Entra object id is ${from.aadObjectId}.`
      return {
        is: member ? 'member' : 'stranger',
        mayAlert: member,
        name: plainWord(from.name ?? '') || from.aadObjectId || 'Somebody in Teams',
        known,
      }
    },
  }
}

const isOfTenant = ({ tenantId: theirs }: Delivery['from'], ours: string | undefined): boolean =>
  ours === undefined || theirs === undefined || theirs === ours.toLowerCase()
/** An id under which nobody is in any office file: it holds what comes next apart by who did it, and grants nothing. */
export const nobody = ({ from }: Delivery): StaffId =>
  `outside.teams.${(from.aadObjectId ?? from.id)
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, 46)}` as StaffId
