import { BlockList, isIP } from 'node:net'

/** Addresses that are nobody's on the internet: this machine's, an office's own, those of clouds' own services, and those that are for nobody. */
const apart = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  apart.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  // These carry an address of the old kind inside.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
] as const)
  apart.addSubnet(net, bits, 'ipv6')

/** Does an IP address belong to no computer on the internet? Text that is no IP address does not either. */
export const isPrivate = (address: string): boolean => {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const kind = isIP(plain)
  if (kind === 4) return apart.check(plain, 'ipv4')
  // A mapped address (::ffff:10.0.0.1) is looked up among those of the old kind by BlockList itself.
  return kind === 6 ? apart.check(plain, 'ipv6') : true
}
