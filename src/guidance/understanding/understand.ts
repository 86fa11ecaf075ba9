import { asksToKnow, tellsOfNoContact } from './asks-to-know.js'
import { atThisMoment, harmAtThisMoment } from './at-this-moment.js'
import type { Chances } from './chances.js'
import { namesHarm } from './circumstances.js'
import type { Colleagues } from './colleagues.js'
import { judge, type Understanding } from './judge.js'
import type { Label } from './label.js'
import { wordsOfNames } from './names-typed.js'
import { wordsOf } from './normalise.js'
import { speaksOfHarm, unreadable } from './other-languages.js'
import type { MomentReader, Reader } from './reader.js'
import { readingsWith } from './readings.js'
import { tellsOfDanger } from './signs-of-danger.js'
import { asWritten, type Spelling } from './spelling.js'
import { isDoubted, type TaughtMoment, taughtOf } from './taught-moment.js'
import { type InThread, threadOf } from './thread-of.js'
import { thresholds } from './thresholds.js'
import { windowsOf } from './windows.js'

/** How many earlier messages of a thread still matter. */
const REMEMBERED = 12
/** From how many words on an alarm is read a second time: what is told at length sounds like harm to a reader who was mostly taught short lines. */
const AT_LENGTH = 22

export type Understand = (text: string, before?: string[], colleagues?: Colleagues) => Promise<Understanding>

/**
 * Understands questions with the trained reader, each in its thread: what belongs together is read together, what does not apart. The names of
 * people who work here are spelt by nobody but themselves.
 */
export function understandWith(
  read: Reader,
  labels: readonly Label[],
  { spell, foreign }: Spelling = asWritten,
  readMoment?: MomentReader,
): Understand {
  // The list comes anew with every question, and is the same by its names; what has been read is remembered as long.
  let among: { readonly names: string; readonly understand: Understand } | undefined
  return (text, before, colleagues = []) => {
    const people = colleagues.map(({ name }) => name)
    const names = people.join('\n')
    if (among?.names !== names) {
      const kept = wordsOfNames(people)
      among = { names, understand: understandAmong(read, labels, { spell: (said) => spell(said, kept), foreign }, readMoment) }
    }
    return among.understand(text, before, colleagues)
  }
}

function understandAmong(read: Reader, labels: readonly Label[], { spell, foreign }: Spelling, readMoment?: MomentReader): Understand {
  const { once, reading, inSoManyWords } = readingsWith(read, labels, { spell, foreign })

  /** What a reading is about, of all topics. */
  function sectionOf({ topics }: Chances): string | undefined {
    const best = topics.reduce((top, chance, place) => (chance > (topics[top] ?? 0) ? place : top), 0)
    return labels[best]?.sections[0]
  }

  /** What the reader of moments hears in messages that belong together, oldest first. */
  const heardIn = async (read: MomentReader, messages: readonly string[]): Promise<TaughtMoment> =>
    taughtOf(await read({ text: messages.at(-1) ?? '', before: messages.slice(0, -1).join('. ') }))

  /**
   * An alarm in no plain words that the second reading does not bear out is not shouted: what is asked is answered, and the lines that may be a
   * threat stand below. In other languages the first reading stands.
   */
  async function unlessDoubted(thread: InThread, read: MomentReader): Promise<InThread> {
    const { said, telling, handed } = thread
    if (handed || said.atRisk < thresholds.atRisk || !isDoubted(said.atRisk, 0)) return thread
    // What is hinted at in a few words has too little beside it to be doubted for.
    if (wordsOf(telling.join(' ').slice(0, 4000)).length < AT_LENGTH) return thread
    const meant = telling.map((line) => spell(line))
    if (telling.some((line) => inSoManyWords(line) || foreign(line) || unreadable(line))) return thread
    if ([...telling, ...meant].map((line) => wordsOf(line).join(' ')).some((words) => namesHarm(words) || tellsOfDanger(words)))
      return thread
    const together = meant.length > 1 ? [meant] : []
    for (const messages of [...together, ...meant.flatMap((line) => windowsOf(line).map((window) => [window]))])
      if (!isDoubted(said.atRisk, (await heardIn(read, messages)).harm)) return thread
    return { ...thread, said: { ...said, atRisk: thresholds.perhapsAtRisk }, waiting: telling }
  }

  /** Told in another language, in so far as it can be known as one: as it was written, for what is put right looks English. */
  const isAbroad = (line: string): boolean => foreign(line) || unreadable(line) || speaksOfHarm(line)

  return async function understand(text, before = [], colleagues = []) {
    const toldBefore = !before.every(tellsOfNoContact)
    const toKnow = asksToKnow(text) && !toldBefore
    const thread =
      before.length === 0
        ? { said: await once(text), messages: [text], telling: [text] }
        : quietly(await threadOf([...before.slice(-REMEMBERED), text], once, reading, sectionOf, spell, colleagues))
    const heard = readMoment ? await unlessDoubted(thread, readMoment) : thread
    const meant = heard.messages.map((each) => spell(each))
    const understood = judge(labels, heard.said, { ...heard, meant, toKnow }, colleagues)
    // Of another language the reader of moments knows nothing: whoever may be on the line keeps their words.
    if (!readMoment || !understood.covered || heard.messages.some(isAbroad)) return understood
    const taught = await heardIn(readMoment, meant)
    return understood.atRisk ? harmAtThisMoment(understood, taught, toldBefore) : atThisMoment(understood, taught, toldBefore, text)
  }
}

/**
 * A faint alarm that the rest of a conversation does not bear out is not shouted: what is asked is answered, and the lines that may be a
 * threat stand below with their button until a senior has them.
 */
function quietly(thread: InThread): InThread {
  const { said, messages, telling, handed } = thread
  const faint = messages.length > 1 && said.atRisk >= thresholds.atRisk && said.atRisk < thresholds.atRiskInThreads
  return faint ? { ...thread, said: { ...said, atRisk: thresholds.perhapsAtRisk }, ...(!handed && { waiting: telling }) } : thread
}
