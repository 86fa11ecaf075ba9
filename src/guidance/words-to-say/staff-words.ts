import { ourManner } from '../understanding/about-one-of-us.js'
import { isBehind } from '../understanding/moments.js'
import { wordsOf } from '../understanding/normalise.js'
import { by, type Case, nothing, said, to, toManager, type Way, type Words } from './words.js'

/** s2: words for somebody whom a contact has shaken, or who lost their own temper in it; not where nobody said so, and not back to a manager who knows already. */
function welfare(of: Case): Words {
  const { has } = of
  if (has('asker-manager')) return managers(of)
  if (
    has('colleague-shaken') &&
    !/\b(?:i feel|im|ive|me too)\b(?! (?:not (?:her|his|their)|worried|the only))/.test(wordsOf(of.text).join(' '))
  )
    return colleagues
  if (!has('own-distress') && ourManner(of.text) !== 'own') return nothing
  if (!has('manager-knows')) return toManager('I have had a difficult contact and would like to talk about it. Do you have a few minutes?')
  return {
    lines: [
      'Your line manager knows already: you can take it to a more senior manager as well.',
      'The office has a legal duty to look after your health and welfare.',
    ],
    ...to('To a more senior manager you can say:', 'Dealing with this customer still affects me, and I need support with it. Can we talk?'),
  }
}

/** A colleague tells of a colleague: managers are who meets them (s2, s12). */
const colleagues: Words = {
  lines: [
    'Their line manager or a more senior one should hear of it now, from them or from you.',
    'Managers meet whoever has had such a contact, and see that they have the support they need.',
  ],
  ...to('To their line manager you can say:', '(Name) has had a difficult contact and may need you. Can you see how they are?'),
}

/** A customer disputes the procedure itself: a manager points them to where one complains of it, and nobody is taken over or consoled (s12). */
export const ofThePolicy = (way: Way): Words => ({
  lines: [
    'Unhappy with how this procedure was used on them: point them to {complaintsPage}.',
    'What was decided about them stands until somebody entitled to it changes it.',
  ],
  ...by(
    way,
    'If you are unhappy with how we have applied our procedure, you can complain to us: {complaintsPage}.',
    'If you are unhappy with how we have applied our procedure, you can complain to us: {complaintsPage}.',
  ),
})

/** s12: while it goes on the manager takes it over; afterwards they ask how their member of staff is. To anybody else it says what a customer may do. */
function managers({ has, moment, way }: Case): Words {
  if (has('disputes-policy')) return ofThePolicy(way)
  if (!has('asker-manager')) {
    if (!has('of-the-procedure')) return nothing
    return by(
      way,
      'If you are unhappy with how we have applied our procedure, you can complain to us: {complaintsPage}.',
      'If you are unhappy with how we have applied our procedure, you can complain to us: {complaintsPage}.',
    )
  }
  if (has('still-on') && !isBehind(moment))
    return {
      lines: [
        'Step in now, and take over the call if that is needed.',
        'Meet them afterwards, and see that they have the support they need.',
      ],
      ...said('I am (name), the manager here. I am taking over this call.'),
    }
  if (has('asks-who-may')) return nothing
  return to('To your member of staff you can say:', 'I heard that contact was rough. How are you, and what would help right now?')
}

/** s6 and s14: the manager hears of a call that was ended; what is asked of the log itself is answered in the lines. */
function afterTheCall({ has, moment }: Case): Words {
  if (moment !== 'over' || has('asks-of-the-log')) return nothing
  return toManager('I have just ended a call. The log is with you; can we talk it over?')
}

/** s11: the manager is told first; once it is decided or done, only the customer may have to hear of it. */
function police({ section, has, way, text }: Case): Words {
  if (!has('reported') && isWritingToThem.test(text)) return recorded
  if (has('reported')) {
    if (!has('to-tell-them')) return recorded
    return {
      lines: [
        'Normally the customer is told that we have reported it; only what bears on the incident went with it.',
        'Decide whether we go on with their matter. If not, tell them as early as can be, and note it on the case.',
      ],
      ...by(
        way,
        'I have to tell you that we have reported what happened to the police. We will (or will not) go on dealing with your matter.',
        'We are writing to tell you that we have reported what happened to the police. We will (or will not) go on dealing with your matter.',
      ),
    }
  }
  if (has('decided')) return recorded
  if (has('asker-manager', 'asker-senior', 'manager-knows')) return nothing
  return section === '11'
    ? toManager('I would like us to look at what more can be done. May we take it to the head of department?')
    : toManager('A customer’s behaviour alarms me, and may have to be reported. May I tell you now?')
}
/** "We're writing to the local force next week": it is decided, and nobody is asked. */
const isWritingToThem =
  /\bwe(?:['’]re| are|['’]ll| will be)? (?:\w+ )?(?:writing|reporting|referring|sending|writing off)\b(?:\s+\S+){0,6}?\s+(?:police|force|constabulary)\b/i
const recorded: Words = {
  lines: [
    'Give your head of department and Information Governance: your name, what was reported, why, and when.',
    'Also whom it was reported to: name, rank or title, and contact details.',
  ],
  ...nothing,
}

/** s15: a record of what was agreed or decided, by whom; nothing is recorded that nobody has decided. */
function records({ has }: Case): Words {
  if (!has('decided') || !has('to-record') || has('asks-of-review')) return nothing
  return to(
    'To Advice Services you can write:',
    'Please record this arrangement, which (name) approved. The customer’s details, the case references and the correspondence are attached.',
  )
}

/** What is said among ourselves; undefined where the section's own words stand. */
export function staffWords(of: Case): Words | undefined {
  switch (of.section) {
    case '2':
      return welfare(of)
    case '12':
      return managers(of)
    case '6':
    case '14':
      return afterTheCall(of)
    case '11':
    case '11.police':
      return police(of)
    case '15':
      return records(of)
    default:
      return undefined
  }
}
