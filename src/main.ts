import { runBot } from './house/run-bot.js'

void runBot()
