import { type DestinationStream, destination, type LevelWithSilent, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** The only fields that are ever written. Each holds a reference, a kind, a count or a place in the program: nothing that anybody typed. */
const fields = new Set([
  ...['record', 'records', 'procedure', 'step', 'outcome', 'notice', 'alarm', 'channel', 'urgency', 'tells', 'doing', 'kind', 'setting'],
  ...['tries', 'waited', 'due', 'copies', 'count', 'refused', 'why', 'code', 'status', 'port', 'path', 'version', 'ms', 'at', 'fault'],
])

/** Errors of our own, whose messages are ours and name nobody. Of all others only the class and the code are written. */
const ours = new Set([
  'LogAway',
  'NoDatabase',
  'OfficeFileFault',
  'RecordKeyFault',
  'WrongRecordKey',
  'SealBroken',
  'ChannelFault',
  'StartFault',
])

/** An error as it may be written down: its class, its code, where it was thrown, and its words only when they are ours. */
export const faultFields = (fault: unknown): Record<string, unknown> => {
  if (!(fault instanceof Error)) return { fault: typeof fault === 'string' ? wordOf(fault) : typeof fault }
  const code = 'code' in fault && (typeof fault.code === 'string' || typeof fault.code === 'number') ? { code: fault.code } : {}
  const words = ours.has(fault.name) ? { why: fault.message } : {}
  const places = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { fault: fault.name, ...code, ...words, at: places.slice(0, 4).map((line) => line.trim()) }
}

/** Of an error that became text, only the class it begins with. */
const wordOf = (text: string): string => /^[\w.-]{1,60}(?=:|$)/.exec(text)?.[0] ?? 'fault'

/** Lets through what stands on the list, as plain values; what is an error is written by `faultFields`. */
const permitted = (given: Record<string, unknown>): Record<string, unknown> => {
  const passed: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    if (name === 'err' || name === 'fault') Object.assign(passed, faultFields(value))
    else if (!fields.has(name)) continue
    else if (typeof value === 'string') passed[name] = value.slice(0, 300)
    else if (typeof value === 'number' || typeof value === 'boolean') passed[name] = value
    else if (Array.isArray(value)) passed[name] = value.filter((one) => typeof one === 'string').slice(0, 8)
  }
  return passed
}

/**
 * The program's log: JSON lines, to standard error unless told otherwise, since standard output is for people. Nothing personal can get in:
 * only listed fields are written, errors lose their messages, and the words are the program's own.
 */
export const openLogger = (level: LevelWithSilent, to: DestinationStream = destination({ dest: 2, sync: true })): Logger => {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: permitted },
      serializers: { err: (kept: unknown) => kept },
      hooks: {
        // An error in first place would bring its message along, and further values would be written into the words.
        logMethod([first, second], method) {
          if (typeof first === 'object' && first !== null) {
            const given: Record<string, unknown> = first instanceof Error ? { err: first } : { ...first }
            method.apply(this, [given, typeof second === 'string' ? second : 'a fault'])
          } else method.apply(this, [{}, String(first)])
        },
      },
    },
    to,
  )
  const { child } = logger
  // What a child carries in every line passes the same list; pino asks no formatter about it.
  return Object.assign(logger, {
    child(this: Logger, ...[bindings, options]: Parameters<typeof child>) {
      return child.call(this, permitted(bindings), options)
    },
  })
}
