import type { Facts } from '../procedure.js'
import { type Done, nameThen } from '../shared/called.js'
import type { StaffId } from '../words.js'
import type { ArrangementEvent } from './matter.js'

/** One event in words, for the timeline; narratives only when the sealed parts were asked for. */
export const sayArrangement = (e: ArrangementEvent, { office }: Facts, sealed: boolean): string => {
  const who = (one: Done) => nameThen(one, office)
  const names = (ids: readonly StaffId[]) => ids.map(office.nameOf).join(', ') || 'nobody who is here'
  const words = (text: string | undefined) => (sealed && text ? `: ${text}` : '')
  const day = office.calendar.sayDate
  switch (e.event) {
    case 'DeemingAskedFor':
      return `Asked for by ${who(e)}; put to ${names(e.told)}: is it unreasonably persistent?${sealed ? ` ${e.request.facts}` : ''}`
    case 'DeemingAskedAgain':
      return `Asked again whether it is unreasonably persistent: ${names(e.told)}`
    case 'PersistenceDeemed':
      return `${who(e)} considers it unreasonably persistent; put to ${names(e.told)}${words(e.reason)}`
    case 'PersistenceNotDeemed':
      return `${who(e)} does not consider it unreasonably persistent${words(e.reason)}`
    case 'ArrangementAskedFor':
      return `Asked for by ${who(e)}; put to ${names(e.deciders)}${words(e.request.facts)}`
    case 'DecisionAskedAgain':
      return `Not decided: asked again: ${names(e.told)}`
    case 'ArrangementApproved': {
      const acting = e.actingFor ? ` for ${e.actingForCalled ?? office.nameOf(e.actingFor)}` : ''
      return `Approved ${e.changed ? 'with changes ' : ''}by ${who(e)}${acting}${words(e.changed)}`
    }
    case 'ArrangementDeclined':
      return `Declined by ${who(e)}${words(e.reason)}`
    case 'MoreAskedFor':
      return `${who(e)} asked for more${words(e.question)}`
    case 'QuestionAskedAgain':
      return `Not answered: asked again: ${names(e.told)}`
    case 'MoreAnswered':
      return `${who(e)} answered${words(e.answer)}`
    case 'HeadConsulted':
      return `${who(e)} consulted the Head of Customer Contact${words(e.question)}`
    case 'DeciderAdvised':
      return `${who(e)} advised${words(e.advice)}`
    case 'RequestWithdrawn':
      return `Withdrawn by ${who(e)}${words(e.reason)}`
    case 'WarningSent':
      return `${who(e)} noted that a letter of warning went out on ${day(e.on)}`
    case 'DecisionClimbed':
      return `Not decided: put to ${names(e.deciders)} as well`
    case 'TaskDone':
      return `${who(e)} ${e.as === 'refused' ? 'refused' : 'did'}: ${e.task}${e.letterOn ? `, sent on ${day(e.letterOn)}` : ''}${words(e.note)}`
    case 'LetterOverridden':
      return `${who(e)} let it start before the letter${words(e.reason)}`
    case 'ArrangementInForce':
      return 'In force'
    case 'OwnerNamed':
      return `${who(e)} named ${office.nameOf(e.owner)} as owner`
    case 'OwnerMissing':
      return 'There is no owner of the rank for it; the heads of department were told'
    case 'ReviewRang':
      return `Review ${e.stage} (${day(e.review)})`
    case 'ArrangementContinued':
      return `Continued by ${who(e)}, next review ${day(e.review)}${words(e.reason)}`
    case 'ArrangementChanged':
      return `Changed by ${who(e)}${words(e.reason)}`
    case 'ChangeInForce':
      return 'The change is in force'
    case 'TasksChased':
      return 'Asked again for what is still to be done'
    case 'ArrangementLifted':
      return `Lifted by ${who(e)}${words(e.reason)}`
    case 'ChallengeRecorded':
      return `${who(e)} recorded the customer’s challenge${words(e.words)}`
    case 'ChallengeAskedAgain':
      return `The challenge was not answered: asked again: ${names(e.told)}`
    case 'ChallengeAnswered':
      return `${who(e)} answered the challenge${words(e.answer)}`
    case 'ContactLogged':
      return `${who(e)} logged a contact${words(e.words)}`
  }
}
