import type { Payload } from './payloads.js'

/** The bot's own workspace, and the organisation that it belongs to. */
export interface Own {
  readonly team: string
  readonly enterprise?: string
}

/** Where a delivery comes from: the person's own workspaces as it names them, and the workspace and organisation it was sent in. */
interface Origin {
  readonly persons: readonly string[]
  readonly team: string | undefined
  readonly enterprise: string | undefined
}

/** Reads it from a delivery; Slack names these in different places for commands, presses and events. */
function originOf(payload: Payload): Origin {
  if (payload.type === 'command') return { persons: [], team: payload.team_id, enterprise: payload.enterprise_id }
  if (payload.type === 'event_callback') {
    const { team, user_team: user, source_team: source } = payload.event
    const persons = [team, user, source].filter((id) => id !== undefined && id !== null)
    return { persons, team: payload.team_id ?? undefined, enterprise: payload.enterprise_id ?? undefined }
  }
  const persons = payload.user.team_id ? [payload.user.team_id] : []
  return { persons, team: payload.team?.id, enterprise: payload.team?.enterprise_id ?? payload.enterprise?.id }
}

/**
 * Is this delivery from our own workspace or organisation? In a channel shared with another company its people reach the bot too, and
 * only these ids tell them from ours. A delivery that names no workspace is nobody's.
 */
export function isOurs(payload: Payload, own: Own): boolean {
  const { persons, team, enterprise } = originOf(payload)
  const isOwn = (id: string) => id === own.team || id === own.enterprise
  const inOurs = enterprise !== undefined && enterprise === own.enterprise
  const context = team === undefined ? inOurs : isOwn(team) || inOurs
  return context && persons.every((id) => isOwn(id) || (inOurs && id === team))
}

/** A Slack profile as far as it says whose it is. */
export interface Profile {
  readonly team_id?: string | undefined
  readonly enterprise_user?: { readonly enterprise_id?: string | undefined } | undefined
  readonly deleted?: boolean | undefined
  readonly is_bot?: boolean | undefined
  readonly is_stranger?: boolean | undefined
  readonly is_restricted?: boolean | undefined
  readonly is_ultra_restricted?: boolean | undefined
}

/** Is this somebody of our own workspace, in full: no guest, no bot, nobody who has left, nobody of another company? */
export function isMember(user: Profile, own: Own): boolean {
  if (user.deleted || user.is_bot || user.is_stranger || user.is_restricted || user.is_ultra_restricted) return false
  const inOurs = own.enterprise !== undefined && user.enterprise_user?.enterprise_id === own.enterprise
  return user.team_id === own.team || inOurs || (own.enterprise !== undefined && user.team_id === own.enterprise)
}
