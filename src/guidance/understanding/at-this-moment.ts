import type { Understanding } from './judge.js'
import type { Medium } from './medium.js'
import { isBehind, type Moment } from './moments.js'
import { behaviour } from './section-told.js'
import { momentBeside, type TaughtMoment } from './taught-moment.js'

/** From how sure the reader of moments is believed that nobody is there to be spoken to: words withheld from somebody on a call harm more than words too many. */
const NOBODY_THERE = 0.7
/** The same of one of ours who is told or asked next, and of harm told when nobody is on the line any more. */
const OF_OURS = { conduct: 0.85, harm: 0.75 }
/** From how sure it is believed of how the words go, where the words' own rules tell nothing of it, and where they tell otherwise. */
const BY_WAY = { untold: 0.5, told: 0.9 }

/** How sure it has to be that somebody is unacceptable to whoever asks, and that they are there, before s4 comes before what else is told beside it. */
const CONDUCT = 0.6
const THERE = 0.5
/** The reader itself has to hold conduct for possible: so near the top of what it may be about. */
const NEAR = 3
const conduct: readonly Moment[] = ['outset', 'explained', 'warned', 'turned']
/** Abusive or threatening from the outset, or turned to it: the call may end at once (s4). */
const atOnce: readonly Moment[] = ['outset', 'turned']
/** Sections in which conduct has its words already, or in which a step against it is asked about. */
const holdsConduct = /^(?:4\.unacceptable|4\.difficult|5|6|14|7\.dissatisfied|11|11\.police|10(?:\..+)?)$/

/** "What do I say to them", whoever it is. */
const asksForWords =
  /\b(?:what|how) (?:do|does|should|shall|can|could|would|am|is|are) (?:i|we|he|she|you) (?:\w+ )?(?:say|tell|write|reply|answer|put|respond|word|explain)\b|\bwhat to (?:say|write|reply|tell)\b|\b(?:words|line|sentence|script|wording) (?:for|to)\b/i

const sum = <T>(shares: ReadonlyMap<T, number>, of: readonly T[]): number => of.reduce((total, each) => total + (shares.get(each) ?? 0), 0)

/** How the words go: by what is told of it, and by the reader of moments, which knows a reply to a card or a counter when it sees one. */
function mediumBeside(medium: Medium, { hearers }: TaughtMoment): Medium {
  const [writing, line] = [sum(hearers, ['writing']), sum(hearers, ['line'])]
  if (medium === 'writing') return line >= BY_WAY.told ? 'phone' : medium
  return writing >= (medium === 'unsaid' ? BY_WAY.untold : BY_WAY.told) ? 'writing' : medium
}

/**
 * Harm, with how it reached us as the reader of moments hears it: somebody who has rung off has no words said to them, and one of ours is told (s9).
 * Whoever was told of before, or is on the line in so many words, may still be there.
 */
export function harmAtThisMoment(understood: Understanding, taught: TaughtMoment, toldBefore: boolean): Understanding {
  const medium = understood.medium === 'unsaid' ? mediumBeside('unsaid', taught) : understood.medium
  const isThere = toldBefore || medium === 'writing' || understood.facts.some((fact) => fact === 'still-on' || fact === 'speaks-to-them')
  const hasGone = !isThere && !isBehind(understood.moment) && sum(taught.hearers, ['ours', 'nobody']) >= OF_OURS.harm
  return { ...understood, medium, ...(hasGone && { moment: 'past' }) }
}

/**
 * What was understood, with how far the contact is as the reader of moments hears it beside the words, and whether anybody is there to be spoken to.
 * Somebody who was told of before this message (`toldBefore`),
 * or who is on the line in so many words, may still be there; and whoever asks for words (`asked`, the message) has them. Harm has words of its own, and is left as it is.
 */
export function atThisMoment(understood: Understanding, taught: TaughtMoment, toldBefore: boolean, asked = ''): Understanding {
  const { hearers, moments } = taught
  const isThere = toldBefore || understood.facts.includes('still-on')
  const toKnow = understood.toKnow || (!isThere && !asksForWords.test(asked) && sum(hearers, ['nobody']) >= NOBODY_THERE)
  const toOurs = !toKnow && !isThere && sum(hearers, ['ours']) >= OF_OURS.conduct
  const isConduct = !toKnow && sum(moments, conduct) >= CONDUCT && sum(hearers, ['line', 'writing']) >= THERE
  const [first = ''] = understood.sections
  const { section, situation, action } = behaviour
  const moment = momentBeside(understood.moment, taught)
  // Who has stopped is served on: a call that nobody ended is not told as one.
  const isServedOn = moment === 'stopped' && first === '6'
  return {
    ...understood,
    moment,
    medium: mediumBeside(understood.medium, taught),
    ...(toKnow && { toKnow }),
    ...(toOurs && { toOurs }),
    ...((isServedOn || (isConduct && !holdsConduct.test(first))) &&
      understood.sections.slice(0, NEAR).includes(section) && {
        sections: [section, ...understood.sections.filter((each) => each !== section)].slice(0, understood.sections.length),
        situation: atOnce.includes(moment) ? 'abusive-or-threatening' : situation,
        action,
      }),
  }
}
