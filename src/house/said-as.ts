import { fileFaultIn } from '../files/file-fault.js'

/** Faults of ours whose message is already a sentence for whoever runs the bot. */
const ours = new Set([
  'StartFault',
  'OfficeFileFault',
  'NoDatabase',
  'RecordKeyFault',
  'WrongRecordKey',
  'SealBroken',
  'KeyErased',
  'OwnProcedureError',
  'PeopleFault',
  'BackupFault',
  'NewerRecord',
  'UnfitDatabase',
])

/** Is its message already a sentence for whoever runs the bot? */
export const isOurs = (fault: unknown): fault is Error => fault instanceof Error && ours.has(fault.name)

/** What a fault is said as to whoever runs the bot: one sentence that says what to do, or several lines when several things are wrong. */
export const saidAs = (fault: unknown): string => {
  if (isOurs(fault)) return fault.message
  // A disk that is full, or a folder that may not be written, is looked for in the wrong place where the database is named.
  const file = fileFaultIn(fault)
  if (file) return file.message
  if (fault instanceof Error && fault.name === 'LogAway')
    return 'The database does not answer: check that it runs and can be reached, then try again.'
  const name = fault instanceof Error ? fault.name + codeOf(fault) + placeOf(fault) : 'an unknown fault'
  return `The bot stopped on a mistake of its own (${name}): run it again with LOG_LEVEL=debug, and send its log to whoever looks after it.`
}

const codeOf = (fault: Error): string => ('code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : '')

/** Where in our code it was thrown, else where at all: a name and a line, never the message, which may quote what was given. */
const placeOf = (fault: Error): string => {
  const places = [...(fault.stack ?? '').matchAll(/([\w.-]+\.(?:js|ts|cjs):\d+):\d+\)?$/gm)].map(([line, place]) => ({ line, place }))
  const place = places.find(({ line }) => !line.includes('node_modules'))?.place ?? places[0]?.place
  return place === undefined ? '' : ` at ${place}`
}
