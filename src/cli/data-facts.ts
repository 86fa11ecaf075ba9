import type { Oplog } from '../log/oplog.js'
import { procedures } from '../office.js'
import type { Office } from '../procedures/people.js'
import type { Instant } from '../procedures/words.js'
import type { Env } from '../settings/env.js'

/** How many records of a procedure there are, and since when. */
export interface Amount {
  readonly procedure: string
  readonly count: number
  readonly oldest: Instant
}

/** What a data protection officer asks of this installation: where records are, how many, who deals with them, how long they stay, and what leaves. Names no secret. */
export function factsOfData(env: Env, office: Office, amounts: readonly Amount[], oplog: Oplog): readonly string[] {
  const { calendar, names } = office
  const titles = new Map(procedures.map(({ name, title }) => [name, title]))
  const governance = office.holding('information governance').map(({ name }) => name)
  const unset = procedures.flatMap(({ name, retention }) =>
    (retention?.names ?? []).flatMap((ending) => (office.retention?.months[name]?.[ending] === undefined ? [`${name} (${ending})`] : [])),
  )
  return [
    `Office: ${names.office}. People in the office file: ${office.people.length}.`,
    `Information Governance: ${governance.join(', ') || 'NOBODY: requests and lists of what is due go to heads of department'}.`,
    `Complaints about data go to ${names.dataAuthority}.`,
    env.MONGODB_URI === undefined
      ? `Records: in ${env.DATA_DIR}, in an embedded database, with the key beside it: this is for trying and training only.`
      : `Records: in the database at ${hostOf(env.MONGODB_URI)}, sealed with RECORD_KEY${env.RECORD_KEY === undefined ? ', which is NOT set' : ', which is set apart from it'}.`,
    `Copies of the key of an erased record: ${copiesOf(env, oplog, office)}; and in backups of before, for as long as those are kept (docs/run.md).`,
    ...amounts.map(
      ({ procedure, count, oldest }) =>
        `${titles.get(procedure) ?? procedure}: ${count} ${count === 1 ? 'record' : 'records'}, the oldest of ${calendar.sayDate(calendar.dateOf(oldest))}.`,
    ),
    ...(amounts.length === 0 ? ['No record is kept yet.'] : []),
    unset.length === 0
      ? 'A period is set for every ending.'
      : `No period is set for: ${unset.join(', ')}. These are kept until somebody erases them one by one.`,
    `Forms that nobody sends are kept for ${office.timings.draftHours} hours.`,
    way('Slack', env.SLACK_BOT_TOKEN === undefined ? undefined : 'connected'),
    way('Microsoft Teams', env.MicrosoftAppId === undefined ? undefined : 'connected'),
    way('The console, for trying and training', env.CONSOLE ? 'open, to this machine only' : undefined),
    way('Mail of alerts', hostOf(env.SMTP_URL)),
    way('Webhook of alerts', hostOf(env.ALERT_WEBHOOK_URL)),
    way('Case system', hostOf(env.CASE_WEBHOOK_URL)),
    way('Audit log', hostOf(env.ANCHOR_WEBHOOK_URL)),
    way('Watch service', hostOf(env.HEARTBEAT_URL)),
    way('Entra', env.GRAPH_CLIENT_ID === undefined ? undefined : 'asked who works here'),
    'What each of these gets, and what it never gets, stands in docs/data-protection.md.',
  ]
}

/** Where else the keys of what was erased can still be, after the erasure was done. */
const copiesOf = ({ MONGODB_URI, DATA_DIR }: Env, oplog: Oplog, { calendar }: Office): string => {
  if (MONGODB_URI === undefined) return `none in ${DATA_DIR} from the moment at which the erasure is done`
  if (oplog === 'none') return 'in the server’s journal until 100 MB have been written after it, or a minute after it was started again'
  if (oplog === 'not told') return 'in the servers’ oplog for as far back as it reaches (rs.printReplicationInfo() says how far)'
  return `in the servers’ oplog, which reaches back to ${calendar.sayDate(calendar.dateOf(oplog.since))}: a key is gone from it once it no longer reaches to the erasure before`
}

const way = (name: string, where: string | undefined): string => `${name}: ${where ?? 'not connected'}.`
/** Where an address leads, without who signs in there. */
const hostOf = (address: string | undefined): string | undefined =>
  address && (/^[a-z+]+:\/\/(?:[^@/]*@)?([^/?]+)/i.exec(address)?.[1] ?? 'an address')
