import type { Chances } from './chances.js'
import { normalise } from './normalise.js'
import { thresholds } from './thresholds.js'

type Read = { readonly text: string; readonly said: Chances }

/** The newest message as its thread lets it be read. */
export type InThread = {
  said: Chances
  /** The messages that belong together with the newest, oldest first, itself the last. */
  messages: string[]
  /** Those of them that an alert takes along. */
  telling: string[]
}

const isHarm = ({ atRisk, vague }: Chances): boolean => atRisk >= thresholds.atRisk && !(vague >= thresholds.vague && vague > atRisk)
const isVague = ({ vague, atRisk }: Chances): boolean => vague >= thresholds.vague && vague > atRisk

const QUESTION =
  /^(?:(?:and|but|so|ok|okay|then|also|right|well|now|oh|please|sorry|in gods name)\b[\s,]*)*(?:what|whats|who|whom|whose|how|when|where|why|which|can|could|do|does|did|should|shall|am|is|are|may|might|must|will|would|ought|have i|has|wat|wot|any|advise|help)\b/

/** A question about what to do tells the seniors nothing. */
const asksOnly = (text: string): boolean => /\?\s*$/.test(text) || QUESTION.test(normalise(text))

/** How many of the latest messages are read together with the newest. */
const CLOSE = 2

/**
 * Reads messages one after the other, oldest first: each belongs to what is being talked about, or is an aside that the procedure
 * does not cover, or begins something else. So a threat stays with what is asked about it, and with nothing else; and an alert carries
 * the lines that tell of it. A message that is too vague for anything else always belongs.
 */
export async function threadOf(
  messages: readonly string[],
  alone: (text: string) => Promise<Chances>,
  after: (text: string, before: string) => Promise<Chances>,
): Promise<InThread> {
  let matter: Read[] = []
  let newest: InThread | undefined
  for (const text of messages) {
    const said = await alone(text)
    const together = matter.length === 0 ? undefined : await after(text, closest(matter).join('. '))
    if (together === undefined || !belongs(said, together)) {
      newest = { said, messages: [text], telling: [text] }
      // An aside ("what is the wifi password") does not end what was talked about.
      if (!isAside(said) || matter.length === 0) matter = [{ text, said }]
      continue
    }
    matter = [...matter, { text, said }]
    const harm = Math.max(0, ...matter.filter((each) => isHarm(each.said)).map((each) => each.said.atRisk))
    newest = {
      said: harm > 0 ? { ...together, atRisk: Math.max(together.atRisk, harm), vague: 0 } : together,
      messages: matter.map((read) => read.text),
      telling: tellingOf(matter),
    }
  }
  return newest ?? { said: await alone(''), messages: [], telling: [] }
}

const isAside = (said: Chances): boolean => said.outOfScope >= thresholds.outOfScope && !isHarm(said)

const belongs = (said: Chances, together: Chances): boolean =>
  isVague(said) || (together.belongs >= thresholds.belongs && !(isAside(said) && together.outOfScope >= thresholds.outOfScope))

/** The messages that the next one is read with: the latest, and the latest that told of harm. */
function closest(matter: readonly Read[]): string[] {
  const harmful = matter.filter(({ said }) => isHarm(said)).at(-1)
  const latest = matter.filter(({ said }) => !isVague(said)).slice(-CLOSE)
  const chosen = harmful && !latest.includes(harmful) ? [harmful, ...latest.slice(-1)] : latest
  return (chosen.length > 0 ? chosen : matter.slice(-1)).map(({ text }) => text)
}

/** Not worth a senior's second: "ok thanks", "hmm". */
const FILLER =
  /^(?:(?:ok|okay|oh|ah|hm+|um+|right|yes|no|yeah|yep|nope|thanks|thank|you|cheers|ta|please|sorry|sure|fine|great|good|well|so|and|then|now|got|it|will|do|dear|god|omg|ugh|lol)\W*)+$/
const isFiller = (text: string): boolean => FILLER.test(normalise(text))

/** The harm's own lines, and what was told about it since; nothing that only asks. */
function tellingOf(matter: readonly Read[]): string[] {
  const first = matter.findIndex(({ said }) => isHarm(said))
  const since = first < 0 ? matter : matter.slice(first)
  const lines = since.filter(({ text, said }) => isHarm(said) || (!asksOnly(text) && !isFiller(text)))
  return [...new Set((lines.length > 0 ? lines : since).map(({ text }) => text))]
}
