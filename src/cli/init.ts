import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { stringify } from 'yaml'
import { z } from 'zod'
import { commands } from '../casework/commands.js'
import { manifest } from '../channels/slack/manifest.js'
import { regionOf } from '../directory/bank-holidays.js'
import { isPlace } from '../directory/office-file.js'
import { sampleOffice } from '../directory/open-directory.js'
import { makeRecordKey } from '../log/sealing/record-key.js'
import { procedures } from '../office.js'
import { readCsv } from '../people/csv/read-csv.js'
import { fits } from '../people/patterns.js'
import { PeopleFault, type ToldPerson } from '../people/source.js'
import { placesInList } from './places-in-list.js'
import { stepsLeft } from './steps-left.js'
import type { Tool } from './tool.js'

/** What init asks; each answer is checked as it comes, and asked again with what is wrong. An empty line takes what stands in brackets. */
interface Question {
  readonly words: string
  readonly otherwise?: string
  /** A sentence on what is wrong with an answer; undefined when it will do. */
  readonly wrong: (answer: string) => string | undefined | Promise<string | undefined>
  /** An answer as it is used: one of several words is not held to capitals. */
  readonly as?: (answer: string) => string
}

const some = (what: string) => (answer: string) =>
  answer === '' ? `Write ${what}.` : answer.length > 200 ? 'Shorten this to 200 characters.' : undefined
const oneOf =
  (...words: readonly string[]) =>
  (answer: string) =>
    words.includes(small(answer)) ? undefined : `Write one of: ${words.join(', ')}.`
const small = (answer: string): string => answer.toLowerCase()

const questions = {
  name: { words: 'What is the office called?', wrong: some('its name, as it may stand in a sentence: the Office for Fair Records') },
  timeZone: {
    words: 'In which time zone is it?',
    otherwise: 'Europe/London',
    wrong: (answer) => (isPlace(answer) ? undefined : 'Write a place, such as Europe/London.'),
  },
  emergencyNumber: {
    words: 'Which number is the emergency call?',
    otherwise: '999',
    wrong: (answer) => (/^\d{2,6}$/.test(answer) ? undefined : 'Write its digits.'),
  },
  ombudsman: {
    words: 'To which ombudsman can customers go?',
    otherwise: 'the Parliamentary and Health Service Ombudsman',
    wrong: some('its name'),
  },
  platform: { words: 'Where do people chat: slack, teams or both?', wrong: oneOf('slack', 'teams', 'both'), as: small },
  host: {
    words: 'Under which address will the bot be reached?',
    otherwise: 'https://steward.office.example',
    wrong: (answer) => (/^https:\/\/[^/\s]+$/.test(answer) ? undefined : 'Write an address that begins with https:// and has no path.'),
  },
  kept: {
    words: 'Where are people kept: csv, entra, or hand (you write them into the office file)?',
    wrong: oneOf('csv', 'entra', 'hand'),
    as: small,
  },
  administrator: { words: 'Who is told when something is wrong with the bot (full name)?', wrong: some('a name') },
  email: {
    words: 'And their e-mail address?',
    wrong: (answer) => (z.email().safeParse(answer).success ? undefined : 'Write an e-mail address, such as sam.carter@office.example.'),
  },
} satisfies Record<string, Question>
type Answers = Record<keyof typeof questions, string> & { list: string }

/** The people of a list; none where its columns must be asked for, which `steward people` does. A sentence where it cannot be used. */
const peopleIn = async (file: string): Promise<readonly ToldPerson[] | string> => {
  if (!existsSync(file)) return `There is no file ${file} here: put the list here, and write its name.`
  let asked = false
  const ask = async () => {
    asked = true
    return undefined
  }
  try {
    return (await readCsv({ bytes: await readFile(file), named: {}, ask })).people
  } catch (fault) {
    if (asked) return []
    return fault instanceof PeopleFault ? fault.message : `${file} cannot be read: name a list in text form (CSV) that you may read.`
  }
}
/** A list that cannot be used is found out now, not when half of the files are written. */
const wrongList = async (file: string): Promise<string | undefined> => {
  const found = await peopleIn(file)
  return typeof found === 'string' ? found : undefined
}

/** Asks what it cannot know and writes .env, a key, an office file and the Slack manifest; files that are there already stay as they are. */
export const init: Tool = async ({ say }) => {
  const ask = openAsking(say)
  const answers: Answers = {
    name: '',
    timeZone: '',
    emergencyNumber: '',
    ombudsman: '',
    platform: '',
    host: '',
    kept: '',
    administrator: '',
    email: '',
    list: '',
  }
  for (const key of Object.keys(questions) as (keyof typeof questions)[]) answers[key] = await ask(questions[key])
  if (answers.kept === 'csv')
    answers.list = await ask({
      words: 'Which file is the list?',
      otherwise: 'staff.csv',
      wrong: wrongList,
    })
  ask.end()
  const slack = answers.platform !== 'teams'
  const put = writing(say)
  await mkdir('secrets', { recursive: true, mode: 0o700 })
  await put('secrets/record-key', `${makeRecordKey()}\n`, 0o600)
  await put('.env', envOf(answers), 0o600)
  await put('office.yaml', await officeText(answers))
  if (slack) await put('slack-manifest.json', `${JSON.stringify(manifest(commands(procedures), { host: answers.host }), null, 2)}\n`)
  say('')
  for (const [place, step] of stepsLeft({ ...answers, region: regionOf(answers.timeZone) }, slack).entries()) say(`${place + 1}. ${step}`)
  return 0
}

/** Asks on the terminal, or reads answers a line each from what is piped in. */
const openAsking = (say: (line: string) => void) => {
  const terminal = createInterface({ input: process.stdin })
  const lines = terminal[Symbol.asyncIterator]()
  const ask = async (question: Question): Promise<string> => {
    say(`${question.words}${question.otherwise === undefined ? '' : ` [${question.otherwise}]`}`)
    const { value, done } = (await lines.next()) as IteratorResult<string, undefined>
    if (done) throw new InitEnded('The answers ended before the questions: nothing was written. Run steward init again.')
    const answer = value?.trim() || (question.otherwise ?? '')
    const wrong = await question.wrong(answer)
    if (wrong === undefined) return question.as?.(answer) ?? answer
    say(wrong)
    return ask(question)
  }
  return Object.assign(ask, { end: () => terminal.close() })
}

/** You will see this when somebody ends init before its last question. */
class InitEnded extends Error {
  override readonly name = 'StartFault'
}

const writing =
  (say: (line: string) => void) =>
  async (file: string, text: string, mode = 0o644) => {
    const isNew = await writeFile(file, text, { flag: 'wx', mode }).then(
      () => true,
      (fault: NodeJS.ErrnoException) => {
        if (fault.code === 'EEXIST') return false
        throw fault
      },
    )
    say(isNew ? `Written: ${file}` : `Left as it is: ${file} was there already.`)
  }

const envOf = ({
  platform,
  host,
  kept,
}: Answers): string => `# Written by steward init; .env.example of the package explains every setting. Take the # from a line when you have what it needs.
OFFICE_FILE=./office.yaml
PUBLIC_URL=${host}
# For real records: the office's database, and the key that seals them (keep a copy of secrets/record-key where the database is not).
# MONGODB_URI=mongodb://127.0.0.1:27017/contact-steward
# RECORD_KEY_FILE=./secrets/record-key
${platform === 'teams' ? '' : '# SLACK_BOT_TOKEN=xoxb-…\n# SLACK_SIGNING_SECRET=…\n'}${platform === 'slack' ? '' : '# MicrosoftAppId=…\n# MicrosoftAppPassword=…\n# MicrosoftAppTenantId=…\n# TEAMS_PUBLISHER=…\n# TEAMS_WEBSITE_URL=…\n# TEAMS_PRIVACY_URL=…\n# TEAMS_TERMS_URL=…\n# TEAMS_APP_VERSION=1.0.0\n'}${kept === 'entra' ? '# GRAPH_TENANT_ID=…\n# GRAPH_CLIENT_ID=…\n# GRAPH_CLIENT_SECRET=…\n' : ''}# Alerts by e-mail, for when the chat does not work, and a service that rings somebody when the calls of steward watch stop:
# SMTP_URL=smtps://user:password@mail.office.example:465
# ALERT_FROM=Contact Steward <steward@office.example>
# HEARTBEAT_URL=https://heartbeat.office.example/steward
`

/** An office file that fetched people complete; departments and groups are those of the list, where there is one. */
async function officeText(answers: Answers): Promise<string> {
  const { name, timeZone, emergencyNumber, ombudsman, kept, administrator, email, list } = answers
  const found = list === '' ? [] : await peopleIn(list)
  const told = typeof found === 'string' ? [] : found
  const inList = placesInList(told)
  const departments =
    inList.departments.length > 0 ? inList.departments : [{ name: 'The department (change this)', groups: ['The group (change this)'] }]
  const places = Object.keys(inList.places).length > 0 ? { places: inList.places } : {}
  const mine = told.find((person) => person.email === email.toLowerCase())
  const place = mine?.department ?? departments[0]?.name ?? ''
  const id =
    administrator
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z ]/g, '')
      .trim()
      .replaceAll(/ +/g, '.') || 'administrator'
  const group =
    (mine?.team === undefined ? undefined : inList.groupOf(place, mine.team)) ?? departments.find((each) => each.name === place)?.groups[0]
  const own = {
    id,
    name: administrator,
    email: email.toLowerCase(),
    department: place,
    ...(group === undefined ? {} : { group }),
    // What stands here goes before the list: their title would give them nothing else.
    roles: ['staff', 'administrator', ...(mine?.title === undefined ? [] : rolesByTitle(mine.title))],
  }
  const region = regionOf(timeZone) ?? 'GB-ENG'
  const office = {
    organisation: {
      name,
      timeZone,
      country: region.slice(0, 2),
      bankHolidays: { region },
      workingHours: Object.fromEntries(workdays.map((day) => [day, '09:00-17:00'])),
      names: { ombudsman, emergencyNumber },
    },
    departments,
    people: [own],
    // Who is rung for a customer at risk is never guessed; the administrator would be.
    duty: { outOfHours: [] },
    ...(kept === 'hand' ? {} : { directory: { from: kept, ...(list === '' ? {} : { file: list }), ...places, roles: rolesGuessed } }),
  }
  return `# The office file: who is who, when the office works. Written by steward init for you to go on with; the sample office explains every line:
# ${sampleOffice}. The bot checks it when it starts and whenever you save it, and says the line and what to do.
# Still to do here: whether bankHolidays, workingHours and country are yours (nobody was asked), who is on duty (duty), the shared channels (channels), and, below directory, which titles hold which role.
${stringify(office, { lineWidth: 0 })}`
}

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']

/** The roles that a title is given below. */
const rolesByTitle = (title: string): readonly string[] =>
  Object.entries(rolesGuessed).flatMap(([role, patterns]) => (patterns.some((pattern) => fits(pattern, title)) ? [role] : []))

const rolesGuessed = {
  'head of department': ['Head of *', 'Director*', 'Chief Executive*'],
  'group manager': ['Group Manager*', 'Team Leader*'],
  'senior on duty': ['Head of *', 'Director*', 'Chief Executive*', 'Group Manager*'],
  'head of customer contact': ['Head of Customer Contact'],
  'advice services': ['Advice Services*'],
  'information governance': ['Information Governance*', 'Data Protection*'],
  'customer contact': ['Customer Contact*'],
}
