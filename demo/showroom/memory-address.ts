import {
  type AddressChanges,
  type AddressMove,
  changeSearch,
  type PageAddress,
  readParameter,
} from '../../widgets/shared/address.ts'

/** An address with a history of its own, apart from the page's. */
export interface MemoryAddress extends PageAddress {
  steps: string[]
  back(): void
}

/** @param search what the address says to begin with. */
export function memoryAddress(search = ''): MemoryAddress {
  const steps = [search]
  const listeners = new Set<(how: AddressMove) => void>()
  let at = 0
  const now = () => steps[at] ?? ''
  const tell = (how: AddressMove) => {
    for (const listener of listeners) listener(how)
  }
  const go = (by: 0 | 1, how: AddressMove) => (changes: AddressChanges) => {
    const next = changeSearch(now(), changes)
    if (next === now()) return
    at += by
    steps.splice(at, Infinity, next)
    tell(how)
  }
  return {
    steps,
    all: (name) => readParameter(now(), name),
    get: (name) => readParameter(now(), name)[0],
    href: (changes) => `https://cykel.example.dk/job${changeSearch(now(), changes)}`,
    push: go(1, 'push'),
    replace: go(0, 'replace'),
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    back() {
      at--
      tell('travel')
    },
  }
}
