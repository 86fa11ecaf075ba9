import { isInDespair } from './asker.js'
import { type Chances, chancesOf, nothingSaid } from './chances.js'
import { namesHarm } from './circumstances.js'
import { isWearyAbroad } from './figures-of-manner.js'
import { inPlainWords, isGrumble } from './figures-of-speech.js'
import { inScope } from './judge.js'
import type { Label } from './label.js'
import { takingLeave } from './leave-taking.js'
import { wordsOf } from './normalise.js'
import { tellsOnlyThatItCame } from './only-that-it-came.js'
import { isPassedOnLongAgo, ofNow } from './open-threat.js'
import { readablePart, speaksOfHarm, unreadable } from './other-languages.js'
import { threatens } from './plain-threats.js'
import type { Piece, Reader } from './reader.js'
import { remembering } from './remembered.js'
import { asWritten, type Spelling } from './spelling.js'
import { asTakenBack, isEveryday } from './taken-back.js'
import { threatensUnless } from './threats-unless.js'
import { thresholds } from './thresholds.js'
import { clausesOf, tells, windowsOf } from './windows.js'

/** A threat in so many words, or a word for harm in another language, counts as much as this, whatever the reader makes of the rest. */
const IN_SO_MANY_WORDS = 0.7

/**
 * A clause that alarms this surely by itself is harm told in passing, however ordinary the rest. Over all sets for checking: of 14 threats
 * missed without it 7 are found from here on, with one false alarm more of 700 (with .9 eight and nine).
 */
const IN_PASSING = 0.97
/** A clause that alarms this much is read with its neighbours too. */
const NEARLY = 0.15

/** What was passed on long ago counts no more than this. */
const OVER = 0.1

/** Reads single messages: alone, and after others. What has been read is remembered. */
export interface Readings {
  /** What a message says by itself. */
  readonly once: (text: string) => Promise<Chances>
  /** What a message says alone, or after what came before it. */
  readonly reading: (text: string, before?: string) => Promise<Chances>
  /** Is it a threat, or a word for harm in any language, whatever the reader makes of it? */
  readonly inSoManyWords: (text: string) => boolean
}

/** Readings of messages by the trained reader, each as it is written and as it is meant, with what no reader may miss. */
export function readingsWith(read: Reader, labels: readonly Label[], { spell, foreign }: Spelling): Readings {
  /** What a message says by itself; of a long one what its most alarming piece says, where one alarms. */
  async function alone(text: string): Promise<Chances> {
    // Without a single word there is nothing to understand, and nothing that the procedure covers.
    if (wordsOf(text.slice(0, 1000)).length === 0) return nothingSaid(labels)
    const windows = windowsOf(text)
    if (tellsOnlyThatItCame(text)) return { ...(await oneOf({ text })), vague: 1 }
    const said: Chances[] = []
    // What comes in pieces was pasted and not typed: it is read as it is written.
    for (const window of windows) said.push(inEnglish(window, await inItsLetters(window, windows.length > 1 ? asWritten.spell : spell)))
    const [first = nothingSaid(labels), ...rest] = said
    const worst = rest.reduce((a, b) => (b.atRisk > a.atRisk ? b : a), first)
    const whole = await besideGrumbling(text, await inOtherWords(text, worst.atRisk >= thresholds.perhapsAtRisk ? worst : first))
    return windows.length > 1 || whole.atRisk >= thresholds.atRisk ? whole : ((await inPassing(text)) ?? whole)
  }

  /**
   * "This printer is killing me, how do I print a log": where the whole is read as none of ours, what is asked beside a grumble in a figure of speech
   * is read alone. The alarm is the greater of both.
   */
  async function besideGrumbling(text: string, whole: Chances): Promise<Chances> {
    if (inScope(whole)) return whole
    const clauses = clausesOf(text)
    const rest = clauses.filter((clause) => !isGrumble(clause))
    if (rest.length === 0 || rest.length === clauses.length || !rest.some(tells)) return whole
    const said = await oneOf({ text: rest.join(', ') })
    return inScope(said) ? { ...said, atRisk: Math.max(said.atRisk, whole.atRisk) } : whole
  }

  /** Each clause as it alarms by itself; one too short to tell anything does not. */
  async function suspected(clauses: readonly string[]): Promise<{ clause: string; atRisk: number }[]> {
    const telling = clauses.filter(tells)
    const scores = await read(telling.map((clause) => ({ text: spell(clause) })))
    const alarms = new Map(scores.map((each, place) => [telling[place], chancesOf(each, labels).atRisk]))
    return clauses.map((clause) => ({ clause, atRisk: alarms.get(clause) ?? 0 }))
  }

  /** The clause that tells of harm in passing, between ordinary things; undefined where none does. */
  async function inPassing(text: string): Promise<Chances | undefined> {
    const clauses = clausesOf(takingLeave(text))
    if (clauses.length < 2 || isPassedOnLongAgo(text)) return undefined
    const singly = await suspected(clauses)
    // "I shan't be here by Christmas" tells more with what stands before it.
    const near = (place: number): boolean => Math.max(singly[place]?.atRisk ?? 0, singly[place + 1]?.atRisk ?? 0) >= NEARLY
    const pairs = clauses.slice(1).map((clause, place) => (near(place) ? `${clauses[place]}, ${clause}` : ''))
    const alarming = [...singly, ...(await suspected(pairs))].filter(({ atRisk }) => atRisk >= IN_PASSING)
    for (const { clause } of alarming.sort((a, b) => b.atRisk - a.atRisk)) {
      // What alarms most may be a figure of speech, and what alarms less none.
      const said = inEnglish(clause, await oneOf({ text: clause }))
      if (said.atRisk >= IN_PASSING) return said
    }
    return undefined
  }

  /** Of letters that the reader cannot read, and in which no word of harm is known, it can only guess: what alarms there is read without them too. */
  async function inItsLetters(text: string, put: Spelling['spell']): Promise<Chances> {
    const said = await oneOf({ text }, put)
    const readable = readablePart(text)
    if (said.atRisk < thresholds.perhapsAtRisk || readable === text || wordsOf(readable).length === 0 || speaksOfHarm(text)) return said
    const rest = await oneOf({ text: readable }, put)
    return rest.atRisk < said.atRisk ? rest : said
  }

  /** What the reader must not miss: a plain threat, and harm in another language. */
  async function inOtherWords(text: string, said: Chances): Promise<Chances> {
    if (isPassedOnLongAgo(text)) {
      // "He complained last month and it was escalated, and now he will kill himself": what was passed on is not this.
      const now = await saidOfNow(text)
      return now >= thresholds.atRisk
        ? { ...said, atRisk: Math.max(said.atRisk, now), vague: 0 }
        : { ...said, atRisk: Math.min(said.atRisk, OVER) }
    }
    if (inSoManyWords(text)) return { ...said, atRisk: Math.max(said.atRisk, IN_SO_MANY_WORDS), vague: 0 }
    return said
  }

  function inSoManyWords(text: string): boolean {
    const plain = inPlainWords(spell(text))
    // Whoever works here is somebody too.
    if (isInDespair(wordsOf(text.slice(0, 2000)).join(' '))) return true
    return threatens(plain) || threatensUnless(plain) !== undefined || speaksOfHarm(text)
  }

  /** How much that alarms which a message says beside what was passed on long ago. */
  async function saidOfNow(text: string): Promise<number> {
    const now = ofNow(text)
    if (wordsOf(now).length === 0) return 0
    if (inSoManyWords(now)) return IN_SO_MANY_WORDS
    let worst = 0
    for (const window of windowsOf(now)) worst = Math.max(worst, inEnglish(window, await oneOf({ text: window })).atRisk)
    return worst
  }

  /** What it cannot know: letters that it cannot read, or another language without a word of harm that is known, are asked back and not shouted at. */
  function inEnglish(text: string, said: Chances): Chances {
    // "Agnieszka Kowalczyk overdosed": a foreign name is no foreign language.
    const unknown =
      unreadable(text) ||
      (said.atRisk >= thresholds.perhapsAtRisk && (foreign(text) || isWearyAbroad(text)) && !namesHarm(wordsOf(text).join(' ')))
    return unknown && !speaksOfHarm(text) ? { ...said, vague: 1, atRisk: Math.min(said.atRisk, thresholds.perhapsAtRisk) } : said
  }

  /** One reading; what alarms by a figure of speech is read once more in plain words, and believed as far as those alarm. */
  async function oneOf(piece: Piece, put = spell): Promise<Chances> {
    const chances = async (of: Piece): Promise<Chances> => {
      const [scores] = await read([of])
      return scores ? chancesOf(scores, labels) : nothingSaid(labels)
    }
    /** What is misspelt is read as it is meant and as it is written: the reader has seen few such words, and the speller may be wrong. */
    async function bothWays(of: Piece): Promise<Chances> {
      const said = await chances(of)
      const right = { text: put(of.text), before: of.before === undefined ? '' : put(of.before) }
      return right.text === of.text && right.before === (of.before ?? '') ? said : blended(said, await chances(right))
    }
    const said = await bothWays(piece)
    if (said.atRisk < thresholds.perhapsAtRisk) return said
    const { text, before = '' } = piece
    const right = { text: put(text), before: put(before) }
    const plain = { text: inPlainWords(right.text), before: inPlainWords(right.before) }
    if ((plain.text === right.text && plain.before === right.before) || namesHarm(wordsOf(plain.text).join(' '))) return said
    // Put right already, with the capitals that tell names.
    const meant = await chances(plain)
    return meant.atRisk < said.atRisk ? meant : said
  }

  /** What a message says after others. */
  async function after(text: string, before: string): Promise<Chances> {
    const said = inEnglish(text, await oneOf({ text, before }))
    if (isPassedOnLongAgo(before) && (await once(text)).atRisk < thresholds.atRisk) return { ...said, atRisk: Math.min(said.atRisk, OVER) }
    // What came before takes nothing from a threat in so many words, or in words that the reader cannot read and the lists know.
    return inOtherWords(text, said)
  }

  /** A threat that the same message takes back, and that leaves nothing alarming behind, is asked back and not shouted; in doubt the alarm stays. */
  async function unlessTakenBack(text: string, said: Chances): Promise<Chances> {
    const left = said.atRisk >= thresholds.perhapsAtRisk ? asTakenBack(text) : undefined
    for (const each of left ?? []) if (!isEveryday(each) && (await alone(each)).atRisk >= thresholds.perhapsAtRisk) return said
    return left ? { ...said, atRisk: Math.min(said.atRisk, thresholds.perhapsAtRisk), vague: 1 } : said
  }

  const reading = remembering((text, before) =>
    before === undefined ? alone(text).then((said) => unlessTakenBack(text, said)) : after(text, before),
  )
  const once = (text: string): Promise<Chances> => reading(text)

  return { once, reading, inSoManyWords }
}

/** How much a message counts as it is written where it is also read as it is meant: by misspelt copies of the sets for checking. */
const WRITTEN_COUNTS = 0.3

function blended(written: Chances, meant: Chances): Chances {
  const both = (a: number, b: number): number => Math.round((a * WRITTEN_COUNTS + b * (1 - WRITTEN_COUNTS)) * 1e4) / 1e4
  return {
    topics: written.topics.map((chance, place) => chance * WRITTEN_COUNTS + (meant.topics[place] ?? 0) * (1 - WRITTEN_COUNTS)),
    atRisk: both(written.atRisk, meant.atRisk),
    outOfScope: both(written.outOfScope, meant.outOfScope),
    vague: both(written.vague, meant.vague),
    belongs: both(written.belongs, meant.belongs),
  }
}
