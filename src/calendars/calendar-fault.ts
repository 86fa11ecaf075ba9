/** You will see this when a calendar cannot be read: the message goes on from “The calendar … ”, says what to do, and holds no address. */
export class CalendarFault extends Error {
  override readonly name = 'CalendarFault'
}
