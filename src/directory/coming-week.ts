import { isSenior } from '../procedures/shared/people.js'
import type { Instant } from '../procedures/words.js'
import { reachableOnDuty } from './ladder.js'
import type { OfficeFault } from './office-fault.js'
import type { FiledOffice } from './office-of.js'

interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

/** Faults of the week from `now`: times at which no senior at all is here, nor a deputy, so that an alert would reach nobody. */
export const weekFaults = (office: FiledOffice, now: Instant): readonly OfficeFault[] => {
  const seniors = office.people.filter(isSenior)
  const here = (at: Instant) => seniors.some(({ id }) => office.actingFor(id, at) !== undefined)
  return stretches(office, now, (at) => !here(at)).map((away) => ({
    path: ['duty'],
    says: `Every senior is absent ${sayStretch(office, away, now)}, and so is every deputy: an at-risk alert would reach nobody. Change the absences, or name a deputy who is here.`,
  }))
}

/** Sentences on the times of the week from `now` at which all who are on duty are absent: alerts then begin further up the ladder, or ring everybody senior. */
export const weekWarnings = (office: FiledOffice, now: Instant): readonly string[] => {
  const nobody = (at: Instant) => office.people.filter(isSenior).every(({ id }) => office.actingFor(id, at) === undefined)
  const where = 'Change the duty rota, or name a deputy.'
  return [
    ...stretches(office, now, (at) => reachableOnDuty(office, at).length === 0 && !nobody(at)).map(
      (away) =>
        `Everybody on duty ${sayStretch(office, away, now)} is absent without a deputy who is here: at-risk alerts go to the heads of department then. ${where}`,
    ),
    ...stretches(office, now, nobody).map(
      (away) =>
        `Every senior is said to be absent ${sayStretch(office, away, now)}: at-risk alerts ring them all then, absent or not. Look at the calendars, and say who is here with /away.`,
    ),
  ]
}

const sayStretch = ({ calendar }: FiledOffice, { from, to }: Stretch, now: Instant): string =>
  `from ${from === now ? 'now' : calendar.say(from, now)} to ${calendar.say(to, now)}`

/** The stretches of the week from `now` in which something is so. */
function stretches({ calendar, changes }: FiledOffice, now: Instant, isSo: (at: Instant) => boolean): readonly Stretch[] {
  const end = calendar.at(calendar.moveDate(calendar.dateOf(now), { days: 8 }), '00:00')
  const moments = [now, ...changes(now, end), end]
  const found: Stretch[] = []
  for (const [place, from] of moments.slice(0, -1).entries()) {
    const to = moments[place + 1] ?? end
    if (!isSo(from)) continue
    const last = found.at(-1)
    if (last?.to === from) found[found.length - 1] = { from: last.from, to }
    else found.push({ from, to })
  }
  return found
}
