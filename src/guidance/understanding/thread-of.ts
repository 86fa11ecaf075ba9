import { explains, isVisit, saysWhatFor } from './announced-visits.js'
import type { Chances } from './chances.js'
import type { Colleagues } from './colleagues.js'
import { inPlainWords } from './figures-of-speech.js'
import { handingIn } from './handing.js'
import { normalise } from './normalise.js'
import {
  asksOfTheEmergency,
  asksOnly,
  type Bearing,
  bearingOn,
  comesAgain,
  goesOn,
  insteadOf,
  isBetween,
  isRepeated,
  isSomebodyElse,
  isSomethingElse,
  ofTheAsker,
  tellsOfThem,
} from './open-threat.js'
import { isEveryday } from './taken-back.js'
import { thresholds } from './thresholds.js'

type Read = { readonly text: string; readonly said: Chances }

/** The newest message as its thread lets it be read. */
export type InThread = {
  said: Chances
  /** The messages that belong together with the newest, oldest first, itself the last. */
  messages: string[]
  /** Those of them that an alert takes along. */
  telling: string[]
  /** Somebody senior has been told of the harm, by the asker's own word. */
  handed?: true
  /** What tells of a threat before this message that nobody has yet, where this one is about something else. */
  waiting?: string[]
}

const isHarm = ({ atRisk, vague }: Chances): boolean => atRisk >= thresholds.atRisk && !(vague >= thresholds.vague && vague > atRisk)
const isVague = ({ vague, atRisk }: Chances): boolean => vague >= thresholds.vague && vague > atRisk

/** An alarm below this is doubted where what came before takes it away: "laughed it off" is no harm after a bad call. */
const FAINT = 0.9

/** How many of the latest messages are read together with the newest. */
const CLOSE = 2

/** What is being talked about, and whether the threat in it, if there is one, still waits for somebody. */
type Matter = { readonly read: readonly Read[]; readonly open: boolean }

const harmOf = ({ read }: Matter): Read | undefined => read.filter(({ said }) => isHarm(said)).at(-1)

/**
 * Reads messages one after the other, oldest first: each belongs to what is being talked about, or is an aside that the procedure
 * does not cover, or begins something else. A threat that nobody has yet keeps what is said after it, unless that tells otherwise
 * (open-threat.ts), and is come back to after something else; an alert carries the lines that tell of it. `sectionOf` says what a reading
 * is about. A message that is too vague for anything else always belongs.
 */
export async function threadOf(
  messages: readonly string[],
  alone: (text: string) => Promise<Chances>,
  after: (text: string, before: string) => Promise<Chances>,
  sectionOf: (said: Chances) => string | undefined,
  spell: (text: string) => string = (text) => text,
  colleagues: Colleagues = [],
): Promise<InThread> {
  let matter: Matter = { read: [], open: false }
  let left: Matter | undefined
  let newest: InThread | undefined
  /** By the message that is heard, somebody senior has what was told. */
  let handed = false
  /** The messages that say who has it: no news for whoever has it. */
  const toldOfHanding = new Set<string>()

  const hands = async (text: string): Promise<boolean> => {
    const told = matter.read.filter((each) => !toldOfHanding.has(each.text)).map((each) => each.text)
    const handing = handingIn(text, colleagues, told) ?? handingIn(spell(text), colleagues, told)
    if (!handing) return false
    const alarms = handing.beside !== '' && isHarm(await alone(handing.beside))
    if (!alarms || !handing.perhapsTheirs) toldOfHanding.add(text)
    return !alarms
  }

  /** A message as it is read in a matter, and what it has to do with it. */
  async function within({ read, open }: Matter, text: string, said: Chances): Promise<{ together: Chances; bearing: Bearing }> {
    let together = await after(text, closest(read).join('. '))
    if (isVague(said)) return { together, bearing: 'belongs' }
    if (open) {
      const threat = read.filter((each) => isHarm(each.said)).map((each) => each.text)
      return { together, bearing: bearingOn(text, threat.join('. '), { said, together, section: sectionOf(together) }) }
    }
    if (isAside(said) && together.outOfScope >= thresholds.outOfScope) return { together, bearing: 'aside' }
    if (isSomebodyElse(text) || (!isHarm(said) && isSomethingElse(text))) return { together, bearing: 'other' }
    const harmful = read.some((each) => isHarm(each.said))
    const figure = harmful || isHarm(said) ? undefined : explainedFigure(read, text)
    if (figure) together = { ...together, topics: figure.said.topics, atRisk: Math.min(together.atRisk, said.atRisk) }
    const goes = together.belongs >= thresholds.belongs || goesOn(text, together) || (harmful && comesAgain(text))
    return { together, bearing: goes ? 'belongs' : 'other' }
  }

  function goOn(on: Matter, text: string, alone: Chances, together: Chances): void {
    const said = harmOf(on) ? alone : inItsContext(alone, together)
    matter = {
      read: [...on.read, { text, said }],
      open: on.open ? !handed : isHarm(said) || (harmOf(on) !== undefined && isRepeated(text)),
    }
    const harmful = harmOf(matter)
    newest = {
      said: harmful ? aboutHarm(together, harmful.said) : together,
      messages: matter.read.map((read) => read.text),
      telling: tellingOf(matter.read, toldOfHanding),
      ...(harmful && !matter.open && { handed: true }),
    }
  }

  function begin(text: string, said: Chances, aside: boolean): void {
    newest = { said, messages: [text], telling: [text] }
    // An aside ("what is the wifi password") does not end what was talked about.
    if (aside && matter.read.length > 0) {
      // "Priya has it and the ambulance is there" is no question of the procedure's, and all the same somebody has it.
      if (handed) matter = { ...matter, open: false }
      return
    }
    if (matter.open) left = matter
    matter = { read: [{ text, said }], open: isHarm(said) && !handed }
  }

  /** The threat that something else came between, where this is about it again: after nothing but a question, what is told is. */
  async function backTo(text: string, said: Chances): Promise<{ on: Matter; together: Chances } | undefined> {
    // "A different man now, he has taken tablets" is an alert of its own.
    if (!left || (isHarm(said) && isSomebodyElse(text))) return undefined
    const [on, together] = [left, await after(text, closest(left.read).join('. '))]
    // A threat after a threat is rather sent along with it than without it.
    const same =
      together.belongs >= thresholds.belongs ||
      (isHarm(said) && goesOn(text, together)) ||
      asksOfTheEmergency(text) ||
      tellsAfterAQuestion(text, matter)
    return same ? { on, together } : undefined
  }

  function comeBack(to: { on: Matter; together: Chances }, text: string, said: Chances): void {
    left = undefined
    goOn(to.on, text, said, to.together)
  }

  /**
   * "He is coming down here", and then "with his papers"; "heads will roll", and then "at the council meeting": the sentence as a whole, where
   * it tells of no harm.
   */
  async function finishedBy(text: string): Promise<Read | undefined> {
    const last = matter.read.at(-1)
    const harmful = matter.read.filter((each) => isHarm(each.said))
    if (!matter.open || !last || harmful.length !== 1 || harmful[0] !== last) return undefined
    const [visits, explained] = [saysWhatFor.test(normalise(text)), explains.test(normalise(text))]
    if (!visits && !explained) return undefined
    const whole = { text: `${last.text} ${text}`, said: await alone(`${last.text} ${text}`) }
    return (explained || isVisit(whole.text)) && !isHarm(whole.said) ? whole : undefined
  }

  async function hear(text: string): Promise<void> {
    const said = await alone(text)
    if (matter.read.length === 0) return begin(text, said, false)
    const instead = matter.open ? insteadOf(text) : undefined
    const saidInstead = instead === undefined ? undefined : await alone(instead)
    // One of two threats that is taken back leaves the other.
    const ofOne = matter.read.filter((each) => isHarm(each.said)).length < 2
    if (saidInstead && (!isHarm(saidInstead) || (ofOne && isEveryday(instead ?? '')))) {
      matter = { read: [], open: false }
      // What was said then is asked back: a line that mends another is no account of a contact.
      return begin(text, { ...said, atRisk: Math.min(said.atRisk, saidInstead.atRisk, thresholds.perhapsAtRisk), vague: 1 }, false)
    }
    const finished = await finishedBy(text)
    if (finished) {
      matter = { read: [...matter.read.slice(0, -1), finished], open: false }
      newest = { said: finished.said, messages: matter.read.map((read) => read.text), telling: [] }
      return
    }
    const again = tellsAfterAQuestion(text, matter) ? await backTo(text, said) : undefined
    if (again) return comeBack(again, text, said)
    const { together, bearing } = await within(matter, text, said)
    if (bearing === 'belongs') return goOn(matter, text, said, together)
    const back = bearing === 'other' ? await backTo(text, said) : undefined
    if (back) return comeBack(back, text, said)
    begin(text, matter.open ? said : inItsContext(said, together), bearing === 'aside' || isAside(said))
  }

  /** A threat is not let go because something else is asked (s9): it waits until somebody senior has it. */
  function stillWaiting(heard: InThread): InThread {
    const waits = isHarm(heard.said) ? undefined : [matter, left].find((each) => each?.open && harmOf(each) !== undefined)
    return waits ? { ...heard, waiting: tellingOf(waits.read, toldOfHanding) } : heard
  }

  for (const text of messages) {
    handed = await hands(text)
    await hear(text)
    // Said after a contact of its own, it is of that one: what was told before still waits.
    if (handed && matter.read.every((each) => each.text === text || isBetween(each.text))) left = undefined
  }
  return newest ? stillWaiting(newest) : { said: await alone(''), messages: [], telling: [] }
}

/** "Heads will roll, she says", which alarms nobody, and then "at the council meeting": what it is about makes no threat of it. */
function explainedFigure(read: readonly Read[], text: string): Read | undefined {
  const last = read.at(-1)
  return last && inPlainWords(last.text) !== last.text && explains.test(normalise(text)) ? last : undefined
}

const tellsAfterAQuestion = (text: string, { read }: Matter): boolean => read.every((each) => isBetween(each.text)) && tellsOfThem(text)

const isAside = (said: Chances): boolean => said.outOfScope >= thresholds.outOfScope && !isHarm(said)

/** A faint alarm that goes away when the message is read after what came before it was none. */
const inItsContext = (said: Chances, together: Chances): Chances =>
  said.atRisk < FAINT && together.atRisk < thresholds.perhapsAtRisk ? { ...said, atRisk: Math.min(said.atRisk, together.atRisk) } : said

/** A message of a conversation about harm: as alarming as the threat; and where it reads as something else by itself, about the threat. */
function aboutHarm(together: Chances, threat: Chances): Chances {
  const topics = together.atRisk >= thresholds.atRisk ? together.topics : threat.topics
  return { ...together, topics, atRisk: Math.max(together.atRisk, threat.atRisk), vague: 0 }
}

/** The messages that the next one is read with: the latest, and the latest that told of harm. */
function closest(matter: readonly Read[]): string[] {
  const harmful = matter.filter(({ said }) => isHarm(said)).at(-1)
  const latest = matter.filter(({ said }) => !isVague(said)).slice(-CLOSE)
  const chosen = harmful && !latest.includes(harmful) ? [harmful, ...latest.slice(-1)] : latest
  return (chosen.length > 0 ? chosen : matter.slice(-1)).map(({ text }) => text)
}

/** Not worth a senior's second: "ok thanks", "hmm". */
const FILLER =
  /^(?:(?:ok|okay|oh|ah|hm+|um+|right|yes|no|yeah|yep|nope|thanks|thank|you|cheers|ta|please|sorry|sure|fine|great|good|well|so|and|then|now|got|it|will|do|dear|god|omg|ugh|lol)[^\p{L}\p{N}]*)+$/u
const isFiller = (text: string): boolean => FILLER.test(normalise(text))

/** "He is asking for my surname now", "she wants it in large print": of how we serve them, and nothing of the harm. Ours. */
const ofOurService =
  /\b(?:asks?|asked|asking|wants?|wanted|wanting|needs?|demand\w*|insist\w*)(?: (?:for|to know|to have|on|it|them|his|her|my|our|the|your|a|letters?|everything|now|still)){0,5} (?:surname|full name|last name|first name|name|large print|braille|big print)(?: \w+){0,2}$/
const isOfOurService = (text: string): boolean => ofOurService.test(normalise(text).replace(/[^\p{L}\p{N} ]+/gu, ''))

/** The harm's own lines, and what was told about it since; nothing that only asks. */
function tellingOf(matter: readonly Read[], toldOfHanding: ReadonlySet<string>): string[] {
  const first = matter.findIndex(({ said }) => isHarm(said))
  const since = first < 0 ? matter : matter.slice(first)
  const tells = ({ text }: Read): boolean =>
    !asksOnly(text) &&
    !isFiller(text) &&
    !isOfOurService(text) &&
    !ofTheAsker(text) &&
    !toldOfHanding.has(text) &&
    handingIn(text) === undefined
  const threatens = ({ text, said }: Read): boolean => isHarm(said) && !(said.atRisk < FAINT && asksOnly(text))
  const lines = since.filter((each) => (first >= 0 && each === since[0]) || threatens(each) || tells(each))
  return [...new Set((lines.length > 0 ? lines : since).map(({ text }) => text))]
}
