import type { Understanding } from './judge.js'
import type { Moment } from './moments.js'
import { behaviour } from './section-told.js'
import { momentBeside, type TaughtMoment } from './taught-moment.js'

/** From how sure the reader of moments is believed that nobody is there to be spoken to: words withheld from somebody on a call harm more than words too many. */
const NOBODY_THERE = 0.8

/** How sure it has to be that somebody is unacceptable to whoever asks, and that they are there, before s4 comes before what else is told beside it. */
const CONDUCT = 0.6
const THERE = 0.5
/** The reader itself has to hold conduct for possible: so near the top of what it may be about. */
const NEAR = 3
const conduct: readonly Moment[] = ['outset', 'explained', 'warned', 'objects', 'turned']
/** Abusive or threatening from the outset, or turned to it: the call may end at once (s4). */
const atOnce: readonly Moment[] = ['outset', 'turned']
/** Sections in which conduct has its words already, or in which a step against it is asked about. */
const holdsConduct = /^(?:4\.unacceptable|4\.difficult|5|6|14|7\.dissatisfied|11|11\.police|10(?:\..+)?)$/

const sum = <T>(shares: ReadonlyMap<T, number>, of: readonly T[]): number => of.reduce((total, each) => total + (shares.get(each) ?? 0), 0)

/**
 * What was understood, with how far the contact is as the reader of moments hears it beside the words, and whether anybody is there to be spoken to.
 * Somebody who was told of before this message (`toldBefore`),
 * or who is on the line in so many words, may still be there. Harm has words of its own, and is left as it is.
 */
export function atThisMoment(understood: Understanding, taught: TaughtMoment, toldBefore: boolean): Understanding {
  const { hearers, moments } = taught
  const isThere = toldBefore || understood.facts.includes('still-on')
  const toKnow = understood.toKnow || (!isThere && sum(hearers, ['nobody']) >= NOBODY_THERE)
  const isConduct = !toKnow && sum(moments, conduct) >= CONDUCT && sum(hearers, ['line', 'writing']) >= THERE
  const [first = ''] = understood.sections
  const { section, situation, action } = behaviour
  const moment = momentBeside(understood.moment, taught)
  return {
    ...understood,
    moment,
    ...(toKnow && { toKnow }),
    ...(isConduct &&
      !holdsConduct.test(first) &&
      understood.sections.slice(0, NEAR).includes(section) && {
        sections: [section, ...understood.sections.filter((each) => each !== section)].slice(0, understood.sections.length),
        situation: atOnce.includes(moment) ? 'abusive-or-threatening' : situation,
        action,
      }),
  }
}
