import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { ChannelFault } from '../channels/channel.js'
import { peopleOfBoth } from '../directory/ids-given.js'
import type { OfficeFrame } from '../directory/office-file.js'
import { notWhole, type PeopleFile, readPeopleFile, writePeopleFile } from '../directory/people-file.js'
import { readFrame } from '../directory/read-office.js'
import { putInPlace } from '../files/put-in-place.js'
import { isGone } from '../files/unless-gone.js'
import { SealBroken } from '../log/log.js'
import { WrongRecordKey } from '../log/sealing/wrong-record-key.js'
import { type AskColumn, readCsv } from '../people/csv/read-csv.js'
import { readEntra } from '../people/entra/read-entra.js'
import { fromSlack } from '../people/from-slack.js'
import { hasStar } from '../people/patterns.js'
import { type Gathered, PeopleFault, type Source } from '../people/source.js'
import { type Proposal, propose } from '../people/take-people.js'
import { StaffId } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'
import { peopleFileOf } from './lay-foundation.js'
import { isOurs, saidAs } from './said-as.js'

/** What is to be fetched: from where, when the office file does not say it; and who is asked for what headings do not tell. */
export interface Fetching {
  readonly from?: Source
  readonly file?: string
  readonly ask?: AskColumn
  /** The token for Slack as it is now: one that rotates is another than that of the settings. */
  readonly slackToken: () => Promise<string | undefined>
  /** The copy of the people of before that the database has; asked for when their file is not there. Left out: there is no database. */
  readonly copy?: () => Promise<PeopleFile | undefined>
  /** Everybody whom the database ever knew by an id, with their name; asked for when it has no copy either. */
  readonly called?: () => Promise<ReadonlyMap<string, string>>
}

/** What was fetched and would become of the office, with the files that it was held against. */
export interface Fetched extends Proposal {
  readonly peopleFile: string
  readonly before: PeopleFile | undefined
  /** The file of before was lost, or is an older one, and its people are known from the database: it is written again also where nothing changed. */
  readonly behind?: boolean
  /** Why the database could not say who has left: an older file of people that was put back may know less. Nobody takes this who was not asked whether they mean it. */
  readonly unasked?: unknown
  readonly officeFile: string
}

/** Fetches the office's people and says what would change; writes nothing. Throws StartFault or PeopleFault, whose words say what to do. */
export async function fetchPeople(env: Env, { from, file, ask, slackToken, copy, called }: Fetching, now: Date): Promise<Fetched> {
  const officeFile = env.OFFICE_FILE
  if (officeFile === undefined)
    throw new StartFault('Set OFFICE_FILE first: people are fetched for an office of your own (steward init makes one).')
  const officeText = await readFile(officeFile, 'utf8').catch(() => '')
  const read = readFrame(officeText)
  if (!read.ok) throw new StartFault(`The office file ${officeFile} cannot be used yet:\n${read.faults.join('\n')}`)
  const { frame } = read
  const peopleFile = peopleFileOf(env, officeFile)
  const { before, looks, behind, ...asked } = await peopleOfBefore(peopleFile, copy)
  if (!frame.directory)
    throw new StartFault(
      'The office file does not say where people are kept: add the lines “directory:” and, indented below it, “from: csv”, “from: entra” or “from: slack”.',
    )
  const source = from ?? frame.directory.from
  const told = await gather(env, source, {
    frame,
    before,
    file: file ?? besideOffice(officeFile, frame.directory.file),
    slackToken,
    ...(ask ? { ask } : {}),
  })
  // Slack completes people, and makes none.
  const former = before || source === 'slack' ? [] : formerOf((await called?.()) ?? new Map(), frame, now)
  const proposal = propose({
    told,
    officeText,
    frame,
    before: before ?? (former.length > 0 ? onlyIds(former, source, now) : undefined),
    now: afterAll(now, before),
  })
  const doubts = [...(former.length > 0 ? [sayFormer(former, peopleFile)] : []), ...proposal.doubts]
  return { ...proposal, doubts, looks: [...looks, ...proposal.looks], behind, ...asked, peopleFile, before, officeFile }
}

/** A moment after that of the people of before: by a clock that is slow, what was taken would be the older of the two, and go again. */
const afterAll = (now: Date, before: PeopleFile | undefined): Date =>
  new Date(Math.max(now.getTime(), before ? Date.parse(before.fetched) + 1 : 0))

type Former = PeopleFile['left']

/** Who acted here by an id, and of whom neither a file nor a copy tells who they are; whom the office file names it tells. */
const formerOf = (called: ReadonlyMap<string, string>, { people }: OfficeFrame, now: Date): Former =>
  [...called].flatMap(([id, name]) => {
    const read = StaffId.safeParse(id)
    if (!read.success || people.some((entry) => entry.id === read.data)) return []
    return [{ id: read.data, name, key: '', on: now.toISOString().slice(0, 10) }]
  })

/** Their ids are given to nobody. */
const onlyIds = (left: Former, from: Source, now: Date): PeopleFile => ({ from, fetched: now.toISOString(), people: [], left })

const sayFormer = (former: Former, file: string): string => {
  const shown = former.slice(0, 8).map(({ id, name }) => `${id} (${name})`)
  const more = former.length > shown.length ? ` and ${former.length - shown.length} more` : ''
  return `${file} is not there, the database has no copy of it, and the bot has known ${former.length === 1 ? 'somebody' : `${former.length} people`} by an id: ${shown.join(', ')}${more}. Nobody is given these ids, so whoever of the list is one of them would be somebody new. If there was such a file, put ${file} back from where you keep copies of it; else, if none of them is in the list, take it with steward people; or write the id of each who still works here in the office file, with their e-mail address.`
}

/** What whoever looks reads where the database could not say who has left. `file`: where people stand. */
export const notAsked = (file: string, cause: unknown): string => {
  if (opensNothing(cause))
    return `The database cannot say who has left, since the copy of the people in it does not open: set the RECORD_KEY of before as RECORD_KEY_FORMER, and run this again. If there is none and you know that ${file} is no older copy that was put back, run steward people and type yes.`
  if (isOurs(cause)) return saidAs(cause)
  return `The database could not be asked who has left: if ${file} is an older copy that was put back, wait until it can be, and run this again.`
}

/** Is it the copy or the key that is wrong, which no waiting mends? */
const opensNothing = (cause: unknown): boolean => cause instanceof SealBroken || cause instanceof WrongRecordKey

const lostTwice =
  'is not there, and the copy of it in the database does not open: nothing was changed. Put it back from where you keep copies of it, or set the RECORD_KEY of before as RECORD_KEY_FORMER.'

/**
 * The people of before. A file that is broken or may not be read is never taken for none: everybody would be given an id anew, and some of them that of
 * somebody who left. Where it is lost, the database knows them. Throws StartFault.
 */
async function peopleOfBefore(
  file: string,
  copy: Fetching['copy'],
): Promise<Pick<Fetched, 'before' | 'looks' | 'unasked'> & { readonly behind: boolean }> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (isGone(cause)) return undefined
    throw new StartFault(`${file} cannot be read (${cause.code}): nothing was changed. See who may read it.`, { cause })
  })
  if (text !== undefined) {
    const before = readPeopleFile(text)
    if (before) {
      // An older copy that was put back lacks those who came since: the database knows them, where it can be asked.
      try {
        const both = peopleOfBoth(before, await copy?.())
        return { before: both, looks: [], behind: before.fetched < both.fetched }
      } catch (unasked) {
        return { before, looks: [notAsked(file, unasked)], behind: false, unasked }
      }
    }
    throw new StartFault(`${file} ${notWhole}`)
  }
  const before = await copy?.().catch((cause: unknown) => {
    if (opensNothing(cause)) throw new StartFault(`${file} ${lostTwice}`, { cause })
    // A database that is away, or a fault that says itself what to do.
    throw cause
  })
  return {
    before,
    behind: before !== undefined,
    looks: before
      ? [`${file} is not there: everybody keeps the id that the database knows them by, as of ${before.fetched.slice(0, 10)}.`]
      : [],
  }
}

/** A list is named in the office file as it lies from there. */
const besideOffice = (officeFile: string, file: string | undefined): string | undefined =>
  file === undefined ? undefined : resolve(dirname(officeFile), file)

interface Gathering extends Pick<Fetching, 'ask' | 'slackToken'> {
  readonly frame: OfficeFrame
  readonly before: PeopleFile | undefined
  readonly file: string | undefined
}

async function gather(env: Env, source: Source, { frame, before, file, ask, slackToken }: Gathering): Promise<Gathered> {
  switch (source) {
    case 'csv': {
      if (file === undefined)
        throw new StartFault('Say which list: steward people --from csv staff.csv, or directory, file in the office file.')
      const bytes = await readFile(file).catch((cause: unknown) => {
        throw new StartFault(
          `The list ${file} cannot be read: check its name, and who may read it. What was fetched before stays in use.`,
          { cause },
        )
      })
      return readCsv({ bytes, named: frame.directory?.columns ?? {}, ...(ask ? { ask } : {}) })
    }
    case 'entra': {
      const { GRAPH_TENANT_ID: tenantId, GRAPH_CLIENT_ID: clientId, GRAPH_CLIENT_SECRET: clientSecret } = env
      if (!tenantId || !clientId || !clientSecret)
        throw new StartFault('Set GRAPH_TENANT_ID, GRAPH_CLIENT_ID and GRAPH_CLIENT_SECRET to read people from Entra.')
      const addresses = {
        ...(env.GRAPH_URL === undefined ? {} : { graphUrl: env.GRAPH_URL.replace(/\/$/, '') }),
        ...(env.GRAPH_LOGIN_URL === undefined ? {} : { loginUrl: env.GRAPH_LOGIN_URL.replace(/\/$/, '') }),
      }
      return readEntra({ tenantId, clientId, clientSecret, ...addresses }, groupsNamed(frame), [
        ...new Set(roleNames(frame).filter(hasStar)),
      ])
    }
    case 'slack': {
      const botToken = await slackToken()
      if (botToken === undefined) throw new StartFault('Set SLACK_BOT_TOKEN to read people from Slack.')
      const api = env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }
      const { readSlackPeople } = await import('../channels/slack/read-people.js')
      const colleagues = await readSlackPeople({ botToken, ...api }).catch((fault: unknown) => {
        throw fault instanceof ChannelFault ? new PeopleFault(`${fault.because} Nothing was changed.`, { cause: fault }) : fault
      })
      return fromSlack(colleagues, before, frame)
    }
    default:
      return source satisfies never
  }
}

/** What the office file gives a role, by its names there: titles, groups, or both with a star. */
const roleNames = ({ directory }: OfficeFrame): readonly string[] => Object.values(directory?.roles ?? {}).flatMap((names) => names ?? [])

/** The groups of the directory that the office file gives a place or a role; titles that look alike are asked for too, and found to be none. */
const groupsNamed = (frame: OfficeFrame): readonly string[] => [
  ...new Set([...Object.keys(frame.directory?.places ?? {}), ...roleNames(frame)].filter((name) => !hasStar(name))),
]

/** Puts the file of fetched people in place, whole or not at all. */
export async function keepPeople({ file, peopleFile }: Pick<Fetched, 'file' | 'peopleFile'>): Promise<void> {
  try {
    await putInPlace(peopleFile, writePeopleFile(file), 0o640)
  } catch (cause) {
    throw new StartFault(`${peopleFile} cannot be written: make its folder writable, or set PEOPLE_FILE to a file that is.`, { cause })
  }
}
