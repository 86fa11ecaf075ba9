import { fileFaultIn } from '../files/file-fault.js'
import { UnfitDatabase } from '../log/about.js'
import { LogAway } from '../log/log.js'

/** What is wrong with the database, for whoever runs the bot: what to look at, and what happens by itself. */
export const databaseTrouble = (fault: unknown): string => {
  if (!(fault instanceof LogAway && fault.refuses))
    return 'The database does not answer: check that it runs and can be reached; the bot goes on by itself when it is back.'
  const file = fileFaultIn(fault)
  if (file) return `${file.message} The bot goes on by itself then; alerts go out meanwhile.`
  // A bot that a newer one holds back gets no further by itself.
  if (fault.cause instanceof UnfitDatabase) return `This bot does nothing any more, but send alerts directly. ${fault.cause.message}`
  return 'The database answers, and takes nothing: look at its disk and its own log; the bot goes on by itself when it is well again.'
}
