import { ipKeyGenerator } from 'express-rate-limit';

/** A client with one IPv6 address has its whole subnet of this prefix length. */
const IPV6_SUBNET_BITS = 64;

/** What limits count a client by: its IPv4 address, or the subnet of its IPv6 address. */
export const clientSubnet = (address: string): string => ipKeyGenerator(address, IPV6_SUBNET_BITS);
