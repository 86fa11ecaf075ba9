import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { CalendarFault } from '../calendars/calendar-fault.js'
import { lookAtCalendar } from '../calendars/look-at-calendar.js'
import { OfficeFileFault } from '../directory/open-directory.js'
import { readPeopleFile } from '../directory/people-file.js'
import { readFrame } from '../directory/read-office.js'
import { outlineOwnProcedure } from '../guidance/own-procedure/own-procedure.js'
import { type Foundation, layFoundation, peopleFileOf } from '../house/lay-foundation.js'
import { lookingFor } from '../house/office-calendars.js'
import { saidAs } from '../house/said-as.js'
import { procedures } from '../office.js'
import { counted, instant } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { factsOfData } from './data-facts.js'
import { lookAtBackup, lookAtErased, lookAtLastFetch, lookAtMachine } from './look-at-running.js'
import { lacksOutside, lookOutside } from './look-outside.js'
import { sendTestCards } from './test-cards.js'
import type { Tool } from './tool.js'

/** Looks at everything that the bot needs, changes nothing (but for a test card to each senior, where that is asked for), and says of each what it found; what is wrong with what to do. Code 1 when something is. */
export const doctor: Tool = async ({ env, settingsFaults, say, dataProtection, testCard }) => {
  let wrong = 0
  const well = (words: string) => say(`well   ${words}`)
  const ill = (words: string) => {
    for (const line of words.split('\n')) say(`WRONG  ${line}`)
    wrong += 1
  }
  const note = (words: string) => say(`note   ${words}`)
  const goOn = 'Mend this first, and run steward doctor again: it looks at everything else then.'

  well(`Node ${process.versions.node}.`)
  if (!env) {
    ill(settingsFaults)
    say(goOn)
    return 1
  }
  if (dataProtection) return tellOfData(env, say)
  well('The settings can be read.')
  await lookAtProcedure(env, well, ill, note)
  const foundation = await layFoundation(env, { clock: () => new Date(), tell: note }).catch(async (fault: unknown) =>
    ill((await nobodyFetched(env, fault)) ?? saidAs(fault)),
  )
  if (!foundation) {
    say(goOn)
    return 1
  }
  try {
    await lookAtMachine(env, well, ill, note)
    lookAtOffice(env, foundation, well, note)
    await lookAtPeople(env, foundation, well, note)
    await lookAtCalendars(env, foundation, well, ill, note)
    await lookAtLog(foundation, well, ill, note)
    await lookAtBackup(env, well, note)
    await lookAtErased(env, foundation, well, ill)
    lookAtLinks(env, well, note)
    for (const port of env.CONSOLE ? [env.PORT, env.CONSOLE_PORT] : [env.PORT])
      if (await isFree(port)) well(`Port ${port} is free.`)
      else
        note(`Port ${port} is taken: by the bot, if it is running; else set ${port === env.PORT ? 'PORT' : 'CONSOLE_PORT'} to a free one.`)
    if (env.SLACK_BOT_TOKEN !== undefined) {
      const { checkSlack } = await import('../channels/slack/check-slack.js')
      const found = await checkSlack(
        {
          botToken: env.SLACK_BOT_TOKEN,
          signingSecret: env.SLACK_SIGNING_SECRET ?? '',
          ...(env.SLACK_APP_TOKEN === undefined ? {} : { appToken: env.SLACK_APP_TOKEN }),
          ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }),
          ...(env.SLACK_REFRESH_TOKEN === undefined ? {} : { rotation: { refreshToken: env.SLACK_REFRESH_TOKEN, store: foundation.log } }),
        },
        foundation.office.directory(),
      )
      for (const finding of found) (finding.well ? well : ill)(finding.says)
    }
    if (env.MicrosoftAppId !== undefined) {
      const app = { appId: env.MicrosoftAppId, appPassword: env.MicrosoftAppPassword ?? '', tenantId: env.MicrosoftAppTenantId ?? '' }
      const alone = env.SLACK_BOT_TOKEN === undefined
      const { checkTeams } = await import('../channels/teams/check-teams.js')
      for (const finding of await checkTeams({ ...app, alone }, foundation.office.directory())) (finding.well ? well : ill)(finding.says)
    }
    for (const finding of await lookOutside(env)) (finding.well ? well : ill)(finding.says)
    for (const lacking of lacksOutside(env)) note(lacking)
    if (!hasChat(env))
      note(
        'No chat is connected, neither Slack nor Teams: set SLACK_BOT_TOKEN (docs/slack.md) or MicrosoftAppId (docs/teams.md) before anybody counts on an alert.',
      )
    if (testCard) for (const finding of await sendTestCards(env, foundation)) (finding.well ? well : ill)(finding.says)
  } finally {
    await foundation.close()
  }
  say('')
  if (env.OFFICE_FILE !== undefined && wrong === 0 && !hasChat(env)) {
    say('Nothing is wrong, but no chat is connected: an alert reaches nobody outside the console of this computer.')
    return 0
  }
  say(wrong === 0 ? 'All is well.' : `${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.`)
  return wrong === 0 ? 0 : 1
}

const hasChat = (env: Env): boolean => env.SLACK_BOT_TOKEN !== undefined || env.MicrosoftAppId !== undefined

/** An office file that leaves its people to a list has a fault for each role until they were fetched: one sentence says more than those. */
const nobodyFetched = async (env: Env, fault: unknown): Promise<string | undefined> => {
  // Of a database, a key or a folder no list of people tells anything.
  if (!(fault instanceof OfficeFileFault)) return undefined
  if (env.OFFICE_FILE === undefined || existsSync(peopleFileOf(env, env.OFFICE_FILE))) return undefined
  const read = readFrame(await readFile(env.OFFICE_FILE, 'utf8').catch(() => ''))
  return read.ok && read.frame.directory
    ? `The office file says where people are kept, and ${peopleFileOf(env, env.OFFICE_FILE)} is not there: nobody was fetched yet, or the file was lost. Run steward people --from ${read.frame.directory.from}: where the database has a copy of that file, everybody keeps their id by it. It also says what else the office file lacks.`
    : undefined
}

type Say = (words: string) => void

/** The facts that a data protection officer asks for; nothing is looked at that is none of theirs. */
const tellOfData = async (env: Env, say: Say): Promise<number> => {
  const { log, office, close } = await layFoundation(env, { clock: () => new Date(), tell: () => {} })
  try {
    const amounts = await Promise.all(
      procedures.map(async ({ name }) => {
        const all = await log.list({ procedure: name, limit: Number.MAX_SAFE_INTEGER })
        const oldest = all.at(-1)?.opened
        return oldest === undefined ? [] : [{ procedure: name, count: all.length, oldest }]
      }),
    )
    for (const line of factsOfData(env, office.directory(), amounts.flat(), await log.oplog())) say(line)
    return 0
  } finally {
    await close()
  }
}

const lookAtOffice = (env: Env, { office }: Foundation, well: Say, note: Say): void => {
  const { people, names } = office.directory()
  well(`The office file can be read: ${names.office}, ${people.length} people, ${procedures.length} procedures.`)
  for (const sentence of office.unsaid()) note(sentence)
  if (env.OFFICE_FILE === undefined) note('This is the sample office: set OFFICE_FILE to your own.')
}

/** A list that nobody has fetched for days is one that no longer follows who comes and leaves. */
const lookAtPeople = async (env: Env, { office }: Foundation, well: Say, note: Say): Promise<void> => {
  if (!office.fetchesPeople() || env.OFFICE_FILE === undefined) return
  const file = peopleFileOf(env, env.OFFICE_FILE)
  const kept = await readFile(file, 'utf8').then(readPeopleFile, () => undefined)
  if (!kept) return note('The office file says where people are kept, and nobody was fetched yet: run steward people.')
  const { calendar } = office.directory()
  const fetched = `${kept.people.length} people were fetched from ${kept.from}; the list changed last on ${calendar.sayDate(calendar.dateOf(instant(new Date(kept.fetched))))}.`
  well(`${fetched} The bot looks again each morning, and /readyz says when it could not.`)
  await lookAtLastFetch(env, well, note)
}

const lookAtCalendars = async (env: Env, { office }: Foundation, well: Say, ill: Say, note: Say): Promise<void> => {
  const looking = lookingFor(env)
  for (const feed of office.calendars()) {
    const called = `The calendar “${feed.name}”`
    try {
      const { presence, rota, notes, trouble } = await lookAtCalendar(feed, office.directory(), instant(new Date()), looking)
      const people = new Set([...presence, ...rota].map(({ person }) => person)).size
      const times = feed.holds === 'duty' ? counted(rota.length, 'turn', 'turns') : counted(presence.length, 'absence', 'absences')
      if (trouble === undefined) well(`${called} can be read: ${times} of ${counted(people, 'person', 'people')} in the two months ahead.`)
      else ill(`${called} ${trouble}`)
      for (const each of notes) note(`${called}: ${each}`)
    } catch (fault) {
      ill(fault instanceof CalendarFault ? `${called} ${fault.message}` : saidAs(fault))
    }
  }
}

/** Whoever reads a card in Slack or Teams sits at another computer than the bot: links to letters must lead them there. */
const lookAtLinks = (env: Env, well: Say, note: Say): void => {
  if (env.SLACK_BOT_TOKEN === undefined && env.MicrosoftAppId === undefined) return
  if (env.PUBLIC_URL === undefined)
    note(
      'PUBLIC_URL is not set: links to letters lead to this computer only. Set it to the address at which people reach the bot from their desks.',
    )
  else well(`Links to letters lead to ${env.PUBLIC_URL}.`)
}

const lookAtProcedure = async (env: Env, well: Say, ill: Say, note: Say): Promise<void> => {
  if (env.PROCEDURE_FILE === undefined) return
  await outlineOwnProcedure(env.PROCEDURE_FILE).then(
    ({ headings, warnings }) => {
      well(`The office’s own procedure can be read, in ${headings.length} parts: ${headings.join(' · ')}.`)
      for (const warning of warnings) note(`In the office’s own procedure: ${warning}`)
    },
    (fault: unknown) => ill(saidAs(fault)),
  )
}

const lookAtLog = async ({ log, embedded }: Foundation, well: Say, ill: Say, note: Say): Promise<void> => {
  try {
    await log.ping()
    const now = new Date()
    const open = await log.owedOpen(instant(now))
    well('The database answers, and RECORD_KEY is its key.')
    const { former, strange } = await log.wrapped()
    if (former > 0)
      note(
        `${counted(former, 'key of a record still needs', 'keys of records still need')} RECORD_KEY_FORMER: the bot wraps them anew within minutes. Leave it set until none does.`,
      )
    if (strange > 0)
      ill(
        `${counted(strange, 'key of a record needs', 'keys of records need')} a RECORD_KEY that is not in the settings: set the one of before as RECORD_KEY_FORMER.`,
      )
    if (embedded) note(`It is an embedded one (${embedded}), for trying and training only: set MONGODB_URI for real records.`)
    const overdue = open.filter(({ oldestDue }) => now.getTime() - Date.parse(oldestDue) > 60_000)
    for (const { urgency, oldestDue } of overdue)
      ill(
        urgency === 'alert'
          ? `An ALERT has waited since ${oldestDue}: telephone the seniors on duty first. Then see that a bot runs, and what its log says.`
          : `A message has waited to be delivered since ${oldestDue}: see that a bot runs, and what its log says.`,
      )
  } catch (fault) {
    ill(saidAs(fault))
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
