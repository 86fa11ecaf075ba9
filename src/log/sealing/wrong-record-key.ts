/** You will see this when RECORD_KEY is not the one that this log was begun with. */
export class WrongRecordKey extends Error {
  override readonly name = 'WrongRecordKey'
}
