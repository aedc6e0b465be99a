import { pair } from '../operator.ts'
import { isWithin, networkOf, parseAddress } from '../values/address.ts'

/** Whether an address lies in a network, such as `203.0.113.0/24` or `2001:db8::/32`; without a length, is the address. */
export const addresses = pair('IpAddress', 'NotIpAddress', {
  takes: {
    what: 'an address, or a network such as `203.0.113.0/24`',
    is: (text) => networkOf(text) !== undefined,
  },
  compare: (text) => {
    const network = networkOf(text)
    if (!network) return () => false
    return (saw) => {
      const address = parseAddress(saw)
      return address !== undefined && isWithin(address, network)
    }
  },
})
