import type { OfficeFrame } from '../directory/office-file.js'
import type { FetchedPerson } from '../directory/people-file.js'
import type { StaffId } from '../procedures/words.js'
import type { ToldPerson } from './source.js'

/** By what somebody is known in Slack and in Entra; what is nobody’s alone is left out. */
export type Accounts = Pick<FetchedPerson, 'slack' | 'entra'>

/** Everybody’s accounts, and a sentence on each id that more than one person was to have. */
export interface ChosenAccounts {
  readonly accountsOf: (id: StaffId) => Accounts
  readonly notes: readonly string[]
}

/** Somebody who is to have an id: the office file gives it to them, the source tells it of them, or they had it and nothing newer is told. */
interface Claim {
  readonly id: StaffId
  readonly who: string
  readonly by: 'office' | 'told' | 'before'
}

const slackId = (id: string | undefined): string | undefined => (id !== undefined && /^[UW][A-Z0-9]{2,}$/.test(id) ? id : undefined)
const entraId = (id: string | undefined): string | undefined =>
  id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : undefined
const platforms = { slack: { called: 'Slack', read: slackId }, entra: { called: 'Entra', read: entraId } } as const
type Platform = keyof typeof platforms

/**
 * Everybody’s ids in Slack and in Entra. By these a person is recognised and written to, so each is one person’s. What the office file gives goes before
 * what is told, and that before what somebody had. Of several of whom one is told, whoever had it keeps it; else it is nobody’s, and that is said: two people
 * with one id hold back nobody else, and neither is taken for the other. Pure.
 */
export function chooseAccounts(
  ids: ReadonlyMap<ToldPerson, StaffId>,
  known: ReadonlyMap<StaffId, FetchedPerson>,
  { people: own }: Pick<OfficeFrame, 'people'>,
): ChosenAccounts {
  const chosen = new Map<StaffId, Accounts>()
  const notes: string[] = []
  const give = (id: StaffId, platform: Platform, account: string) => chosen.set(id, { ...chosen.get(id), [platform]: account })
  const toldOf = new Map([...ids].map(([person, id]) => [id, person]))
  for (const platform of ['slack', 'entra'] as const) {
    const { read } = platforms[platform]
    const claims = new Map<string, Claim[]>()
    const claim = (account: string, by: Claim) => claims.set(account, [...(claims.get(account) ?? []), by])
    const ofOffice = new Set<StaffId>()
    const under: { readonly id: StaffId; readonly is: string }[] = []
    for (const { id, name, [platform]: given } of own) {
      const account = typeof given === 'string' ? read(given) : undefined
      if (account === undefined) continue
      ofOffice.add(id)
      claim(account, { id, who: name ?? id, by: 'office' })
    }
    for (const id of new Set([...toldOf.keys(), ...known.keys()])) {
      const [told, was] = [toldOf.get(id), known.get(id)]
      // Who is not told any more has left, unless the office file has them.
      if (!told && !own.some((entry) => entry.id === id)) continue
      const named = told ?? was
      const account = read(told?.[platform])
      const had = was?.[platform]
      const [is, by] = account === undefined ? ([had, 'before'] as const) : ([account, 'told'] as const)
      if (is === undefined || !named) continue
      // What the office file says of somebody lies over it.
      if (ofOffice.has(id)) under.push({ id, is })
      else claim(is, { id, who: `${named.name} (${named.email})`, by })
    }
    for (const [account, those] of claims) {
      const holder = holderOf(those, (id) => known.get(id)?.[platform] === account)
      if (holder && holder.by !== 'office') give(holder.id, platform, account)
      const others = those.filter((each) => each !== holder && each.by !== 'office')
      if (others.length > 0) notes.push(sayShared(platform, account, holder, others))
    }
    // Kept for the day on which the office file's line is taken out; never what somebody else has, or two would have it then.
    for (const { id, is } of under) if ((claims.get(is) ?? []).every((each) => each.id === id)) give(id, platform, is)
  }
  return { accountsOf: (id) => chosen.get(id) ?? {}, notes }
}

/** Whose it is; undefined when it is nobody's alone. */
function holderOf(those: readonly Claim[], had: (id: StaffId) => boolean): Claim | undefined {
  const ofOffice = those.find(({ by }) => by === 'office')
  if (ofOffice) return ofOffice
  const told = those.filter(({ by }) => by === 'told')
  if (told.length > 1) return told.find(({ id }) => had(id))
  return told[0] ?? those[0]
}

function sayShared(platform: Platform, account: string, holder: Claim | undefined, others: readonly Claim[]): string {
  const { called } = platforms[platform]
  const those = others.map(({ who }) => who).join(' and ')
  const has = others.length === 1 ? 'has' : 'have'
  if (!holder)
    return `“${account}” is told as the id in ${called} of ${those}: none of them was given it, and ${called} reaches none of them by it. Give each person their own where the people are kept.`
  const owner =
    holder.by === 'office'
      ? `the office file gives it to ${holder.who}`
      : holder.by === 'told'
        ? `it is told of ${holder.who}`
        : `it is that of ${holder.who}`
  return `“${account}” is the id in ${called} of one person only, and ${owner}: ${those} ${has} none there now. Where that is wrong, give each person their own where the people are kept.`
}
