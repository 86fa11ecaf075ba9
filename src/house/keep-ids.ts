import { readFile } from 'node:fs/promises'
import { peopleOfBoth } from '../directory/ids-given.js'
import { notWhole, type PeopleFile, peopleIn, readPeopleFile } from '../directory/people-file.js'
import { readOffice } from '../directory/read-office.js'
import { unlessGone } from '../files/unless-gone.js'
import type { SealedStore } from '../log/log.js'
import { instant } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import { repeat } from '../time/repeat.js'
import { keepPeople } from './fetch-people.js'

const kind = 'people'
const name = 'fetched'
const everyMs = 10 * 60_000

const otherVersion =
  'The copy of the fetched people in the database was written by another version of the bot, and cannot be read by this one: nothing was changed. Bring this one up to date.'

/**
 * The copy of the fetched people that stands sealed in the database, and so in each backup: undefined when there is none yet. Throws StartFault where one is
 * there that this version cannot read: taken for none, it would be written over with fewer ids. Throws as the log does.
 */
export async function copyOfPeople(store: Pick<SealedStore, 'getSealed'>): Promise<PeopleFile | undefined> {
  const kept = (await store.getSealed(kind, name)) ?? undefined
  const copy = peopleIn(kept)
  if (kept !== undefined && !copy) throw new StartFault(otherVersion)
  return copy
}

/** Two bots that look at once may each write what the other has not read: what is missing then is added, here or at the next look. */
const tries = 3

/** Why an office file could not be worked with by these people, in a sentence; undefined where it can. Whoever only lacks somebody in the week ahead starts all the same. */
export const cannotStandIn =
  (officeFile: string) =>
  async (people: PeopleFile): Promise<string | undefined> => {
    const read = readOffice(await readFile(officeFile, 'utf8'), instant(new Date()), people)
    return read.ok || read.butForTheWeek ? undefined : read.faults[0]
  }

/**
 * Keeps a copy of the fetched people in the database. Records name people by their ids for ever: when the file is lost, whoever comes next must not be
 * given the id of somebody who acted in them. An id that was ever in the copy stays in it; who is here, the later of the two says: each bot has a file of its
 * own, and one may have begun with last month's. `look` keeps what is new in the file, and puts into the file what another bot fetched: one of them does it
 * on a morning, and at each a leaver is to be rung no more, and a new senior known. It never throws.
 */
export const openIdKeeping = (of: {
  readonly store: Pick<SealedStore, 'getSealed' | 'putSealed'>
  readonly file: string
  /** Why the office of this bot would not stand with these people: then they are not put into the file, with which it would not start again. */
  readonly cannotStand: (people: PeopleFile) => Promise<string | undefined>
  readonly faulty: (fault: unknown) => void
}) => {
  let told: string | undefined
  /** Once each: it stays so until somebody has mended it. */
  const tellOnce = (what: string, words: string): void => {
    if (what !== told) of.faulty(new StartFault(words))
    told = what
  }
  const textNow = (): Promise<string | undefined> => readFile(of.file, 'utf8').catch(unlessGone)
  /** Puts what is later into the file, unless somebody has written it in this moment. */
  const putIntoFile = async (people: PeopleFile, over: string | undefined): Promise<void> => {
    const because = await of.cannotStand(people)
    if (because !== undefined) return tellOnce(`${people.fetched} ${because}`, otherOffice(of.file, because))
    told = undefined
    if ((await textNow()) === over) await keepPeople({ file: people, peopleFile: of.file })
  }
  /** One comparison of the two; whether there was nothing to do. */
  const compareOnce = async (): Promise<boolean> => {
    const text = await textNow()
    const file = text === undefined ? undefined : readPeopleFile(text)
    if (text !== undefined && !file) {
      tellOnce(text, `${of.file} ${notWhole}`)
      return true
    }
    const copy = await copyOfPeople(of.store)
    const whole = file ? peopleOfBoth(file, copy) : copy
    if (!whole) return true
    const isKept = JSON.stringify(whole) === JSON.stringify(copy)
    const isBehind = !file || file.fetched < whole.fetched
    if (!isKept) await of.store.putSealed(kind, name, whole)
    if (isBehind) await putIntoFile(whole, text)
    return isKept && !isBehind
  }
  const look = async (): Promise<void> => {
    try {
      for (let again = 0; again < tries; again += 1) if (await compareOnce()) return
    } catch (fault) {
      of.faulty(fault)
    }
  }
  return { look, ...repeat(everyMs, () => void look()) }
}

const otherOffice = (file: string, because: string): string =>
  `Another bot of the office has fetched people with whom the office file here would not work (${because}): ${file} stays as it is. Give each bot of the office the same office file.`
