import type { Arrival } from './arrival.js'

/** Marks that nobody sees: breaks and joins without width, the direction of writing, soft hyphens. Pasted along they stand within words. */
const hidden = /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/gu
/** Joiners mean something in other letters and between signs; within Latin words they do not. */
const joiners = /(?<=[\p{Script=Latin}\d])[\u200c\u200d]+(?=[\p{Script=Latin}\d])/gu

/** Words without the marks in them that nobody sees. */
export const asSeen = (text: string): string => text.replace(hidden, '').replace(joiners, '')

/** What was written, without the marks in it that nobody sees: "k\u200bill" is read as it is seen. Ours. */
export const withoutHidden = (arrival: Arrival): Arrival =>
  arrival.arrives === 'message' || arrival.arrives === 'command' ? { ...arrival, text: asSeen(arrival.text) } : arrival
