import type { Arrival } from './arrival.js'
import { atRiskCommand } from './commands.js'

/**
 * The emergency command as hurried people write it: "at-risk: he …", "at risk he …", with any dash, a slash too many, an underscore.
 * What stands after it is what was said. A false alarm costs a senior a minute; one that was not sent may cost a life.
 */
const emergency = /^[\s/\\@"'“”‘’*_~`>]{0,20}at[\s_.\p{Pd}\u2212\u00ad]{0,5}risk(?![\p{L}\p{N}])[\s:;,.!_\p{Pd}\u2212*"'”’]{0,20}(.*)$/isu

/** The arrival as it was meant: a command or message that is nearly the emergency command is the emergency command. */
export function asMeant(arrival: Arrival): Arrival {
  const typed =
    arrival.arrives === 'command' ? `${arrival.command} ${arrival.text}` : arrival.arrives === 'message' ? arrival.text : undefined
  const found = typed === undefined ? undefined : emergency.exec(typed)
  if (!found) return arrival
  const { id, by, channel, place, outsider } = arrival
  return {
    id,
    by,
    channel,
    place,
    ...(outsider ? { outsider } : {}),
    arrives: 'command',
    command: atRiskCommand,
    text: (found[1] ?? '').trim(),
  }
}

/** Is it, as meant, an at-risk alert or the beginning of one? Never counted, held up or bounded. */
export const isEmergency = (arrival: Arrival): boolean =>
  (arrival.arrives === 'command' && arrival.command === atRiskCommand) ||
  (arrival.arrives === 'press' && (arrival.verb === `command:${atRiskCommand}` || arrival.verb === 'step:AcknowledgeAlert'))
