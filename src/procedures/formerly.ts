/** An event as the log keeps it. */
type KeptEvent = Readonly<Record<string, unknown>> & { readonly event: string }

/** An event as an earlier version kept it, in the shape of today; an event of today it gives back as it is. Pure. */
type Upcast = (event: KeptEvent) => KeptEvent

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The terms of an arrangement, wherever in an event they stand. */
const inTerms =
  (change: (terms: Plain) => Plain): Upcast =>
  (event) => {
    const { terms, request } = event
    return {
      ...event,
      ...(isPlain(terms) ? { terms: change(terms) } : {}),
      ...(isPlain(request) && isPlain(request.terms) ? { request: { ...request, terms: change(request.terms) } } : {}),
    }
  }

/** Until 28 November 2026 one channel could be limited; since then several may hold together. */
const severalChannels = inTerms(({ channel, ...terms }) =>
  channel === undefined || terms.channels ? terms : { ...terms, channels: [channel] },
)

/** Until 28 November 2026 "no further contact" went for every case of a restriction; since then it is asked of each. */
const closedByCase = inTerms((terms) => (terms.noFurtherContact ? terms : { ...terms, noFurtherContact: terms.cases }))

/** Until 28 November 2026 a challenge did not keep who was told of it. */
const challengeTold: Upcast = (event) => (event.told ? event : { ...event, told: [] })

/**
 * What former versions kept otherwise, by procedure and event, oldest change first. It is never taken out: some office's database holds it. What an
 * event of then did not say and nobody can know (who was asked, when it would have been asked again) stays left out, and its rule says so.
 */
const formerly: Readonly<Record<string, Readonly<Record<string, readonly Upcast[]>>>> = {
  restriction: {
    ArrangementAskedFor: [severalChannels, closedByCase],
    DeemingAskedFor: [severalChannels, closedByCase],
    ArrangementApproved: [severalChannels, closedByCase],
    ArrangementChanged: [severalChannels, closedByCase],
    ChallengeRecorded: [challengeTold],
  },
  adjustment: {
    ArrangementAskedFor: [severalChannels],
    ArrangementApproved: [severalChannels],
    ArrangementChanged: [severalChannels],
    ChallengeRecorded: [challengeTold],
  },
}

/** The events of a commit as today's version would have kept them. What is sealed and hashed stays as it was written. */
export const asToday = <Event extends Pick<KeptEvent, 'event'>>(procedure: string, events: readonly Event[]): readonly Event[] => {
  const theirs = Object.hasOwn(formerly, procedure) ? formerly[procedure] : undefined
  if (!theirs) return events
  // Only what an event tells changes, never its frame: it is still an event of its kind.
  return events.map((event) => (theirs[event.event] ?? []).reduce<KeptEvent>((read, upcast) => upcast(read), event as KeptEvent) as Event)
}
