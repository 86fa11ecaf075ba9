import type { Facts } from '../procedure.js'
import type { ArrangementEvent } from './matter.js'

/** One event in words, for the timeline; narratives only when the sealed parts were asked for. */
export const sayArrangement = (e: ArrangementEvent, facts: Facts, sealed: boolean): string => {
  const name = facts.office.nameOf
  const words = (text: string | undefined) => (sealed && text ? `: ${text}` : '')
  switch (e.event) {
    case 'ArrangementAskedFor':
      return `Asked for by ${name(e.by)}; put to ${e.deciders.map(name).join(', ')}${words(e.request.facts)}`
    case 'ArrangementApproved':
      return `Approved ${e.changed ? 'with changes ' : ''}by ${name(e.by)}${e.actingFor ? ` for ${name(e.actingFor)}` : ''}${words(e.changed)}`
    case 'ArrangementDeclined':
      return `Declined by ${name(e.by)}${words(e.reason)}`
    case 'MoreAskedFor':
      return `${name(e.by)} asked for more${words(e.question)}`
    case 'MoreAnswered':
      return `${name(e.by)} answered${words(e.answer)}`
    case 'HeadConsulted':
      return `${name(e.by)} consulted the Head of Customer Contact${words(e.question)}`
    case 'DeciderAdvised':
      return `${name(e.by)} advised${words(e.advice)}`
    case 'RequestWithdrawn':
      return `Withdrawn by ${name(e.by)}${words(e.reason)}`
    case 'DecisionClimbed':
      return `Not decided: put to ${e.deciders.map(name).join(', ')} as well`
    case 'TaskDone':
      return `${name(e.by)} did: ${e.task}${e.letterOn ? `, sent on ${facts.office.calendar.sayDate(e.letterOn)}` : ''}${words(e.note)}`
    case 'LetterOverridden':
      return `${name(e.by)} let it start before the letter${words(e.reason)}`
    case 'ArrangementInForce':
      return 'In force'
    case 'OwnerNamed':
      return `${name(e.by)} named ${name(e.owner)} as owner`
    case 'OwnerMissing':
      return 'The owner has left; the heads of department were told'
    case 'ReviewRang':
      return `Review ${e.stage} (${facts.office.calendar.sayDate(e.review)})`
    case 'ArrangementContinued':
      return `Continued by ${name(e.by)}, next review ${facts.office.calendar.sayDate(e.review)}${words(e.reason)}`
    case 'ArrangementChanged':
      return `Changed by ${name(e.by)}${words(e.reason)}`
    case 'ChangeInForce':
      return 'The change is in force'
    case 'TasksChased':
      return 'Asked again for what is still to be done'
    case 'ArrangementLifted':
      return `Lifted by ${name(e.by)}${words(e.reason)}`
    case 'ChallengeRecorded':
      return `${name(e.by)} recorded the customer’s challenge${words(e.words)}`
    case 'ChallengeAnswered':
      return `${name(e.by)} answered the challenge${words(e.answer)}`
    case 'ContactLogged':
      return `${name(e.by)} logged a contact${words(e.words)}`
  }
}
