import type { Journal } from '../log/journal.js'
import type { Log } from '../log/log.js'

/** So often is it looked whether a bot that still has the former RECORD_KEY wrapped something with it. */
const everyMs = 60_000

export interface KeyChange {
  /** Wraps anew what needs it, and says how far the change is when that has changed. Never throws. */
  run(): Promise<void>
  /** The journal before anybody uses it; then in the background: now, and while there is a former key every minute. */
  start(): Promise<void>
  /** Looks no more. A walk that is broken off by the end of the bot is gone on with by the next. */
  stop(): void
  /** For those who look after the bot: records that do not open here, in a sentence. */
  trouble(): string | undefined
}

/** Changing RECORD_KEY while bots run: this bot's part of it, and what whoever changes it should do next. */
export const openKeyChange = (needs: {
  readonly log: Pick<Log, 'rewrap'>
  readonly journal: Pick<Journal, 'rewrap'>
  /** Is there a RECORD_KEY_NEXT, or a RECORD_KEY_FORMER? */
  readonly next: boolean
  readonly former: boolean
  readonly tell: (sentence: string) => void
  readonly faulty: (fault: unknown) => void
}): KeyChange => {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let trouble: string | undefined
  let said: string | undefined
  const say = (sentence: string | undefined): void => {
    if (sentence !== undefined && sentence !== said) needs.tell(sentence)
    said = sentence
  }
  const look = async (): Promise<void> => {
    const { moved, left } = await needs.log.rewrap()
    trouble = left > 0 ? strange(left) : undefined
    if (trouble) say(trouble)
    else if (needs.former) say(moved > 0 ? wrapped : done)
    else if (needs.next) say(ready)
  }
  const run = async (): Promise<void> => {
    running = running.then(look).catch((fault: unknown) => {
      if (!stopped) needs.faulty(fault)
    })
    await running
  }
  return {
    run,
    async start() {
      if (needs.former) await needs.journal.rewrap().catch(needs.faulty)
      void run()
      if (!needs.former) return
      timer = setInterval(() => void run(), everyMs)
      timer.unref()
    },
    stop() {
      stopped = true
      clearInterval(timer)
    },
    trouble: () => trouble,
  }
}

const ready =
  'This bot reads what RECORD_KEY_NEXT wraps. When every bot does, restart each with that key as RECORD_KEY, and the present one as RECORD_KEY_FORMER.'
const wrapped =
  'What RECORD_KEY_FORMER had wrapped is wrapped with RECORD_KEY now. In a minute it is looked whether a bot has used it again.'
const done =
  'No record needs RECORD_KEY_FORMER any more. When every bot has the new RECORD_KEY, take RECORD_KEY_FORMER out. Keep the old key as long as you keep backups from before.'
const strange = (left: number): string =>
  `${left === 1 ? 'One key' : `${left} keys`} of records cannot be opened with the keys in the settings: set the RECORD_KEY of before as RECORD_KEY_FORMER, until this bot says that it can go.`
