/** You will see this when the bot cannot start. Its message is one sentence for each fault, and says what to do. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}
