import { existsSync } from 'node:fs'
import { type Env, readEnv } from '../settings/env.js'

/** The settings of the environment, and of a file .env where there is one (the environment wins). Undefined when they have faults, which go to `fail`. */
export const settingsOf = (fail: (words: string) => void): Env | undefined => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const read = readEnv(process.env)
  if (read.ok) return read.env
  fail(read.faults.join('\n'))
  return undefined
}
