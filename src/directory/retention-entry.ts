import { z } from 'zod'

const mostMonths = 1200

/** "24 months", "7 years": in months. */
const period = z
  .string()
  .trim()
  .regex(/^[1-9]\d* (months?|years?)$/, 'Write how long as a number of months or years, such as 24 months or 7 years.')
  .transform((value) => Number.parseInt(value, 10) * (value.includes('year') ? 12 : 1))
  .refine((months) => months <= mostMonths, 'Use 100 years at most.')

const least = 7
const most = 90
const days = z
  .string()
  .regex(/^\d+$/, 'Write a whole number in digits.')
  .transform(Number)
  .refine(
    (value) => value >= least && value <= most,
    `Use a number from ${least} to ${most}: so many days Information Governance has a list before anything on it goes.`,
  )

/** How long records are kept after their end, by procedure and by how it ended. There is no default: it is the office's to say. */
export const RetentionEntry = z.strictObject({ reviewDays: days, periods: z.record(z.string(), z.record(z.string(), period)) })
