import type { Alarm, Facts, Notice } from '../procedure.js'
import { tell } from '../shared/people.js'
import { after } from '../shared/wait.js'
import type { Instant } from '../words.js'
import { discusser, type Whose, whoCopies } from './rights.js'

/** To whoever goes through the log now. */
export const toDiscusser = (notice: string, whose: Whose, facts: Facts): readonly Notice[] => {
  const manager = discusser(whose, facts)
  return manager ? tell(notice, [manager.id], 'now') : []
}

/** The copy for the case file (s6): a to-do for a person. A case system's own connection can take this notice over. */
export const copyFor = (whose: Whose, facts: Facts): readonly Notice[] => {
  const keeper = whoCopies(whose, facts)
  return keeper ? tell('copy-for-case', [keeper.id]) : []
}

/** Another alarm for the same thing is still to come, set by a later correction or by one that rang before: that one goes on, and this one ends. */
export const isTakenOver = (again: Instant | undefined, { now }: Pick<Facts, 'now'>): boolean => again !== undefined && now < again

export const copyReminder = (facts: Facts): Alarm => ({
  alarm: 'RemindToCopy',
  at: after(facts.now, { workingDays: facts.office.timings.discussReminderDays }, facts),
})
export const discussReminder = (facts: Facts): Alarm => ({
  alarm: 'RemindToDiscuss',
  at: after(facts.now, { workingDays: facts.office.timings.discussReminderDays }, facts),
})
/** A log that is with its writer for correction. */
export const correctReminder = (facts: Facts): Alarm => ({ ...discussReminder(facts), alarm: 'RemindToCorrect' })
/** Not an `Ask` of the kit: each of its events, as they are kept, holds the one person told; an Ask replays rounds of several, and would ask old logs anew. */
export const passesUp = (facts: Facts): Alarm => ({
  alarm: 'PassUpDiscussion',
  at: after(facts.now, { workingDays: facts.office.timings.discussClimbDays }, facts),
})
/** On the next day of work, of somebody who has heard of it today. */
export const passesUpNextDay = (facts: Facts): Alarm => ({ ...passesUp(facts), at: after(facts.now, { workingDays: 1 }, facts) })
/** s6: whether anybody follows up is asked after until it is decided (the days are ours). */
export const decideReminder = (facts: Facts): Alarm => ({ ...passesUp(facts), alarm: 'RemindToDecide' })
/** s9: a threat in writing that was not passed on is asked about again; the minutes are ours. */
export const raiseReminder = (facts: Facts): Alarm => ({
  alarm: 'RemindToRaise',
  at: after(facts.now, { minutes: 15 }, facts),
  urgency: 'now',
})
