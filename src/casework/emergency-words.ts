import type { AnyProcedure } from '../procedures/procedure.js'
import { urgentOf } from '../procedures/urgent.js'
import type { Arrival } from './arrival.js'

/**
 * An alert's command as hurried people write it: "at-risk: he …", "at risk he …", with any dash, a slash too many or another sign in its place, an underscore.
 * What stands after it is what was said. A false alarm costs a senior a minute; one that was not sent may cost a life.
 */
const nearly = (command: `/${string}`): RegExp => {
  const before = String.raw`^[\s/\uff0f\u2044\\@#!.:([{"'“”‘’*_~\x60>]{0,20}`
  const between = String.raw`[\s_.\p{Pd}\u2212\u00ad]{0,5}`
  const after = String.raw`(?![\p{L}\p{N}])[\s:;,.!_\p{Pd}\u2212*"'”’)\]}]{0,20}(.*)$`
  return new RegExp(before + command.slice(1).split('-').join(between) + after, 'isu')
}

/** Reads arrivals as they were meant: a command or message that is nearly one of these alerts' commands is that command. */
export function meantBy(alerts: readonly `/${string}`[]): (arrival: Arrival) => Arrival {
  const known = alerts.map((command) => ({ command, nearly: nearly(command) }))
  return function asMeant(arrival) {
    const typed =
      arrival.arrives === 'command' ? `${arrival.command} ${arrival.text}` : arrival.arrives === 'message' ? arrival.text : undefined
    if (typed === undefined) return arrival
    for (const alert of known) {
      const found = alert.nearly.exec(typed)
      if (!found) continue
      const { id, by, channel, place, edits, formerly, outsider } = arrival
      const before = { ...(edits === undefined ? {} : { edits }), ...(formerly === undefined ? {} : { formerly }) }
      const from = { id, by, channel, place, ...before, ...(outsider ? { outsider } : {}) }
      return { ...from, arrives: 'command', command: alert.command, text: (found[1] ?? '').trim() }
    }
    return arrival
  }
}

/** What is an emergency, by the alerts among these procedures. */
export function emergencyWordsOf(procedures: readonly AnyProcedure[]) {
  const alerts = urgentOf(procedures)
  const commands: ReadonlySet<string> = new Set(alerts.map(({ command }) => command.name))
  const presses = new Set(alerts.flatMap(({ command, urgent }) => [`command:${command.name}`, `step:${urgent.takenBy}`]))
  return {
    asMeant: meantBy(alerts.map(({ command }) => command.name)),
    /** Is it, as meant, an alert, the beginning of one, or the taking of one? Never counted, held up or bounded. */
    isEmergency: (arrival: Arrival): boolean =>
      (arrival.arrives === 'command' && commands.has(arrival.command)) || (arrival.arrives === 'press' && presses.has(arrival.verb)),
  }
}
export type EmergencyWords = ReturnType<typeof emergencyWordsOf>
