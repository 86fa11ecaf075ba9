#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { saidAs } from '../house/said-as.js'
import { settingsOf } from '../house/settings-of.js'
import { StartFault } from '../settings/start-fault.js'
import { drained } from './drained.js'
import type { Tool } from './tool.js'

const usage = `steward <command>

  start                      opens the bot (as npm start does)
  init                       asks what it must know, writes .env, a key and an office file, and says what is left to do
  doctor                     looks at settings, office file, database and platforms, and says what to do
    --test-card              also writes a test card to each senior, by e-mail too, and to the alert webhook, calls the watch service, and
                             says who got it
    --data-protection        the facts of this installation for a data protection officer
  slack-manifest             the app manifest for Slack, with the address and the commands of the settings
  people --from csv|entra|slack
                             fetches who works here, shows what would change, and takes it when you say so
    [file] --yes             the list, for csv; without the question
  teams-app [id]             writes the package that is uploaded to Teams, with the application id of the bot and the publisher of the settings
  verify                     walks the hash chain of every record, looks at its key and at what it owes; names the first entry that was
                             tampered with, and says a code to write down
    --seen "…"               also says whether everything that a code was written down for is still there
    --moved                  what was seen of the records was moved on purpose, or its disk is gone
  rebuild                    builds the lists again from the log
  backup <file>              writes all that is kept into one file while the bot works, sealed, and reads it back
  restore <file>             puts a backup into an empty database; nothing old is sent again
  drill <file>               restores into a database of its own, verifies it, and takes it away again
  ask "…"                    what to do and say now, in the words of the procedure; needs no database
    --jsonl                  answers {"id","text"} a line on standard input, each at once on standard output
  watch                      stands beside the bot and alarms when an alert does not move
  show <reference>           a record's timeline in words, without what is sealed
    --sealed --why "…"       with what is sealed; who looked, when and why is kept in the record
  subject <request> <file>   for a request for personal data: all that is kept on whoever asks, as .docx or .json
    --for-them               with what is or may be others’ taken out
    --why "…"                kept on every record in it
  erase <reference>          makes every word of a record unreadable for good, and keeps that it was done
    --why "…" --yes-erase <reference>
`

/** Each is loaded when it is asked for: a wrong word should not wait for a database driver and two chat libraries. */
const tools: Readonly<Record<string, () => Promise<Tool>>> = {
  doctor: async () => (await import('./doctor.js')).doctor,
  verify: async () => (await import('./verify.js')).verify,
  init: async () => (await import('./init.js')).init,
  'teams-app': async () => (await import('./teams-app.js')).teamsApp,
  'slack-manifest': async () => (await import('./slack-manifest.js')).slackManifest,
  people: async () => (await import('./people.js')).people,
  rebuild: async () => (await import('./rebuild.js')).rebuild,
  backup: async () => (await import('./backup.js')).backup,
  restore: async () => (await import('./backup.js')).restoreBackup,
  drill: async () => (await import('./backup.js')).drill,
  ask: async () => (await import('./ask.js')).ask,
  watch: async () => (await import('./watch.js')).watch,
  show: async () => (await import('./show.js')).show,
  subject: async () => (await import('./subject.js')).subject,
  erase: async () => (await import('./erase.js')).erase,
}

/** How many words each takes; a question may have any number. What is too much is refused: whoever typed it meant something else. */
const takes: Readonly<Record<string, number>> = {
  doctor: 0,
  'slack-manifest': 0,
  people: 1,
  'teams-app': 1,
  verify: 0,
  rebuild: 0,
  watch: 0,
  show: 1,
  subject: 2,
  erase: 1,
  backup: 1,
  restore: 1,
  drill: 1,
}

const one: Readonly<Record<string, string>> = {
  people: 'one list',
  'teams-app': 'one application id',
  backup: 'one file',
  restore: 'one file',
  drill: 'one file',
  subject: 'a reference and one file',
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

/** The command line. Exit code 0: done and all well; 1: something is wrong, said in a sentence. */
const main = async (): Promise<number> => {
  const { values, positionals } = readArguments()
  const [command = '', ...rest] = positionals
  if (values.help || command === 'help') {
    say(usage)
    return 0
  }
  const tool = Object.hasOwn(tools, command) ? tools[command] : undefined
  if (!tool) throw new StartFault(command === '' ? usage : `steward has no command ${command}: run steward help for the list.`)
  const most = takes[command] ?? rest.length
  if (rest.length > most)
    throw new StartFault(
      `steward ${command} takes ${most === 0 ? 'nothing after it' : (one[command] ?? 'one reference')}: take ${rest[most]} out, or run steward help.`,
    )
  // The doctor says himself what is wrong with the settings.
  let wrong = ''
  const fail = (words: string): void => {
    wrong = words
  }
  // A backup, or a restore on a new machine, needs the records alone: only the doctor asks how people reach the bot.
  const env = settingsOf(fail, { serves: command === 'doctor' })
  // Questions need no settings but the office's names for things.
  if (!env && !['doctor', 'ask', 'init', 'teams-app'].includes(command)) throw new StartFault(wrong)
  const {
    sealed,
    jsonl,
    why,
    from,
    yes,
    'yes-erase': yesErase,
    seen,
    moved,
    'for-them': forThem,
    'data-protection': dataProtection,
    'test-card': testCard,
  } = values
  return (await tool())({
    env,
    settingsFaults: wrong,
    rest,
    sealed,
    jsonl,
    why,
    from,
    yes,
    yesErase,
    seen,
    moved,
    forThem,
    dataProtection,
    testCard,
    say,
    complain,
  })
}

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        sealed: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        why: { type: 'string' },
        from: { type: 'string' },
        yes: { type: 'boolean', default: false },
        'yes-erase': { type: 'string' },
        seen: { type: 'string' },
        moved: { type: 'boolean', default: false },
        'for-them': { type: 'boolean', default: false },
        'data-protection': { type: 'boolean', default: false },
        'test-card': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    })
  } catch (cause) {
    throw new StartFault(unreadable(cause instanceof Error ? cause.message : ''), { cause })
  }
}

/** What Node says of an option that it cannot read, in a sentence that says what to do. */
const unreadable = (message: string): string => {
  const [option = 'That'] = /--?[\w-]+/.exec(message) ?? []
  return message.includes('argument missing') || message.includes('ambiguous')
    ? `${option} needs something after it: run steward help.`
    : `steward does not know ${option} here: run steward help for the list.`
}

/** Ends once whoever reads what was said has it all. */
const leave = async (code: number): Promise<void> => {
  await Promise.all([drained(process.stdout), drained(process.stderr)])
  process.exit(code)
}

if (process.argv[2] === 'start') void import('../house/run-bot.js').then(({ runBot }) => runBot())
else
  main().then(
    (code) => leave(code),
    (fault: unknown) => {
      complain(saidAs(fault))
      return leave(1)
    },
  )
