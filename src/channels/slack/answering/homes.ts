import { isDeepStrictEqual } from 'node:util'
import type { types } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { Answer } from '../../../casework/arrival.js'
import type { Directory } from '../../../casework/casework.js'
import type { Erasures, SealedStore } from '../../../log/log.js'
import { mentionsAny } from '../../../procedures/mentions.js'
import type { StaffId } from '../../../procedures/words.js'
import type { SlackPeople } from '../arriving/people.js'
import { draw, viewRoom } from '../drawing/draw.js'
import { plainWithin } from '../drawing/text.js'
import { faultOf } from '../faults.js'
import { limits } from '../limits.js'

/** The home tabs of those who ever opened theirs: each is their board, published anew after what changes it. */
export interface Homes {
  /** Somebody opens their tab: this is what it shows now. `person` is undefined of somebody who is not of the office. Never throws. */
  opened(person: StaffId | undefined, answer: Answer, slackId: string): Promise<void>
  /** These boards have changed: those among them that were ever opened are drawn again in a moment, one after the other. */
  moved(people: readonly StaffId[]): void
  stop(): void
}

const kind = 'slack-home'
/** A publication a second, where Slack takes more than a hundred a minute: a hundred boards may wait, an alert never. */
const pace = 1_000
/** Drawn once more after so long: another bot may have drawn it between our look and our publication. */
const secondLook = 10_000

export interface HomesSettings {
  readonly client: WebClient
  readonly people: Pick<SlackPeople, 'find'>
  readonly directory: Directory
  readonly store: Pick<SealedStore, 'putSealed' | 'getSealed'> & Erasures
  /** The board as it is now. */
  readonly board?: (person: StaffId) => Promise<Answer>
  /** Cards are on their way that somebody waits for: boards wait until they are out. */
  readonly isBusy: () => boolean
  readonly logger: Logger
  /** Milliseconds between two publications; tests go faster. */
  readonly pace?: number
}

/** Opens them. What cannot be published is let be: the tab is drawn anew whenever it is opened. */
export function openHomes(settings: HomesSettings): Homes {
  const { client, people, directory, store, board, isBusy, logger } = settings
  const step = settings.pace ?? pace
  const known = new Set<StaffId>()
  const waiting = new Map<StaffId, 'moved' | 'look'>()
  /** What this process showed last: the page of whoever it showed an erased record is drawn again. */
  const shown = new Map<StaffId, readonly types.KnownBlock[]>()
  store.whenErased((records) => {
    const mention = mentionsAny(records)
    for (const [person, blocks] of shown) {
      if (!mention(JSON.stringify(blocks))) continue
      shown.delete(person)
      waiting.set(person, 'moved')
    }
    begin()
  })
  const looks = new Set<NodeJS.Timeout>()
  let restsUntil = 0
  let stopped = false
  let working: Promise<void> | undefined

  const publish = async (slackId: string, blocks: types.KnownBlock[]) => {
    await client.views.publish({ user_id: slackId, view: { type: 'home', blocks } })
  }
  const hasOpened = async (person: StaffId): Promise<boolean> => known.has(person) || (await store.getSealed(kind, person)) === true

  const republish = async (person: StaffId, because: 'moved' | 'look'): Promise<void> => {
    const found = directory().person(person)
    if (!found || !board || !(await hasOpened(person))) return
    known.add(person)
    const slackId = await people.find(found)
    const blocks = homeBlocks(await board(person))
    if (!slackId || !blocks || (because === 'look' && isDeepStrictEqual(shown.get(person), blocks))) return
    await publish(slackId, blocks)
    shown.set(person, blocks)
    lookAgain(person)
  }
  const lookAgain = (person: StaffId): void => {
    const look = setTimeout(() => {
      looks.delete(look)
      if (!waiting.has(person)) waiting.set(person, 'look')
      begin()
    }, secondLook)
    look.unref()
    looks.add(look)
  }

  const work = async (): Promise<void> => {
    for (;;) {
      const [next] = waiting
      if (stopped || !next) return
      await pause(Math.max(step, restsUntil - Date.now()))
      if (stopped || isBusy()) continue
      const [person, because] = next
      waiting.delete(person)
      try {
        await republish(person, because)
      } catch (cause) {
        const fault = faultOf(cause)
        const { retryAfter } = fault.options
        if (retryAfter === undefined) logger.warn({ why: fault.because }, 'a home tab was not drawn again')
        else {
          restsUntil = Date.now() + retryAfter * 1_000
          waiting.set(person, 'moved')
        }
      }
    }
  }
  const begin = (): void => {
    if (stopped || working || waiting.size === 0) return
    working = work().finally(() => {
      working = undefined
      begin()
    })
  }

  return {
    moved(all) {
      for (const person of all) waiting.set(person, 'moved')
      begin()
    },
    async opened(person, answer, slackId) {
      const blocks = homeBlocks(answer)
      if (!blocks) return
      await publish(slackId, blocks).then(
        () => person && shown.set(person, blocks),
        (cause: unknown) => logger.warn({ why: faultOf(cause).because }, 'the home tab was not shown'),
      )
      if (person === undefined || known.has(person)) return
      // Not kept: the tab is drawn when it is opened again, and remembered then.
      await store.putSealed(kind, person, true, { owner: person }).then(
        () => void known.add(person),
        () => undefined,
      )
    },
    stop() {
      stopped = true
      for (const look of looks) clearTimeout(look)
    },
  }
}

function homeBlocks(answer: Answer): types.KnownBlock[] | undefined {
  if (answer.answer === 'card') return draw(answer.card, viewRoom).blocks
  if (answer.answer === 'sentence') return [{ type: 'section', text: plainWithin(answer.text, limits.text) }]
  return undefined
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref())
