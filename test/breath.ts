import { setTimeout as pause } from 'node:timers/promises'

/** Between two looks at what another process does by itself: whoever looks without a breath keeps the core from it that it needs. */
export const breath = (): Promise<void> => pause(20)
